package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/prompts"
)

func openBrowse(d *desk, to Browse) page {
	b := &browsePage{preview: preview{desk: d}}
	b.listPage = newListPage(d, "Messes", journal.NoEntries, to.Cursor, b.search, b.row)
	b.finder, b.tries = newFinder(d, to.Query, to.Search), "a class, a tag, or a word"
	b.beside, b.list.moved = true, b.look
	b.returned = func(string) string { return "Back in the journal." }
	return b
}

type browsePage struct {
	listPage[journal.Found]
	preview preview
}

// search reads rows, in a command.
func (b *browsePage) search(ctx context.Context, q journal.Query, skip, limit int) (batch[journal.Found], error) {
	rows, total, err := b.desk.book.Search(ctx, q, skip, limit)
	if err != nil {
		return batch[journal.Found]{}, err
	}
	c, err := b.desk.book.Counts(ctx)
	return batch[journal.Found]{rows, total, c.Entries}, err
}

func (b *browsePage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		b.preview.set()
		return tea.Batch(b.fit(), b.look())
	case restyleMsg:
		b.preview.set()
	case storyMsg:
		b.preview.take(msg)
	}
	return b.listPage.Update(msg)
}

// look shows the chosen entry beside the list, where there is room.
func (b *browsePage) look() tea.Cmd {
	row, ok := b.list.chosen()
	if !ok {
		return b.preview.show("", b.list.shown)
	}
	return b.preview.show(row.ID, b.list.shown)
}

// row draws one entry: its month if it begins one, the line itself, where the
// words were found, and its lesson.
func (b *browsePage) row(i int, top bool) []string {
	found, _ := b.list.row(i)
	l, width, q := b.desk.look, listWidth(b.desk), b.list.shown
	var lines []string
	month := found.Happened.Format("January 2006")
	before, ok := b.list.row(i - 1)
	if first := !ok || before.Happened.Format("January 2006") != month; (first || top) && !b.desk.short() {
		if !top {
			lines = append(lines, "")
		}
		lines = append(lines, l.quiet.Render(month))
	}
	lines = append(lines, b.headline(found, q, i == b.list.cursor, width))
	indent := 10
	if b.desk.narrow() {
		indent = 2
	}
	pad := strings.Repeat(" ", indent)
	if found.Hit.Text != "" {
		lines = append(lines, pad+snippetLine(b.desk, found, width-indent))
	}
	if lesson := journal.CleanLine(found.Lesson); lesson != "" && !b.desk.short() {
		lines = append(lines, pad+l.accent.Render(lessonBar)+oneLine(l, l.words, lesson, q.Spans("lesson", lesson), width-indent-2))
	}
	return lines
}

// headline is date, title, class, and what kind of entry it is if it is no
// finished mess. What does not fit is left out from the right.
func (b *browsePage) headline(f journal.Found, q journal.Query, chosen bool, width int) string {
	l := b.desk.look
	bar, style := l.row(chosen)
	date := fmt.Sprintf("%2d %s", f.Happened.Day(), f.Happened.Format("Mon"))
	if width < 30 {
		date = fmt.Sprintf("%2d", f.Happened.Day())
	}
	room := max(0, width-2-len(date)-2)
	tail := ""
	for _, c := range columns(b.desk.sets(), f, q, width, room) {
		cell := oneLine(l, l.quiet, c.text, c.spans, c.width)
		if c.text == "" && tail == "" { // the title may run on to here
			continue
		}
		tail += "  " + cell + strings.Repeat(" ", max(0, c.width-lipgloss.Width(cell)))
		room -= c.width + 2
	}
	title := journal.CleanLine(f.Title)
	name := oneLine(l, style, title, q.Spans("title", title), room)
	line := bar + l.quiet.Render(date) + "  " + name + strings.Repeat(" ", max(0, room-lipgloss.Width(name))) + tail
	return strings.TrimRight(line, " ")
}

// A column is one cell to the right of a title.
type column struct {
	text  string
	spans []journal.Span
	width int
}

