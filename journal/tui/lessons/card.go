package lessons

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenCard opens page.Card.
func OpenCard(d *page.Env, to page.Card) page.Page {
	return &cardPage{Page: form.Page{Desk: d}, route: to}
}

type cardPage struct {
	form.Page
	route page.Card
	piece *Panel
}

func (p *cardPage) Init() tea.Cmd {
	book, id := p.Desk.Book, p.route.ID
	return form.After(&p.Page, func(ctx context.Context) (journal.Card, error) {
		c, err := book.Lessons.Card(ctx, id)
		return c, page.IgnoreMissing(err)
	}, func(c journal.Card) tea.Cmd {
		if c.ID == "" { // it was deleted, or joined another one, from here
			return page.Back
		}
		p.piece = &Panel{Env: p.Desk, On: &p.Page, Card: c, Said: p.said}
		p.Loaded = true
		return nil
	})
}

// said goes back, unless there is an offer.
func (p *cardPage) said(string) tea.Cmd {
	if p.piece.Offer != journal.NoOffer {
		return nil
	}
	return page.Back
}

func (p *cardPage) View() page.View {
	v := page.View{Title: voice.Say("Lesson")}
	if !p.Loaded {
		return v
	}
	return p.Show(v, p.piece.Lines(p.Desk.TextWidth()))
}

func (p *cardPage) Actions() []page.Action {
	leave := func() tea.Cmd { return page.Back }
	switch {
	case !p.Loaded:
		return []page.Action{page.Act("esc", "back", leave, "esc")}
	case p.Form != nil:
		return p.FormKeys()
	}
	all := p.piece.Actions()
	if p.piece.Offer != journal.NoOffer {
		all = append(all, page.Act("enter", "nothing now", leave, "enter", "esc"))
	} else {
		all = append(all, page.Act("esc", "back", leave, "esc"))
	}
	if entry := p.piece.Card.Story; entry != "" {
		all = append(all, page.Act("o", "open where it came from", func() tea.Cmd { return page.GoTo(page.Read{ID: entry}) }, "o").Seldom())
	}
	return append(all, p.Scrolls()...)
}

func (p *cardPage) Here() page.Place { return p.route }
