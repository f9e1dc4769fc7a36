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
		d.open(page.Write{ID: id, Step: "next"}).shows("what do I do next", "I will “turn the cards face down”")
		d.keys("tab", "tab", "right", "text: at once", "shift+tab", "shift+tab", "enter").shows("What did I learn").keys("esc")
		if got := will(d, id); got != "turn the cards face down at once" {
			t.Errorf("worded, the plan is %q", got)
		}
	})
	for _, by := range []string{"ctrl+n", "enter"} {
		drive(t, 80, 24, func(d *driver) {
			id := wouldTry(d)
			d.open(page.Write{ID: id, Step: "next"}).shows("turn the cards face down").keys(by).shows("What did I learn").keys("esc")
			if got := will(d, id); got != "" {
				t.Errorf("passed by with %s, the plan is %q", by, got)
			}
		})
	}
	drive(t, 80, 24, func(d *driver) {
		id := wouldTry(d)
		d.open(page.Write{ID: id, Step: "next"}).keys("tab", "tab", "right", "ctrl+u", "shift+tab", "shift+tab").hides("turn the cards face down")
		d.keys("enter", "shift+tab").shows("what do I do next").hides("turn the cards face down")
	})
	drive(t, 80, 24, func(d *driver) { // what is said above the line comes first
		id := wouldTry(d)
		d.open(page.Write{ID: id, Step: "next"}).keys("text:When it rings, I will wait.").shows("I will “wait”").hides("turn the cards face down")
	})
}
