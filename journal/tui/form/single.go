package form

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
	"messup/journal/voice"
)

// An AsidePage is one form to fill in about an entry, and then back.
type AsidePage struct {
	Page
	Route page.Place
	Title voice.Phrase
	Ask   func(*Page) tea.Cmd
}

// Init is that of a page.Page.
func (p *AsidePage) Init() tea.Cmd { return p.Ask(&p.Page) }

// View is that of a page.Page.
func (p *AsidePage) View() page.View { return p.Show(page.View{Title: voice.Say(p.Title)}, nil) }

// Actions is that of a page.Page.
func (p *AsidePage) Actions() []page.Action {
	if p.Form == nil {
		return []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")}
	}
	return p.FormKeys()
}

// Here is that of a page.Page.
func (p *AsidePage) Here() page.Place { return p.Route }
