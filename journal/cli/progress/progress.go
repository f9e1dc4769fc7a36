// Package progress is the one line that says how far long work is, on a terminal and nowhere
// else: it begins when the work has taken a second, and is gone when it ends. What the work
// is, and when it ended, is said by who does it.
package progress

import (
	"fmt"
	"io"
	"time"

	"messup/journal/voice"
)

// A Line is where it stands. nil is a Line that is never shown.
type Line struct {
	out   io.Writer
	now   func() time.Time
	begun time.Time
	next  time.Time // before which it is not written anew
	shown bool
}

// patience is how long work takes before anything is shown, and often how often that changes.
const (
	patience = time.Second
	often    = 200 * time.Millisecond
)

// On begins a line on a terminal; nil where there is none.
func On(out io.Writer, terminal bool, now func() time.Time) *Line {
	if !terminal {
		return nil
	}
	begun := now()
	return &Line{out: out, now: now, begun: begun, next: begun.Add(patience)}
}

// Entries says how many entries are done, and with it which part of all, from 0 to 1; below 0
// nobody knows that.
func (l *Line) Entries(done int, part float64) {
	if l == nil {
		return
	}
	at := l.now()
	if at.Before(l.next) {
		return
	}
	l.next, l.shown = at.Add(often), true
	words := voice.Count(done, "entry", "entries")
	if part >= 0 {
		words = voice.Joined(words, voice.Say("%d %%", int(min(part, 1)*100)))
	}
	_, _ = fmt.Fprintf(l.out, "\r\x1b[K  %s …", words) // which nobody needs
}

// Through is a writer that says how many entries are done whenever something is written.
func (l *Line) Through(w io.Writer, done func() int) io.Writer {
	if l == nil {
		return w
	}
	return &writer{w, l, done}
}

type writer struct {
	io.Writer
	line *Line
	done func() int
}

func (w *writer) Write(b []byte) (int, error) {
	w.line.Entries(w.done(), -1)
	return w.Writer.Write(b) //nolint:wrapcheck // it stands for the writer
}

// Done takes the line away.
func (l *Line) Done() {
	if l != nil && l.shown {
		_, _ = fmt.Fprint(l.out, "\r\x1b[K") // which nobody needs
		l.shown = false
	}
}
