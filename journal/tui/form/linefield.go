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
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A LineField is a field of one line: the label before the line where there is
// room, padded so that the lines of a page begin in one column, and above it where
// there is not. A line too long for its row goes on in the next, so that nothing
// of what one types is out of sight.
//
// It is not a huh.Input, which hides its cursor and what was there before, and
// panics in a window narrower than its label.
type LineField struct {
	editor
	field
	label  string
	hint   string
	pad    int // the width of the page's widest label
	width  int
	most   int             // how many rows there are for it
	Offers func() []string // words used before that may go on with what is typed; may be nil
	waved  bool            // the offer was waved off
	Next   *LineField      // the row below, where several are asked; may be nil
	Whole  bool            // it is never folded, and all its words are shown while it is not being typed in, on several lines
	open   bool            // there is room to show all of them in any case
	Limit  int             // how many bytes it takes
	quote  func() Quoted   // what it could take while it is empty (see Quoting); may be nil
	wave   func()          // told that this was waved off
	Reads  func() string   // how the words are understood, under the line; may be nil
	read   *string         // what that said since something was last done; nil if it was not asked
	Waits  func() bool     // whether it is not asked yet, while it is empty; may be nil: it is
	secret bool            // dots are shown in place of its words
	err    error           // why the last key or paste was not taken
}

// lineRoom is the least columns a line wants beside its label.
const lineRoom = 24

// NewLineField makes a field of one line that offers words used before.
//
// Nothing that steers a terminal or reorders a line gets into it, whether it was
// there before, is typed or pasted, as none is kept (see text.Clean); and no more
// than a line can hold.
func NewLineField(d *page.Env, label string, pad int, hint string, offers []string, acc huh.Accessor[string]) *LineField {
	shown := Access{func() string { return text.OneLine(acc.Get()) }, acc.Set}
	clean := make([]string, len(offers))
	for i, o := range offers {
		clean[i] = text.CleanLine(o)
	}
	f := &LineField{
		editor: newEditor(d, "", true, shown), label: label, hint: hint, pad: pad, most: mostRows, Limit: journal.MaxLine,
		Offers: func() []string { return clean },
	}
	f.itself = f
	f.sheet.Set(shown.Get())
	return f
}

// folds reports whether the line can be folded away: it has nothing to show.
func (f *LineField) folds() bool {
	return !f.Whole && f.Accessor.Get() == "" && f.understood() == ""
}

// understood is how the words are understood; nothing where that is not told. A form asks
// it many times a key, and it may read a long text for it: so it is read once.
func (f *LineField) understood() string {
	if f.Reads == nil {
		return ""
	}
	if f.read == nil {
		said := f.Reads()
		f.read = &said
	}
	return *f.read
}

// name is what the line is called.
func (f *LineField) name() string { return f.label }

// readAnew has the lines read again, when they are asked, how their words are understood.
func (f *Huh) readAnew() {
	for _, field := range f.fields {
		if line, is := field.(*LineField); is {
			line.read = nil
		}
	}
}

// inlineLabels reports whether labels of this width stand before their lines.
func inlineLabels(width, pad int) bool { return width-pad-1 >= lineRoom }

// WithWidth lays the field out in so many columns.
func (f *LineField) WithWidth(width int) huh.Field {
	if width = max(width, 4); width != f.width {
		f.width = width
		_, _, room := f.layout()
		f.sheet.SetWidth(max(2, room+1))
		f.refit()
	}
	return f
}

// WithRows lays the field out where there are so many rows for it in all.
func (f *LineField) WithRows(rows int) {
	lead, _, indent := f.set()
	if lead != "" && indent == 0 {
		rows--
	}
	f.most = max(1, min(rows, mostRows))
	if f.focused {
		f.grow()
	}
}

// layout is the label as it is set, whether it stands before the line, and the
// columns left for the line.
func (f *LineField) layout() (label string, inline bool, room int) {
	if !inlineLabels(f.width, f.pad) {
		return f.label, false, f.width - 1
	}
	label = f.label + strings.Repeat(" ", max(0, f.pad-lipgloss.Width(f.label)))
	return label, true, f.width - lipgloss.Width(label) - 2
}

