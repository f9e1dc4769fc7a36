package plans

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal/text"
	"messup/journal/tui/form"
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
}

// Init is that of a page.Page.
func (p *TakeTwo) Init() tea.Cmd {
	book, id := p.Desk.Book, p.route.ID
	return form.After(&p.Page, func(ctx context.Context) (PlanRead, error) {
		return ReadPlan(ctx, book, id)
	}, func(r PlanRead) tea.Cmd {
		p.Piece = NewPanel(&p.Page, r, p.said)
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
	return p.Show(v, p.Piece.Lines(p.Desk.TextWidth()))
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
	all := p.Piece.Actions()
	plan := p.Piece.Plan
	if p.Piece.stage == whatNext {
		all = slices.Insert(all, min(2, len(all)), page.Act("enter", "nothing now", func() tea.Cmd { return page.Back }, "enter"))
		escape = escape.Seldom()
	}
	all = append(all, escape)
	all = append(all, page.Act("v", "how it went so far", func() tea.Cmd { return page.GoTo(page.Chain{ID: plan.ID}) }, "v").Seldom())
	if plan.Entry != "" {
		all = append(all, page.Act("o", "open where it came from", func() tea.Cmd { return page.GoTo(page.Read{ID: plan.Entry}) }, "o").Seldom())
	}
	return append(all, p.Scrolls()...)
}

// Here is that of a page.Page.
func (p *TakeTwo) Here() page.Place { return p.route }
