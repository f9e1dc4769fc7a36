package tui

import (
	"slices"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// The key for the tags leads to the line of the tags, also where there are some.
func TestTheKeyForTagsLeadsToThem(t *testing.T) {
	for name, open := range map[string]func(*driver, journal.ID){
		"in the list":   func(d *driver, _ journal.ID) { d.open(page.Browse{}) },
		"while reading": func(d *driver, id journal.ID) { d.open(page.Read{ID: id}) },
	} {
		t.Run(name, func(t *testing.T) {
			for _, have := range []string{"", "groups"} {
				drive(t, 80, 24, func(d *driver) {
					e := d.finished("Staff", "", "2026-11-18 10:00", d.blank(prompts.Ten()).WithTags([]string{have}))
					open(d, e.ID)
					d.keys("#", "text:, meeting", "enter")
					if e, err := d.book.Entries.Get(t.Context(), e.ID); err != nil || e.Title != "Staff" || !slices.Contains(e.Tags, "meeting") {
						t.Errorf("with %q: %q %v, %v", have, e.Title, e.Tags, err)
					}
				})
			}
		})
	}
}