// Focus takes keys from now on, at the end of the words there are.
func (f *LineField) Focus() tea.Cmd {
	f.sheet.Set(f.Accessor.Get())
	cmd := f.focus()
	f.refit()
	f.grow()
	return cmd
}

// Blur takes no more keys.
func (f *LineField) Blur() tea.Cmd {
	f.blur()
	return nil
}

// GetValue returns the words.
func (f *LineField) GetValue() any { return f.Accessor.Get() }

// echoRows is how many rows say how a line is understood: a day, and where it is in a
// break the one it comes back on.
const echoRows = 2

// View shows the line, and under it how it is understood.
func (f *LineField) View() string {
	lead, rows, indent := f.set()
	for i := range rows {
		if i > 0 || lead == "" {
			rows[i] = strings.Repeat(" ", indent) + rows[i]
		}
	}
	if lead != "" && indent > 0 {
		rows[0] = lead + " " + rows[0]
	} else if lead != "" {
		rows = append([]string{lead}, rows...)
	}
	if understood := f.understood(); understood != "" {
		room, sign, most := f.width-indent-2, "→ ", echoRows
		if f.env.Short() { // the lines below it need theirs
			most = 1
		}
		for _, row := range look.FewRows(f.env.Look, f.env.Look.Pencil, understood, most, room, room) {
			rows = append(rows, strings.Repeat(" ", indent)+f.env.Look.Pencil.Render(sign)+row)
			sign = "  "
		}
	}
	return strings.Join(rows, "\n")
}

// set is the label, the rows of the line, and how far in they stand: 0 where the
// label is above them.
func (f *LineField) set() (lead string, rows []string, indent int) {
	label, inline, room := f.layout()
	style := f.env.Look.Pencil
	if f.focused {
		style = f.env.Look.Slate
	}
	if label != "" {
		lead = style.Render(label)
	}
	if inline {
		indent = lipgloss.Width(label) + 1
	}
	words := f.Accessor.Get()
	if f.secret && !f.focused {
		words = dots(words)
	}
	switch {
	case words == "" && f.quoted().Words != "":
		rows = []string{f.showQuoted(f.quoted(), room)}
	case words == "" && f.label+f.hint == "" && !f.focused: // else nothing tells that it is there
		rows = []string{f.env.Look.Hint.Render(f.env.Look.Marks.Day)}
	case words == "":
		rows = []string{f.env.Look.HintIn(f.hint, room)}
	case f.focused:
		rows = f.typed()
	case f.Whole || f.open:
		rows = strings.Split(ansi.Wrap(text.CleanLine(words), room, ""), "\n")
	default:
		rows = []string{ansi.Truncate(text.CleanLine(words), room, "…")}
	}
	return lead, rows, indent
}

// mostRows is how many rows a line has while it is typed; it scrolls in them.
const mostRows = 4

// grow gives the line the rows it needs.
func (f *LineField) grow() {
	if rows := min(f.most, f.sheet.Rows()); rows != f.sheet.Height() {
		f.sheet.SetHeight(rows)
		f.refit()
	}
}

// typed are the rows of a line that is being typed, with what goes on with it.
func (f *LineField) typed() []string {
	rows := strings.Split(f.sheet.View(), "\n")
	if f.secret {
		for i := range rows {
			rows[i] = dots(strings.TrimRight(ansi.Strip(rows[i]), " "))
		}
		return rows
	}
	ghost, cursor := f.ghost(), f.sheet.Cursor()
	if ghost != "" && cursor != nil && cursor.Y < len(rows) {
		room := max(0, f.sheet.Columns()-cursor.X)
		rows[cursor.Y] = ansi.Truncate(rows[cursor.Y], cursor.X, "") + f.env.Look.HintIn(ghost, room)
	}
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return rows
}

// dots are shown for words that are not: one for each column, so that the cursor stands where
// it does.
func dots(words string) string { return strings.Repeat("•", lipgloss.Width(words)) }

