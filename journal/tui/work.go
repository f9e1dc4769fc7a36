package tui

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
)

// workedMsg is what a page's long work came to.
type workedMsg struct{ msg tea.Msg }

// works begins what takes as long as it takes, and takes what came of it. The keys in
// between wait: what they are meant for is there once it is done.
func (r *router) works(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.WorkMsg:
		r.working = msg.Doing
		return func() tea.Msg { return workedMsg{msg.Run()} }
	case workedMsg:
		r.working = ""
		return r.update(msg.msg)
	}
	return nil
}
