package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// planWords are what a new plan begins with.
type planWords struct {
	when, will, class string
	entry             journal.ID
	about             string // the lesson or words it comes from
}

// askPlan puts a new plan on a slip.
func askPlan(s *sheet, w planWords, then func(journal.Plan) tea.Cmd) tea.Cmd {
	var by, look string
	on := newSlip(s.desk, "When …, I will …", "Small enough to do next time you meet them.",
		blank{label: "When", hint: "expert groups have had six minutes", to: &w.when},
		blank{label: "I will", hint: "turn cards face down", to: &w.will},
		blank{label: "By", hint: byHint, to: &by},
		blank{label: "I'll look for", hint: "what would show it", to: &look})
	if w.about != "" {
		on.about = func(set *paper) { set.lesson(w.about) }
	}
	book := s.desk.book
	var kept journal.Plan
	on.keep = func(ctx context.Context) error {
		fresh, err := book.NewPlan()
		if err != nil {
			return err
		}
		fresh.When, fresh.Will, fresh.By, fresh.LookFor, fresh.Class, fresh.Entry = w.when, w.will, by, look, w.class, w.entry
		kept, err = book.SavePlan(ctx, journal.Plan{}, fresh)
		return err
	}
	on.then = func() tea.Cmd { return then(kept) }
	return s.write(on)
}

// planSet says when a plan is for.
func planSet(p journal.Plan) string {
	if p.Day.IsZero() {
		return "The plan is kept."
	}
	return "The plan is set for " + p.Day.Format("Monday 2 January") + "."
}
