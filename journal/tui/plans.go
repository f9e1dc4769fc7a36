package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openPlans(d *desk, to Plans) page {
	p := &plansPage{}
	p.listPage = newListPage(d, "Plans", journal.NoPlans, to.Cursor, p.read, p.row)
	return p
}

type plansPage struct{ listPage[journal.Plan] }

// read reads the plans, in a command: those that wait by their day, then the
// others, the newest first.
func (p *plansPage) read(ctx context.Context, _ journal.Query, skip, limit int) (b batch[journal.Plan], err error) {
	plans, err := p.desk.book.Plans(ctx, false)
	if err != nil {
		return b, err
	}
	all, err := p.desk.book.Plans(ctx, true)
	if err != nil {
		return b, err
	}
	for _, plan := range all {
		if !plan.Waits() {
			plans = append(plans, plan)
		}
	}
	return cut(plans, skip, limit), nil
}

// row is one plan: what is meant, with whom, and where it stands.
func (p *plansPage) row(i int, top bool) []string {
	plan, _ := p.list.row(i)
	var lines []string
	if before, ok := p.list.row(i - 1); i == 0 || top || ok && before.Waits() != plan.Waits() {
		heading := "Waiting"
		if !plan.Waits() {
			heading = "Answered"
		}
		if i > 0 && !top && !p.desk.short() {
			lines = append(lines, "")
		}
		lines = append(lines, p.desk.look.quiet.Render(heading))
	}
	return append(lines, listRow(p.desk, i == p.list.cursor, plan.Sentence(), journal.CleanLine(plan.Whom()), planState(plan)))
}

func (p *plansPage) Actions() []action {
	var all []action
	if plan, ok := p.list.chosen(); ok {
		all = append(all,
			act("enter", "what happened", func() tea.Cmd { return goTo(TakeTwo{ID: plan.ID}) }, "enter"),
			act("h", "how it went so far", func() tea.Cmd { return goTo(Chain{ID: plan.ID}) }, "h"))
		if plan.Entry != "" {
			all = append(all, act("o", "where it came from", func() tea.Cmd { return goTo(Read{ID: plan.Entry}) }, "o"))
		}
	}
	return p.keys(append(all, act("n", "new plan", func() tea.Cmd { return goTo(PlanIt{}) }, "n"))...)
}

func (p *plansPage) Here() Place { return Plans{Cursor: p.list.cursor} }
