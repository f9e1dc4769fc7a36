package page

import (
	"context"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal/pace"
	"messup/journal/voice"
)

// DiskTime is how long one piece of work on the disk may take. The store gives
// up waiting for another window after two seconds; the rest is for slow disks.
const DiskTime = 10 * time.Second

// Ask runs work outside Update, with a deadline, and brings its answer to the
// page that asked. An error becomes a FailMsg.
func (d *Env) Ask(work func(context.Context) (tea.Msg, error)) tea.Cmd {
	asked := AnswerMsg{Generation: d.Generation}
	return func() tea.Msg { return asked.within(DiskTime, work) }
}

// Later has a message come after a time. Where pages are told line by line none does: what
// is due is done before the next is asked.
func (d *Env) Later(after time.Duration, msg tea.Msg) tea.Cmd {
	if d.Opts.Lines {
		return nil
	}
	return tea.Tick(after, func(time.Time) tea.Msg { return msg })
}

// Work is Ask for what goes through the whole journal, or writes it anew. That takes as
// long as it takes: a large journal is no disk that is away, and what is cut short here
// may have been done all the same. Until it is done it says what it does, and keys wait.
func (d *Env) Work(doing voice.Phrase, work func(context.Context) (tea.Msg, error)) tea.Cmd {
	asked, far := AnswerMsg{Generation: d.Generation}, &Far{}
	ctx := pace.With(context.Background(), func(f pace.Far) { far.told.Store(&f) })
	begun := WorkMsg{voice.Say(doing), func() tea.Msg { return asked.by(ctx, work) }, far}
	return func() tea.Msg { return begun }
}

// A Far is how far work is, as it was last told.
type Far struct{ told atomic.Pointer[pace.Far] }

// Part is which part of the work is done, from 0 to 1; false if nobody knows.
func (f *Far) Part() (part float64, known bool) {
	if told := f.told.Load(); told != nil {
		return told.Whole()
	}
	return 0, false
}

// Refuse says why what was just typed or pasted was not taken, for as long as one is here:
// on the next page nothing was refused.
func (d *Env) Refuse(err error, here func() bool) tea.Cmd {
	n, turn := FailNotice(err), d.Generation
	n.Held, n.While = false, func() bool { return d.Generation == turn && here() }
	return func() tea.Msg { return NoticeMsg{n} }
}

// WorkMsg has the router run work, and say meanwhile what is being done.
type WorkMsg struct {
	Doing string
	Run   tea.Cmd
	Far   *Far // how far it is
}

// Read is Ask for what the whole page shows. When it is read anew, as the journal may have
// changed meanwhile, an answer to an earlier reading that comes after all counts no more.
func (d *Env) Read(work func(context.Context) (tea.Msg, error)) tea.Cmd {
	d.reads++
	asked := AnswerMsg{Generation: d.Generation, read: d.reads}
	return func() tea.Msg { return asked.within(DiskTime, work) }
}

// Wants reports whether the page that is shown still waits for an answer.
func (d *Env) Wants(msg AnswerMsg) bool {
	return msg.Generation == d.Generation && (msg.read == 0 || msg.read == d.reads)
}

// within is the answer of work that may take so long.
func (a AnswerMsg) within(long time.Duration, work func(context.Context) (tea.Msg, error)) AnswerMsg {
	ctx, cancel := context.WithTimeout(context.Background(), long)
	defer cancel()
	return a.by(ctx, work)
}

func (a AnswerMsg) by(ctx context.Context, work func(context.Context) (tea.Msg, error)) AnswerMsg {
	var err error
	if a.Msg, err = work(ctx); err != nil {
		a.Msg = FailMsg{err}
	}
	return a
}
