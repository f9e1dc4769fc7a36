// Minimal is the least a Bubble Tea program can be: what messup's first frame
// is measured against.
package main

import (
	"os"

	tea "charm.land/bubbletea/v2"
)

type model struct{ sized bool }

func (model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.WindowSizeMsg); ok {
		m.sized = true
	}
	return m, nil
}

func (m model) View() tea.View {
	v := tea.View{AltScreen: true}
	if m.sized {
		v.Content = "messup"
	}
	return v
}

func main() {
	if _, err := tea.NewProgram(model{}).Run(); err != nil {
		os.Exit(1)
	}
}
