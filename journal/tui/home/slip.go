package home

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/book"
	"messup/journal/slip"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenSlip opens page.Slip.
func OpenSlip(d *page.Env, to page.Slip) page.Page {
	return &slipPage{Page: form.Page{Desk: d}, route: to}
}

type slipPage struct {
	form.Page
	route page.Slip
	paper slip.Slip
}

func (p *slipPage) Init() tea.Cmd {
	b, class := p.Desk.Book, p.route.Class
	return form.After(&p.Page, func(ctx context.Context) (book.Before, error) { return b.Classes.Before(ctx, class) }, func(card book.Before) tea.Cmd {
		p.paper, p.Loaded = slip.Of(card, p.Desk.Today()), true
		return nil
	})
}

func (p *slipPage) View() page.View {
	if !p.Loaded {
		return page.View{Title: voice.Say("Slip")}
	}
	v := page.View{Title: voice.Say("Slip: %s", p.paper.Class), Aside: voice.Say("ctrl+l hides")}
	set := p.Paper()
	if p.paper.Empty() {
		set.Add(set.Look.Ink, p.paper.Nothing())
	}
	set.Rows = append(set.Rows, p.paper.Set(min(slip.Width, set.Width))...)
	v = p.Show(v, set.Rows)
	if p.Desk.Wide() {
		v.Side = helps(p.Desk, "What it is for", []voice.Phrase{
			"A few lines to have with you in the room: what to watch for, and what you meant to do then.",
			"Nothing on it names anybody but the class. Copied or written to a file it can be printed.",
		})
	}
	return v
}

func (p *slipPage) Actions() []page.Action {
	all := []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")}
	if p.Loaded && !p.paper.Empty() {
		all = append(all, page.Act("enter", "copy", p.copy, "enter"))
		all = append(all, p.Desk.TakeOutKey(page.TakeOut{Class: p.paper.Class})...)
	}
	return append(all, p.Scrolls()...)
}

// copy hands the lines to the terminal, which may keep them or not: it answers
// nothing.
func (p *slipPage) copy() tea.Cmd {
	said := page.Say("Handed to the clipboard, if this terminal has one. If not, mark the lines and copy them.")
	return tea.Batch(tea.SetClipboard(strings.Join(p.paper.Lines, "\n")+"\n"), said)
}

func (p *slipPage) Here() page.Place { return p.route }
