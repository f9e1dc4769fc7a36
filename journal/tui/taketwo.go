package tui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openTakeTwo(d *desk, to TakeTwo) page { return &takeTwoPage{sheet: sheet{desk: d}, route: to} }

type takeTwoPage struct {
	sheet
	route TakeTwo
	piece *planPiece
}

func (p *takeTwoPage) Init() tea.Cmd {
	book, id := p.desk.book, p.route.ID
	return after(&p.sheet, func(ctx context.Context) (planRead, error) {
		return readPlan(ctx, book, id)
	}, func(r planRead) tea.Cmd {
		p.piece = newPlanPiece(&p.sheet, r, p.said)
		p.loaded = true
		return nil
	})
}

// said goes back once all is said for now.
func (p *takeTwoPage) said(string) tea.Cmd {
	if p.piece.settled() {
		return back
	}
	return nil
}

func (p *takeTwoPage) View() view {
	if !p.loaded {
		return view{title: "Plan"}
	}
	plan := p.piece.plan
	v := view{title: takeTitle(plan.Take), aside: journal.CleanLine(plan.Whom())}
	return p.show(v, p.piece.lines(p.desk.textWidth()))
}

func (p *takeTwoPage) Actions() []action {
	escape := act("esc", "back", func() tea.Cmd { return back }, "esc")
	switch {
	case !p.loaded:
		return []action{escape}
	case p.slip != nil:
		return p.slipKeys()
	}
	all := p.piece.actions()
	plan := p.piece.plan
	if p.piece.stage == whatNext {
		all = slices.Insert(all, min(2, len(all)), act("enter", "nothing now", func() tea.Cmd { return back }, "enter"))
		escape = escape.seldom()
	}
	all = append(all, escape)
	all = append(all, act("h", "how it went so far", func() tea.Cmd { return goTo(Chain{ID: plan.ID}) }, "h").seldom())
	if plan.Entry != "" {
		all = append(all, act("o", "open where it came from", func() tea.Cmd { return goTo(Read{ID: plan.Entry}) }, "o").seldom())
	}
	return append(all, p.scrolls()...)
}

func (p *takeTwoPage) Here() Place { return p.route }
