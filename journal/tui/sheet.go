package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// A sheet is what pages are made of that are mostly read: lines with keys
// below them, and now and then a slip to write on. It promises that the words
// on the slip are on the disk before the page is left.
type sheet struct {
	plainPage
	scroller
	desk    *desk
	slip    *filled // nil: there is nothing to write on
	loaded  bool
	working bool      // the disk is asked for something
	saving  *saving   // the slip's words are on their way to it; nil: they are not
	refused bool      // they are nothing to keep: a day that is over, say
	then    []tea.Cmd // what waits for them to be there
}

// A piece is a part of a page with lines and keys of its own: a plan, a lesson
// that comes back, a person. What else it needs it asks of its host.
type piece interface {
	lines(width int) []string
	actions() []action
}

// A host is the page a piece is a part of, as far as the piece may know it.
type host interface {
	env() *desk
	// write puts a slip on the page.
	write(slip) tea.Cmd
	// await runs work on the disk, and then what it returns. Keys wait.
	await(work func(context.Context) (then func() tea.Cmd, err error)) tea.Cmd
	// rewind shows the page from its first line.
	rewind()
}

// thenMsg brings what is to be done with an answer back to the page that
// asked.
type thenMsg struct{ then func() tea.Cmd }

// after runs work on the disk, and then what comes of it on the page. Keys
// wait for that: they are meant for what is there then.
func after[T any](on host, work func(context.Context) (T, error), then func(T) tea.Cmd) tea.Cmd {
	return on.await(func(ctx context.Context) (func() tea.Cmd, error) {
		got, err := work(ctx)
		return func() tea.Cmd { return then(got) }, err
	})
}

func (s *sheet) env() *desk { return s.desk }
func (s *sheet) rewind()    { s.top = 0 }

func (s *sheet) await(work func(context.Context) (then func() tea.Cmd, err error)) tea.Cmd {
	s.working = true
	return s.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		then, err := work(ctx)
		if err != nil {
			return nil, err
		}
		return thenMsg{func() tea.Cmd {
			s.working = false
			return then()
		}}, nil
	})
}

// keptMsg says that a slip's words are on the disk, or why they are not.
type keptMsg struct {
	then func() tea.Cmd
	err  error
}

// Loading makes keys wait while there is nothing to type into, or while what
// was typed is being kept.
func (s *sheet) Loading() bool { return !s.loaded || s.working || s.saving != nil }

// Update takes what every sheet knows, and gives the rest to the slip.
func (s *sheet) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case thenMsg:
		return msg.then()
	case keptMsg:
		return s.kept(msg)
	case failMsg:
		return s.failed(msg.err)
	case refreshMsg:
		return nil
	case tea.WindowSizeMsg:
		s.fit()
		return nil
	case restyleMsg:
		if s.slip != nil {
			s.slip.form.restyle(s.desk.look)
		}
		return nil
	}
	if s.slip == nil || s.saving != nil {
		return nil
	}
	done, cmd := s.slip.form.Update(msg)
	if t := s.slip.form.text; t != nil && t.err != nil {
		cmd = tea.Batch(cmd, fail(fmt.Errorf("not pasted: %w", t.err)))
		t.err = nil
	}
	s.fit()
	if done {
		return tea.Batch(cmd, s.keepSlip())
	}
	return cmd
}

// failed says that the disk did not give, or did not take, what was asked.
func (s *sheet) failed(err error) tea.Cmd {
	if s.saving != nil { // that is not about the words on their way
		return nil
	}
	s.working, s.then = false, nil
	s.fit()
	if !s.loaded {
		return back
	}
	s.refused = s.refused || journal.FaultOf(err).Typed
	return nil
}

// write puts a slip on the sheet.
func (s *sheet) write(on slip) tea.Cmd {
	s.slip, s.refused = fill(s.desk, on), false
	cmd := s.slip.form.Init()
	s.fit()
	return cmd
}

// keepSlip brings the slip's words to the disk and goes on from there.
func (s *sheet) keepSlip() tea.Cmd {
	save := s.slip.saving()
	s.saving = save
	return s.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		then, err := save.run(ctx)
		return keptMsg{then, err}, nil
	})
}

