package list

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal/search"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A List shows rows that lie on the disk, through a window: a few screens of
// them are in memory, however many there are. Moving out of the window, or
// another query, asks for other rows; the old ones stay on the screen until
// the new ones are there. First, which may be nil, reads the first rows that have certain
// words, and whether they are all there are: where there is much to look through they are
// shown before it is known how many fit.
type list[T any] struct {
	env   *page.Env
	fetch func(ctx context.Context, q search.Query, skip, limit int) (Batch[T], error)
	First func(ctx context.Context, q search.Query, limit int) (b Batch[T], all bool, err error)
	Early bool                           // First is what the page opens with
	row   func(i int, top bool) []string // the lines of row i
	Over  func(i int, top bool) []string // what stands over it, if it begins something or is the top one; may be nil
	Moved func() tea.Cmd                 // told when another row is chosen; may be nil

	query  search.Query // what is asked for
	asked  int          // counts the questions put to the disk: only the latest answer counts
	target int          // the row to choose once the answer is there
	asking bool
	open   bool               // the first rows are there, and how many fit is not known yet
	wanted context.Context    // ends when nobody waits for the answer any more
	drop   context.CancelFunc // gives up the question under way, if there is one

	Batch  Batch[T]
	Shown  search.Query // what the rows in memory are the answer to
	skip   int          // the place of the first of them
	loaded bool
	unread error // why the disk did not give what was last asked for
	Cursor int   // the place of the chosen row
	top    int   // the place of the first row on the screen
	height int   // lines there are for rows
}

// A Batch is a run of rows, with how many fit the query and how many there are
// in all. Aside is how many would fit too and are in no list that was not asked
// for.
type Batch[T any] struct {
	Rows              []T
	Total, All, Aside int
	None              voice.Phrase // said where there are no rows; empty: what the page says then
}

// RowsMsg brings the rows that were asked for, or why there are none.
type RowsMsg[T any] struct {
	Batch[T]
	asked, skip int
	query       search.Query
	counting    bool // how many fit is not known yet
	err         error
}

// leastRows is the smallest window: one that small screens seldom run out of.
const leastRows = 60

// much is from how many rows on to count takes so long that one would wait for it: that
// many are looked through while the screen is drawn once.
const much = 5_000

// find asks for the rows of a query, with the row at a place chosen.
func (l *list[T]) find(q search.Query, target int) tea.Cmd {
	l.query = q
	return l.Ask(target)
}

// Ask puts the question to the disk and gives up the one before: at any size
// of journal, at most one search is of use.
func (l *list[T]) Ask(target int) tea.Cmd {
	if l.drop != nil {
		l.drop()
	}
	l.wanted, l.drop = context.WithCancel(context.Background())
	l.asked++
	l.asking, l.target = true, max(0, target)
	limit := max(leastRows, 3*l.height)
	skip := max(0, target-limit/2)
	if l.First != nil && skip == 0 && (len(l.query.Terms) > 0 && l.Batch.All > much || l.Early && !l.loaded) {
		return l.read(0, func(ctx context.Context, msg *RowsMsg[T]) (err error) {
			var all bool
			msg.Batch, all, err = l.First(ctx, msg.query, limit)
			msg.counting = !all
			return err
		})
	}
	return l.read(skip, l.counted(limit))
}

// counted reads so many rows, and counts how many fit.
func (l *list[T]) counted(limit int) func(context.Context, *RowsMsg[T]) error {
	return func(ctx context.Context, msg *RowsMsg[T]) (err error) {
		msg.Batch, err = l.fetch(ctx, msg.query, msg.skip, limit)
		if err == nil && len(msg.Rows) == 0 && msg.Total > 0 { // rows went away meanwhile
			msg.skip = max(0, msg.Total-limit)
			msg.Batch, err = l.fetch(ctx, msg.query, msg.skip, limit)
		}
		return err
	}
}

// read has the answer read for as long as it is wanted.
func (l *list[T]) read(skip int, into func(context.Context, *RowsMsg[T]) error) tea.Cmd {
	msg, wanted := RowsMsg[T]{asked: l.asked, skip: skip, query: l.query}, l.wanted
	return l.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(wanted, cancel)()
		msg.err = into(ctx, &msg)
		if wanted.Err() != nil { // whatever came of it: nobody waits for it
			return nil, nil
		}
		return msg, nil
	})
}

// take shows the rows that were asked for, unless others were asked for since.
func (l *list[T]) take(msg RowsMsg[T]) tea.Cmd {
	if msg.asked != l.asked {
		return nil
	}
	l.asking, l.unread = false, msg.err
	if msg.err != nil { // what was read before stays, and what is not known of it
		return nil
	}
	if msg.counting {
		msg.All = l.Batch.All
	}
	l.Batch, l.skip, l.Shown = msg.Batch, msg.skip, msg.query
	l.loaded, l.open = true, msg.counting
	l.choose(min(l.target, l.Total()-1))
	if !msg.counting {
		return l.told()
	}
	l.asking = true
	return tea.Batch(l.told(), l.read(0, l.counted(len(msg.Rows))))
}

