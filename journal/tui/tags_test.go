package tui

import (
	"slices"
	"strings"
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

// Tags stand between commas, as the example beside the line says: several words are one
// tag, and the line says how it is read where that is another thing than what was typed.
func TestTagsStandBetweenCommas(t *testing.T) {
	for typed, want := range map[string]string{
		"groups, exit tickets":   "groups exit-tickets",
		"exit tickets":           "exit-tickets",
		"#groups #exit tickets,": "groups exit-tickets",
		"groups; timing":         "groups timing",
	} {
		drive(t, 80, 24, func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys("text:Staff", "enter", "enter", "text:"+typed)
			if told := "→ #" + strings.ReplaceAll(want, " ", " #"); strings.Contains(d.text(), told) != strings.Contains(want, "-") {
				t.Errorf("%q is told as\n%s", typed, d.text())
			}
			d.keys("ctrl+n")
			if got := strings.Join(d.only().Tags, " "); got != want {
				t.Errorf("%q is %q, want %q", typed, got, want)
			}
		})
	}
}

// A tag used before is offered after a comma.
func TestATagUsedBeforeIsOffered(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.finished("Staff", "", "2026-11-18 10:00", d.blank(prompts.Ten()).WithTags([]string{"groups", "timing"}))
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "enter", "enter", "text:groups, ti", "enter", "ctrl+n")
		if got := strings.Join(d.entryNamed("Lab").Tags, " "); got != "groups timing" {
			t.Errorf("the tags are %q", got)
		}
	})
}
