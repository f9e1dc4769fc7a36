package form

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/page"
)

// A TextField is a huh field for one answer of any length. huh's own Text
// loses words (it stops at 99 lines, and takes an editor's failure for an
// empty answer), so this one has a sheet of its own. It promises: a
// paste arrives whole or, if it is over a limit, not at all and says so; what
// was there is not touched by being looked at; whatever one key deletes,
// ctrl+z brings back.
type TextField struct {
	editor
	field
	limit int   // bytes it holds
	err   error // why what came last was not taken
	below bool  // a row follows that tells what is out of sight
}

// mostLines is how many lines of a paste are an answer; more are a file that was meant
// for another place.
const mostLines = 9_999

var errManyLines = errors.New("this has more lines than an answer can hold here")

// NewTextField makes a field for a text of any length.
func NewTextField(d *page.Env, accessor huh.Accessor[string]) *TextField {
	f := &TextField{editor: newEditor(d, d.Look.Marks.Field+" ", false, accessor), limit: journal.MaxAnswer}
	f.itself = f
	f.load()
	return f
}

// load shows the text there is, from its end.
func (f *TextField) load() { f.sheet.Set(text.Clean(f.Accessor.Get())) }

// Replace sets the text from outside, as an editor does; ctrl+z undoes it.
func (f *TextField) Replace(words string) {
	before, from := f.sheet.Text(), f.sheet.At()
	f.Accessor.Set(text.Clean(words))
	f.load()
	f.past.Changed(before, f.sheet.Text(), from, f.sheet.At(), f.env.Book.Now())
}

// Update takes a key or a paste. Every change is handed on at once.
func (f *TextField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.paste(msg.Content)
		return f, nil
	case tea.KeyPressMsg:
		f.err = nil
		if taken, cmd := f.press(msg); taken {
			return f, cmd
		}
		if msg.String() == "enter" { // it comes here only where it makes a line
			msg = tea.KeyPressMsg{Code: tea.KeyEnter, Mod: tea.ModAlt}
		}
		f.change(func() { f.sheet.Key(msg) })
	}
	return f, nil
}

// done reports whether one is done with the text where enter makes a line: at its end,
// in a line with nothing on it. That line goes.
func (f *TextField) done() bool {
	words := f.sheet.Text()
	if f.sheet.At() < len(words) || words != "" && !strings.HasSuffix(words, "\n") {
		return false
	}
	f.change(func() { f.sheet.Set(strings.TrimRight(words, "\n")) })
	return true
}

// refused returns why what came last was not taken, once.
func (f *TextField) refused() error {
	err := f.err
	f.err = nil
	return err
}

// paste takes a paste whole, in place of what is selected.
func (f *TextField) paste(words string) {
	words = text.Clean(words)
	if f.err = f.over(f.sheet.Text(), words); f.err != nil {
		f.err = fmt.Errorf("not pasted: %w", f.err)
		return
	}
	f.change(func() { f.sheet.Insert(words) })
}

// over says that texts together are more than an answer can hold; nil if they are not.
func (f *TextField) over(texts ...string) error {
	lines, length := 0, 0
	for _, t := range texts {
		lines, length = lines+strings.Count(t, "\n"), length+len(t)
	}
	switch {
	case lines >= mostLines:
		return errManyLines
	case length > f.limit:
		return fmt.Errorf("here fit %d KB: %w", f.limit>>10, journal.ErrTooLong)
	}
	return nil
}

// atEdge reports whether the cursor is in the last row of the text. There is nothing
// above the first.
func (f *TextField) atEdge(up bool) bool {
	return !up && f.sheet.Row() == f.sheet.Rows()-1
}

// cursor is where the terminal's cursor belongs, inside the field.
func (f *TextField) cursor() *tea.Cursor { return f.sheet.Cursor() }

// View shows the text.
func (f *TextField) View() string {
	if f.below {
		return f.sheet.View() + "\n" + f.unseen()
	}
	return f.sheet.View()
}

// Focus begins to take keys.
func (f *TextField) Focus() tea.Cmd { return f.focus() }

// Blur takes no more keys.
func (f *TextField) Blur() tea.Cmd {
	f.blur()
	return nil
}

// GetValue returns the words.
func (f *TextField) GetValue() any { return f.Accessor.Get() }

// WithWidth lays the field out in so many columns.
func (f *TextField) WithWidth(w int) huh.Field {
	if w = max(4, w); w != f.sheet.Columns() {
		f.sheet.SetWidth(w)
		f.refit()
	}
	return f
}

// WithHeight lays the field out in so many rows.
func (f *TextField) WithHeight(h int) huh.Field {
	if h = max(1, h); h != f.sheet.Height() {
		f.sheet.SetHeight(h)
		f.refit()
	}
	return f
}
