package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openLessons(d *desk, to Lessons) page {
	p := &lessonsPage{desk: d, finder: newFinder(d, to.Query, false), start: to.Cursor}
	p.finder.input.Placeholder = "words, or \"a phrase\""
	p.list = list[lessonRow]{desk: d, draw: p.row, fetch: p.search}
	return p
}

type lessonsPage struct {
	plainPage
	desk   *desk
	list   list[lessonRow]
	finder finder
	start  int
	undo   journal.ID // the lesson deleted here last; empty if none was
}

// A lessonRow is a lesson and the name of its story.
type lessonRow struct {
	journal.Lesson
	story string
}

func (p *lessonsPage) Init() tea.Cmd { return p.list.find(p.finder.query, p.start) }

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

func (p *lessonsPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return p.fit()
	case restyleMsg:
		p.finder.input.SetStyles(p.desk.look.textinput())
	case rowsMsg[lessonRow]:
		return p.list.take(msg)
	case deletedMsg:
		p.undo = msg.id
		return tea.Batch(p.list.ask(p.list.cursor), say(trashedNotice))
	case givenBackMsg:
		p.undo = ""
		return tea.Batch(p.list.ask(p.list.cursor), say("Back among the lessons."))
	case tea.KeyPressMsg, tea.PasteMsg:
		if !p.finder.typing {
			return nil
		}
		changed, cmd := p.finder.Update(msg)
		if changed {
			return tea.Batch(cmd, p.narrow())
		}
		return cmd
	}
	return nil
}

func (p *lessonsPage) narrow() tea.Cmd {
	return tea.Batch(p.fit(), p.list.find(p.finder.query, 0))
}

func (p *lessonsPage) fit() tea.Cmd {
	return p.list.fit(p.desk.size.Height - len(p.finder.lines(p.desk.textWidth())))
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
	if about := row.about(); about != "" && !p.desk.short() {
		lines = append(lines, noBar+noBar+oneLine(l, l.quiet, about, nil, width))
	}
	return lines
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

func (p *lessonsPage) View() view {
	v := view{title: "Lessons", aside: p.finder.count(p.list.total(), p.list.batch.all), cursor: p.finder.cursor()}
	lines := append(p.finder.lines(p.desk.textWidth()), p.list.lines()...)
	if p.list.loaded && p.list.total() == 0 {
		said := journal.NoLessons
		if p.finder.text() != "" {
			said = journal.SayNoMatch(p.finder.text(), "a word")
		}
		lines = append(lines, fold(p.desk.look.words, said, p.desk.textWidth())...)
	}
	v.body = strings.Join(lines, "\n")
	return v
}

func (p *lessonsPage) Typing() bool { return p.finder.typing }

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
	if p.undo != "" {
		actions = append(actions, act("u", "give it back", func() tea.Cmd { return giveBack(p.desk, p.undo) }, "u"))
	}
	actions = append(actions,
		act("n", "new lesson", func() tea.Cmd { return goTo(LessonForm{}) }, "n").seldom(),
		act("/", "search", func() tea.Cmd { return tea.Batch(p.finder.open(), p.fit()) }, "/"),
		p.finder.escape(p.narrow))
	return append(actions, p.list.keys()...)
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
