package plans

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/list"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Open opens page.Plans.
func Open(d *page.Env, to page.Plans) page.Page {
	p := &plansPage{}
	p.Page = list.NewListPage(d, "Plans", voice.NoPlans, to.Cursor, p.read, p.row)
	return p
}

type plansPage struct{ list.Page[journal.Plan] }

// read reads the plans, in a command: those that wait by their day, then the
// others, the newest first.
func (p *plansPage) read(ctx context.Context, _ search.Query, skip, limit int) (b list.Batch[journal.Plan], err error) {
	plans, err := p.Env.Book.Plans.All(ctx, false)
	if err != nil {
		return b, err
	}
	all, err := p.Env.Book.Plans.All(ctx, true)
	if err != nil {
		return b, err
	}
	for _, plan := range all {
		if !plan.Waits() {
			plans = append(plans, plan)
		}
	}
	return list.Cut(plans, skip, limit), nil
}

// row is one plan: what is meant, with whom, and where it stands.
func (p *plansPage) row(i int, top bool) []string {
	plan, _ := p.List.Row(i)
	var lines []string
	if before, ok := p.List.Row(i - 1); i == 0 || top || ok && before.Waits() != plan.Waits() {
		heading := voice.Say("Waiting")
		if !plan.Waits() {
			heading = voice.Say("Answered")
		}
		if i > 0 && !top && !p.Env.Short() {
			lines = append(lines, "")
		}
		lines = append(lines, p.Env.Look.Quiet.Render(heading))
	}
	return append(lines, list.Row(p.Env, i == p.List.Cursor, voice.PlanSentence(plan), text.CleanLine(plan.Whom()), voice.PlanState(plan, p.Env.Today())))
}

func (p *plansPage) Actions() []page.Action {
	var all []page.Action
	if plan, ok := p.List.Chosen(); ok {
		all = append(all,
			page.Act("enter", "what happened", func() tea.Cmd { return page.GoTo(page.TakeTwo{ID: plan.ID}) }, "enter"),
			page.Act("e", "edit", func() tea.Cmd { return page.GoTo(page.EditPlan{ID: plan.ID}) }, "e"),
			page.Act("v", "how it went so far", func() tea.Cmd { return page.GoTo(page.Chain{ID: plan.ID}) }, "v"))
		if plan.Entry != "" {
			all = append(all, page.Act("o", "where it came from", func() tea.Cmd { return page.GoTo(page.Read{ID: plan.Entry}) }, "o"))
		}
	}
	return p.Keys(append(all,
		page.Act("n", "new plan", func() tea.Cmd { return page.GoTo(page.PlanIt{}) }, "n"),
		page.Act("-", "stop one thing", func() tea.Cmd { return page.GoTo(page.PlanIt{Stop: true}) }, "-").Seldom())...)
}

func (p *plansPage) Here() page.Place { return page.Plans{Cursor: p.List.Cursor} }
