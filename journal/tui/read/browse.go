package read

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/list"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenBrowse opens page.Browse.
func OpenBrowse(d *page.Env, to page.Browse) page.Page {
	b := &Browse{preview: NewPreview(d), choosing: to.For}
	title := voice.Phrase("Messes")
	if to.For != "" {
		title = "Choose a mess"
	}
	b.Page = list.NewListPage(d, title, voice.NoEntries, to.Cursor, b.search, b.row)
	b.Finder, b.Tries = list.NewFinder(d, to.Query, to.Search), "a class, a tag, or a word"
	b.Beside, b.List.Moved, b.List.First, b.List.Over = true, b.look, b.first, b.over
	b.Returned = func(string) string { return voice.Say("Back in the journal.") }
	return b
}

// Browse is all entries, to be searched.
type Browse struct {
	list.Page[book.Found]
	preview  Preview
	choosing journal.ID // the review a mess is chosen for; empty: none is
}

// search reads rows, in a command.
func (b *Browse) search(ctx context.Context, q search.Query, skip, limit int) (list.Batch[book.Found], error) {
	rows, total, err := b.Env.Book.Entries.Search(ctx, q, skip, max(limit, busyMonths))
	if err != nil {
		return list.Batch[book.Found]{}, err
	}
	return b.among(ctx, q, list.Batch[book.Found]{Rows: rows, Total: total})
}

// busyMonths is how many rows are read at the least: so many that the months on the screen
// are among them whole, and can be counted. The first ones do not wait for that.
const busyMonths = 200

// first reads the first rows, and whether they are all there are.
func (b *Browse) first(ctx context.Context, q search.Query, limit int) (found list.Batch[book.Found], all bool, err error) {
	rows, err := b.Env.Book.Entries.Newest(ctx, q, limit)
	found = list.Batch[book.Found]{Rows: rows, Total: len(rows)}
	if all = len(rows) < limit; all && err == nil {
		found, err = b.among(ctx, q, found)
	}
	return found, all, err
}

// among counts what the rows are found among.
func (b *Browse) among(ctx context.Context, q search.Query, found list.Batch[book.Found]) (list.Batch[book.Found], error) {
	aside, heavy, err := b.Env.Book.Entries.Aside(ctx, q)
	if err != nil {
		return found, err
	}
	if b.choosing != "" { // none of them is for a review
		aside = 0
	}
	c, err := b.Env.Book.Archive.Counts(ctx)
	if !q.AsksHeavy() {
		c.Entries -= heavy
	}
	found.All, found.Aside = c.Entries, aside
	return found, err
}

// Update is that of a page.Page.
func (b *Browse) Update(msg tea.Msg) tea.Cmd {
	b.preview.Update(msg)
	cmd := b.Page.Update(msg)
	if _, sized := msg.(tea.WindowSizeMsg); sized {
		return tea.Batch(cmd, b.look())
	}
	return cmd
}

// look shows the chosen entry beside the list, where there is room.
func (b *Browse) look() tea.Cmd {
	row, ok := b.List.Chosen()
	if !ok {
		return b.preview.Show("", b.List.Shown)
	}
	return b.preview.Show(row.ID, b.List.Shown)
}

// over is the month of an entry, if it begins it.
func (b *Browse) over(i int, top bool) (lines []string) {
	found, _ := b.List.Row(i)
	month := monthOf(found)
	if before, ok := b.List.Row(i - 1); b.Env.Short() || !top && ok && monthOf(before) == month {
		return nil
	}
	if !top {
		lines = append(lines, "")
	}
	l := b.Env.Look.Pencil
	return append(lines, look.Spread(l.Render(month), l.Render(b.monthCount(i)), list.Width(b.Env)))
}

// row draws one entry: the line itself, where the words were found, and, of the chosen one, its
// lesson.
func (b *Browse) row(i int, _ bool) []string {
	found, _ := b.List.Row(i)
	l, width, q := b.Env.Look, list.Width(b.Env), b.List.Shown
	more := b.more(i)
	lines := b.columns(found, q, width).Rows(l, width, i == b.List.Cursor, more.rows)
	pad := strings.Repeat(" ", b.indent())
	if found.Hit.Text != "" {
		lines = append(lines, pad+snippetLine(b.Env, found, width-len(pad)))
	}
	if lesson := text.CleanLine(found.Lesson); b.tellsLesson(found, false) || i == b.List.Cursor && b.tellsLesson(found, true) && (!b.Env.Short() || more.lesson) {
		lines = append(lines, pad+l.Bar(true)+look.OneLine(l, l.Ink, lesson, q.Spans("lesson", lesson), width-len(pad)-2))
	}
	return lines
}

