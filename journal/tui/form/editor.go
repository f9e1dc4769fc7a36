package form

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/undo"
	"messup/journal/voice"
)

// An editor is where words are typed: a bubbles text area that hands every change
// on at once and knows the way back. The text field and the line field are both
// made of one, so that every key does the same in both: huh's own Input and Text
// hide their text area, and with it the cursor, the selection and what was there
// before.
type editor struct {
	area     textarea.Model
	env      *page.Env
	Accessor huh.Accessor[string]
	past     *undo.History
	focused  bool
	shown    string // the text as the area has it
	drawn    string // what the area looked like; empty if it may look otherwise by now
}

// areaLines is how many lines a bubbles text area holds; it drops the rest
// without a word, so nothing may come near it.
const areaLines = 9_999

func newEditor(d *page.Env, prompt string, accessor huh.Accessor[string]) editor {
	area := textarea.New()
	area.MaxHeight = 0
	area.CharLimit = 0
	area.ShowLineNumbers = false
	area.Prompt = prompt
	area.EndOfBufferCharacter = ' '
	area.SetVirtualCursor(false) // the real one, for input methods and screen readers
	area.SetStyles(d.Look.Textarea())
	area.KeyMap = textKeys()
	return editor{area: area, env: d, Accessor: accessor, past: new(undo.History)}
}

// textKeys are the text area's keys without those that are the form's, that lose
// words on a form (select all), or that start other programs (paste and copy
// through a clipboard tool: the terminal's own paste always works, and copies go to
// it by OSC 52).
func textKeys() textarea.KeyMap {
	keys := textarea.DefaultKeyMap()
	keys.InsertNewline.SetKeys("alt+enter", "ctrl+j", "shift+enter")
	keys.LineEnd.SetKeys("end", "ctrl+e")
	for _, off := range []*key.Binding{&keys.SelectAll, &keys.Paste, &keys.CopySelection, &keys.TransposeCharacterBackward} {
		off.SetEnabled(false)
	}
	return keys
}

// Remembering gives the field the past of the words it shows, which outlives it:
// whoever turns the page and comes back finds the way back too.
func (e *editor) Remembering(past *undo.History) { e.past = past }

// draw is the area as it is now. A text area draws all its lines, seen or not, and a
// form asks what it looks like several times a key.
func (e *editor) draw() string {
	if e.drawn == "" {
		e.drawn = e.area.View()
	}
	return e.drawn
}

// show sets a text, with the cursor at its end.
func (e *editor) show(words string) {
	e.drawn = ""
	e.area.SetValue(words)
	e.shown = e.area.Value()
}

// put sets a text with the cursor at one of its bytes, and brings that into view.
func (e *editor) put(words string, at int) {
	e.drawn = ""
	at = min(max(0, at), len(words))
	e.area.SetValue(words[at:])
	e.area.MoveToBegin()
	e.area.InsertString(words[:at])
	e.area, _ = e.area.Update(nil) // which is when it follows its cursor
	e.shown = e.area.Value()
}

// at is where the cursor stands, in bytes of the text.
func (e *editor) at() int {
	rest, at, column := e.area.Value(), 0, e.area.Column()
	for range e.area.Line() {
		line, after, _ := strings.Cut(rest, "\n")
		at, rest = at+len(line)+1, after
	}
	for i := range rest {
		if column == 0 {
			return at + i
		}
		column--
	}
	return at + len(rest)
}

// press takes a key; taken is false where it is none of an editor's own.
func (e *editor) press(msg tea.KeyPressMsg) (taken bool, cmd tea.Cmd) {
	switch msg.String() {
	case "ctrl+z":
		e.walk(e.past.Back)
	case "ctrl+y", "ctrl+shift+z":
		e.walk(e.past.Forward)
	case "ctrl+x":
		cmd = e.taken("Cut. Your terminal's own key pastes it.")
		e.change(func() { e.area.DeleteSelection() })
	case "backspace", "delete", "left", "right":
		return e.byLetter(msg)
	default:
		return false, nil
	}
	return true, cmd
}

// change lets something change the text, hands the new one on, and remembers the
// way back.
func (e *editor) change(do func()) {
	e.drawn = ""
	before, from := e.area.Value(), e.at()
	do()
	e.shown = e.area.Value()
	if e.shown == before {
		return
	}
	e.past.Changed(before, e.shown, from, e.at(), e.env.Book.Now())
	e.Accessor.Set(e.shown)
}

// walk goes one step back or forward.
func (e *editor) walk(step func(string) (string, int, bool)) {
	words, at, ok := step(e.area.Value())
	if !ok {
		return
	}
	e.put(words, at)
	e.Accessor.Set(e.shown)
}

// copied takes what is selected to the terminal's clipboard.
func (e *editor) copied() tea.Cmd { return e.taken("Copied. Your terminal's own key pastes it.") }

func (e *editor) taken(said voice.Phrase) tea.Cmd {
	words := e.area.SelectedText()
	if words == "" {
		return nil
	}
	return tea.Batch(tea.SetClipboard(words), page.Shortly(said))
}

// byLetter moves by, or deletes, a whole letter as people see it: a family of four
// is one, of seven code points.
func (e *editor) byLetter(msg tea.KeyPressMsg) (taken bool, cmd tea.Cmd) {
	steps := 1
	if !e.area.HasSelection() {
		before, after := e.around()
		switch msg.String() {
		case "backspace", "left":
			steps = runes(lastLetter(before))
		default:
			first, _ := ansi.FirstGraphemeCluster(after, ansi.GraphemeWidth)
			steps = runes(first)
		}
	}
	e.change(func() {
		for range max(1, steps) {
			e.area, cmd = e.area.Update(msg)
		}
	})
	return true, cmd
}

// around is the cursor's line before and after it.
func (e *editor) around() (before, after string) {
	words, at := e.area.Value(), e.at()
	before, after = words[:at], words[at:]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(after, "\n")
	return before, after
}

// lastLetter is the last letter of a line, as people see it.
func lastLetter(line string) (last string) {
	for line != "" {
		last, _ = ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
		line = line[len(last):]
	}
	return last
}

func runes(s string) int { return len([]rune(s)) }

// refit brings the cursor into view after the field has another size, with as much
// of the text above it as there is room for.
func (e *editor) refit() {
	e.drawn = ""
	if !e.area.HasSelection() {
		e.put(e.shown, e.at())
	}
}

// restyle follows a change of the look.
func (e *editor) restyle(l look.Look) {
	e.drawn = ""
	e.area.SetStyles(l.Textarea())
}

func (e *editor) focus() tea.Cmd {
	e.drawn = ""
	e.focused = true
	return e.area.Focus()
}

func (e *editor) blur() {
	e.drawn = ""
	e.focused = false
	e.area.ClearSelection()
	e.area.Blur()
}