// columns are class and state where there is room for both; where there is
// not, the state if there is one, else the class.
func columns(sets prompts.Library, f journal.Found, q journal.Query, width, room int) []column {
	class := journal.CleanLine(f.Class)
	marked := q.Spans("class", class)
	if width >= 60 {
		return []column{{class, marked, 14}, {rowState(sets, f.Line, false), nil, 18}}
	}
	if state := rowState(sets, f.Line, true); state != "" {
		return []column{{state, nil, min(lipgloss.Width(state), room/2)}}
	}
	if width < 30 {
		return nil
	}
	return []column{{class, marked, min(11, lipgloss.Width(class))}}
}

// snippetLine is the piece of an entry in which words were found, and at the
// right the question it answers.
func snippetLine(d *desk, f journal.Found, width int) string {
	l := d.look
	label := ""
	if n := f.Number(d.sets(), f.Hit.Scope); n > 0 {
		label = fmt.Sprintf("Q%d", n)
	}
	room := width - lipgloss.Width(label) - 2
	text, spans := around(journal.Clean(f.Hit.Text), f.Hit.Spans, room)
	return spread(oneLine(l, l.quiet, text, spans, room), l.quiet.Render(label), width)
}

// around cuts the beginning of a text so that the words found are among the
// first so many columns.
func around(text string, spans []journal.Span, width int) (string, []journal.Span) {
	if len(spans) == 0 || lipgloss.Width(text[:min(spans[0].To, len(text))]) <= width-3 {
		return text, spans
	}
	cut := spans[0].From
	for cut > 0 && lipgloss.Width(text[cut:spans[0].From]) < width/3 {
		cut = max(0, strings.LastIndexByte(text[:cut-1], ' ')+1)
	}
	const dots = "… "
	var moved []journal.Span
	for _, s := range spans {
		moved = append(moved, journal.Span{From: s.From - cut + len(dots), To: s.To - cut + len(dots)})
	}
	return dots + text[cut:], moved
}

func (b *browsePage) View() view {
	v := b.listPage.View()
	if b.desk.wide() {
		v.body = beside(v.body, b.preview.view(), listWidth(b.desk))
	}
	return v
}

func (b *browsePage) Actions() []action {
	if b.finder.typing {
		return b.finder.keys(b.narrow)
	}
	first, _ := b.desk.beginKeys()
	return b.keys(append(append(b.rowKeys(), b.undoing()...), b.searching(), first)...)
}

// rowKeys are what can be done with the chosen row.
func (b *browsePage) rowKeys() []action {
	row, ok := b.list.chosen()
	if !ok {
		return nil
	}
	read := goTo(Read{ID: row.ID, Query: b.finder.text()})
	write := goTo(Write{ID: row.ID})
	edit := write
	open, verb := read, "read"
	switch {
	case row.Kind == journal.Jot:
		edit = goTo(Write{ID: row.ID, Step: placeHeading, Single: true})
	case row.Draft:
		open, verb = write, "go on writing"
	default:
		edit = goTo(Write{ID: row.ID, Step: placeOverview})
	}
	do := func(cmd tea.Cmd) func() tea.Cmd { return func() tea.Cmd { return cmd } }
	actions := []action{act("enter", verb, do(open), "enter")}
	if row.Kind == journal.Jot || row.Kind == journal.Brief {
		actions = append(actions, act("g", "grow", do(goTo(Grow{ID: row.ID})), "g").seldom())
	}
	if verb != "read" {
		actions = append(actions, act("o", "read", do(read), "o"))
	}
	return append(actions,
		act("e", "edit", do(edit), "e"),
		act("t", "tags", do(goTo(Write{ID: row.ID, Step: placeHeading, Single: true})), "t").seldom(),
		act("d", "delete", do(confirmDelete(b.desk, row.ID, row.Title, row.Lesson != "")), "d"))
}

func (b *browsePage) Here() Place { return Browse{Query: b.finder.text(), Cursor: b.list.cursor} }
