// Package progress is the one line that says how far long work is, on a terminal and nowhere
// else: it begins when the work has taken a moment, and is gone when it ends. It lists what long
// work there is ([Works]); how far it is, whoever does it tells (package pace).
package progress

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"messup/journal/draw"
	"messup/journal/pace"
	"messup/journal/voice"
)

// A Work is work that may take long.
type Work int

// The long works there are.
const (
	Import Work = iota
	Undo
	Export
	Folder
	Check
	Restore
	Backup
	Sync
	numWorks
)

// Works returns all of them. This is the one table: each shows that it is under way, and a test
// does each.
func Works() []Work {
	all := make([]Work, numWorks)
	for i := range all {
		all[i] = Work(i)
	}
	return all
}

// Doing says what is being done.
func (w Work) Doing() string {
	return voice.Say([numWorks]voice.Phrase{
		Import: "Taking in …", Undo: "Taking it back …", Export: "Writing …", Folder: "Writing the folder …", Check: "Reading all through …",
		Restore: "Bringing it back …", Backup: "Making a backup …", Sync: "Comparing with the folder …",
	}[w])
}

// A Line is where it stands. nil is a Line that is never shown.
type Line struct {
	out   io.Writer
	marks draw.Marks // what it is drawn with
	now   func() time.Time
	work  Work
	begun *time.Timer // shows what is being done, where nobody tells how far it is

	lock  sync.Mutex
	next  time.Time // before which it is not written anew
	shown bool
	done  bool
}

// patience is how long work takes before anything is shown, and often how often that changes.
const (
	patience = 300 * time.Millisecond
	often    = 200 * time.Millisecond
)

// On begins a line for some work on a terminal; nil where there is none.
func On(out io.Writer, terminal bool, marks draw.Marks, now func() time.Time, work Work) *Line {
	if !terminal {
		return nil
	}
	l := &Line{out: out, marks: marks, now: now, work: work, next: now().Add(patience)}
	l.begun = time.AfterFunc(patience, l.begin)
	return l
}

// begin shows what is being done, unless more is shown already.
func (l *Line) begin() {
	l.lock.Lock()
	defer l.lock.Unlock()
	if !l.shown && !l.done {
		l.write(l.work.Doing())
	}
}

// In is the context for the work: what it tells of its pace is shown.
func (l *Line) In(ctx context.Context) context.Context {
	if l == nil {
		return ctx
	}
	l.far(pace.Far{})
	return pace.With(ctx, l.far)
}

// far shows how far the work is, now and then.
func (l *Line) far(f pace.Far) {
	l.lock.Lock()
	defer l.lock.Unlock()
	at := l.now()
	if at.Before(l.next) || l.done {
		return
	}
	l.next = at.Add(often)
	l.write(said(l.work, f, l.marks))
}

func (l *Line) write(words string) {
	l.shown = true
	_, _ = fmt.Fprint(l.out, "\r\x1b[K  "+words) // which nobody needs
}

// Clear takes the line away for something else to be said; if the work goes on it comes again.
func (l *Line) Clear() { l.away(false) }

// Done takes the line away for good.
func (l *Line) Done() { l.away(true) }

func (l *Line) away(done bool) {
	if l == nil {
		return
	}
	l.lock.Lock()
	defer l.lock.Unlock()
	if done {
		l.begun.Stop()
		l.done = true
	}
	if l.shown {
		_, _ = fmt.Fprint(l.out, "\r\x1b[K") // which nobody needs
		l.shown = false
	}
}

// said says how far work is, with a bar where it is known of how much. It fits into 40 columns.
func said(w Work, f pace.Far, marks draw.Marks) string {
	const columns = 10
	part, known := f.Whole()
	switch {
	case f.Done == 0 && !known:
		return w.Doing()
	case !known:
		return entries(f.Done) + " …"
	}
	halves := max(int(part*2*columns), 1) // what is begun is seen
	bar, room := strings.Repeat(marks.Bar, halves/2), columns-halves/2
	if halves%2 == 1 {
		bar, room = bar+marks.BarEnd, room-1
	}
	percent := voice.Say("%4d %%", int(part*100))
	if f.Of == 0 {
		return bar + strings.Repeat(" ", room) + percent + "  " + entries(f.Done)
	}
	return bar + strings.Repeat(" ", room) + percent + "  " + voice.Say("%s of %s", voice.Number(f.Done), voice.Number(f.Of))
}

func entries(n int) string {
	if n == 1 {
		return voice.Say("1 entry")
	}
	return voice.Say("%s entries", voice.Number(n))
}