// monthOf is the section that an entry stands in.
func monthOf(f book.Found) string { return voice.At(f.Happened, "January 2006") }

// monthCount is how many entries the month of a row has, if all of them are in memory: to
// count the others they would have to be read.
func (b *Browse) monthCount(at int) string {
	row, _ := b.List.Row(at)
	month, from, to := monthOf(row), at, at
	for ; from > 0; from-- {
		before, ok := b.List.Row(from - 1)
		if !ok {
			return ""
		}
		if monthOf(before) != month {
			break
		}
	}
	for ; to < b.List.Total(); to++ {
		next, ok := b.List.Row(to)
		if !ok {
			return ""
		}
		if monthOf(next) != month {
			break
		}
	}
	if to == b.List.Total() && b.List.Counting() {
		return ""
	}
	return strconv.Itoa(to - from)
}

// tellsLesson reports whether the lesson of an entry stands below it: where its words are
// what was found, and of the chosen row where no entry stands beside the rows.
func (b *Browse) tellsLesson(f book.Found, chosen bool) bool {
	lesson := text.CleanLine(f.Lesson)
	if lesson == "" {
		return false
	}
	return chosen && !b.Env.Wide() || f.Hit.Text == "" && len(b.List.Shown.Spans("lesson", lesson)) > 0
}

// indent is where what stands below a row begins: under its title, where there is room.
func (b *Browse) indent() int {
	if b.Env.Narrow() {
		return 2
	}
	return 12
}

// columns are date, kind, title and class, and what kind of entry it is in words if it is
// no finished mess. Where there is no room for columns a row has that or its class.
func (b *Browse) columns(f book.Found, q search.Query, width int) list.Columns {
	title, class := text.CleanLine(f.Title), text.CleanLine(f.Class)
	c := list.Columns{
		Day: b.Env.Look.Pencil.Render(briefDate(f, width)), Mark: list.Mark(b.Env.Look, f.Kind, f.Draft),
		Words: title, Found: q.Spans("title", title), Class: class, Of: q.Spans("class", class),
	}
	if b.Env.Narrow() {
		c.When = voice.RowState(b.Env.Sets(), f.Summary, true)
		return c
	}
	c.State, c.Brief = voice.RowState(b.Env.Sets(), f.Summary, false), voice.RowState(b.Env.Sets(), f.Summary, true)
	return c
}

// briefDate is the day of an entry within its month.
func briefDate(f book.Found, width int) string {
	if width < 30 {
		return fmt.Sprintf("%2d", f.Happened.Day())
	}
	return fmt.Sprintf("%2d %s", f.Happened.Day(), voice.At(f.Happened, "Mon"))
}

// snippetLine is the piece of an entry in which words were found, and at the
// right the question it answers.
func snippetLine(d *page.Env, f book.Found, width int) string {
	l := d.Look
	label := ""
	if n := f.Number(d.Sets(), f.Hit.Scope); n > 0 {
		label = fmt.Sprintf("Q%d", n)
	}
	room := width - lipgloss.Width(label) - 2
	text, spans := around(text.Clean(f.Hit.Text), f.Hit.Spans, room)
	return look.Spread(look.OneLine(l, l.Pencil, text, spans, room), l.Pencil.Render(label), width)
}

// around cuts the beginning of a text so that the words found are among the
// first so many columns.
func around(said string, spans []text.Span, width int) (string, []text.Span) {
	if len(spans) == 0 || lipgloss.Width(said[:min(spans[0].To, len(said))]) <= width-3 {
		return said, spans
	}
	cut := spans[0].From
	for cut > 0 && lipgloss.Width(said[cut:spans[0].From]) < width/3 {
		cut = max(0, strings.LastIndexByte(said[:cut-1], ' ')+1)
	}
	const dots = "… "
	var moved []text.Span
	for _, s := range spans {
		moved = append(moved, text.Span{From: s.From - cut + len(dots), To: s.To - cut + len(dots)})
	}
	return dots + said[cut:], moved
}

