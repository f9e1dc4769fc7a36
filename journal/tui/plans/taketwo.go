package plans

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal/pictures"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenTakeTwo opens page.TakeTwo.
func OpenTakeTwo(d *page.Env, to page.TakeTwo) page.Page {
	return &TakeTwo{Page: form.Page{Desk: d}, route: to}
}

// TakeTwo is a plan whose day has come.
type TakeTwo struct {
	form.Page
	route page.TakeTwo
	Piece *Panel
	began PlanRead
}

// Init is that of a page.Page.
func (p *TakeTwo) Init() tea.Cmd {
	book, id := p.Desk.Book, p.route.ID
	return form.After(&p.Page, func(ctx context.Context) (PlanRead, error) {
		return ReadPlan(ctx, book, id)
	}, func(r PlanRead) tea.Cmd {
		p.Piece, p.began = NewPanel(&p.Page, r, p.said), r
		p.Loaded = true
		return nil
	})
}

// said goes back once all is Said for now.
func (p *TakeTwo) said(string) tea.Cmd {
	if p.Piece.Settled() {
		return page.Back
	}
	return nil
}

// View is that of a page.Page.
func (p *TakeTwo) View() page.View {
	if !p.Loaded {
		return page.View{Title: voice.Say("Plan")}
	}
	plan := p.Piece.Plan
	v := page.View{Title: voice.TakeTitle(plan.Take), Aside: text.CleanLine(plan.Whom())}
	if width := p.Desk.SideWidth(page.ReadLeft); width > 0 {
		v.Side = p.began.began(p.Desk, width)
	}
	if p.Form != nil {
		return p.Show(v, nil)
	}
	return p.Ask(v, p.question())
}

// question is what is asked of the plan, which can stay open.
func (p *TakeTwo) question() page.Question {
	q := p.Piece.Question(p.Desk.TextWidth())
	q.Answers = append(q.Answers, page.NothingNow(func() tea.Cmd { return page.Back }))
	return q
}

// Actions is that of a page.Page.
func (p *TakeTwo) Actions() []page.Action {
	escape := page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")
	switch {
	case !p.Loaded:
		return []page.Action{escape}
	case p.Form != nil:
		return p.FormKeys()
	}
	plan := p.Piece.Plan
	all := append(p.Asks(p.question()), escape)
	all = append(all, p.Piece.Actions()...)
	all = append(all, page.Act("v", "how it went so far", func() tea.Cmd { return page.GoTo(page.Chain{ID: plan.ID}) }, "v").Seldom())
	if plan.Entry != "" {
		all = append(all, page.Act("o", "open where it came from", func() tea.Cmd { return page.GoTo(page.Read{ID: plan.Entry}) }, "o").Seldom())
	}
	return all
}

// Here is that of a page.Page.
func (p *TakeTwo) Here() page.Place { return p.route }

// began is where the plan comes from, in so many columns: what was learned, what could have
// been seen, and how it went since; not the story.
func (r PlanRead) began(d *page.Env, width int) []string {
	set := &look.Lines{Look: d.Look, Width: min(page.Measure, width)}
	if r.taught != "" {
		set.Lesson(r.taught)
		set.Gap()
	}
	set.Named(voice.Say("Sign"), r.sign)
	set.Gap()
	set.Rows = append(set.Rows, pictures.Path(r.chain, d.Today(), -1).Draw(d.Look.Pen(), set.Width)...)
	return set.Rows
}
