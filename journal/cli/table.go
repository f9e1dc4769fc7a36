package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"messup/journal"
)

// A table is rows of cells, printed in columns that line up by the room
// characters take on a screen.
type table struct {
	rows []tableRow
	flex int // the column that is cut where a row is wider than the terminal
}

type tableRow struct {
	cells []string
	under string // a further line that belongs to the row
}

const (
	between = "  " // two columns
	least   = 16   // columns the flex column keeps
)

func (t *table) add(under string, cells ...string) {
	for i, c := range cells {
		cells[i] = journal.CleanLine(c)
	}
	t.rows = append(t.rows, tableRow{cells, journal.CleanLine(under)})
}

// printTable prints the rows; to a pipe nothing is cut, and each row is one
// line.
func (s *session) printTable(t table) {
	widths, screen := t.widths(), s.width()
	total := -len(between)
	for _, w := range widths {
		if w > 0 {
			total += w + len(between)
		}
	}
	if screen > 0 && total > screen {
		widths[t.flex] = max(least, widths[t.flex]-(total-screen))
	}
	for _, r := range t.rows {
		var line strings.Builder
		for i, c := range r.cells {
			if widths[i] == 0 { // nobody fills this column
				continue
			}
			if i > 0 {
				line.WriteString(between)
			}
			if i == t.flex && screen > 0 {
				c = ansi.Truncate(c, widths[i], "…")
			}
			line.WriteString(c)
			line.WriteString(strings.Repeat(" ", max(0, widths[i]-ansi.StringWidth(c))))
		}
		s.say("%s", strings.TrimRight(line.String(), " "))
		if r.under != "" && s.OutTerminal {
			s.say("%s%s", strings.Repeat(" ", widths[0]+len(between)), r.under)
		}
	}
}

func (t *table) widths() []int {
	var widths []int
	for _, r := range t.rows {
		for i, c := range r.cells {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(c))
		}
	}
	return widths
}
