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
			{Label: "By", Hint: voice.ByHint},
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

// OpenPlanIt opens page.PlanIt.
func OpenPlanIt(d *page.Env, to page.PlanIt) page.Page {
	return &form.AsidePage{Page: form.Page{Desk: d, Loaded: true}, Route: to, Title: "New plan", Ask: func(s *form.Page) tea.Cmd {
		on := NewForm(d, PlanWords{}, func(p journal.Plan) tea.Cmd { return tea.Batch(page.Back, page.Tell(voice.PlanSet(p))) })
		on.Drop = func() tea.Cmd { return page.Back }
		return s.Write(on)
	}}
}
