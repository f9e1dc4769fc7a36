package tui

import (
	"fmt"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
)

// A finder is the search field above a list. It is there while one types in
// it and as long as it holds a query.
type finder struct {
	desk   *desk
	input  textinput.Model
	typing bool
	query  journal.Query // what could be read of the text
	err    error         // what could not: a date still being typed, as a rule
}

const findPrompt = "/ "

// maxQuery is the longest query taken: a paste is seldom meant as a search.
const maxQuery = 500

func newFinder(d *desk, text string, typing bool) *finder {
	f := &finder{desk: d, input: textinput.New(), typing: typing}
	f.input.Prompt = findPrompt
	f.input.Placeholder = "words, \"a phrase\", class:9B, since:friday"
	f.input.CharLimit = maxQuery
	f.input.SetVirtualCursor(false)
	f.input.SetStyles(d.look.textinput())
	f.input.KeyMap.Paste.SetEnabled(false) // the terminal's own paste needs no other program
	f.set(text)
	if typing {
		f.input.Focus()
	}
	return f
}

// set puts text into the field.
func (f *finder) set(text string) {
	f.input.SetValue(journal.CleanLine(text))
	f.input.CursorEnd()
	f.read()
}

func (f *finder) read() {
	f.query, f.err = journal.ParseQuery(f.input.Value(), f.desk.sets(), f.desk.book.Now())
}

func (f *finder) text() string { return f.input.Value() }

// shown reports whether the field takes a line.
func (f *finder) shown() bool { return f.typing || f.text() != "" }

// open lets one type in the field; the cursor shows where.
func (f *finder) open() tea.Cmd {
	f.typing = true
	return f.input.Focus()
}

// close goes to the list; the query stays.
func (f *finder) close() {
	f.typing = false
	f.input.Blur()
}

// Update types in the field and reports whether the text changed.
func (f *finder) Update(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: journal.CleanLine(paste.Content)}
	}
	before := f.input.Value()
	f.input, cmd = f.input.Update(msg)
	if clean := journal.Clean(f.input.Value()); clean != f.input.Value() {
		f.input.SetValue(clean)
	}
	if f.input.Value() == before {
		return false, cmd
	}
	f.read()
	return true, cmd
}

// lines are the field and, where there is room, a line below it for what
// cannot be read yet.
func (f *finder) lines(width int) []string {
	if !f.shown() {
		return nil
	}
	f.input.SetWidth(max(1, width-lipgloss.Width(findPrompt)-1))
	lines := []string{f.input.View()}
	if !f.typing {
		lines[0] = f.desk.look.quiet.Render(findPrompt) + oneLine(f.desk.look, f.desk.look.words, f.text(), nil, width-2)
	}
	if !f.desk.short() {
		lines = append(lines, f.desk.look.quiet.Render(ansi.Truncate(f.doubt(), width, "…")))
	}
	return lines
}

// doubt says what of the query cannot be read, without calling it an error:
// one may be in the middle of typing it.
func (f *finder) doubt() string {
	if f.err == nil {
		return ""
	}
	return "No date yet: 19 nov or last friday would do."
}

// cursor is where the terminal's cursor belongs, on the first line.
func (f *finder) cursor() *tea.Cursor {
	c := f.input.Cursor()
	if !f.typing || c == nil {
		return nil
	}
	before := string([]rune(f.text())[:min(f.input.Position(), len([]rune(f.text())))])
	c.X = lipgloss.Width(findPrompt) + min(lipgloss.Width(before), f.input.Width())
	return c
}

// keys are what works while one types; search shows the
// rows of the query.
func (f *finder) keys(search func() tea.Cmd) []action {
	leave := func() tea.Cmd {
		f.close()
		return search()
	}
	return []action{act("enter", "to the list", leave, "enter", "down", "tab"), f.escape(search)}
}

// escape clears the query; with none, it goes back.
func (f *finder) escape(search func() tea.Cmd) action {
	if f.text() == "" {
		return act("esc", "back", func() tea.Cmd { return back }, "esc")
	}
	return act("esc", "clear", func() tea.Cmd {
		f.set("")
		return search()
	}, "esc")
}

// count is the right side of the header: how many of how many, and for what.
func (f *finder) count(total, all int) string {
	if f.text() == "" {
		if all == 0 {
			return ""
		}
		return fmt.Sprintf("%d in all", all)
	}
	if f.desk.short() && f.err != nil {
		return "no date yet"
	}
	return fmt.Sprintf("%d of %d · %s", total, all, journal.Quoted(f.text()))
}
