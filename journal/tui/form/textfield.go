package form

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/look"
)

// A textField is a huh field for one answer of any length. huh's own Text
// loses words (it stops at 99 lines, and takes an editor's failure for an
// empty answer), so this one wraps the text area directly. It promises: a
// paste arrives whole or, if it is over a limit, not at all and says so; what
// was there is not touched by being looked at; whatever one key deletes,
// ctrl+z brings back.
type textField struct {
	area     textarea.Model
	Accessor huh.Accessor[string]
	focused  bool
	shown    string   // the text as the area has it
	undo     []string // earlier texts, latest last
	tooLong  bool     // more lines than the area can hold: to be read, and written in an editor
	err      error    // why the last paste was not taken
	gap      bool     // an empty line follows
}

// areaLines is how many lines a bubbles text area holds; it drops the rest
// without a word, so nothing may come near it.
const areaLines = 9_999

// undoDepth is how many steps back ctrl+z can go.
const undoDepth = 200

var errManyLines = errors.New("this has more lines than an answer can hold here")

// NewTextField makes a field for a text of any length.
func NewTextField(l look.Look, accessor huh.Accessor[string]) *textField {
	area := textarea.New()
	area.MaxHeight = 0
	area.CharLimit = 0
	area.ShowLineNumbers = false
	area.Prompt = "│ "
	area.EndOfBufferCharacter = ' '
	area.SetVirtualCursor(false) // the real one, for input methods and screen readers
	area.SetStyles(l.Textarea())
	area.KeyMap = textKeys()
	f := &textField{area: area, Accessor: accessor}
	f.load()
	return f
}

// textKeys are the text area's keys without those that are ours (ctrl+e) and
// those that lose words on a form (select all) or start other programs (paste
// and copy through a clipboard tool; the terminal's own paste always works).
func textKeys() textarea.KeyMap {
	keys := textarea.DefaultKeyMap()
	keys.InsertNewline.SetKeys("alt+enter", "ctrl+j", "shift+enter")
	keys.LineEnd.SetKeys("end")
	for _, off := range []*key.Binding{&keys.SelectAll, &keys.Paste, &keys.CopySelection, &keys.TransposeCharacterBackward} {
		off.SetEnabled(false)
	}
	return keys
}

// load shows the text there is, from its end.
func (f *textField) load() {
	text := text.Clean(f.Accessor.Get())
	f.tooLong = strings.Count(text, "\n") >= areaLines
	if f.tooLong {
		text = strings.Join(strings.SplitN(text, "\n", 201)[:200], "\n")
	}
	f.area.SetValue(text)
	f.shown = f.area.Value()
}

// Replace sets the text from outside, as an editor does; ctrl+z undoes it.
func (f *textField) Replace(words string) {
	f.remember()
	f.Accessor.Set(text.Clean(words))
	f.load()
}

// restyle follows a change of the look.
func (f *textField) restyle(l look.Look) { f.area.SetStyles(l.Textarea()) }

// Update takes a key or a paste. Every change is handed on at once.
func (f *textField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.paste(msg.Content)
		return f, nil
	case tea.KeyPressMsg:
		f.err = nil
		switch {
		case f.tooLong:
			return f, nil
		case msg.String() == "ctrl+z":
			f.back()
			return f, nil
		}
	}
	before := f.area.Value()
	var cmd tea.Cmd
	f.area, cmd = f.area.Update(msg)
	f.changed(before)
	return f, cmd
}

// refused returns why the last paste was not taken, once.
func (f *textField) refused() error {
	err := f.err
	f.err = nil
	if err != nil {
		err = fmt.Errorf("not pasted: %w", err)
	}
	return err
}

// paste takes a paste whole. Line endings and control characters are put in
// order before the area sees them.
func (f *textField) paste(words string) {
	words = text.Clean(words)
	before := f.area.Value()
	switch {
	case f.tooLong || strings.Count(before, "\n")+strings.Count(words, "\n") >= areaLines:
		f.err = errManyLines
		return
	case len(before)+len(words) > journal.MaxAnswer:
		f.err = journal.ErrTooLong
		return
	}
	f.err = nil
	f.area.InsertString(words)
	f.changed(before)
}

// changed hands a new text on. A step back is kept for every change but the
// typing on of a word.
func (f *textField) changed(before string) {
	text := f.area.Value()
	if text == before {
		return
	}
	typedOn := len(text) > len(before) && len(text)-len(before) <= 4 && !strings.HasSuffix(text, " ") && strings.HasPrefix(text, before)
	if !typedOn {
		f.undo = append(f.undo[max(0, len(f.undo)-undoDepth+1):], before)
	}
	f.shown = text
	f.Accessor.Set(text)
}

func (f *textField) remember() {
	f.undo = append(f.undo[max(0, len(f.undo)-undoDepth+1):], f.area.Value())
}

// back goes one step Back.
func (f *textField) back() {
	if len(f.undo) == 0 {
		return
	}
	text := f.undo[len(f.undo)-1]
	f.undo = f.undo[:len(f.undo)-1]
	f.area.SetValue(text)
	f.shown = f.area.Value()
	f.Accessor.Set(f.shown)
}

// wants is how many rows the field would like: the text and room to go on, at
// least textRows.
func (f *textField) wants() int {
	rows := 2
	for line := range strings.SplitSeq(f.shown, "\n") {
		rows += 1 + lipgloss.Width(line)/max(1, f.area.Width())
		if rows > 200 { // more than any screen
			break
		}
	}
	return max(textRows, rows)
}

// textRows is the least a roomy screen gives an answer: enough to see that
// more than a line is welcome, and not so much that it looks like homework.
const textRows = 7

// cursor is where the terminal's Cursor belongs, inside the field.
func (f *textField) cursor() *tea.Cursor {
	if !f.focused || f.tooLong {
		return nil
	}
	return f.area.Cursor()
}

// View shows the text area.
func (f *textField) View() string {
	if f.gap {
		return f.area.View() + "\n"
	}
	return f.area.View()
}

// The rest is what a huh.Field is asked besides.

func (f *textField) Init() tea.Cmd { return nil }

func (f *textField) Focus() tea.Cmd {
	f.focused = true
	return f.area.Focus()
}

func (f *textField) Blur() tea.Cmd {
	f.focused = false
	f.area.Blur()
	return nil
}

// Error is always nil: a huh form with an error cannot even be gone back from.
func (f *textField) Error() error { return nil }

func (f *textField) Skip() bool { return false }

func (f *textField) Zoom() bool { return false }

func (f *textField) KeyBinds() []key.Binding { return nil }

func (f *textField) GetKey() string { return "" }

func (f *textField) GetValue() any { return f.Accessor.Get() }

func (f *textField) WithTheme(huh.Theme) huh.Field { return f }

func (f *textField) Run() error { return huh.Run(f) }

func (f *textField) RunAccessible(io.Writer, io.Reader) error { return errors.ErrUnsupported }

func (f *textField) WithKeyMap(*huh.KeyMap) huh.Field { return f }

func (f *textField) WithWidth(w int) huh.Field {
	f.area.SetWidth(max(4, w))
	return f
}

func (f *textField) WithHeight(h int) huh.Field {
	f.area.SetHeight(max(1, h))
	return f
}

// WithPosition keeps every key on: the page decides what lies beyond the first
// and the last field.
func (f *textField) WithPosition(huh.FieldPosition) huh.Field { return f }