// ghost is how a word used before goes on from what is typed; empty if none does.
func (f *LineField) ghost() string {
	typed := f.sheet.Text()
	if f.Offers == nil || f.waved || !f.focused || strings.TrimSpace(typed) == "" || f.sheet.At() != len(typed) {
		return ""
	}
	for _, offer := range f.Offers() {
		if len(offer) > len(typed) && strings.EqualFold(offer[:len(typed)], typed) {
			return offer[len(typed):]
		}
	}
	return ""
}

// accept takes the word that is offered, as it was written before.
func (f *LineField) accept() bool {
	if f.takeQuoted() {
		return true
	}
	ghost := f.ghost()
	if ghost == "" {
		return false
	}
	offers := f.Offers()
	f.change(func() {
		for _, offer := range offers {
			if strings.EqualFold(offer, f.sheet.Text()+ghost) {
				f.sheet.Set(offer)
				return
			}
		}
	})
	f.grow()
	return true
}

// cursor is where the terminal's cursor belongs, inside the field.
func (f *LineField) cursor() *tea.Cursor {
	c := f.sheet.Cursor()
	if c == nil {
		return nil
	}
	lead, _, indent := f.set()
	c.X += indent
	if indent == 0 && lead != "" {
		c.Y++
	}
	return c
}

// atEdge reports whether the cursor is in the first row of the line, or the last.
func (f *LineField) atEdge(up bool) bool {
	row := f.sheet.Row()
	return up && row == 0 || !up && row == f.sheet.Rows()-1
}

// Update takes a key or a paste. Every change is handed on at once.
func (f *LineField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	switch typed := msg.(type) {
	case tea.PasteMsg:
		f.paste(typed.Content)
		return f, nil
	case tea.KeyPressMsg:
		if typed.Text != "" {
			typed.Text = text.OneLine(typed.Text)
			if f.takes("no more fits", typed.Text); f.err != nil || typed.Text == "" {
				return f, nil
			}
		}
		if f.steers(typed) {
			return f, nil
		}
		if taken, cmd := f.press(typed); taken {
			f.grow()
			return f, cmd
		}
		f.change(func() { f.sheet.Key(typed) })
		f.grow()
	}
	return f, nil
}

// steers takes a key that is about the word that is offered.
func (f *LineField) steers(msg tea.KeyPressMsg) bool {
	switch msg.String() {
	case "right", "end", "ctrl+e":
		return f.accept()
	case "delete", "ctrl+d":
		if f.waveOff() {
			return true
		}
		if f.ghost() != "" {
			f.waved = true
			return true
		}
	}
	f.waved = f.waved && msg.Text == ""
	return false
}

// paste takes a paste: as one line, or, where several rows are asked, a row a line.
func (f *LineField) paste(words string) {
	first, rest := text.OneLine(words), ""
	if f.Next != nil {
		first, rest, _ = strings.Cut(strings.TrimLeft(text.Clean(words), "\n"), "\n")
		first = text.OneLine(first)
	}
	if f.takes("not pasted", first); f.err != nil {
		return
	}
	f.change(func() { f.sheet.Insert(first) })
	f.grow()
	if rest = strings.TrimSpace(rest); rest != "" {
		f.Next.sheet.Set(f.Next.Accessor.Get())
		f.Next.paste(rest)
		f.err = f.Next.refused()
	}
}

// takes notes whether more words fit, before any of them is taken.
func (f *LineField) takes(otherwise voice.Phrase, more string) {
	if f.err = f.over(len(f.Accessor.Get()) + len(more)); f.err != nil {
		f.err = fmt.Errorf("%s: %w", voice.Say(otherwise), f.err)
	}
}

// over says that a line of so many bytes is too long; nil if it is not.
func (f *LineField) over(length int) error {
	if length <= f.Limit {
		return nil
	}
	return fmt.Errorf("a line like this holds %d KB, and this is %w", f.Limit>>10, journal.ErrTooLong)
}

// refused returns why the last key or paste was not taken, once.
func (f *LineField) refused() error {
	err := f.err
	f.err = nil
	return err
}
