package form

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A Page is what pages are made of that are mostly read: lines with keys
// below them, and now and then a form to write on. It promises that the words
// on the form are on the disk before the page is left.
type Page struct {
	page.Base
	page.Scroller
	Desk    *page.Env
	Form    *filled // nil: there is nothing to write on
	Loaded  bool
	working bool            // the disk is asked for something
	saving  *saving         // the form's words are on their way to it; nil: they are not
	refused bool            // they are nothing to keep: a day that is over, say
	then    []tea.Cmd       // what waits for them to be there
	line    journal.Entry   // the line they are while they are in no journal
	Head    func() []string // sets what stays above the page, whatever is scrolled below; nil: nothing does
	answering
}

// A Panel is a part of a page that asks something: of a plan, a lesson that comes back, a
// person. What else it needs it asks of its host.
type Panel interface {
	// Question is what it asks, so many columns wide.
	Question(width int) page.Question
	// Actions are the keys that are no answers to that.
	Actions() []page.Action
}

// A Host is the page a panel is a part of, as far as the panel may know it.
type Host interface {
	Env() *page.Env
	// write puts a form on the page.
	Write(Form) tea.Cmd
	// await runs work on the disk, and then what it returns. Keys wait.
	await(work func(context.Context) (then func() tea.Cmd, err error)) tea.Cmd
	// rewind shows the page from its first line.
	Rewind()
}

// thenMsg brings what is to be done with an answer back to the page that
// asked.
type thenMsg struct{ then func() tea.Cmd }

// After runs work on the disk, and then what comes of it on the page. Keys
// wait for that: they are meant for what is there then.
func After[T any](on Host, work func(context.Context) (T, error), then func(T) tea.Cmd) tea.Cmd {
	return on.await(func(ctx context.Context) (func() tea.Cmd, error) {
		got, err := work(ctx)
		return func() tea.Cmd { return then(got) }, err
	})
}

// Env returns what the page works with.
func (s *Page) Env() *page.Env { return s.Desk }

// Rewind goes back to the first line.
func (s *Page) Rewind() { s.Top = 0 }

