package tui

import (
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// wouldTry keeps a draft in which one of the alternatives was marked.
func wouldTry(d *driver) journal.ID {
	d.t.Helper()
	e, err := d.book.Entries.New(journal.Mess, prompts.Ten())
	if err != nil {
		d.t.Fatal(err)
	}
	e.Title = "Food webs"
	differently, field, _ := prompts.Ten().Feeding(prompts.WouldTry)
	e = e.WithDetail(d.book.Sets(), differently, field, "turn the cards face down")
	e, _, err = d.book.Entries.Save(d.t.Context(), journal.Entry{}, e)
	if err != nil {
		d.t.Fatal(err)
	}
	return e.ID
}

func TestWhatWouldBeTriedStandsInThePlan(t *testing.T) {
	will := func(d *driver, id journal.ID) string {
		d.t.Helper()
		e, err := d.book.Entries.Get(d.t.Context(), id)
		if err != nil {
			d.t.Fatal(err)
		}
		return e.Said(d.book.Sets(), prompts.PlanWill)
	}
	drive(t, 80, 24, func(d *driver) {
		id := wouldTry(d)
		d.open(page.Write{ID: id, Step: "next"}).shows("what do I do next", "turn the cards face down")
		d.keys("tab", "tab", "text: at once", "enter", "enter", "enter", "enter").shows("What did I learn").keys("esc")
		if got := will(d, id); got != "turn the cards face down at once" {
			t.Errorf("worded, the plan is %q", got)
		}
	})
	drive(t, 80, 24, func(d *driver) {
		id := wouldTry(d)
		d.open(page.Write{ID: id, Step: "next"}).shows("turn the cards face down").keys("ctrl+n").shows("What did I learn").keys("esc")
		if got := will(d, id); got != "" {
			t.Errorf("skipped, the plan is %q", got)
		}
	})
	drive(t, 80, 24, func(d *driver) {
		id := wouldTry(d)
		d.open(page.Write{ID: id, Step: "next"}).keys("tab", "tab", "ctrl+u", "shift+tab", "shift+tab", "shift+tab").keys("ctrl+n")
		d.shows("what do I do next").hides("turn the cards face down")
	})
}
