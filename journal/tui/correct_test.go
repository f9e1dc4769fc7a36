package tui

import (
	"slices"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

func (d *driver) plan(id journal.ID) journal.Plan {
	d.t.Helper()
	p, err := d.book.Plans.Get(d.t.Context(), id)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// A plan is corrected from the list and from its entry, which then shows it as
// it stands; its entry's own words stay.
func TestAPlanIsCorrectedWithOneKey(t *testing.T) {
	drive(t, 100, 40, func(d *driver) {
		aWeek(d)
		id := d.due().ID
		d.open(page.Plans{}).keys("e").shows("How should it read?", "turn cards face down")
		d.keys("enter", "ctrl+u", "text:turn all cards", "enter", "ctrl+u", "text:friday", "enter").shows("Plans", "The plan is corrected, for Friday 20 November.")
		if p := d.plan(id); p.Will != "turn all cards" || p.Day.String() != "2026-11-20" || len(p.Moves) != 0 {
			t.Errorf("kept %+v", p)
		}
		d.open(page.Read{ID: d.entryNamed("Frog question").ID}).keys("end").shows("turn all cards", "friday").hides("turn cards face down")
		d.keys("p").shows("How should it read?").keys("tab", "tab", "tab", "ctrl+u", "text:10A", "enter")
		if p := d.plan(id); p.Class != "10A" || p.Will != "turn all cards" {
			t.Errorf("kept %+v", p)
		}
		if e := d.entryNamed("Frog question"); e.Said(prompts.Shipped(), prompts.PlanWill) != "turn cards face down" || e.Class != "9B science" {
			t.Errorf("the entry says %+v", e)
		}
	})
}

func TestAPersonIsCorrectedWithOneKey(t *testing.T) {
	drive(t, 100, 40, func(d *driver) {
		aWeek(d)
		d.open(page.People{}).keys("e").shows("How should it read?", "Two cards, ten minutes?")
		d.keys("ctrl+u", "text:new ELL teacher", "enter", "enter", "enter", "ctrl+u", "text:friday", "enter").shows("People", "Corrected: new ELL teacher.")
		id := d.entryNamed("Frog question").ID
		c, err := d.book.People.Get(t.Context(), id)
		if err != nil || c.Person != "new ELL teacher" || c.Day.String() != "2026-11-20" || len(c.Moves) != 0 {
			t.Errorf("kept %+v, %v", c, err)
		}
		d.open(page.Read{ID: id}).keys("end").shows("new ELL teacher").keys("C").shows("new ELL teacher").keys("esc").shows("Frog question")
	})
}

// Three lines are asked and kept with enter; all else is there for tab, and costs
// no key.
func TestAPlanMayCarryMore(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.PlanIt{}).shows("tab  Class · Goal · Different").keys("text:it rains", "enter", "text:open the windows", "enter", "tab")
		d.shows("Different").keys("text:9B", "tab", "text:air", "tab", "text:two windows", "enter").hides("New plan")
		plans, err := d.book.Plans.All(t.Context(), false)
		if err != nil || len(plans) != 1 || plans[0].Class != "9B" || plans[0].Goal != "air" || plans[0].Different != "two windows" || plans[0].Will != "open the windows" {
			t.Fatalf("kept %+v, %v", plans, err)
		}
		d.open(page.Plans{}).keys("enter", "1", "1", "enter", "enter", "enter", "enter", "t").shows("what's different this time?")
		d.keys("text:all windows", "enter", "enter", "enter", "tab").shows("Obstacle").keys("tab", "tab", "tab", "text:the caretaker has the key", "enter")
		plans, err = d.book.Plans.All(t.Context(), false)
		if err != nil || len(plans) != 1 || plans[0].Take != 2 || plans[0].Different != "all windows" || plans[0].Class != "9B" || plans[0].Obstacle != "the caretaker has the key" {
			t.Errorf("kept %+v, %v", plans, err)
		}
	})
}

