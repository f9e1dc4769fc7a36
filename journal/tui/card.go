package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openCard(d *desk, to Card) page { return &cardPage{sheet: sheet{desk: d}, route: to} }

type cardPage struct {
	sheet
	route Card
	piece *cardPiece
}

func (p *cardPage) Init() tea.Cmd {
	book, id := p.desk.book, p.route.ID
	return after(&p.sheet, func(ctx context.Context) (journal.Card, error) {
		return readCard(ctx, book, id)
	}, func(c journal.Card) tea.Cmd {
		p.piece = &cardPiece{desk: p.desk, on: &p.sheet, card: c, said: p.said}
		p.loaded = true
		return nil
	})
}

// said goes back, unless there is an offer.
func (p *cardPage) said(string) tea.Cmd {
	if p.piece.offer != journal.NoOffer {
		return nil
	}
	return back
}

func (p *cardPage) View() view {
	v := view{title: "Lesson"}
	if !p.loaded {
		return v
	}
	return p.show(v, p.piece.lines(p.desk.textWidth()))
}

func (p *cardPage) Actions() []action {
	leave := func() tea.Cmd { return back }
	switch {
	case !p.loaded:
		return []action{act("esc", "back", leave, "esc")}
	case p.slip != nil:
		return p.slipKeys()
	}
	all := p.piece.actions()
	if p.piece.offer != journal.NoOffer {
		all = append(all, act("enter", "nothing now", leave, "enter", "esc"))
	} else {
		all = append(all, act("esc", "back", leave, "esc"))
	}
	if entry := p.piece.card.Entry; entry != "" {
		all = append(all, act("o", "open where it came from", func() tea.Cmd { return goTo(Read{ID: entry}) }, "o").seldom())
	}
	return append(all, p.scrolls()...)
}

func (p *cardPage) Here() Place { return p.route }
