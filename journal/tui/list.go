package tui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
)

// A list shows rows that lie on the disk, through a window: a few screens of
// them are in memory, however many there are. Moving out of the window, or
// another query, asks for other rows; the old ones stay on the screen until
// the new ones are there.
type list[T any] struct {
	desk  *desk
	fetch func(ctx context.Context, q journal.Query, skip, limit int) (batch[T], error)
	draw  func(i int, top bool) []string // the lines of row i, with its heading if it has one or is the top one
	moved func() tea.Cmd                 // told when another row is chosen; may be nil

	query  journal.Query // what is asked for
	asked  int           // counts the questions put to the disk: only the latest answer counts
	target int           // the row to choose once the answer is there
	asking bool
	drop   context.CancelFunc // gives up the question under way, if there is one

	batch  batch[T]
	shown  journal.Query // what the rows in memory are the answer to
	skip   int           // the place of the first of them
	loaded bool
	cursor int // the place of the chosen row
	top    int // the place of the first row on the screen
	height int // lines there are for rows
}

// A batch is a run of rows, with how many fit the query and how many there are
// in all.
type batch[T any] struct {
	rows       []T
	total, all int
}

type rowsMsg[T any] struct {
	batch[T]
	asked, skip int
	query       journal.Query
}

// leastRows is the smallest window: one that small screens seldom run out of.
const leastRows = 60

// find asks for the rows of a query, with the row at a place chosen.
func (l *list[T]) find(q journal.Query, target int) tea.Cmd {
	l.query = q
	return l.ask(target)
}

// ask puts the question to the disk and gives up the one before: at any size
// of journal, at most one search is of use.
func (l *list[T]) ask(target int) tea.Cmd {
	if l.drop != nil {
		l.drop()
	}
	wanted, drop := context.WithCancel(context.Background())
	l.drop = drop
	l.asked++
	l.asking, l.target = true, max(0, target)
	limit := max(leastRows, 3*l.height)
	skip := max(0, target-limit/2)
	fetch, q, asked := l.fetch, l.query, l.asked
	return l.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(wanted, cancel)()
		b, err := fetch(ctx, q, skip, limit)
		if err == nil && len(b.rows) == 0 && b.total > 0 { // rows went away meanwhile
			skip = max(0, b.total-limit)
			b, err = fetch(ctx, q, skip, limit)
		}
		if wanted.Err() != nil { // whatever came of it: nobody waits for it
			return nil, nil
		}
		return rowsMsg[T]{b, asked, skip, q}, err
	})
}

// take shows the rows that were asked for, unless others were asked for since.
func (l *list[T]) take(msg rowsMsg[T]) tea.Cmd {
	if msg.asked != l.asked {
		return nil
	}
	l.batch, l.skip, l.shown = msg.batch, msg.skip, msg.query
	l.asking, l.loaded = false, true
	l.choose(min(l.target, l.total()-1))
	return l.told()
}

func (l *list[T]) total() int { return l.batch.total }
func (l *list[T]) end() int   { return l.skip + len(l.batch.rows) }

// row returns the row at a place; false if it is not in memory.
func (l *list[T]) row(i int) (row T, ok bool) {
	if i < l.skip || i >= l.end() {
		return row, false
	}
	return l.batch.rows[i-l.skip], true
}

// chosen returns the row under the cursor; false if there is none.
func (l *list[T]) chosen() (T, bool) { return l.row(l.cursor) }

// move chooses the row so many places on, and sees to it that the rows around
// it are in memory.
func (l *list[T]) move(by int) tea.Cmd {
	from := l.cursor
	if l.asking {
		from = l.target
	}
	return l.moveTo(from + by)
}

func (l *list[T]) moveTo(to int) tea.Cmd {
	to = min(max(0, to), max(0, l.total()-1))
	if _, ok := l.row(to); !ok {
		if l.total() == 0 || l.asking && to == l.target {
			return nil
		}
		return l.ask(to)
	}
	l.choose(to)
	nearTop := l.skip > 0 && to-l.skip < l.height
	nearEnd := l.end() < l.total() && l.end()-to <= l.height
	switch {
	case l.asking:
		l.target = to
	case nearTop || nearEnd:
		return tea.Batch(l.ask(to), l.told())
	}
	return l.told()
}

