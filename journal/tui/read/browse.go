package read

import (
	"context"
	"fmt"
	"slices"
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
	"messup/prompts"
)

// OpenBrowse opens page.Browse.
func OpenBrowse(d *page.Env, to page.Browse) page.Page {
	b := &Browse{preview: preview{env: d}, choosing: to.For}
	title := voice.Phrase("Messes")
	if to.For != "" {
		title = "Choose a mess"
	}
	b.Page = list.NewListPage(d, title, voice.NoEntries, to.Cursor, b.search, b.row)
	b.Finder, b.Tries = list.NewFinder(d, to.Query, to.Search), "a class, a tag, or a word"
	b.Beside, b.List.Moved, b.List.First = true, b.look, b.first
	b.Returned = func(string) string { return voice.Say("Back in the journal.") }
	return b
}

// Browse is all entries, to be searched.
type Browse struct {
	list.Page[book.Found]
	preview  preview
	choosing journal.ID // the review a mess is chosen for; empty: none is
}

// search reads rows, in a command.
func (b *Browse) search(ctx context.Context, q search.Query, skip, limit int) (list.Batch[book.Found], error) {
	rows, total, err := b.Env.Book.Entries.Search(ctx, q, skip, limit)
	if err != nil {
		return list.Batch[book.Found]{}, err
	}
	return b.among(ctx, q, list.Batch[book.Found]{Rows: rows, Total: total})
}

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
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		b.preview.set()
		return tea.Batch(b.Fit(), b.look())
	case page.RestyleMsg:
		b.preview.set()
	case storyMsg:
		b.preview.take(msg)
	}
	return b.Page.Update(msg)
}

// look shows the chosen entry beside the list, where there is room.
func (b *Browse) look() tea.Cmd {
	row, ok := b.List.Chosen()
	if !ok {
		return b.preview.show("", b.List.Shown)
	}
	return b.preview.show(row.ID, b.List.Shown)
}

// row draws one entry: its month if it begins one, the line itself, where the
// words were found, and its lesson.
func (b *Browse) row(i int, top bool) []string {
	found, _ := b.List.Row(i)
	l, width, q := b.Env.Look, list.Width(b.Env), b.List.Shown
	var lines []string
	month := found.Happened.Format("January 2006")
	before, ok := b.List.Row(i - 1)
	if first := !ok || before.Happened.Format("January 2006") != month; (first || top) && !b.Env.Short() {
		if !top {
			lines = append(lines, "")
		}
		lines = append(lines, l.Quiet.Render(month))
	}
	more := b.more(i)
	lines = append(lines, b.headline(found, q, i == b.List.Cursor, width, more.title)...)
	indent := 10
	if b.Env.Narrow() {
		indent = 2
	}
	pad := strings.Repeat(" ", indent)
	if found.Hit.Text != "" {
		lines = append(lines, pad+snippetLine(b.Env, found, width-indent))
	}
	if lesson := text.CleanLine(found.Lesson); lesson != "" && (!b.Env.Short() || more.lesson) {
		lines = append(lines, pad+l.Accent.Render(look.LessonBar)+look.OneLine(l, l.Words, lesson, q.Spans("lesson", lesson), width-indent-2))
	}
	return lines
}

// headline is date, title, class, and what kind of entry it is if it is no
// finished mess. What does not fit is left out from the right, or goes on in a second
// row.
func (b *Browse) headline(f book.Found, q search.Query, chosen bool, width int, second bool) []string {
	l := b.Env.Look
	bar, style := l.Row(chosen)
	date := briefDate(f, width)
	tail, room := b.tail(f, q, width)
	title := text.CleanLine(f.Title)
	names := []string{look.OneLine(l, style, title, q.Spans("title", title), room)}
	if second {
		names = look.FewRows(l, style, title, 2, room, width-len(date)-4)
	}
	line := bar + l.Quiet.Render(date) + "  " + names[0] + strings.Repeat(" ", max(0, room-lipgloss.Width(names[0]))) + tail
	for i, name := range names[1:] {
		names[i+1] = look.NoBar + strings.Repeat(" ", len(date)+2) + name
	}
	names[0] = strings.TrimRight(line, " ")
	return names
}

// briefDate is the day of an entry within its month.
func briefDate(f book.Found, width int) string {
	if width < 30 {
		return fmt.Sprintf("%2d", f.Happened.Day())
	}
	return fmt.Sprintf("%2d %s", f.Happened.Day(), f.Happened.Format("Mon"))
}

// tail is what stands behind a title, and how much room it leaves the title.
func (b *Browse) tail(f book.Found, q search.Query, width int) (tail string, room int) {
	l := b.Env.Look
	room = max(0, width-2-len(briefDate(f, width))-2)
	for _, c := range columns(b.Env.Sets(), f, q, width, room) {
		cell := look.OneLine(l, l.Quiet, c.text, c.spans, c.width)
		if c.text == "" && tail == "" { // the title may run on to here
			continue
		}
		tail += "  " + cell + strings.Repeat(" ", max(0, c.width-lipgloss.Width(cell)))
		room -= c.width + 2
	}
	return tail, room
}

// A column is one cell to the right of a title.
type column struct {
	text  string
	spans []text.Span
	width int
}

// columns are class and state where there is room for both; where there is
// not, the state if there is one, else the class.
func columns(sets prompts.Library, f book.Found, q search.Query, width, room int) []column {
	class := text.CleanLine(f.Class)
	marked := q.Spans("class", class)
	if width >= 60 {
		return []column{{class, marked, 14}, {voice.RowState(sets, f.Summary, false), nil, 18}}
	}
	if state := voice.RowState(sets, f.Summary, true); state != "" {
		return []column{{state, nil, min(lipgloss.Width(state), room/2)}}
	}
	if width < 30 {
		return nil
	}
	return []column{{class, marked, min(11, lipgloss.Width(class))}}
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
	return look.Spread(look.OneLine(l, l.Quiet, text, spans, room), l.Quiet.Render(label), width)
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
	if b.Env.Wide() {
		v.Body = look.Beside(v.Body, b.preview.view(), list.Width(b.Env))
	}
	return v
}

// Actions is that of a page.Page.
func (b *Browse) Actions() []page.Action {
	if b.Finder.Typing {
		return b.Finder.Keys(b.Narrow)
	}
	if b.choosing != "" {
		return b.Keys(append(b.chooses(), b.Searching())...)
	}
	first, _ := b.Env.BeginKeys()
	return b.Keys(slices.Concat(b.rowKeys(), b.Undoing(), b.KeptAside(), []page.Action{b.Searching(), first}, b.Env.TakeOutKey(page.TakeOut{Query: b.Finder.Text()}), b.purges())...)
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
