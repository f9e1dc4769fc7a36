package tui

import tea "charm.land/bubbletea/v2"

// An asidePage is one slip to fill in about an entry, and then back.
type asidePage struct {
	sheet
	route Place
	title string
	ask   func(*sheet) tea.Cmd
}

func (p *asidePage) Init() tea.Cmd { return p.ask(&p.sheet) }

func (p *asidePage) View() view { return p.show(view{title: p.title}, nil) }

func (p *asidePage) Actions() []action {
	if p.slip == nil {
		return []action{act("esc", "back", func() tea.Cmd { return back }, "esc")}
	}
	return p.slipKeys()
}

func (p *asidePage) Here() Place { return p.route }