func (l *list[T]) Total() int { return l.Batch.Total }

// Counting reports that it is not known yet how many rows there are.
func (l *list[T]) Counting() bool { return l.open }

// Height is how many lines there are for rows.
func (l *list[T]) Height() int { return l.height }

func (l *list[T]) end() int { return l.skip + len(l.Batch.Rows) }

// Row returns the Row at a place; false if it is not in memory.
func (l *list[T]) Row(i int) (row T, ok bool) {
	if i < l.skip || i >= l.end() {
		return row, false
	}
	return l.Batch.Rows[i-l.skip], true
}

// Chosen returns the row under the cursor; false if there is none.
func (l *list[T]) Chosen() (T, bool) { return l.Row(l.Cursor) }

// move chooses the row so many places on, and sees to it that the rows around
// it are in memory.
func (l *list[T]) move(by int) tea.Cmd {
	from := l.Cursor
	if l.asking {
		from = l.target
	}
	return l.MoveTo(from + by)
}

func (l *list[T]) MoveTo(to int) tea.Cmd {
	to = min(max(0, to), max(0, l.Total()-1))
	if _, ok := l.Row(to); !ok {
		if l.Total() == 0 || l.asking && to == l.target {
			return nil
		}
		return l.Ask(to)
	}
	l.choose(to)
	nearTop := l.skip > 0 && to-l.skip < l.height
	nearEnd := (l.open || l.end() < l.Total()) && l.end()-to <= l.height
	switch {
	case l.asking:
		l.target = to
	case nearTop || nearEnd:
		return tea.Batch(l.Ask(to), l.told())
	}
	return l.told()
}

// draw is a row below what stands over it.
func (l *list[T]) draw(i int, top bool) []string { return append(l.over(i, top), l.row(i, top)...) }

func (l *list[T]) over(i int, top bool) []string {
	if l.Over == nil {
		return nil
	}
	return l.Over(i, top)
}

// alone is a row as it is drawn by itself; nothing where it is not in memory.
func (l *list[T]) alone(i int) []string {
	if _, is := l.Row(i); !is {
		return nil
	}
	return l.row(i, false)
}

func (l *list[T]) told() tea.Cmd {
	if l.Moved == nil {
		return nil
	}
	return l.Moved()
}

// choose puts the cursor on a row in memory, and the row on the screen.
func (l *list[T]) choose(i int) {
	l.Cursor = max(i, 0)
	l.settle()
}

// fit gives the list so many lines.
func (l *list[T]) fit(height int) tea.Cmd {
	if l.env.Opts.Lines {
		height = min(height, leastRows) // as many as are told in one go, and more
	}
	l.height = max(1, height)
	l.settle()
	if l.loaded && !l.asking && l.end() < l.Total() && l.end()-l.Cursor <= l.height {
		return l.Ask(l.Cursor)
	}
	return nil
}

// settle scrolls no further than it takes to have the chosen row whole on the
// screen, and leaves no empty lines below the last row while rows are above.
func (l *list[T]) settle() {
	if len(l.Batch.Rows) == 0 {
		l.top = 0
		return
	}
	l.Cursor = min(max(l.Cursor, l.skip), l.end()-1)
	highest := l.highest(l.Cursor)
	l.top = min(max(l.top, highest), l.Cursor)
	if l.end() == l.Total() {
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

// page is how many rows a Page key moves: those on the screen but one.
func (l *list[T]) page() int {
	used, n := 0, 0
	for i := l.top; i < l.end() && used < l.height; i++ {
		used += len(l.draw(i, i == l.top))
		n++
	}
	return max(1, n-1)
}

// keys are the actions that move through the list.
func (l *list[T]) keys() []page.Action {
	by := func(n int) func() tea.Cmd { return func() tea.Cmd { return l.move(n) } }
	return []page.Action{
		page.Act("↑ k", "row before", by(-1), "up", "k").OnScreen().Seldom(),
		page.Act("↓ j", "next row", by(+1), "down", "j").OnScreen().Seldom(),
		page.Act("pgup", "a page up", func() tea.Cmd { return l.move(-l.page()) }, "pgup", "ctrl+b").OnScreen().Seldom(),
		page.Act("pgdn", "a page down", func() tea.Cmd { return l.move(l.page()) }, "pgdown", "ctrl+f").OnScreen().Seldom(),
		page.Act("home", "first row", func() tea.Cmd { return l.MoveTo(0) }, "home").OnScreen().Seldom(),
		page.Act("end", "last row", func() tea.Cmd { return l.MoveTo(l.Total() - 1) }, "end", "G").OnScreen().Seldom(),
	}
}

// Cut takes the rows of a window out of a list that is in memory.
func Cut[T any](all []T, skip, limit int) Batch[T] {
	from := min(skip, len(all))
	return Batch[T]{Rows: slices.Clone(all[from:min(from+limit, len(all))]), Total: len(all), All: len(all)}
}
