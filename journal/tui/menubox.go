package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Where there is room the menu lies over its page, in columns: what is to be done is
// chosen in sight of what it is done to, and no group is below the edge of the screen that
// could stand beside another.

// over reports whether the menu lies over its page. Where it does not it takes its place.
func (m *menu) over(d *page.Env) bool { return d.Screen.Width >= 80 && !d.Short() }

// How a box is laid out, in columns and lines.
const (
	boxSide    = 3 // from its edge to what stands in it
	boxAbove   = 3 // its edge, what is typed, and a blank line
	boxBelow   = 1
	boxBetween = 4 // from one column to the next
)

// A menuColumn is rows that stand below each other.
type menuColumn struct {
	rows  []int // of what is found; or one of the two below
	keys  int   // how wide its keys are
	width int
}

// What stands in a column and is no row.
const (
	blankRow  = -1
	namedRows = -2 // the name of the group of the row below it
)

// columns are the rows found, in columns of so many lines: a group begins a new one rather
// than be broken.
func (m *menu) columns(found []menuRow, height int) (all []menuColumn) {
	at := menuColumn{}
	end := func() {
		if len(at.rows) > 0 {
			all, at = append(all, at), menuColumn{}
		}
	}
	for i, r := range found {
		if i == 0 || found[i-1].group != r.group {
			whole := 1
			for j := i; j < len(found) && found[j].group == r.group; j++ {
				whole++
			}
			if len(at.rows) > 0 && len(at.rows)+1+min(whole, height) > height {
				end()
			}
			if len(at.rows) > 0 {
				at.rows = append(at.rows, blankRow)
			}
			at.rows = append(at.rows, namedRows)
		}
		if len(at.rows) >= height {
			end()
		}
		at.rows = append(at.rows, i)
		at.keys, at.width = max(at.keys, r.keys), max(at.width, r.wide, len(r.group)-r.keys)
	}
	end()
	for i := range all {
		all[i].width += len(look.NoBar) + all[i].keys + 2
	}
	return all
}

// said is what it does, and why it cannot now.
func (r menuRow) said() string {
	if r.Why != "" {
		return r.Key.Help().Desc + " (" + r.Why + ")"
	}
	return r.Key.Help().Desc
}

// spreads are the columns that have room beside each other, in one box after another: as
// low as they can be where one is enough.
func (m *menu) spreads(found []menuRow, width, height int) [][]menuColumn {
	for low := min(max(4, len(found)/5), height); low < height; low++ { // five columns are more than there ever are
		if all := beside(m.columns(found, low), width); len(all) == 1 {
			return all
		}
	}
	return beside(m.columns(found, height), width)
}

func beside(columns []menuColumn, width int) (all [][]menuColumn) {
	used := width
	for _, c := range columns {
		if used += boxBetween + c.width; len(all) == 0 || used > width {
			all, used = append(all, nil), c.width
		}
		all[len(all)-1] = append(all[len(all)-1], c)
	}
	return all
}

// lay lays the menu over the body of its page, which fades.
func (m *menu) lay(d *page.Env, v page.View, body []string) ([]string, page.View) {
	l := d.Look
	width, room := d.Size.Width-2*boxSide, max(1, len(body)-boxAbove-boxBelow)
	typed, at := m.prompt(l, width)
	inside := []string{typed, ""}
	found := m.found()
	shown, of := 0, m.spreads(found, width, room)
	for i, columns := range of {
		for _, c := range columns {
			for _, r := range c.rows {
				if r == m.chosen {
					shown = i
				}
			}
		}
	}
	switch {
	case len(of) > 0:
		inside = append(inside, m.set(l, found, of[shown], width)...)
	default:
		inside = append(inside, m.nothing(l, width)...)
	}
	m.Room = room
	inside = inside[:min(len(inside), len(body)-2)]
	most := lipgloss.Width(voice.Say("What can be done")) + boxSide
	for _, line := range inside {
		most = max(most, lipgloss.Width(line))
	}
	box := boxed(l, voice.Say("What can be done"), inside, most+2*boxSide)
	x := (d.Size.Width - most - 2*boxSide) / 2
	for i, line := range body {
		line = ansi.Strip(line)
		if i >= len(box) {
			body[i] = l.Rule.Render(line)
			continue
		}
		before, after := behind(line, x, x+most+2*boxSide)
		body[i] = l.Rule.Render(before) + box[i] + l.Rule.Render(after)
	}
	v.Foot = ""
	if len(of) > 1 {
		v.Foot = voice.Say("%d of %d", shown+1, len(of))
		if shown < len(of)-1 {
			v.Foot += " " + l.Marks.Below
		}
	}
	v.Cursor = tea.NewCursor(x+boxSide+at, 1)
	return body, v
}

