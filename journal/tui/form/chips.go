package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/undo"
	"messup/journal/voice"
	"messup/prompts"
)

// A ChipField is a huh field for choices: in one row if they fit, else in columns, as
// many as there is room for, and along the rows where there is room for none. It takes one choice
// or many, and none is always allowed. Its value is the chosen options, one a
// line. Where something else is among them, whatever begins none of the others is
// that, in one's own words: nothing that is typed is lost.
type ChipField struct {
	field
	env      *page.Env
	label    string
	pad      int // the column the options begin in
	options  func() []string
	many     bool
	accessor huh.Accessor[string]
	focused  bool
	at       int    // the option under the cursor
	moved    bool   // the cursor was moved there: enter takes it
	sought   string // what was typed to find an option
	width    int
	own      *LineField // one's own words; they are a choice too
	writing  bool       // they are being typed
	words    string     // as they are chosen
	opened   string     // what was chosen before they were
	gone     []string   // one's own words that were chosen on this page: they can be again
	past     *undo.History
}

// NewChipField makes a field for choosing one of a few, or several.
func NewChipField(d *page.Env, label string, pad int, many bool, options func() []string, accessor huh.Accessor[string]) *ChipField {
	f := &ChipField{env: d, label: label, pad: pad, many: many, options: options, accessor: accessor, width: page.Measure, past: new(undo.History)}
	f.own = NewLineField(d, voice.Word(prompts.SomethingElse), pad, "", nil, Access{func() string { return f.words }, f.say})
	f.itself = f
	return f
}

// Remembering gives the field the past of what is chosen, as an editor has it.
func (f *ChipField) Remembering(past *undo.History) { f.past = past }

// folds reports whether the field can be folded away: nothing is chosen.
func (f *ChipField) folds() bool { return f.accessor.Get() == "" }

// name is what the field is called.
func (f *ChipField) name() string { return f.label }

func (f *ChipField) chosen() []string {
	value := f.accessor.Get()
	if value == "" {
		return nil
	}
	return strings.Split(value, "\n")
}

// offered are the options there are to choose from; what is being typed is none yet,
// and has the name of its option before it.
func (f *ChipField) offered() []string {
	options := f.all()
	if f.writing {
		options = slices.DeleteFunc(slices.Clone(options), func(o string) bool {
			return o == f.words && o != "" || o == prompts.SomethingElse
		})
	}
	return options
}

// toggle chooses the option under the cursor, or takes the choice back.
func (f *ChipField) toggle() {
	options := f.offered()
	if f.at >= len(options) {
		return
	}
	f.moved = false
	if option := options[f.at]; slices.Contains(f.chosen(), option) {
		f.choose(slices.DeleteFunc(f.chosen(), func(c string) bool { return c == option }))
		return
	}
	f.take()
}

// take chooses the option under the cursor.
func (f *ChipField) take() {
	options := f.offered()
	if f.at >= len(options) || slices.Contains(f.chosen(), options[f.at]) {
		return
	}
	if !f.many {
		f.choose([]string{options[f.at]})
		return
	}
	chosen := append(f.chosen(), options[f.at])
	slices.SortStableFunc(chosen, func(a, b string) int { return slices.Index(options, a) - slices.Index(options, b) })
	f.choose(chosen)
}

// choose hands on what is chosen now. While one's own words are typed, their line knows
// the way back.
func (f *ChipField) choose(chosen []string) {
	before := f.accessor.Get()
	f.accessor.Set(strings.Join(chosen, "\n"))
	if !f.writing {
		f.changed(before)
	}
}

// leave is enter: it takes what the cursor was moved to.
func (f *ChipField) leave() {
	if f.moved && !f.writing {
		f.take()
	}
}

// Update moves along the options and chooses.
func (f *ChipField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	if f.writing {
		return f, f.write(msg)
	}
	if paste, ok := msg.(tea.PasteMsg); ok && f.open() {
		return f, f.write(paste)
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, nil
	}
	last := max(0, len(f.offered())-1)
	switch press.String() {
	case "left":
		f.move(max(0, f.at-1))
	case "right":
		f.move(min(last, f.at+1))
	case "up":
		f.move(f.beside(-1))
	case "down":
		f.move(f.beside(1))
	case "home":
		f.move(0)
	case "end":
		f.move(last)
	case "ctrl+z":
		f.walk(f.past.Back)
	case "ctrl+y", "ctrl+shift+z":
		f.walk(f.past.Forward)
	case "space":
		if f.goesOn() {
			return f, f.seek(press)
		}
		f.toggle()
	default:
		if press.Text != "" {
			return f, f.seek(press)
		}
	}
	return f, nil
}

func (f *ChipField) move(to int) { f.at, f.moved, f.sought = to, true, "" }

// seek goes to the option that what is typed begins. What begins none is something
// else, where that is among them.
func (f *ChipField) seek(press tea.KeyPressMsg) tea.Cmd {
	sought := f.sought + press.Text
	if i := f.found(sought); i >= 0 {
		f.move(i)
		f.sought = sought
		return nil
	}
	if !f.open() {
		f.sought = ""
		return nil
	}
	return f.write(tea.PasteMsg{Content: sought})
}

// goesOn reports whether a space belongs to what is being typed. A letter jumps to
// its choice, and space marks that; more of them, or a letter that is a word of an
// option, are the beginning of words.
func (f *ChipField) goesOn() bool {
	return f.sought != "" && !strings.HasSuffix(f.sought, " ") && (runes(f.sought) > 1 || f.found(f.sought+" ") >= 0)
}