func (l *list[T]) told() tea.Cmd {
	if l.moved == nil {
		return nil
	}
	return l.moved()
}

// choose puts the cursor on a row in memory, and the row on the screen.
func (l *list[T]) choose(i int) {
	l.cursor = max(i, 0)
	l.settle()
}

// fit gives the list so many lines.
func (l *list[T]) fit(height int) tea.Cmd {
	l.height = max(1, height)
	l.settle()
	if l.loaded && !l.asking && l.end() < l.total() && l.end()-l.cursor <= l.height {
		return l.ask(l.cursor)
	}
	return nil
}

// settle scrolls no further than it takes to have the chosen row whole on the
// screen, and leaves no empty lines below the last row while rows are above.
func (l *list[T]) settle() {
	if len(l.batch.rows) == 0 {
		l.top = 0
		return
	}
	l.cursor = min(max(l.cursor, l.skip), l.end()-1)
	highest := l.highest(l.cursor)
	l.top = min(max(l.top, highest), l.cursor)
	if l.end() == l.total() {
		l.top = max(l.skip, min(l.top, l.highest(l.end()-1)))
	}
}

// highest is the first row that can be at the top with row i still whole.
func (l *list[T]) highest(i int) int {
	used, top := len(l.draw(i, false)), i
	for top > l.skip {
		above := len(l.draw(top-1, true))
		if used+above > l.height {
			break
		}
		top--
		used += len(l.draw(top, false))
	}
	return top
}

// lines are the rows on the screen.
func (l *list[T]) lines() []string {
	var lines []string
	for i := l.top; i < l.end() && len(lines) < l.height; i++ {
		lines = append(lines, l.draw(i, i == l.top)...)
	}
	return lines[:min(len(lines), l.height)]
}

// page is how many rows a page key moves: those on the screen but one.
func (l *list[T]) page() int {
	used, n := 0, 0
	for i := l.top; i < l.end() && used < l.height; i++ {
		used += len(l.draw(i, i == l.top))
		n++
	}
	return max(1, n-1)
}

// keys are the actions that move through the list.
func (l *list[T]) keys() []action {
	by := func(n int) func() tea.Cmd { return func() tea.Cmd { return l.move(n) } }
	return []action{
		act("↑ k", "row before", by(-1), "up", "k").seldom(),
		act("↓ j", "next row", by(+1), "down", "j").seldom(),
		act("pgup", "a page up", func() tea.Cmd { return l.move(-l.page()) }, "pgup", "ctrl+b").seldom(),
		act("pgdn", "a page down", func() tea.Cmd { return l.move(l.page()) }, "pgdown", "space", "ctrl+f").seldom(),
		act("home", "first row", func() tea.Cmd { return l.moveTo(0) }, "home").seldom(),
		act("end", "last row", func() tea.Cmd { return l.moveTo(l.total() - 1) }, "end", "G").seldom(),
	}
}

// cut takes the rows of a window out of a list that is in memory.
func cut[T any](all []T, skip, limit int) batch[T] {
	from := min(skip, len(all))
	return batch[T]{slices.Clone(all[from:min(from+limit, len(all))]), len(all), len(all)}
}

// listRow is a row of a list: words, and quietly behind them whom or what they
// are about, and where they stand.
func listRow(d *desk, chosen bool, words, about, state string) string {
	l, width := d.look, d.textWidth()-lipgloss.Width(noBar)
	bar, style := l.row(chosen)
	right := state
	if about != "" && width >= 60 {
		right = oneLine(l, l.quiet, about, nil, 16)
		right += strings.Repeat(" ", max(0, 18-lipgloss.Width(right))) + l.quiet.Render(padLeft(state, 12))
	} else {
		right = l.quiet.Render(right)
	}
	room := width - lipgloss.Width(right) - 2
	if room < 12 {
		right, room = "", width
	}
	return bar + spread(oneLine(l, style, journal.CleanLine(words), nil, room), right, width)
}