func (s *Page) await(work func(context.Context) (then func() tea.Cmd, err error)) tea.Cmd {
	s.working = true
	return s.Desk.Ask(func(ctx context.Context) (tea.Msg, error) {
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

// keptMsg says that a form's words are on the disk, or why they are not.
type keptMsg struct {
	then func() tea.Cmd
	err  error
}

// Loading makes keys wait while there is nothing to type into, or while what
// was typed is being kept.
func (s *Page) Loading() bool { return !s.Loaded || s.working || s.saving != nil }

// Update takes what every page knows, and gives the rest to the form.
func (s *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case thenMsg:
		return msg.then()
	case keptMsg:
		return s.kept(msg)
	case page.FailMsg:
		return s.failed(msg.Err)
	case page.RefreshMsg:
		return nil
	case tea.WindowSizeMsg:
		s.fit()
		return nil
	case page.RestyleMsg:
		if s.Form != nil {
			s.Form.form.Restyle(s.Desk.Look)
		}
		return nil
	}
	if s.Form == nil || s.saving != nil {
		return nil
	}
	before := slices.Clone(s.Form.words)
	done, cmd := s.Form.form.Update(msg)
	s.refused = s.refused && slices.Equal(before, s.Form.words) // else it was mended, perhaps
	if err := s.Form.form.Refused(); err != nil {
		on := s.Form
		cmd = tea.Batch(cmd, s.Desk.Refuse(err, func() bool { return s.Form == on }))
	}
	s.fit()
	if done {
		return tea.Batch(cmd, s.keepForm())
	}
	return cmd
}

// failed says that the disk did not give, or did not take, what was asked.
func (s *Page) failed(err error) tea.Cmd {
	if s.saving != nil { // that is not about the words on their way
		return nil
	}
	s.working, s.then = false, nil
	s.fit()
	if !s.Loaded {
		return page.Back
	}
	s.refused = s.refused || voice.FaultOf(err).Typed
	return nil
}

// Write puts a form on the page.
func (s *Page) Write(on Form) tea.Cmd {
	s.Form, s.refused, s.line = fill(s.Desk, on), false, journal.Entry{}
	cmd := tea.Batch(s.Form.form.Init(), s.again())
	s.fit()
	return cmd
}

// keepForm brings the form's words to the disk and goes on from there.
func (s *Page) keepForm() tea.Cmd {
	save := s.Form.saving(s.Desk)
	s.saving = save
	run := func(ctx context.Context) (tea.Msg, error) {
		then, err := save.run(ctx)
		return keptMsg{then, err}, nil
	}
	if doing := s.Form.Doing; doing != "" && (s.Form.Sure == nil || s.Form.Sure(save.sent)) {
		return s.Desk.Work(doing, run)
	}
	return s.Desk.Ask(run)
}

// kept goes on once the form's words are on the disk.
func (s *Page) kept(msg keptMsg) tea.Cmd {
	s.saving = nil
	if msg.err != nil {
		return page.Fail(msg.err)
	}
	s.Form = nil
	if len(s.then) > 0 {
		then := s.then
		s.then = nil
		return tea.Batch(then...)
	}
	return msg.then()
}

// dropForm takes the form away, with nothing on it to keep.
func (s *Page) dropForm() tea.Cmd {
	drop := s.Form.Drop
	s.Form = nil
	if drop == nil {
		return nil
	}
	return drop()
}

// worthKeeping reports whether words on the form would be lost with it.
func (s *Page) worthKeeping() bool {
	return s.Form != nil && (s.Form.touched() || len(s.Form.held)+len(s.Form.Held) > 0) && !s.Form.Fleeting && !s.refused
}

// Escape ends that the text is alone; else it keeps what is on the form; an untouched one is taken away, and so is
// one whose words cannot be what was asked for.
func (s *Page) Escape() tea.Cmd {
	if s.Alone() {
		return s.Form.form.toggleAlone()
	}
	said := s.sortOut()
	if !s.worthKeeping() {
		return tea.Batch(s.dropForm(), said)
	}
	if said != nil {
		s.then = append(s.then, page.Back, said)
	}
	return s.keepForm()
}

// Leave runs then once the form's words are on the disk.
func (s *Page) Leave(then tea.Cmd) tea.Cmd {
	if s.saving == nil {
		if said := s.sortOut(); said != nil {
			then = tea.Batch(then, said)
		}
	}
	switch {
	case s.saving != nil:
		s.then = append(s.then, then)
		return nil
	case !s.worthKeeping():
		return then
	}
	s.then = append(s.then, then)
	return s.keepForm()
}

// Flush saves what is on the form, when the program has ended around the page:
// perhaps in the middle of a save, which is then waited for.
func (s *Page) Flush(ctx context.Context) error {
	if s.saving != nil {
		if _, err := s.saving.run(ctx); err == nil {
			s.Form, s.saving = nil, nil
			return nil
		}
	}
	if s.Form == nil || s.Form.Fleeting || !s.Form.touched() && len(s.Form.held) == 0 {
		return nil
	}
	if s.Form.Check != nil && s.Form.Check(s.Form.words) != nil {
		s.refused = true
		s.sortOut()
	}
	_, err := s.Form.saving(s.Desk).run(ctx)
	if err == nil {
		s.Form, s.saving = nil, nil
	}
	return err
}

// Unsaved returns the words of the form as a line of the journal: what they
// were meant for cannot be reached. It is the same line each time, so that no
// two are made of it.
func (s *Page) Unsaved() journal.Archive {
	if s.Form == nil || !s.Form.touched() && len(s.Form.held) == 0 || s.Form.Fleeting {
		return journal.Archive{}
	}
	if s.Form.Unsaved != nil {
		if words, can := s.Form.Unsaved(s.Form.words); can {
			return words
		}
	}
	line := s.Form.line()
	if line == "" { // nothing typed
		return journal.Archive{}
	}
	if s.Form.Of != "" {
		line = strings.TrimSpace(s.Form.Of + "\n" + line)
	}
	e, err := s.Desk.Book.Entries.NewJot(line)
	if err != nil {
		return journal.Archive{}
	}
	if s.line.ID == "" {
		s.line = e
	}
	e.ID, e.Happened, e.Started, e.Rev = s.line.ID, s.line.Happened, s.line.Started, 1
	return journal.Archive{Entries: []journal.Entry{e}}
}

// Typing reports whether there is a form to write on.
func (s *Page) Typing() bool { return s.Form != nil }

// Field is the place among its fields of the one that one is in; -1 where there is no form.
func (s *Page) Field() int {
	if s.Form == nil {
		return -1
	}
	return s.Form.form.At()
}

// fit lays the form out.
func (s *Page) fit() {
	if s.Form == nil {
		return
	}
	height := s.height()
	rows, under := height-len(s.Form.above(s.Desk, height)), len(s.Form.under(s.Desk))
	s.Form.form.Fit(s.Desk.TextWidth(), min(rows, max(7, rows-min(under, height/3))))
}

// Show is the body of the page: the form, or lines of which some are in sight.
func (s *Page) Show(v page.View, lines []string) page.View {
	if s.Form == nil {
		return s.headed(v, s.See(lines, s.height()))
	}
	v.Asks, v.Middle = true, 0
	above := s.Form.above(s.Desk, s.height())
	lines = append(strings.Split(strings.Join(append(above, s.Form.form.View()), "\n"), "\n"), s.Form.under(s.Desk)...)
	if v.Cursor = s.Form.form.Cursor(); v.Cursor != nil {
		v.Cursor.Y += len(above)
	}
	v.Filling = func() page.Filling {
		f := page.Filling{Asked: above, Under: s.Form.under(s.Desk), Blanks: s.Form.form.Blanks()}
		if s.Form.Check != nil {
			f.Wrong = s.Form.Check(s.Form.words)
		}
		return f
	}
	return s.headed(v, strings.Join(lines[:min(len(lines), s.height())], "\n"))
}

// Scrolls are the keys for lines that have no room.
func (s *Page) Scrolls() []page.Action { return s.Scroller.Scrolls(s.height()) }

// Paper returns lines to be set, as wide as a text.
func (s *Page) Paper() *look.Lines { return &look.Lines{Look: s.Desk.Look, Width: s.Desk.TextWidth()} }