// found is the option that begins so; -1 if none does.
func (f *ChipField) found(sought string) int {
	return slices.IndexFunc(f.offered(), func(o string) bool { return strings.HasPrefix(strings.ToLower(voice.Word(o)), strings.ToLower(sought)) })
}

// restyle follows a change of the look.
func (f *ChipField) restyle(l look.Look) { f.own.restyle(l) }

// lay lays the options out: which row each is in and, where they stand in columns, how
// wide those are.
func (f *ChipField) lay() (rows [][]int, columns []int) {
	pad, options := f.indent(), f.offered()
	whole, cut := make([]int, len(options)), make([]int, len(options))
	for i, o := range options {
		whole[i] = lipgloss.Width(f.chip(o, false, false, f.width)) + 1
		cut[i] = lipgloss.Width(f.chip(o, false, false, f.width-pad-4)) + 1
	}
	return look.Grid(whole, cut, pad, f.width, !f.env.Short()) // on a small screen, a row is dear
}

// row is the row the cursor is in, and where in it.
func (f *ChipField) row(rows [][]int) (row, column int) {
	for r, in := range rows {
		if c := slices.Index(in, f.at); c >= 0 {
			return r, c
		}
	}
	return 0, 0
}

// beside is the option above or below the one under the cursor.
func (f *ChipField) beside(down int) int {
	rows, _ := f.lay()
	row, column := f.row(rows)
	if row += down; row < 0 || row >= len(rows) {
		return f.at
	}
	return rows[row][min(column, len(rows[row])-1)]
}

// atEdge reports whether the cursor is in the first row, or the last.
func (f *ChipField) atEdge(up bool) bool {
	if f.writing {
		return !up
	}
	rows, _ := f.lay()
	row, _ := f.row(rows)
	return up && row == 0 || !up && row >= len(rows)-1
}

func (f *ChipField) indent() int {
	if !inlineLabels(f.width, f.pad) {
		return 0
	}
	return f.pad
}

// View lays the label and the options along as many lines as they need.
func (f *ChipField) View() string {
	label := f.env.Look.Pencil
	if f.focused {
		label = f.env.Look.Slate
	}
	indent := strings.Repeat(" ", f.indent())
	lines := []string{label.Render(f.label)}
	first := indent
	if w := lipgloss.Width(f.label); w <= len(indent) { // else the options begin below the label
		lines = nil
		first = label.Render(f.label) + indent[w:]
	}
	chosen, options := f.chosen(), f.offered()
	rows, columns := f.lay()
	for r, row := range rows {
		var line strings.Builder
		line.WriteString(indent)
		if r == 0 {
			line.Reset()
			line.WriteString(first)
		}
		for n, i := range row {
			chip := f.chip(options[i], slices.Contains(chosen, options[i]), f.focused && !f.writing && i == f.at, f.width-len(indent)-4)
			line.WriteString(chip)
			switch {
			case n == len(row)-1:
			case columns == nil:
				line.WriteString(" ")
			default:
				line.WriteString(strings.Repeat(" ", columns[n]-lipgloss.Width(chip)))
			}
		}
		lines = append(lines, line.String())
	}
	if f.writing {
		lines = append(lines, f.own.View())
	}
	return strings.Join(lines, "\n")
}

// cursor is where the terminal's cursor belongs, inside the field.
func (f *ChipField) cursor() *tea.Cursor {
	if !f.writing {
		return nil
	}
	c := f.own.cursor()
	if c != nil {
		c.Y += lipgloss.Height(f.View()) - lipgloss.Height(f.own.View())
	}
	return c
}

func (f *ChipField) chip(option string, chosen, under bool, room int) string {
	l, marks := f.env.Look, f.env.Look.Marks
	mark, style := marks.One, l.Pencil
	switch {
	case chosen && f.many:
		mark, style = marks.ManyOn, l.Ink
	case chosen:
		mark, style = marks.OneOn, l.Ink
	case f.many:
		mark = marks.Many
	}
	lead, hand := " ", ""
	if under {
		hand, lead, style = look.Hand, marks.Chosen, f.env.Look.Slate.Bold(chosen)
	}
	option = ansi.Truncate(text.CleanLine(voice.Word(option)), max(4, room), "…") // a record may have come from anywhere
	return hand + style.Render(lead+mark+" "+option)
}

// Focus begins to take keys, on what is chosen.
func (f *ChipField) Focus() tea.Cmd {
	f.focused, f.moved, f.sought = true, false, ""
	for i, o := range f.offered() {
		if slices.Contains(f.chosen(), o) {
			f.at = i
			break
		}
	}
	return nil
}

// Blur takes no more keys.
func (f *ChipField) Blur() tea.Cmd {
	if f.writing {
		f.close()
	}
	f.focused = false
	return nil
}

// Skip reports whether there is nothing to choose from.
func (f *ChipField) Skip() bool { return len(f.options()) == 0 }

// GetValue returns what is chosen.
func (f *ChipField) GetValue() any { return f.accessor.Get() }

// WithWidth lays the field out in so many columns.
func (f *ChipField) WithWidth(w int) huh.Field {
	f.width = max(10, w)
	f.own.WithWidth(f.width)
	return f
}
