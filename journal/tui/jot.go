package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
)

func openJot(d *desk) page { return &jotPage{sheet{desk: d, loaded: true}} }

type jotPage struct{ sheet }

func (p *jotPage) Init() tea.Cmd {
	book := p.desk.book
	return p.write(slip{
		ask: "What happened?", blanks: []blank{{long: true}},
		save: func(ctx context.Context, v values) (func() tea.Cmd, error) {
			if strings.TrimSpace(v[0]) == "" {
				return func() tea.Cmd { return back }, nil
			}
			_, err := book.Jot(ctx, v[0])
			return func() tea.Cmd { return tea.Batch(back, say("Kept. It waits on the desk, to be grown later.")) }, err
		},
		drop: func() tea.Cmd { return back },
	})
}

func (p *jotPage) View() view {
	return p.show(view{title: "Jot", aside: "one line, to be grown later"}, nil)
}

func (p *jotPage) Actions() []action {
	return []action{
		act("enter", "keep", nil, "enter"),
		act("esc", "keep and leave", p.escape, "esc"),
		act("alt+enter or ctrl+j", "new line", nil, "alt+enter", "ctrl+j", "shift+enter").seldom(),
		act("ctrl+z", "undo", nil, "ctrl+z").seldom(),
	}
}

func (p *jotPage) Here() Place { return Jot{} }
