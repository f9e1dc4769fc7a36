package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// longRead is how long a page may read before the screen says so: what is there sooner is
// there at once, to an eye.
const longRead = 300 * time.Millisecond

// waiting is how long the page has been reading.
type waiting struct {
	on   bool
	n    int  // of which wait this is
	long bool // it is said at the right of the header
}

// longReadMsg says that a wait has lasted, if it is still the same.
type longReadMsg struct{ n int }

// waits looks whether the page reads, and has it said if that takes long. Where one types
// something is being kept, and where more is done that is said already.
func (r *router) waits() tea.Cmd {
	switch reads := r.reads() && !r.page.Typing() && r.working == ""; {
	case !reads:
		r.wait.on, r.wait.long = false, false
		return nil
	case r.wait.on:
		return nil
	}
	r.wait.on = true
	r.wait.n++
	n := r.wait.n
	return r.env.Later(longRead, longReadMsg{n})
}

// reads reports that something is on its way from the disk.
func (r *router) reads() bool {
	p, rows := r.page.(interface{ Reading() bool })
	return r.page.Loading() || rows && p.Reading()
}

// lasted has it said that the page still reads.
func (r *router) lasted(msg longReadMsg) {
	r.wait.long = r.wait.long || r.wait.on && r.wait.n == msg.n
}
