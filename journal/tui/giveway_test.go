package tui

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

const longTitle = "A long line of what happened when the projector died in the first minutes and nobody knew what came next"

// That an entry is a draft, and where it stopped, has its room before a long title.
func TestALongTitleGivesWayToTheStateOfADraft(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			e := d.blank(prompts.Ten())
			e.Title, e.Class = longTitle, "9B science"
			d.save(e)
			for range 30 { // no row is free
				d.finished(longTitle, "9B science", "2026-11-18 09:00", d.blank(prompts.Ten()))
			}
			d.open(page.Browse{}).shows("draft")
		})
	}
}

// A title that stands on the page gives way in the header, and the date does not.
func TestALongTitleGivesWayToTheDate(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		e := d.finished(longTitle, "9B science", "2026-11-18 09:00", d.blank(prompts.Ten()))
		d.open(page.Read{ID: e.ID})
		if head := d.screen()[0]; !strings.HasSuffix(head, "9B science · 18 Nov 09:00") || !strings.Contains(head, "…") {
			t.Errorf("the header is %q", head)
		}
	})
}

// Of a day that has more than there is room for, one sees how much there is; and today is
// marked also where the cursor is on it.
func TestADaySaysHowMuchOfItIsOutOfSight(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			for range 7 {
				d.finished(longTitle, "9B science", "2026-11-19 09:00", d.blank(prompts.Ten()))
			}
			d.open(page.Year{})
			if size[0] == 120 { // all are there, and their titles go on
				d.hides("1 of 7").shows("in the first minutes")
				return
			}
			d.shows("1 of 7 ▾").keys("tab", "tab").shows("3 of 7 ▾")
			if size[0] == 80 {
				d.shows("●∧")
			}
		})
	}
}

// Of what the menu lies over only whole words stick out, and no sign that one was cut.
func TestNothingHalfSticksOutBehindTheMenu(t *testing.T) {
	before, after := behind("  a long row that ends …  9B sci…", 8, 20)
	if before != "  a long" || after != "" && strings.Contains(after, "…") {
		t.Errorf("%q and %q", before, after)
	}
	if before, after = behind("some words here and there", 6, 13); before != "some  " || after != "   and there" {
		t.Errorf("%q and %q", before, after)
	}
}

// Where there is nothing, nothing is said of what it has.
func TestNoLooseEndsOfNothing(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Loose{}).shows("Nothing here yet.").hides("lesson")
		e := withRole(d.blank(prompts.Ten()), prompts.Ten(), prompts.Lesson, "Say who holds what.")
		d.finished("It failed", "9B science", "2026-11-18 09:00", e)
		d.open(page.Loose{}).shows("No loose ends")
	})
}

// Where lines are free a plan of the days to come is there whole, beside the desk.
func TestWhatComesIsWholeBesideTheDesk(t *testing.T) {
	drive(t, 120, 40, func(d *driver) {
		d.finished("It failed", "9B science", "2026-11-18 09:00", d.blank(prompts.Ten()))
		p, err := d.book.Plans.New()
		if err != nil {
			t.Fatal(err)
		}
		p.When, p.Will, p.By, p.Class = "the projector is dark for the first five minutes", "turn to the board at once", "24 nov", "9B science"
		if _, err = d.book.Plans.Save(t.Context(), journal.Plan{}, p); err != nil {
			t.Fatal(err)
		}
		d.open(page.Home{}).shows("at once")
	})
}
