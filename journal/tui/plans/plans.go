package plans

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/pictures"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/list"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Open opens page.Plans.
func Open(d *page.Env, to page.Plans) page.Page {
	p := &plansPage{}
	p.Page = list.NewListPage(d, "Plans", voice.NoPlans, to.Cursor, p.read, p.row)
	p.List.Over = p.over
	p.Finder, p.Tries = list.NewFinder(d, to.Query, false), "a word"
	p.Finder.Hint(voice.Say("words, \"a phrase\", class:9B, is:done"))
	p.Beside, p.List.Moved = true, p.look
	p.One, p.States = "plan", search.Names(search.PlanStates())
	return p
}

type plansPage struct {
	list.Page[journal.Plan]
	wanted journal.ID // the plan the cursor is on
	takes  takesMsg
}

// takesMsg brings the takes that a plan is one of.
type takesMsg struct {
	of    journal.ID
	chain journal.Chain
}

// look reads the takes of the chosen plan, to be shown beside the rows.
func (p *plansPage) look() tea.Cmd {
	plan, ok := p.List.Chosen()
	if !ok || !p.Env.Wide() || plan.ID == p.wanted {
		return nil
	}
	p.wanted = plan.ID
	book := p.Env.Book
	return p.Env.Ask(func(ctx context.Context) (tea.Msg, error) {
		chain, err := book.Plans.Chain(ctx, plan)
		return takesMsg{plan.ID, chain}, page.IgnoreMissing(err)
	})
}

func (p *plansPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case takesMsg:
		if msg.of == p.wanted {
			p.takes = msg
		}
		return nil
	case list.RowsMsg[journal.Plan]: // what came of them may have changed
		p.wanted = ""
	case tea.WindowSizeMsg:
		return tea.Batch(p.Page.Update(msg), p.look())
	}
	return p.Page.Update(msg)
}

// View is that of a page.Page.
func (p *plansPage) View() page.View {
	v := p.Page.View()
	if plan, ok := p.List.Chosen(); ok && p.Env.Wide() {
		v.Side, v.Left = p.side(plan), page.ListLeft
	}
	return v
}

// side is how it went so far, drawn, and what is meant.
func (p *plansPage) side(plan journal.Plan) []string {
	set := &look.Lines{Look: p.Env.Look, Width: min(page.Measure, p.Env.SideWidth(page.ListLeft))}
	set.Add(set.Look.Bold, cmp.Or(plan.Goal, voice.PlanSentence(plan)))
	set.Gap()
	if p.takes.of == plan.ID {
		set.Rows = append(set.Rows, pictures.Path(p.takes.chain, p.Env.Today(), -1).Draw(set.Look.Pen(), set.Width)...)
		set.Gap()
	}
	shown := &Panel{env: p.Env, Plan: plan}
	shown.Plan.Goal = ""
	shown.setPlan(set)
	shown.setResult(set)
	return set.Rows
}

// read reads the plans, in a command: those that wait by their day, then the
// others, the newest first.
func (p *plansPage) read(ctx context.Context, q search.Query, skip, limit int) (b list.Batch[journal.Plan], err error) {
	if q.Zero() {
		run, err := p.Env.Book.Plans.Run(ctx, skip, limit)
		if err != nil {
			return b, err
		}
		aside, err := p.Env.Book.AsideOpen(ctx, journal.PlansKind)
		b = list.Batch[journal.Plan]{Rows: run.Plans, Total: run.Total, All: run.Total, Aside: aside}
		if b.Total > 0 || err != nil {
			return b, err
		}
		means, err := p.Env.Book.DraftMeans(ctx, gather.Intent.Plans)
		if means {
			b.None = voice.DraftPlans
		}
		return b, err
	}
	plans, err := p.Env.Book.Plans.Search(ctx, q)
	if err != nil {
		return b, err
	}
	all, err := p.Env.Book.Plans.Run(ctx, 0, 0)
	b = list.Cut(plans, skip, limit)
	b.All = max(all.Total, b.Total) // what is heavy may have been asked for
	return b, err
}

// row is one plan: what is meant, with whom, and where it stands.
func (p *plansPage) row(i int, _ bool) []string {
	plan, _ := p.List.Row(i)
	return p.plan(plan, i == p.List.Cursor)
}

// over is whether the plans from here on wait.
func (p *plansPage) over(i int, top bool) (lines []string) {
	plan, _ := p.List.Row(i)
	if before, ok := p.List.Row(i - 1); i > 0 && !top && (!ok || before.Waits() == plan.Waits()) {
		return nil
	}
	heading := voice.Say("Waiting")
	if !plan.Waits() {
		heading = voice.Say("Answered")
	}
	if i > 0 && !top && !p.Env.Short() {
		lines = append(lines, "")
	}
	return append(lines, p.Env.Look.Pencil.Render(heading))
}

// plan is a plan in its columns. Its words have as many rows as they need: what one will
// do is the half that matters, and stands last. Below the chosen one stands what to look for.
func (p *plansPage) plan(plan journal.Plan, chosen bool) []string {
	l, width := p.Env.Look, list.Width(p.Env)
	c := list.Columns{
		Mark: mark(l, plan), Words: voice.PlanSentence(plan), Class: plan.Whom(), When: p.state(plan), Dated: list.MeantWidth(),
	}
	lines := c.Rows(l, width, chosen, mostRows)
	if chosen && !p.Env.Wide() && plan.Waits() && text.CleanLine(plan.LookFor) != "" {
		lines = append(lines, p.Under(voice.Say("look for %s", text.CleanLine(plan.LookFor)))...)
	}
	return lines
}

// mostRows is how many one plan has.
const mostRows = 4

// mark is what a plan came to: it waits, it was better, or it was done.
func mark(l look.Look, plan journal.Plan) string {
	switch {
	case plan.Waits():
		return look.Mark(l.Slate, l.Marks.Plan)
	case plan.Outcome == journal.Better:
		return look.Mark(l.Sage, l.Marks.Win)
	}
	return look.Mark(l.Pencil, l.Marks.Mess)
}

// state is where a plan stands, in a column.
func (p *plansPage) state(plan journal.Plan) string {
	if !plan.Waits() && plan.Outcome == journal.NotThereYet {
		return voice.Say("closer")
	}
	return voice.PlanState(plan, p.Env.Today(), p.Env.Year)
}

func (p *plansPage) Actions() []page.Action {
	if p.Finder.Typing {
		return p.Finder.Keys(p.Narrow)
	}
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
	plan := page.Act("n", "new plan", func() tea.Cmd { return page.GoTo(page.PlanIt{}) }, "n")
	return p.Keys(all, append(append([]page.Action{plan}, p.KeptAside()...),
		page.Act("-", "stop one thing", func() tea.Cmd { return page.GoTo(page.PlanIt{Stop: true}) }, "-").Seldom(), p.Searching())...)
}

func (p *plansPage) Here() page.Place {
	return page.Plans{Query: p.Finder.Text(), Cursor: p.List.Cursor}
}
