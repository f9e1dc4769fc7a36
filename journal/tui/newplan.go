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

// planSlip is a slip for a new plan.
func planSlip(d *desk, w planWords, then func(journal.Plan) tea.Cmd) slip {
	return slip{
		ask: "When …, I will …", hint: "Small enough to do next time you meet them.",
		about: func(set *paper) {
			if w.about != "" {
				set.lesson(w.about)
			}
		},
		blanks: []blank{
			{label: "When", hint: "expert groups have had six minutes", text: w.when},
			{label: "I will", hint: "turn cards face down", text: w.will},
			{label: "By", hint: byHint},
			{label: "I'll look for", hint: "what would show it"},
		},
		save: saves(func(ctx context.Context, v values) (journal.Plan, error) {
			fresh, err := d.book.NewPlan()
			if err != nil {
				return fresh, err
			}
			fresh.When, fresh.Will = v[0], v[1]
			fresh.By, fresh.LookFor = v[2], v[3]
			fresh.Class, fresh.Entry = w.class, w.entry
			return d.book.SavePlan(ctx, journal.Plan{}, fresh)
		}, then),
	}
}

func openPlanIt(d *desk, to PlanIt) page {
	return &asidePage{sheet: sheet{desk: d, loaded: true}, route: to, title: "New plan", ask: func(s *sheet) tea.Cmd {
		on := planSlip(d, planWords{}, func(p journal.Plan) tea.Cmd { return tea.Batch(back, say(planSet(p))) })
		on.drop = func() tea.Cmd { return back }
		return s.write(on)
	}}
}
