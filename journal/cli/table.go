package cli

import (
	"context"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"messup/journal"
)

// A table is rows of cells, printed in columns that line up by the room
// characters take on a screen.
type table struct {
	rows []tableRow
	flex int  // the column that gives way where a row is wider than the terminal
	wrap bool // it is the last one, and goes on in the next line instead of being cut
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

// idsOf returns the ids of things in a list.
func idsOf[T any](list []T, id func(T) journal.ID) []journal.ID {
	ids := make([]journal.ID, len(list))
	for i, v := range list {
		ids[i] = id(v)
	}
	return ids
}

// printList prints things of one kind: v to --json, or else what text says of
// them by the shortest id of each. Where there are none, it says so beside that.
func (s *session) printList(ctx context.Context, b *opened, k journal.Kind, ids []journal.ID, none string, v any, text func(short []string)) error {
	short, err := b.Shorten(ctx, k, ids)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		s.note("%s", none)
	}
	return s.print(v, func() { text(short) })
}

// printTable prints the rows; to a pipe nothing is cut, and each row is one
// line.
func (s *session) printTable(t table) {
	widths, screen := t.widths(), s.width()
	if total := total(widths); screen > 0 && total > screen {
		widths[t.flex] = max(least, widths[t.flex]-(total-screen))
	}
	if t.wrap && screen > 0 {
		widths[t.flex] = min(widths[t.flex], measure)
	}
	for _, r := range t.rows {
		if screen == 0 {
			s.say("%s", r.aligned(widths))
			continue
		}
		for _, line := range r.fitted(t, widths) {
			s.say("%s", ansi.Truncate(line, screen, "…"))
		}
	}
}

// fitted returns a row as the lines a terminal shows of it.
func (r tableRow) fitted(t table, widths []int) []string {
	under, margin := []string{r.under}, widths[0]+len(between)
	if t.wrap {
		under = strings.Split(ansi.Wrap(r.cells[t.flex], widths[t.flex], ""), "\n")
		r.cells[t.flex], under = under[0], under[1:]
		margin = total(widths[:t.flex]) + len(between)
	} else {
		r.cells[t.flex] = ansi.Truncate(r.cells[t.flex], widths[t.flex], "…")
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
func (r tableRow) aligned(widths []int) string {
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
