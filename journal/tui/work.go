package tui

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
	"messup/journal/voice"
)

// workedMsg is what a page's long work came to.
type workedMsg struct{ msg tea.Msg }

// farMsg has the terminal show how far work is that is not done yet.
type farMsg struct{ far *page.Far }

// What takes less than patient shows no progress; what takes more shows it anew after often.
const (
	patient = 300 * time.Millisecond
	often   = 200 * time.Millisecond
)

// works begins what takes as long as it takes, and takes what came of it. The keys in
// between wait: what they are meant for is there once it is done.
func (r *router) works(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.WorkMsg:
		r.working, r.far, r.long = msg.Doing, msg.Far, false
		return tea.Batch(func() tea.Msg { return workedMsg{msg.Run()} }, r.env.Later(patient, farMsg{msg.Far}))
	case farMsg:
		if r.far != nil && r.far == msg.far {
			r.long = true
			return r.env.Later(often, farMsg{msg.far})
		}
	case workedMsg:
		r.working, r.far, r.long = "", nil, false
		return r.update(msg.msg)
	case settledMsg:
		return r.settled(msg)
	case settleMsg:
		r.settling = false
	}
	return nil
}

// settleAgain is how long after a backup the next one may begin: where another window is at
// it, this one looks now and then.
const settleAgain = 30 * time.Second

type (
	// settledMsg is what the backup came to that what was kept called for.
	settledMsg struct {
		said []string
		err  error
	}
	settleMsg struct{} // another one may begin
)

// settles makes the backup that what was kept calls for, while the pages go on. Told line by
// line they would wait for it: there it is made in the end.
func (r *router) settles() tea.Cmd {
	o := r.env.Opts
	if r.settling || o.Lines || o.Due == nil || !o.Due() {
		return nil
	}
	r.settling = true
	return func() tea.Msg {
		said, err := o.Settle(context.Background()) // which may read a large journal
		return settledMsg{said, err}
	}
}

// settled tells what came of it, if anything is to be told.
func (r *router) settled(msg settledMsg) tea.Cmd {
	if msg.err != nil {
		r.before = r.notice
		n := page.FailNotice(msg.err)
		n.Hint = voice.FoundLater()
		r.tell(n)
	} else if len(msg.said) > 0 {
		r.tell(page.Notice{Text: strings.Join(msg.said, " ")})
	}
	return r.env.Later(settleAgain, settleMsg{})
}

// progress is how far the work under way is, for the terminal to show in its own way, as on its
// tab or in the task bar; nil where nothing takes long.
func (r *router) progress() *tea.ProgressBar {
	if !r.long {
		return nil
	}
	part, known := r.far.Part()
	if !known {
		return tea.NewProgressBar(tea.ProgressBarIndeterminate, 0)
	}
	return tea.NewProgressBar(tea.ProgressBarDefault, int(part*100))
}
