package plans

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/gather"
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
	p.Finder, p.Tries = list.NewFinder(d, to.Query, false), "a word"
	p.Finder.Hint(voice.Say("words, \"a phrase\", class:9B, is:done"))
	p.One, p.States = "plan", search.Names(search.PlanStates())
	return p
}

type plansPage struct{ list.Page[journal.Plan] }

// read reads the plans, in a command: those that wait by their day, then the
// others, the newest first.
func (p *plansPage) read(ctx context.Context, q search.Query, skip, limit int) (b list.Batch[journal.Plan], err error) {
	if q.Zero() {
		run, err := p.Env.Book.Plans.Run(ctx, skip, limit)
		if err != nil {
			return b, err
		}
		b = list.Batch[journal.Plan]{Rows: run.Plans, Total: run.Total, All: run.Total}
		if b.Total > 0 {
			return b, nil
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
	return append(lines, p.plan(plan, i == p.List.Cursor)...)
}

// plan is a plan on one row or, where its words need more, on rows of their own: what
// one will do is the half that matters, and stands last.
func (p *plansPage) plan(plan journal.Plan, chosen bool) []string {
	l, width := p.Env.Look, p.Env.TextWidth()-lipgloss.Width(look.NoBar)
	words, whom, state := text.CleanLine(voice.PlanSentence(plan)), text.CleanLine(plan.Whom()), voice.PlanState(plan, p.Env.Today(), p.Env.Year)
	if lipgloss.Width(words) <= width-besideWords {
		return []string{list.Row(p.Env, chosen, words, whom, state)}
	}
	bar, style := l.Row(chosen)
	var lines []string
	for _, line := range look.Wrap(words, width) {
		if len(lines) == mostRows-1 {
			lines[len(lines)-1] = ansi.Truncate(lines[len(lines)-1], p.Env.TextWidth()-1, "") + l.Quiet.Render("…")
			break
		}
		lines = append(lines, bar+style.Render(line))
		bar = look.NoBar
	}
	return append(lines, look.NoBar+look.OneLine(l, l.Quiet, voice.Joined(whom, state), nil, width))
}

const (
	besideWords = 32 // the columns that stand beside the words of a plan on one row
	mostRows    = 5  // of one plan, the last for whom and when
)

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
	return p.Keys(append(all,
		page.Act("n", "new plan", func() tea.Cmd { return page.GoTo(page.PlanIt{}) }, "n"),
		page.Act("-", "stop one thing", func() tea.Cmd { return page.GoTo(page.PlanIt{Stop: true}) }, "-").Seldom(),
		p.Searching())...)
}

func (p *plansPage) Here() page.Place {
	return page.Plans{Query: p.Finder.Text(), Cursor: p.List.Cursor}
}