// behind is what of a line is seen on both sides of a box that lies from one column to
// another: whole words, none that the box cuts, and not what says that a word was cut.
func behind(line string, from, to int) (before, after string) {
	before = ansi.Truncate(line, from, "")
	if rest := line[len(before):]; rest != "" && !strings.HasPrefix(rest, " ") {
		before = before[:strings.LastIndexByte(before, ' ')+1]
	}
	before += strings.Repeat(" ", max(0, from-ansi.StringWidth(before)))
	covered := ansi.Truncate(line, to, "")
	after = line[len(covered):]
	if after != "" && !strings.HasSuffix(covered, " ") && !strings.HasPrefix(after, " ") {
		word, _, _ := strings.Cut(after, " ")
		after = strings.Repeat(" ", max(0, ansi.StringWidth(covered+word)-to)) + after[len(word):]
	}
	after = strings.ReplaceAll(after, "…", " ")
	return before, strings.TrimRight(after, " ")
}

// prompt is what is typed, and where the cursor stands behind it.
func (m *menu) prompt(l look.Look, width int) (line string, at int) {
	room := max(1, width-lipgloss.Width(menuPrompt)-1)
	typed := l.Ink.Render(ansi.TruncateLeft(m.typed, max(0, lipgloss.Width(m.typed)-room), ""))
	if m.typed == "" {
		typed = l.HintIn(voice.Say("type to narrow it down"), width-lipgloss.Width(menuPrompt))
	}
	return l.Pencil.Render(menuPrompt) + typed, lipgloss.Width(menuPrompt) + min(room, lipgloss.Width(m.typed))
}

// nothing says that nothing here is called so.
func (m *menu) nothing(l look.Look, width int) []string {
	lines := look.WrapNotice(l.Ink, voice.Say("Nothing here is called so. backspace takes a letter away."), width, 2)
	if m.jots {
		lines = append(lines, look.WrapNotice(l.Ink, voice.Say("If it was meant for the journal, enter makes a jot of it."), width, 2)...)
	}
	return lines
}

// set sets columns beside each other.
func (m *menu) set(l look.Look, found []menuRow, columns []menuColumn, width int) (lines []string) {
	high := 0
	for _, c := range columns {
		high = max(high, len(c.rows))
	}
	lines = make([]string, high)
	for n, c := range columns {
		wide := min(c.width, width)
		for i := range lines {
			cell := ""
			switch {
			case i >= len(c.rows) || c.rows[i] == blankRow:
			case c.rows[i] == namedRows:
				cell = look.NoBar + l.Pencil.Render(voice.Say(found[c.rows[i+1]].group))
			default:
				cell = m.cell(l, found[c.rows[i]], c, c.rows[i] == m.chosen, wide)
			}
			if n > 0 {
				lines[i] += strings.Repeat(" ", boxBetween)
			}
			lines[i] += cell + strings.Repeat(" ", max(0, wide-ansi.StringWidth(cell)))
		}
	}
	return lines
}

// cell is what can be done, behind the key that does it.
func (m *menu) cell(l look.Look, r menuRow, c menuColumn, chosen bool, width int) string {
	bar, style := l.Row(chosen)
	if r.Why != "" {
		style = l.Pencil
	}
	key := r.Shown() + strings.Repeat(" ", max(0, c.keys-r.keys))
	return bar + l.Slate.Render(key) + "  " + look.OneLine(l, style, r.said(), nil, max(1, width-len(look.NoBar)-c.keys-2))
}

// boxed puts lines into a box that has a name.
func boxed(l look.Look, name string, lines []string, width int) []string {
	corner, side := l.Marks.Corners, l.Rule.Render(l.Marks.Fold)
	across := func(n int) string { return strings.Repeat(l.Marks.Rule, max(0, n)) }
	box := []string{l.Rule.Render(corner[0]+l.Marks.Rule) + " " + l.Bold.Render(name) + " " + l.Rule.Render(across(width-5-lipgloss.Width(name))+corner[1])}
	for _, line := range lines {
		fill := strings.Repeat(" ", max(0, width-2*boxSide-ansi.StringWidth(line)))
		box = append(box, side+strings.Repeat(" ", boxSide-1)+line+fill+strings.Repeat(" ", boxSide-1)+side)
	}
	return append(box, l.Rule.Render(corner[3]+across(width-2)+corner[2]))
}

// across goes to the row beside the chosen one, in the column before it or after it.
func (m *menu) across(by int, d *page.Env) {
	found := m.found()
	var columns []menuColumn
	for _, spread := range m.spreads(found, d.Size.Width-2*boxSide, m.Room) {
		columns = append(columns, spread...)
	}
	for n, c := range columns {
		for line, r := range c.rows {
			if r != m.chosen || n+by < 0 || n+by >= len(columns) {
				continue
			}
			to := columns[n+by].rows
			for line = min(line, len(to)-1); to[line] < 0; line++ { // a name has a row below it
			}
			m.chosen = to[line]
			return
		}
	}
}
