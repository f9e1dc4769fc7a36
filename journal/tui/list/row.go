package list

import (
	"cmp"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// How wide the columns of a row are, the same on every row of a page: so the eye goes down
// one of them.
const (
	ClassWidth = 10 // behind them: 11 physics
	WhenWidth  = 10 // at the right end: Tue 24 Nov
	columnGap  = 2
	leastWords = 12 // of the words of a row; where they had less, the columns give way
	narrow     = 50 // a row of fewer columns has no room for more than one behind its words
)

// Columns is one row of a list, column by column.
type Columns struct {
	Day   string // before the words, styled, on each row as wide; empty: the page has no such column
	Mark  string // of what kind it is, in two columns, see look.Mark; empty: the page has none
	Words string
	Found []text.Span // in the words
	State string      // quietly behind the words, which give way to it
	Brief string      // in its place where they are long
	Class string
	Of    []text.Span // found in the class
	When  string
	Dated int // how wide the column for when is; 0: the page has none
}

// Row sets the row on one line of at most so many columns. Words take the room of a column
// to their right that is empty.
func (c Columns) Row(l look.Look, width int, chosen bool) string {
	return c.Rows(l, width, chosen, 1)[0]
}

// Rows sets the row, its words on as many lines as they need and no more than there may be.
func (c Columns) Rows(l look.Look, width int, chosen bool, most int) []string {
	bar, style := l.Row(chosen)
	before, right := c.before(), c.right(l, width)
	width -= lipgloss.Width(bar) + lipgloss.Width(before)
	room := max(1, width-lipgloss.Width(right))
	words := text.CleanLine(c.Words)
	state := c.state(l, words, room)
	first := room - lipgloss.Width(state)
	set := []string{look.OneLine(l, style, words, c.Found, first)}
	if most > 1 {
		set = look.FewRows(l, style, words, most, first, width)
	}
	set[0] += state
	set[0] = before + set[0] + strings.Repeat(" ", max(0, room-lipgloss.Width(set[0]))) + right
	for i, line := range set {
		if i > 0 {
			line = strings.Repeat(" ", lipgloss.Width(before)) + line
		}
		set[i] = strings.TrimRight(bar+line, " ")
	}
	return set
}

// state is what stands behind the words in so many columns: as it is or, where they are
// long, briefly; nothing where they would be none any more.
func (c Columns) state(l look.Look, words string, room int) string {
	said := c.State
	if said != "" && lipgloss.Width(words)+columnGap+lipgloss.Width(said) > room {
		said = cmp.Or(c.Brief, said)
	}
	if said == "" || room-columnGap-lipgloss.Width(said) < min(leastWords, lipgloss.Width(words)) {
		return ""
	}
	return strings.Repeat(" ", columnGap) + l.Pencil.Render(said)
}

// Room is how many columns the words have on the first line.
func (c Columns) Room(l look.Look, width int) int {
	room := max(1, width-lipgloss.Width(look.NoBar)-lipgloss.Width(c.before())-lipgloss.Width(c.right(l, width)))
	return max(1, room-lipgloss.Width(c.state(l, text.CleanLine(c.Words), room)))
}

// before is what stands before the words.
func (c Columns) before() string {
	if c.Day == "" {
		return c.Mark
	}
	return c.Day + strings.Repeat(" ", columnGap) + c.Mark
}

// right is what stands behind the words, from where it begins to the end of the row. Where
// there is no room for columns it is when or, of a row without, the class.
func (c Columns) right(l look.Look, width int) string {
	class, gap := text.CleanLine(c.Class), strings.Repeat(" ", columnGap)
	if width < narrow {
		one := l.Pencil.Render(c.When)
		if c.When == "" {
			one = look.OneLine(l, l.Pencil, class, c.Of, classRoom(l, class))
		}
		rest := width - lipgloss.Width(look.NoBar) - lipgloss.Width(c.before()) - lipgloss.Width(one) - columnGap
		if one == "" || rest < leastWords {
			return ""
		}
		return gap + one
	}
	right := ""
	if c.Dated > 0 && (c.When != "" || class != "") {
		when := c.When
		if class != "" { // else it takes no other column's room
			when = ansi.Truncate(when, c.Dated, "…")
		}
		right = gap + l.Pencil.Render(look.PadLeft(when, c.Dated))
	}
	if class != "" {
		cell := look.OneLine(l, l.Pencil, class, c.Of, classRoom(l, class))
		right = gap + cell + strings.Repeat(" ", max(0, ClassWidth-lipgloss.Width(cell))) + right
	}
	return right
}

// classRoom is how many columns a class has: told in lines all that it needs.
func classRoom(l look.Look, class string) int {
	if l.Marks.Aloud {
		return max(ClassWidth, lipgloss.Width(class))
	}
	return ClassWidth
}

// Mark is the mark of what kind of entry there is.
func Mark(l look.Look, kind journal.EntryKind, draft bool) string {
	switch {
	case kind == journal.Jot:
		return look.Mark(l.Pencil, l.Marks.Jot)
	case draft:
		return look.Mark(l.Pencil, l.Marks.Draft)
	case kind == journal.Win:
		return look.Mark(l.Sage, l.Marks.Win)
	}
	return look.Mark(l.Pencil, l.Marks.Mess)
}

// Row is a row of a list: words, and quietly behind them whom or what they
// are about, and where they stand.
func Row(d *page.Env, chosen bool, words, about, state string) string {
	return Columns{Words: words, Class: about, When: state, Dated: WhenWidth}.Row(d.Look, d.PageWidth(), chosen)
}

// leastUnfolded is the height of a page from which there is room to unfold a row.
const leastUnfolded = 6

// Unfolded is the chosen row of a list whose words are read there: on as many rows as
// they need, and no more than there are.
func Unfolded(d *page.Env, width int, c Columns, rows int) []string {
	if d.Size.Height < leastUnfolded { // the other rows would be gone
		rows = 1
	}
	return c.Rows(d.Look, width, true, max(1, rows))
}

// UnderWhole are the quiet lines below the chosen row of a list, on as many rows as they
// need, and no more than there are.
func UnderWhole(d *page.Env, width int, words string, rows int) []string {
	if words == "" || rows < 1 || d.Size.Height < leastUnfolded {
		return nil
	}
	width -= 2 * lipgloss.Width(look.NoBar)
	set := look.FewRows(d.Look, d.Look.Pencil, words, rows, width, width)
	for i, row := range set {
		set[i] = look.NoBar + look.NoBar + row
	}
	return set
}

// MeantWidth is how wide a column is with a day and the lesson of that day, or what came of
// it: Tue 24 Nov, p2.
func MeantWidth() int { return voice.InRoom(14, 16) }
