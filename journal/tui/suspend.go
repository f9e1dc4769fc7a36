package tui

import (
	"io"

	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
)

// suspendMsg asks the program to stop until it is called back: by ctrl+z, or by
// whoever sent the signal.
type suspendMsg struct{}

// suspend keeps what is being written in the recovery file, gives the terminal back,
// stops, and takes the terminal again, in the mode and with the screen it had. The
// page is not asked to save: to a form that would be its end.
func (r *router) suspend() tea.Cmd {
	r.idle.stopped = true
	return tea.Exec(stopped{r.scratch.stopping(r.page), r.env.Opts.Still}, func(err error) tea.Msg {
		back := tea.BatchMsg{
			tea.ClearScreen, // which draws all of it anew
			func() tea.Msg { return recoveryTickMsg{} },
			func() tea.Msg { return calledBackMsg{} },
		}
		if err != nil {
			back = append(back, page.Fail(err))
		}
		return back
	})
}

// stopped runs as an editor would: away from the screen, until it is over.
type stopped struct {
	keep  func() error
	still func(do func()) // nil: nothing needs it
}

// Run keeps what a stopped program could lose, and stops: not while it reads or saves, or
// the shell that has the screen now would find the journal busy until it is called back.
func (s stopped) Run() error {
	err := s.keep()
	if s.still == nil {
		stopSelf()
	} else {
		s.still(stopSelf)
	}
	return err
}

// SetStdin changes nothing.
func (stopped) SetStdin(io.Reader) {}

// SetStdout changes nothing.
func (stopped) SetStdout(io.Writer) {}

// SetStderr changes nothing.
func (stopped) SetStderr(io.Writer) {}
