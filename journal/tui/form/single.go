package form

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// An AsidePage is one form to fill in about an entry, and then back.
type AsidePage struct {
	Page
	Route  page.Place
	Title  voice.Phrase
	Ask    func(*Page) tea.Cmd
	Beside func(width, field int) []string // the page beside it, by the blank one is in; may be nil
}

// Init is that of a page.Page.
func (p *AsidePage) Init() tea.Cmd { return p.Ask(&p.Page) }

// View is that of a page.Page.
func (p *AsidePage) View() page.View {
	v := p.Show(page.View{Title: voice.Say(p.Title)}, nil)
	if p.Beside != nil && p.Desk.Wide() {
		v.Side = p.Beside(p.Desk.SideWidth(page.ReadLeft), p.Field())
	}
	return v
}

// Actions is that of a page.Page.
func (p *AsidePage) Actions() []page.Action {
	if p.Form == nil {
		return []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")}
	}
	return p.FormKeys()
}

// Here is that of a page.Page.
func (p *AsidePage) Here() page.Place { return p.Route }

// Original is a question as somebody else asked it, where what stands above it is a
// translation and there is room; else nothing.
func Original(l look.Look, set prompts.Set, q prompts.Question, width int, room bool) []string {
	original := voice.Original(set, q)
	if original == "" || !room {
		return nil
	}
	lines := look.Wrap(original, width)
	for i := range lines {
		lines[i] = l.Hint.Render(lines[i])
	}
	return lines
}
