package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openLessons(d *desk, to Lessons) page {
	p := &lessonsPage{}
	p.listPage = newListPage(d, "Lessons", journal.NoLessons, to.Cursor, p.search, p.row)
	p.finder, p.tries = newFinder(d, to.Query, false), "a word"
	p.finder.input.Placeholder = "words, or \"a phrase\""
	p.returned = func(string) string { return "Back among the lessons." }
	return p
}

type lessonsPage struct{ listPage[lessonRow] }

// A lessonRow is a lesson and the name of its story.
type lessonRow struct {
	journal.Lesson
	story string
}

// search reads rows, in a command. A story that is in the trash has no name.
func (p *lessonsPage) search(ctx context.Context, q journal.Query, skip, limit int) (b batch[lessonRow], err error) {
	lessons, total, err := p.desk.book.SearchLessons(ctx, q, skip, limit)
	if err != nil {
		return b, err
	}
	c, err := p.desk.book.Counts(ctx)
	if err != nil {
		return b, err
	}
	b = batch[lessonRow]{total: total, all: c.Lessons}
	for _, l := range lessons {
		row := lessonRow{Lesson: l}
		row.story, err = storyName(ctx, p.desk.book, l)
		if err != nil {
			return b, err
		}
		b.rows = append(b.rows, row)
	}
	return b, nil
}

// row draws one lesson, in at most two lines, and quietly below it how it is
// known, when it applies and where it comes from.
func (p *lessonsPage) row(i int, top bool) []string {
	row, _ := p.list.row(i)
	l, width := p.desk.look, p.desk.textWidth()-4
	bar, style := l.row(i == p.list.cursor)
	l.words = style
	var lines []string
	if !top && !p.desk.short() {
		lines = append(lines, "")
	}
	text := journal.Clean(row.Text)
	for _, line := range lessonLines(l, text, p.list.shown.Spans("lesson", text), width, 2) {
		lines = append(lines, bar+line.bar+line.text)
		bar = noBar
	}
	return append(lines, p.under(row.about())...)
}

func (r lessonRow) about() string {
	state := lessonState(r.Lesson)
	if r.State == journal.Carried {
		state = comesBack(r.Lesson)
	}
	if r.story == "" {
		return lessonAbout(r.Lesson, state)
	}
	return lessonAbout(r.Lesson, journal.JoinSaid(state, "from "+journal.CleanLine(r.story)))
}

func (p *lessonsPage) Actions() []action {
	if p.finder.typing {
		return p.finder.keys(p.narrow)
	}
	var actions []action
	if row, ok := p.list.chosen(); ok {
		reword := act("e", "reword", func() tea.Cmd { return goTo(LessonForm{ID: row.ID}) }, "e")
		if row.story == "" {
			reword.key.SetKeys("enter", "e")
			reword.key.SetHelp("enter", "reword")
		} else {
			actions = append(actions, act("enter", "its story", func() tea.Cmd { return goTo(Read{ID: row.Entry}) }, "enter"))
		}
		actions = append(actions, act("a", "what came of it", func() tea.Cmd { return goTo(Card{ID: row.ID}) }, "a"), reword,
			act("d", "delete", func() tea.Cmd { return confirmDeleteLesson(p.desk, row.ID) }, "d"))
	}
	actions = append(actions, p.undoing()...)
	return p.keys(append(actions,
		act("n", "new lesson", func() tea.Cmd { return goTo(LessonForm{}) }, "n").seldom(),
		p.searching())...)
}

func (p *lessonsPage) Here() Place { return Lessons{Query: p.finder.text(), Cursor: p.list.cursor} }

// confirmDeleteLesson asks, then moves a lesson alone to the trash.
func confirmDeleteLesson(d *desk, id journal.ID) tea.Cmd {
	return confirm("Put this lesson in the trash? Its story stays.",
		d.ask(func(ctx context.Context) (tea.Msg, error) {
			_, err := d.book.DeleteLesson(ctx, id)
			return deletedMsg{id}, err
		}))
}