// kept goes on once the slip's words are on the disk.
func (s *sheet) kept(msg keptMsg) tea.Cmd {
	s.saving = nil
	if msg.err != nil {
		return fail(msg.err)
	}
	s.slip = nil
	if len(s.then) > 0 {
		then := s.then
		s.then = nil
		return tea.Batch(then...)
	}
	return msg.then()
}

// dropSlip takes the slip away, with nothing on it to keep.
func (s *sheet) dropSlip() tea.Cmd {
	drop := s.slip.drop
	s.slip = nil
	if drop == nil {
		return nil
	}
	return drop()
}

// worthKeeping reports whether words on the slip would be lost with it.
func (s *sheet) worthKeeping() bool {
	return s.slip != nil && s.slip.touched() && !s.slip.fleeting && !s.refused
}

// escape keeps what is on the slip; an untouched one is taken away, and so is
// one whose words cannot be what was asked for.
func (s *sheet) escape() tea.Cmd {
	if !s.worthKeeping() {
		return s.dropSlip()
	}
	return s.keepSlip()
}

// Leave runs then once the slip's words are on the disk.
func (s *sheet) Leave(then tea.Cmd) tea.Cmd {
	switch {
	case s.saving != nil:
		s.then = append(s.then, then)
		return nil
	case !s.worthKeeping():
		return then
	}
	s.then = append(s.then, then)
	return s.keepSlip()
}

// Flush saves what is on the slip, when the program has ended around the page:
// perhaps in the middle of a save, which is then waited for.
func (s *sheet) Flush(ctx context.Context) error {
	if s.saving != nil {
		if _, err := s.saving.run(ctx); err == nil {
			s.slip, s.saving = nil, nil
			return nil
		}
	}
	if s.slip == nil || s.slip.fleeting || !s.slip.touched() {
		return nil
	}
	_, err := s.slip.save(ctx, s.slip.words)
	if err == nil {
		s.slip, s.saving = nil, nil
	}
	return err
}

// Unsaved returns the words of the slip as a line of the journal: what they
// were meant for cannot be reached.
func (s *sheet) Unsaved() journal.Contents {
	if s.slip == nil || !s.slip.touched() {
		return journal.Contents{}
	}
	if s.slip.unsaved != nil {
		return s.slip.unsaved(s.slip.words)
	}
	e, err := s.desk.book.NewJot(s.slip.line())
	if err != nil { // nothing typed
		return journal.Contents{}
	}
	e.Rev = 1
	return journal.Contents{Entries: []journal.Entry{e}}
}

// Typing reports whether there is a slip to write on.
func (s *sheet) Typing() bool { return s.slip != nil }

// fit lays the slip out.
func (s *sheet) fit() {
	if s.slip == nil {
		return
	}
	height := s.desk.size.Height
	rows, under := height-len(s.slip.above(s.desk)), len(s.slip.under(s.desk))
	s.slip.form.fit(s.desk.textWidth(), min(rows, max(7, rows-min(under, height/3))))
}

// show is the body of the page: the slip, or lines of which some are in sight.
func (s *sheet) show(v view, lines []string) view {
	if s.slip == nil {
		v.body = s.see(lines, s.desk.size.Height)
		return v
	}
	above := s.slip.above(s.desk)
	lines = append(strings.Split(strings.Join(append(above, s.slip.form.view()), "\n"), "\n"), s.slip.under(s.desk)...)
	v.body = strings.Join(lines[:min(len(lines), s.desk.size.Height)], "\n")
	if v.cursor = s.slip.form.cursor(); v.cursor != nil {
		v.cursor.Y += len(above)
	}
	return v
}

// scrolls are the keys for lines that have no room.
func (s *sheet) scrolls() []action {
	by := func(n int) func() tea.Cmd {
		return func() tea.Cmd {
			s.scrollTo(s.top + n)
			return nil
		}
	}
	return []action{
		act("↓", "down", by(+1), "down").seldom(),
		act("↑", "up", by(-1), "up").seldom(),
		act("pgdn", "a page down", by(max(1, s.desk.size.Height-1)), "pgdown").seldom(),
		act("pgup", "a page up", by(-max(1, s.desk.size.Height-1)), "pgup").seldom(),
	}
}

func (s *sheet) paper() *paper { return &paper{look: s.desk.look, width: s.desk.textWidth()} }
