package form

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/sheet"
	"messup/journal/tui/undo"
	"messup/journal/voice"
)

// An editor is where words are typed: a sheet that hands every change on at once and
// knows the way back. The text field and the line field are both made of one, so that
// every key does the same in both: huh's own Input and Text hide their text area, and
// with it the cursor, the selection and what was there before.
type editor struct {
	sheet    *sheet.Sheet
	env      *page.Env
	Accessor huh.Accessor[string]
	past     *undo.History
	focused  bool
}

func newEditor(d *page.Env, prompt string, oneLine bool, accessor huh.Accessor[string]) editor {
	return editor{sheet: sheet.New(d.Look, prompt, oneLine), env: d, Accessor: accessor, past: new(undo.History)}
}

// Remembering gives the field the past of the words it shows, which outlives it:
// whoever turns the page and comes back finds the way back too.
func (e *editor) Remembering(past *undo.History) { e.past = past }

// press takes a key; taken is false where it is none of an editor's own.
func (e *editor) press(msg tea.KeyPressMsg) (taken bool, cmd tea.Cmd) {
	switch msg.String() {
	case "ctrl+z":
		e.walk(e.past.Back)
	case "ctrl+y", "ctrl+shift+z":
		e.walk(e.past.Forward)
	case "ctrl+x":
		cmd = e.taken("Cut. Your terminal's own key pastes it.")
		e.change(e.sheet.Cut)
	default:
		return false, nil
	}
	return true, cmd
}

// change lets something change the text, hands the new one on, and remembers the
// way back.
func (e *editor) change(do func()) {
	before, from := e.sheet.Text(), e.sheet.At()
	do()
	if e.sheet.Text() == before {
		return
	}
	e.past.Changed(before, e.sheet.Text(), from, e.sheet.At(), e.env.Book.Now())
	e.Accessor.Set(e.sheet.Text())
}

// walk goes one step back or forward.
func (e *editor) walk(step func(string) (string, int, bool)) {
	words, at, ok := step(e.sheet.Text())
	if !ok {
		return
	}
	e.sheet.Put(words, at)
	e.Accessor.Set(e.sheet.Text())
}

// copied takes what is selected to the terminal's clipboard.
func (e *editor) copied() tea.Cmd { return e.taken("Copied. Your terminal's own key pastes it.") }

func (e *editor) taken(said voice.Phrase) tea.Cmd {
	words := e.sheet.Selected()
	if words == "" {
		return nil
	}
	return tea.Batch(tea.SetClipboard(words), page.Shortly(said))
}

func runes(s string) int { return len([]rune(s)) }

// refit brings the cursor into view after the field has another size, with as much
// of the text above it as there is room for.
func (e *editor) refit() {
	if !e.sheet.Selects() {
		e.sheet.Put(e.sheet.Text(), e.sheet.At())
	}
}

// restyle follows a change of the look.
func (e *editor) restyle(l look.Look) { e.sheet.Restyle(l) }

func (e *editor) focus() tea.Cmd {
	e.focused = true
	e.sheet.Focus()
	return nil
}

func (e *editor) blur() {
	e.focused = false
	e.sheet.Blur()
}
