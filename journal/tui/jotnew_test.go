package tui

import (
	"testing"

	"messup/journal/date"
	"messup/journal/tui/page"
)

// The first line of all names its class: no entry had to name it before.
func TestAFirstJotNamesItsClass(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Jot{}).keys("text:Wednesday with 10A the groups fell apart", "enter").shows("Kept, with 10A · Wed 18 Nov.")
		if e := d.only(); e.Class != "10A" {
			t.Errorf("kept for %q", e.Class)
		}
	})
}

// A line that begins with when it was, and a colon, is kept as the shell keeps it: without them, of that day.
func TestALineOnThePageBeginsWithADayAsInTheShell(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		for line, want := range map[string]string{"Fri: 9B good": "2026-11-13 9B good", "yesterday: the lab ran over": "2026-11-18 the lab ran over", "note: ring the office": "2026-11-19 note: ring the office"} {
			d.open(page.Jot{}).keys("text:"+line, "enter").shows("Kept")
			on, err := d.book.Desk(t.Context(), 1)
			if err != nil || len(on.Drafts) == 0 {
				t.Fatalf("%q: %v", line, err)
			}
			if e := on.Drafts[0]; date.DayOf(e.Happened).String()+" "+e.Title != want {
				t.Errorf("%q is kept as %s %q, want %s", line, date.DayOf(e.Happened), e.Title, want)
			}
			if _, err := d.book.Trash.Delete(t.Context(), on.Drafts[0].ID); err != nil {
				t.Fatal(err)
			}
		}
		d.open(page.Jot{}).keys("text:Fri: 9B good", "delete", "enter").shows("Kept")
		on, err := d.book.Desk(t.Context(), 1)
		if err != nil || len(on.Drafts) == 0 || on.Drafts[0].Title != "Fri: 9B good" {
			t.Errorf("waved off it is kept as %+v, %v", on.Drafts, err)
		}
	})
}
