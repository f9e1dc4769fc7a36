package write

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenJot opens page.Jot.
func OpenJot(d *page.Env) page.Page { return &jotPage{form.Page{Desk: d, Loaded: true}} }

type jotPage struct{ form.Page }

func (p *jotPage) Init() tea.Cmd {
	book := p.Desk.Book
	return p.Write(form.Form{
		Ask: "What happened?", Fields: []form.Field{{Long: true}},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			if strings.TrimSpace(v[0]) == "" {
				return func() tea.Cmd { return page.Back }, nil
			}
			_, err := book.Entries.Jot(ctx, v[0])
			return func() tea.Cmd {
				return tea.Batch(page.Back, page.Say("Kept. It waits on the desk, to be grown later."))
			}, err
		},
		Drop: func() tea.Cmd { return page.Back },
	})
}

func (p *jotPage) View() page.View {
	return p.Show(page.View{Title: voice.Say("Jot"), Aside: voice.Say("one line, to be grown later")}, nil)
}

func (p *jotPage) Actions() []page.Action {
	return []page.Action{
		page.Act("enter", "keep", nil, "enter"),
		page.Act("esc", "keep and leave", p.Escape, "esc"),
		page.Act(voice.Say("alt+enter or ctrl+j"), "new line", nil, "alt+enter", "ctrl+j", "shift+enter").Seldom(),
		page.Act("ctrl+z", "undo", nil, "ctrl+z").Seldom(),
	}
}

func (p *jotPage) Here() page.Place { return page.Jot{} }
