package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A screen stands in a classroom or a staff room, and whoever wrote on it was called away.
// After some minutes without a key it hides, as with ctrl+l. Whoever wants it so sees
// nothing of the journal either before the first key.

// idle is how long nobody has typed.
type idle struct {
	keys    int           // counts the keys and pastes there were
	last    time.Time     // when the last one was
	after   time.Duration // until the screen hides; 0: it does not
	waiting bool          // for the time to come
	waits   int           // counts the waits there were: only the latest is one
	stopped bool          // the program is, until somebody calls it back
	known   bool          // the choices were read: before, nobody knows whether the start is careful
	careful bool          // the start is, and no key has come yet
}

// idleMsg says that the time may have come to hide the screen.
type idleMsg struct{ keys, wait int }

// calledBackMsg says that somebody called the stopped program back.
type calledBackMsg struct{}

// typed notes that somebody is there.
func (r *router) typed(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
	case calledBackMsg:
		r.idle.stopped = false
	case page.AnswerMsg:
		if !r.env.Away.Load() { // nobody comes back from an editor of their own with it
			return nil
		}
	default:
		return nil
	}
	if r.leftLong() {
		r.relock.on, r.hidden = true, true // the key that comes now only brings the question
	}
	r.idle.keys++
	r.idle.last = r.env.Book.Now()
	return r.watch(r.idle.after)
}

// watch waits for the time to hide the screen, unless somebody waits already.
func (r *router) watch(long time.Duration) tea.Cmd {
	if !r.env.Opts.Hides || r.idle.after == 0 || r.idle.waiting {
		return nil
	}
	r.idle.waiting = true
	r.idle.waits++
	now := idleMsg{r.idle.keys, r.idle.waits}
	return r.env.Later(max(long, time.Second), now)
}

// idled hides the screen, or goes on waiting where somebody typed meanwhile.
func (r *router) idled(msg idleMsg) tea.Cmd {
	if msg.wait != r.idle.waits {
		return nil
	}
	r.idle.waiting = false
	if r.env.Away.Load() || r.idle.stopped { // in an editor of their own, or in the shell
		r.idle.keys, r.idle.last = r.idle.keys+1, r.env.Book.Now()
	}
	if msg.keys != r.idle.keys {
		return r.watch(r.idle.after - r.env.Book.Now().Sub(r.idle.last))
	}
	r.hidden = r.idle.after > 0
	return nil
}

// chosen takes after how long the screen hides, and at the start whether with care.
func (r *router) chosen(s journal.Settings) tea.Cmd {
	if !r.idle.known {
		r.idle.known, r.idle.careful = true, s.Careful && r.idle.keys == 0
	}
	was := r.idle.after
	if r.idle.after = max(0, time.Duration(s.Hides())*time.Minute); r.idle.after != was {
		r.idle.waiting = false // for a time that is no more
	}
	return r.watch(r.idle.after)
}

// covered is what is on the screen instead of the page: nothing while it is hidden, and at
// the start, where nothing of the journal is to be seen before somebody is there, how to go
// on. false if the page is on the screen.
func (r *router) covered() (content string, is bool) {
	switch {
	case r.hidden:
		return "", true
	case r.relock.on:
		return r.asking(), true
	case r.idle.careful:
		return strings.Repeat(" ", r.frame().margin) + r.env.Look.Pencil.Render(voice.Say("Any key opens it.")), true
	}
	return "", r.env.Opts.Hides && !r.idle.known && !r.page.Loading()
}

// uncovers reports whether a key only brings the page back.
func (r *router) uncovers(key string) bool {
	switch covered := r.hidden || r.idle.careful; {
	case !covered, key == "ctrl+c":
		return false
	case key != "ctrl+l": // pressed twice in a hurry: stay hidden
		r.hidden, r.idle.careful = false, false
	}
	return true
}
