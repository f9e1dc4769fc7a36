package plans

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// PlanWords are what a new plan begins with.
type PlanWords struct {
	When, Will, Class string
	Entry             journal.ID
	About             string // the lesson or words it comes from
}

// NewForm is a form for a new plan.
func NewForm(d *page.Env, w PlanWords, then func(journal.Plan) tea.Cmd) form.Form {
	return form.Form{
		Ask: "When …, I will …", Hint: "Small enough to do next time you meet them.",
		About: func(set *look.Lines) {
			if w.About != "" {
				set.Lesson(w.About)
			}
		},
		Fields: []form.Field{
			{Label: "When", Hint: "expert groups have had six minutes", Text: w.When},
			{Label: "I will", Hint: "turn cards face down", Text: w.Will},
			{Label: "By", Hint: voice.ByHint, Reads: func(v form.Values) string {
				return meant(d, journal.Plan{When: v[0], Will: v[1], By: v[2], Class: w.Class})
			}},
			{Label: "I'll look for", Hint: "what would show it"},
		},
		Save: form.Saves(func(ctx context.Context, v form.Values) (journal.Plan, error) {
			fresh, err := d.Book.Plans.New()
			if err != nil {
				return fresh, err
			}
			fresh.When, fresh.Will = v[0], v[1]
			fresh.By, fresh.LookFor = v[2], v[3]
			fresh.Class, fresh.Entry = w.Class, w.Entry
			return d.Book.Plans.Save(ctx, journal.Plan{}, fresh)
		}, then),
	}
}

// meant says which day is read from the words of a plan.
func meant(d *page.Env, p journal.Plan) string {
	return voice.Understood(p.Meant(), d.Today(), d.Year)
}

// OnItsDay goes on once a plan is kept: to ask which day it is for, if nobody has
// said, so that it is not silent for ever.
func OnItsDay(p journal.Plan, then tea.Cmd) tea.Cmd {
	if p.Waits() && p.Day.IsZero() {
		return tea.Sequence(then, page.GoTo(page.WhichDay{ID: p.ID}))
	}
	return then
}

// OpenPlanIt opens page.PlanIt.
func OpenPlanIt(d *page.Env, to page.PlanIt) page.Page {
	return &form.AsidePage{Page: form.Page{Desk: d, Loaded: true}, Route: to, Title: "New plan", Ask: func(s *form.Page) tea.Cmd {
		on := NewForm(d, PlanWords{}, func(p journal.Plan) tea.Cmd {
			if p.Day.IsZero() {
				return page.SwapTo(page.WhichDay{ID: p.ID})
			}
			return tea.Batch(page.Back, page.Tell(voice.PlanSet(p, d.Today())))
		})
		on.Drop = func() tea.Cmd { return page.Back }
		return s.Write(on)
	}}
}
