package list

import (
	"errors"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/date"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A Finder is the search field above a list. It is there while one types in
// it and as long as it holds a query.
type finder struct {
	env    *page.Env
	Input  textinput.Model
	Typing bool
	query  search.Query // what could be read of the text
	err    error        // what could not: a date still being typed, as a rule
	none   bool         // nothing was found with it
}

const findPrompt = "/ "

// maxQuery is the longest query taken: a paste is seldom meant as a search.
const maxQuery = 500

// NewFinder makes a search field with a text in it.
func NewFinder(d *page.Env, text string, typing bool) *finder {
	f := &finder{env: d, Input: textinput.New(), Typing: typing}
	f.Input.Prompt = findPrompt
	f.Hint(voice.Say("words, \"a phrase\", class:9B, since:friday"))
	f.Input.CharLimit = maxQuery
	f.Input.SetVirtualCursor(false)
	f.Input.SetStyles(d.Look.Textinput())
	f.Input.KeyMap.Paste.SetEnabled(false) // the terminal's own paste needs no other program
	f.set(text)
	if typing {
		f.Input.Focus()
	}
	return f
}

// Hint says what may be typed, as long as nothing is.
func (f *finder) Hint(words string) { f.Input.Placeholder = f.env.Look.Hinted(words) }

// To puts text into the field.
func (f *finder) set(words string) {
	f.Input.SetValue(text.CleanLine(words))
	f.Input.CursorEnd()
	f.read()
}

func (f *finder) read() {
	f.query, f.err = search.ParseQuery(f.Input.Value(), f.env.Sets(), f.env.Book.Now())
}

func (f *finder) Text() string { return f.Input.Value() }

// shown reports whether the field takes a line.
func (f *finder) shown() bool { return f.Typing || f.Text() != "" }

// open lets one type in the field; the cursor shows where.
func (f *finder) open() tea.Cmd {
	f.Typing = true
	return f.Input.Focus()
}

// close goes to the list; the query stays.
func (f *finder) close() {
	f.Typing = false
	f.Input.Blur()
}

// Update types in the field and reports whether the text changed.
func (f *finder) Update(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: text.CleanLine(paste.Content)}
	}
	before := f.Input.Value()
	f.Input, cmd = f.Input.Update(msg)
	if clean := text.Clean(f.Input.Value()); clean != f.Input.Value() {
		f.Input.SetValue(clean)
	}
	if f.Input.Value() == before {
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
	f.Input.SetWidth(max(1, width-lipgloss.Width(findPrompt)-1))
	lines := []string{f.Input.View()}
	if !f.Typing {
		lines[0] = f.env.Look.Pencil.Render(findPrompt) + look.OneLine(f.env.Look, f.env.Look.Ink, f.Text(), nil, width-2)
	}
	if !f.env.Short() {
		lines = append(lines, f.env.Look.Pencil.Render(ansi.Truncate(f.doubt(), width, "…")))
	}
	return lines
}

// doubt says what of the query cannot be read, without calling it an error:
// one may be in the middle of typing it.
func (f *finder) doubt() string {
	if errors.Is(f.err, date.ErrAhead) {
		return voice.SentenceCase(voice.Sentence(date.ErrAhead)) + "."
	}
	if f.err != nil {
		return voice.Say("No date yet: 19 nov or last friday would do.")
	}
	for _, d := range search.Doubts(f.Text(), f.env.Sets()) {
		if d.Words != "" && (f.none || d.Certain()) { // else it is still being typed, or was found as it stands
			return voice.SentenceCase(voice.Doubt(d)) + "."
		}
	}
	return ""
}

// cursor is where the terminal's Cursor belongs, on the first line.
func (f *finder) cursor() *tea.Cursor {
	c := f.Input.Cursor()
	if !f.Typing || c == nil {
		return nil
	}
	before := string([]rune(f.Text())[:min(f.Input.Position(), len([]rune(f.Text())))])
	c.X = lipgloss.Width(findPrompt) + min(lipgloss.Width(before), f.Input.Width())
	return c
}

// Keys are what works while one types; search shows the
// rows of the query.
func (f *finder) Keys(search func() tea.Cmd) []page.Action {
	leave := func() tea.Cmd {
		f.close()
		return search()
	}
	return []page.Action{page.Act("enter", "to the list", leave, "enter", "down", "tab"), f.escape(search)}
}

// escape clears the query; with none, it goes back. Told line by line a way back is always there,
// and the query is emptied where it is typed.
func (f *finder) escape(search func() tea.Cmd) page.Action {
	if f.Text() == "" || f.env.Opts.Lines {
		return page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")
	}
	return page.Act("esc", "clear", func() tea.Cmd {
		f.set("")
		return search()
	}, "esc")
}

// filling is the field as it is told line by line.
func (f *finder) filling() page.Filling {
	return page.Filling{Blanks: []page.Blank{{Name: voice.Say("Search"), Hint: f.Input.Placeholder, Words: f.Text(), Reads: f.doubt()}}}
}

// told takes what came of a line.
func (f *finder) told(msg tea.Msg) {
	if words, is := msg.(page.FillMsg); is {
		f.set(text.ClipLine(words.Words, maxQuery))
		return
	}
	f.close()
}

// count is the right side of the header: how many of how many, and for what. Until that is
// known it names no number.
func (f *finder) count(total, all int, known bool) string {
	switch {
	case f.Text() == "" && all == 0:
		return ""
	case f.Text() == "":
		return voice.Say("%d in all", all)
	case f.env.Short() && f.err != nil:
		return voice.Say("no date yet")
	case !known:
		return voice.Quoted(f.Text())
	}
	return voice.Say("%d of %d · %s", total, all, voice.Quoted(f.Text()))
}
