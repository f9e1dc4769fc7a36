package tui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
)

func openPlans(d *desk, to Plans) page {
	p := &plansPage{desk: d, start: to.Cursor}
	p.list = list[journal.Plan]{desk: d, draw: p.row, fetch: p.read}
	return p
}

type plansPage struct {
	plainPage
	desk  *desk
	list  list[journal.Plan]
	start int
}

func (p *plansPage) Init() tea.Cmd { return p.list.find(journal.Query{}, p.start) }

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

// cut takes the rows of a window out of a list that is in memory.
func cut[T any](all []T, skip, limit int) batch[T] {
	from := min(skip, len(all))
	return batch[T]{slices.Clone(all[from:min(from+limit, len(all))]), len(all), len(all)}
}

func (p *plansPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return p.list.fit(p.desk.size.Height)
	case rowsMsg[journal.Plan]:
		return p.list.take(msg)
	}
	return nil
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
	return append(lines, p.desk.listRow(i == p.list.cursor, plan.Sentence(), journal.CleanLine(plan.Whom()), planState(plan)))
}

// planState says where a plan stands.
func planState(p journal.Plan) string {
	switch {
	case p.Waits() && p.Day.IsZero():
		return journal.CleanLine(p.By)
	case p.Waits():
		return p.Day.Format("Mon 2 Jan")
	case p.Outcome != "":
		return journal.SayOutcome(p.Outcome)
	}
	return journal.SayResult(p.Result)
}

// listRow is a row of a list: words, and quietly behind them whom or what they
// are about, and where they stand.
func (d *desk) listRow(chosen bool, words, about, state string) string {
	l, width := d.look, d.textWidth()-lipgloss.Width(noBar)
	bar, style := l.row(chosen)
	right := state
	if about != "" && width >= 60 {
		right = oneLine(l, l.quiet, about, nil, 16)
		right += strings.Repeat(" ", max(0, 18-lipgloss.Width(right))) + l.quiet.Render(padLeft(state, 12))
	} else {
		right = l.quiet.Render(right)
	}
	room := width - lipgloss.Width(right) - 2
	if room < 12 {
		right, room = "", width
	}
	return bar + spread(oneLine(l, style, journal.CleanLine(words), nil, room), right, width)
}

func (p *plansPage) View() view {
	v := view{title: "Plans", body: strings.Join(p.list.lines(), "\n")}
	if p.list.loaded && p.list.total() == 0 {
		v.body = strings.Join(fold(p.desk.look.words, journal.NoPlans, p.desk.textWidth()), "\n")
	}
	return v
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
	all = append(all,
		act("n", "new plan", func() tea.Cmd { return goTo(PlanIt{}) }, "n"),
		act("esc", "back", func() tea.Cmd { return back }, "esc"))
	return append(all, p.list.keys()...)
}

func (p *plansPage) Here() Place { return Plans{Cursor: p.list.cursor} }