// What kept one going the last time asks the plan its question.
func TestTheReasonsAskThePlan(t *testing.T) {
	drive(t, 80, 30, func(d *driver) {
		set := prompts.Ten()
		e := withRole(d.blank(set), set, prompts.Reasons, "nothing else ready\nI did not notice")
		e = withRole(withRole(e, set, prompts.PlanWhen, "groups copy"), set, prompts.PlanWill, "turn cards face down")
		e = d.finished("Jigsaw", "9B", "2026-11-18 10:00", e)
		d.open(page.EditPlan{ID: e.ID}).keys("tab", "tab", "tab").shows("What will lie ready?").keys("tab", "tab", "tab", "tab", "text:the map quiz", "enter")
		if p := d.plan(e.ID); p.Obstacle != "the map quiz" || p.ObstacleAsk != "What will lie ready?" {
			t.Fatalf("kept %+v", p)
		}
		for _, to := range []page.Place{page.Before{Class: "9B"}, page.TakeTwo{ID: e.ID}, page.Chain{ID: e.ID}} {
			d.open(to)
			if said := d.said(); !strings.Contains(said, "What will lie ready? the map quiz") {
				t.Errorf("%T: %s", to, said)
			}
		}
		d.open(page.EditPlan{ID: e.ID}).shows("the map quiz", "Obstacle: What will lie ready?")
	})
}

func TestAPlanToStopSomething(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Plans{}).keys("-").shows("I will stop …").keys("esc").shows("Plans")
		d.keys("-", "enter", "enter", "enter").shows("Type a few words first").keys("esc").shows("Plans")
		d.keys("-", "text:marking every draft", "enter", "text:Sunday mornings", "enter", "text:monday", "enter").shows("stop marking every draft")
		plans, err := d.book.Plans.All(t.Context(), false)
		if err != nil || len(plans) != 1 || !plans[0].Stops() || plans[0].Frees != "Sunday mornings" {
			t.Fatalf("kept %+v, %v", plans, err)
		}
		d.open(page.TakeTwo{ID: plans[0].ID}).shows("Sunday mornings").keys("1", "1").shows("What did nobody miss?")
		d.keys("text:the third round of red", "enter", "enter", "enter", "enter", "enter")
		if p := d.plan(plans[0].ID); p.Unneeded != "the third round of red" || p.Outcome != journal.Better {
			t.Errorf("told %+v", p)
		}
		d.open(page.Chain{ID: plans[0].ID}).shows("the third round of red", "Sunday mornings")
		d.open(page.PlanIt{}).keys("text:they ask", "enter", "text:Stop answering at once", "enter", "enter")
		d.open(page.Plans{}).keys("enter", "1", "1").shows("What did nobody miss?")
	})
}

// What one expects is on no page until there is an outcome, and then beside it.
func TestWhatIsExpectedIsSealed(t *testing.T) {
	const expected = "half of them guess"
	seal := func(d *driver) {
		aWeek(d)
		d.open(page.EditPlan{ID: d.due().ID}).keys(slices.Repeat([]string{"tab"}, 9)...).keys("text:"+expected, "enter").shows("corrected")
	}
	inTurn(t, sizes()[:2], seal, func(d *driver, to page.Place) {
		d.open(to).hides(expected)
	})
	drive(t, 100, 30, func(d *driver) {
		seal(d)
		id := d.due().ID
		d.open(page.EditPlan{ID: id}).keys("tab", "tab", "tab").shows("sealed; what you type here replaces it").keys("shift+tab", "shift+tab", "text: now", "enter", "enter")
		d.open(page.TakeTwo{ID: id}).keys("1").hides(expected)
		d.open(page.Chain{ID: id}).hides("Expected")
		d.open(page.TakeTwo{ID: id}).keys("2", "enter", "enter", "enter", "enter")
		d.open(page.Chain{ID: id}).shows("Expected", expected, "better, not there yet")
		d.open(page.EditPlan{ID: id}).hides("I expect", expected)
	})
}
