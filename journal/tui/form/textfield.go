package form

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/page"
)

// A TextField is a huh field for one answer of any length. huh's own Text
// loses words (it stops at 99 lines, and takes an editor's failure for an
// empty answer), so this one wraps the text area directly. It promises: a
// paste arrives whole or, if it is over a limit, not at all and says so; what
// was there is not touched by being looked at; whatever one key deletes,
// ctrl+z brings back.
type TextField struct {
	editor
	field
	tooLong bool  // more lines than the area can hold: to be read, and written in an editor
	err     error // why the last paste was not taken
	below   bool  // a row follows that tells what is out of sight
	ruler   *ruler
}

var errManyLines = errors.New("this has more lines than an answer can hold here")

// NewTextField makes a field for a text of any length.
func NewTextField(d *page.Env, accessor huh.Accessor[string]) *TextField {
	f := &TextField{editor: newEditor(d, "│ ", accessor), ruler: newRuler()}
	f.itself = f
	f.load()
	return f
}

// load shows the text there is, from its end.
func (f *TextField) load() {
	text := text.Clean(f.Accessor.Get())
	f.tooLong = strings.Count(text, "\n") >= areaLines
	if f.tooLong {
		text = strings.Join(strings.SplitN(text, "\n", 201)[:200], "\n")
	}
	f.show(text)
}

// Replace sets the text from outside, as an editor does; ctrl+z undoes it.
func (f *TextField) Replace(words string) {
	before, from := f.shown, f.at()
	f.Accessor.Set(text.Clean(words))
	f.load()
	f.past.Changed(before, f.shown, from, f.at(), f.env.Book.Now())
}

// Update takes a key or a paste. Every change is handed on at once.
func (f *TextField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.paste(msg.Content)
		return f, nil
	case tea.KeyPressMsg:
		f.err = nil
		if f.tooLong {
			return f, nil
		}
		if taken, cmd := f.press(msg); taken {
			return f, cmd
		}
		if msg.String() == "enter" { // it comes here only where it makes a line
			msg = tea.KeyPressMsg{Code: tea.KeyEnter, Mod: tea.ModAlt}
		}
		return f, f.typed(msg)
	}
	return f, nil // the area would draw itself for all else that comes
}

// typed gives a key to the area.
func (f *TextField) typed(msg tea.KeyPressMsg) (cmd tea.Cmd) {
	f.change(func() { f.area, cmd = f.area.Update(msg) })
	return cmd
}

// over reports whether one is done with the text where enter makes a line: at its end,
// in a line with nothing on it. That line goes.
func (f *TextField) over() bool {
	if f.tooLong {
		return true
	}
	if f.at() < len(f.shown) || f.shown != "" && !strings.HasSuffix(f.shown, "\n") {
		return false
	}
	f.change(func() { f.area.SetValue(strings.TrimRight(f.shown, "\n")) })
	return true
}

// refused returns why the last paste was not taken, once.
func (f *TextField) refused() error {
	err := f.err
	f.err = nil
	if err != nil {
		err = fmt.Errorf("not pasted: %w", err)
	}
	return err
}

// paste takes a paste whole, in place of what is selected. Line endings and control
// characters are put in order before the area sees them.
func (f *TextField) paste(words string) {
	words = text.Clean(words)
	switch {
	case f.tooLong || strings.Count(f.shown, "\n")+strings.Count(words, "\n") >= areaLines:
		f.err = errManyLines
		return
	case len(f.shown)+len(words) > journal.MaxAnswer:
		f.err = journal.ErrTooLong
		return
	}
	f.err = nil
	f.change(func() {
		f.area.DeleteSelection()
		f.area.InsertString(words)
	})
}

// atEdge reports whether the cursor is in the last row of the text. There is nothing
// above the first.
func (f *TextField) atEdge(up bool) bool {
	info := f.area.LineInfo()
	return !up && f.area.Line() == f.area.LineCount()-1 && info.RowOffset+1 >= info.Height
}

// cursor is where the terminal's cursor belongs, inside the field.
func (f *TextField) cursor() *tea.Cursor {
	if !f.focused || f.tooLong {
		return nil
	}
	return f.area.Cursor()
}

// View shows the text area.
func (f *TextField) View() string {
	if f.below {
		return f.draw() + "\n" + f.unseen()
	}
	return f.draw()
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
	if w = max(4, w); w != f.area.Width()+lipgloss.Width(f.area.Prompt) {
		f.area.SetWidth(w)
		f.refit()
	}
	return f
}

// WithHeight lays the field out in so many rows.
func (f *TextField) WithHeight(h int) huh.Field {
	if h = max(1, h); h != f.area.Height() {
		f.area.SetHeight(h)
		f.refit()
	}
	return f
}
