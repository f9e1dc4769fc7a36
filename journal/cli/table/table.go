// Package table prints rows of cells in columns that line up by the room
// characters take on a screen. It knows widths and words, and no command.
package table

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/text"
)

// Measure is how wide text becomes at most, to be easily read, Least how many columns
// the flex column has at least, and narrow below how many nothing is cut.
const (
	Measure = 72
	Least   = 16
	narrow  = 60
)

const between = "  " // two columns

// A Table is rows of cells, printed in columns that line up by the room
// characters take on a screen.
type Table struct {
	Rows []row
	Flex int  // the column that gives way where a row is wider than the terminal
	Wrap bool // it is the last one, and goes on in the next line instead of being cut
}

type row struct {
	cells []string
	under string // a further line that belongs to the row
}

// total returns the room of a row.
func total(widths []int) int {
	n := -len(between)
	for _, w := range widths {
		if w > 0 {
			n += w + len(between)
		}
	}
	return n
}

// Add adds a row, with a further line under it if that says anything. Its words
// are cleaned.
func (t *Table) Add(under string, cells ...string) {
	for i, c := range cells {
		cells[i] = text.CleanLine(c)
	}
	t.Rows = append(t.Rows, row{cells, text.CleanLine(under)})
}

// Lines returns the rows as they are printed on a screen of so many columns; 0
// is a pipe.
func (t Table) Lines(screen int) (lines []string) {
	if len(t.Rows) == 0 {
		return nil
	}
	widths := t.widths()
	if total := total(widths); screen > 0 && total > screen {
		left := widths[t.Flex] - (total - screen)
		if left < Least || screen < narrow && !t.Wrap {
			return t.stacked(screen)
		}
		widths[t.Flex] = left
	}
	if t.Wrap && screen > 0 {
		widths[t.Flex] = min(widths[t.Flex], Measure)
	}
	for _, r := range t.Rows {
		if screen == 0 {
			lines = append(lines, r.aligned(widths))
			continue
		}
		for _, line := range r.fitted(t, widths) {
			lines = append(lines, ansi.Truncate(line, screen, "…"))
		}
	}
	return lines
}

// stacked returns the rows for a screen too narrow for columns: what is short on a line,
// and the text below it. Nothing is cut.
func (t Table) stacked(screen int) (lines []string) {
	for _, r := range t.Rows {
		line := ""
		for i, c := range r.cells {
			switch {
			case i == t.Flex || c == "":
				continue
			case line != "" && ansi.StringWidth(line+between+c) > screen:
				lines, line = append(lines, line), between+c
			case line == "":
				line = c
			default:
				line += between + c
			}
		}
		first := len(lines)
		lines = append(lines, below(line, screen, "")...)
		for _, words := range []string{r.cells[t.Flex], r.under} {
			margin := between
			if len(lines) == first && line == "" { // nothing stands above it
				margin = ""
			}
			lines = append(lines, below(words, screen, margin)...)
		}
	}
	return lines
}

// below sets words behind a margin; nothing are no lines.
func below(words string, screen int, margin string) (lines []string) {
	if words == "" {
		return nil
	}
	for line := range strings.SplitSeq(ansi.Wrap(words, max(screen-len(margin), 1), ""), "\n") {
		lines = append(lines, margin+strings.TrimRight(line, " "))
	}
	return lines
}

// fitted returns a row as the lines a terminal shows of it.
func (r row) fitted(t Table, widths []int) []string {
	under, margin := []string{r.under}, widths[0]+len(between)
	if t.Wrap {
		under = strings.Split(ansi.Wrap(r.cells[t.Flex], widths[t.Flex], ""), "\n")
		r.cells[t.Flex], under = under[0], append(under[1:], r.under)
		margin = total(widths[:t.Flex]) + len(between)
	} else {
		r.cells[t.Flex] = ansi.Truncate(r.cells[t.Flex], widths[t.Flex], "…")
	}
	lines := []string{r.aligned(widths)}
	for _, l := range under {
		if l != "" {
			lines = append(lines, strings.Repeat(" ", margin)+l)
		}
	}
	return lines
}

// aligned returns the cells as one line. A column that nobody fills takes no
// room.
func (r row) aligned(widths []int) string {
	var line strings.Builder
	for i, c := range r.cells {
		if widths[i] == 0 {
			continue
		}
		if line.Len() > 0 {
			line.WriteString(between)
		}
		line.WriteString(c)
		line.WriteString(strings.Repeat(" ", max(0, widths[i]-ansi.StringWidth(c))))
	}
	return strings.TrimRight(line.String(), " ")
}

func (t *Table) widths() []int {
	var widths []int
	for _, r := range t.Rows {
		for i, c := range r.cells {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(c))
		}
	}
	return widths
}
