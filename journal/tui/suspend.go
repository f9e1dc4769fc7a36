package tui

import (
	"context"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
)

// suspendMsg asks the program to stop until it is called back: by ctrl+z, or by
// whoever sent the signal.
type suspendMsg struct{}

// flushTime is how long a stop waits for words to be kept: a stopped program keeps
// none, and may be killed.
const flushTime = time.Second

// suspend keeps what is being written, gives the terminal back, stops, and takes
// the terminal again, in the mode and with the screen it had.
func (r *router) suspend() tea.Cmd {
	ctx, cancel := context.WithTimeout(context.Background(), flushTime)
	defer cancel()
	if err := r.page.Flush(ctx); err != nil {
		r.scratch.ticked(r.page) // the recovery file has them
	}
	return tea.Exec(stopped{}, func(error) tea.Msg { return tea.ClearScreen() }) // which draws all of it anew
}

// stopped runs as an editor would: away from the screen, until it is over.
type stopped struct{}

// Run stops.
func (stopped) Run() error {
	stopSelf()
	return nil
}

// SetStdin changes nothing.
func (stopped) SetStdin(io.Reader) {}

// SetStdout changes nothing.
func (stopped) SetStdout(io.Writer) {}

// SetStderr changes nothing.
func (stopped) SetStderr(io.Writer) {}