// View is that of a page.Page.
func (b *Browse) View() page.View {
	v := b.Page.View()
	if b.Env.Wide() && b.List.Total() > 0 {
		v.Side, v.Left = b.preview.Lines(), page.ListLeft
	}
	return v
}

// Actions is that of a page.Page.
func (b *Browse) Actions() []page.Action {
	if b.Finder.Typing {
		return b.Finder.Keys(b.Narrow)
	}
	if b.choosing != "" {
		return b.Keys(b.chooses(), b.Searching())
	}
	first, _ := b.Env.BeginKeys()
	return b.Keys(b.rowKeys(), slices.Concat(b.Undoing(), b.KeptAside(), []page.Action{b.Searching(), first, page.Act("y", "the year", func() tea.Cmd { return page.GoTo(page.Year{}) }, "y").Seldom()}, b.Env.TakeOutKey(page.TakeOut{Query: b.Finder.Text()}), b.purges())...)
}

// rowKeys are what can be done with the chosen row.
func (b *Browse) rowKeys() []page.Action {
	row, ok := b.List.Chosen()
	if !ok {
		return nil
	}
	read := page.GoTo(page.Read{ID: row.ID, Query: b.Finder.Text()})
	write := page.GoTo(page.Write{ID: row.ID})
	edit := write
	open, verb := read, voice.Phrase("read")
	switch {
	case row.Kind == journal.Jot:
		edit = page.GoTo(page.Write{ID: row.ID, Step: page.PlaceHeading, Single: true})
	case row.Draft:
		open, verb = write, "go on writing"
	default:
		edit = page.GoTo(page.Write{ID: row.ID, Step: page.PlaceOverview})
	}
	do := func(cmd tea.Cmd) func() tea.Cmd { return func() tea.Cmd { return cmd } }
	actions := []page.Action{page.Act("enter", verb, do(open), "enter")}
	if row.Kind == journal.Jot || row.Kind == journal.Brief {
		actions = append(actions, page.Act("g", "grow", do(page.GoTo(page.Grow{ID: row.ID})), "g").Seldom())
	}
	if verb != "read" {
		actions = append(actions, page.Act("o", "read", do(read), "o"))
	}
	actions = append(actions,
		page.Act("e", "edit", do(edit), "e"),
		page.Act("#", "tags", do(page.GoTo(page.Write{ID: row.ID, Step: page.PlaceHeading, Single: true, Tags: true})), "#").Seldom(),
		page.Act("d", "delete", do(confirmDelete(b.Env, row.ID, row.Title)), "d"))
	if !row.Draft {
		actions = append(actions, b.Env.ShareKey(page.Share{Entry: row.ID})...)
	}
	return actions
}

// Here is that of a page.Page.
func (b *Browse) Here() page.Place {
	return page.Browse{Query: b.Finder.Text(), Cursor: b.List.Cursor, For: b.choosing}
}

// chooses are the keys while a mess is chosen for a review.
func (b *Browse) chooses() []page.Action {
	row, ok := b.List.Chosen()
	if !ok {
		return nil
	}
	var why voice.Phrase
	switch {
	case row.Heavy:
		why = "It is marked heavy, and stays out of reviews."
	case row.Kind == journal.Win:
		why = "That one is a win."
	case row.Kind == journal.Jot:
		why = "That is one line yet. It can be grown into a mess first."
	}
	return []page.Action{
		page.Act("enter", "this one", func() tea.Cmd { return b.choose(row.ID) }, "enter").Unless(why),
		page.Act("o", "read", func() tea.Cmd { return page.GoTo(page.Read{ID: row.ID, Query: b.Finder.Text()}) }, "o"),
	}
}

// choose tells the review which mess it is to be, and goes back to it.
func (b *Browse) choose(id journal.ID) tea.Cmd {
	book, review := b.Env.Book, b.choosing
	return b.Env.Ask(func(ctx context.Context) (tea.Msg, error) {
		_, err := book.Reviews.Change(ctx, review, func(r journal.Review) journal.Review { return r.Choose(id) })
		return page.BackMsg{}, err
	})
}
