package form

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A lineField is a huh.Input that lays itself out anew when the width changes:
// the label before the line where there is room, padded so that the lines of a
// page begin in one column, and above it where there is not. A huh.Input with
// its label before it panics in a window narrower than the label.
type lineField struct {
	*huh.Input
	env      *page.Env
	accessor huh.Accessor[string]
	label    string
	hint     string
	pad      int // the width of the page's widest label
	width    int
	focused  bool
	Whole    bool          // all the words are shown while it is not being typed in, on several lines
	Limit    int           // how many bytes it takes
	Reads    func() string // how the words are understood, under the line; may be nil
	Beyond   bool          // enter goes on past it while it is empty; tab leads there
	err      error         // why the last key or paste was not taken
}

// lineRoom is the least columns a line wants beside its label.
const lineRoom = 24

// NewLineField makes a field of one line that offers words used before.
//
// Nothing that steers a terminal or reorders a line gets into it, whether it was
// there before, is typed or pasted, as none is kept (see text.Clean); and no more
// than a line can hold.
func NewLineField(d *page.Env, label string, pad int, hint string, offers []string, acc huh.Accessor[string]) *lineField {
	shown := Access{func() string { return text.OneLine(acc.Get()) }, acc.Set}
	clean := make([]string, len(offers))
	for i, o := range offers {
		clean[i] = text.CleanLine(o)
	}
	return &lineField{
		Input: huh.NewInput().Prompt("").Suggestions(clean).Accessor(shown),
		env:   d, accessor: shown, label: label, hint: hint, pad: pad, Limit: journal.MaxLine,
	}
}

// inlineLabels reports whether labels of this width stand before their lines.
func inlineLabels(width, pad int) bool { return width-pad-1 >= lineRoom }

// WithWidth lays the field out in so many columns.
func (f *lineField) WithWidth(width int) huh.Field {
	f.width = max(width, 4)
	label, inline, room := f.layout()
	f.Title(label).Placeholder(ansi.Truncate(f.hint, max(0, room), "…")).Inline(inline)
	f.Input.WithWidth(f.width)
	return f
}

// layout is the label as it is set, whether it stands before the line, and the
// columns left for the line.
func (f *lineField) layout() (label string, inline bool, room int) {
	if !inlineLabels(f.width, f.pad) {
		return f.label, false, f.width - 1
	}
	label = f.label + strings.Repeat(" ", max(0, f.pad-lipgloss.Width(f.label)))
	return label, true, f.width - lipgloss.Width(label) - 2
}

// Focus sets the words anew: an input that got its width after its words shows
// all of them, however wide, until it is told again.
func (f *lineField) Focus() tea.Cmd {
	f.focused = true
	f.Accessor(f.accessor)
	return f.Input.Focus()
}

// Blur leaves the line.
func (f *lineField) Blur() tea.Cmd {
	f.focused = false
	return f.Input.Blur()
}

// View shows the line, and under it how it is understood.
func (f *lineField) View() string {
	line := f.line()
	if f.Reads == nil {
		return line
	}
	understood := f.Reads()
	if understood == "" {
		return line
	}
	indent := ""
	if inlineLabels(f.width, f.pad) {
		indent = strings.Repeat(" ", f.pad+1)
	}
	return line + "\n" + f.env.Look.Quiet.Render(ansi.Truncate(indent+"→ "+understood, f.width, "…"))
}

// line shows the line; one that is not being typed in, from its beginning.
func (f *lineField) line() string {
	value := f.accessor.Get()
	if f.focused || value == "" {
		return f.Input.View()
	}
	label, inline, room := f.layout()
	between, indent := "\n", ""
	if inline {
		between, indent = " ", strings.Repeat(" ", lipgloss.Width(label)+1)
	}
	value = text.CleanLine(value)
	if f.Whole {
		value = strings.ReplaceAll(ansi.Wrap(value, room, ""), "\n", "\n"+indent)
	} else {
		value = ansi.Truncate(value, room, "…")
	}
	return f.env.Look.Quiet.Render(label) + between + value
}

// Update hands a message on and stays the field it is.
func (f *lineField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	switch typed := msg.(type) {
	case tea.PasteMsg:
		typed.Content = text.OneLine(typed.Content)
		if f.takes("not pasted", typed.Content); f.err != nil {
			return f, nil
		}
		msg = typed
	case tea.KeyPressMsg:
		if typed.String() == "ctrl+v" { // the terminal's own paste needs no other program
			return f, nil
		}
		if typed.Text != "" {
			typed.Text = text.OneLine(typed.Text)
			if f.takes("no more fits", typed.Text); f.err != nil || typed.Text == "" {
				return f, nil
			}
			msg = typed
		}
	}
	_, cmd := f.Input.Update(msg)
	return f, cmd
}

// takes notes whether more words fit, before any of them is taken.
func (f *lineField) takes(otherwise voice.Phrase, more string) {
	f.err = nil
	if len(f.accessor.Get())+len(more) > f.Limit {
		f.err = fmt.Errorf("%s: a line like this holds %d KB: %w", voice.Say(otherwise), f.Limit>>10, journal.ErrTooLong)
	}
}

// refused returns why the last key or paste was not taken, once.
func (f *lineField) refused() error {
	err := f.err
	f.err = nil
	return err
}

// LabelWidth returns the width of the widest label.
func LabelWidth(labels []string) int {
	widest := 0
	for _, l := range labels {
		widest = max(widest, lipgloss.Width(l))
	}
	return widest
}
