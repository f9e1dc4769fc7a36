package lessons

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/pictures"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/list"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Open opens page.Lessons.
func Open(d *page.Env, to page.Lessons) page.Page {
	p := &lessonsPage{of: to.Of}
	p.Page = list.NewListPage(d, "Lessons", voice.NoLessons, to.Cursor, p.search, p.row)
	p.List.Over = p.over
	p.Finder, p.Tries = list.NewFinder(d, to.Query, false), "a word"
	p.Finder.Hint(voice.Say("words, \"a phrase\", is:carried"))
	if to.Of == "" {
		p.One, p.States = "lesson", search.Names(search.LessonStates())
	}
	p.List.First, p.List.Early = p.first, to.Of == ""
	p.Returned = func(string) string { return voice.Say("Back among the lessons.") }
	return p
}

type lessonsPage struct {
	list.Page[lessonRow]
	of journal.ID // the entry whose lessons alone are shown; empty for all
}

// A lessonRow is a lesson and its stories, of which the first is one key away; or how many
// rest.
type lessonRow struct {
	journal.Lesson
	stories        []journal.Summary
	section, count string // what it stands under, where lessons are in groups
	brief          bool   // in its group nothing stands below a lesson
	resting        resting
}

// search reads rows, in a command. A story that is in the trash is not named, nor is
// one that is heavy, unless those are asked for.
func (p *lessonsPage) search(ctx context.Context, q search.Query, skip, limit int) (b list.Batch[lessonRow], err error) {
	if p.grouped(q) {
		if b, is, err := p.groups(ctx, skip, limit); is || err != nil {
			return b, err
		}
	}
	lessons, err := p.lessons(ctx, q, skip, limit, &b)
	if err != nil {
		return b, err
	}
	for _, l := range lessons {
		b.Rows = append(b.Rows, lessonRow{Lesson: l})
	}
	return b, p.readStories(ctx, q, b.Rows)
}

// lessons reads those that are shown, and counts them in b.
func (p *lessonsPage) lessons(ctx context.Context, q search.Query, skip, limit int, b *list.Batch[lessonRow]) (lessons []journal.Lesson, err error) {
	if p.of != "" {
		taught, err := p.Env.Book.Lessons.AllOf(ctx, p.of)
		for _, l := range taught[min(skip, len(taught)):] {
			lessons = append(lessons, l.Lesson)
		}
		b.Total, b.All = len(taught), len(taught)
		return lessons, err
	}
	lessons, b.Total, err = p.Env.Book.Lessons.Search(ctx, q, skip, limit)
	if err != nil {
		return nil, err
	}
	if q.AsksHeavy() {
		c, err := p.Env.Book.Archive.Counts(ctx)
		b.All = c.Lessons
		return lessons, err
	}
	_, b.All, err = p.Env.Book.Lessons.Search(ctx, search.Query{}, 0, 1) // what is heavy is not counted either
	return lessons, err
}

// over is the name of the group of a lesson, if it begins it.
func (p *lessonsPage) over(i int, top bool) (lines []string) {
	row, _ := p.List.Row(i)
	before, known := p.List.Row(i - 1)
	begins := row.section != "" && (top || !known || before.section != row.section)
	if p.Env.Short() {
		return nil
	}
	if !top && (begins || !row.brief) {
		lines = append(lines, "")
	}
	if begins && row.ID != "" {
		l := p.Env.Look.Pencil
		lines = append(lines, look.Spread(l.Render(row.section), l.Render(row.count), p.Env.PageWidth()))
	}
	return lines
}

// row draws one lesson: in at most two lines, and quietly below it when it applies and when it
// comes back.
func (p *lessonsPage) row(i int, _ bool) []string {
	row, _ := p.List.Row(i)
	l, width := p.Env.Look, p.Env.PageWidth()-4
	bar, style := l.Row(i == p.List.Cursor)
	if row.ID == "" {
		return []string{bar + l.Pencil.Bold(style.GetBold()).Render(row.resting.said())}
	}
	var lines []string
	l.Ink = style
	text, most := text.Clean(row.Text), 2
	if i == p.List.Cursor && !p.Env.Short() { // the one in hand is read whole
		most = 0
	}
	for _, line := range look.LessonLines(l, text, p.List.Shown.Spans("lesson", text), width, most) {
		lines = append(lines, bar+line.Bar+line.Text)
	}
	if row.brief || p.Env.Short() {
		return lines
	}
	if about := p.under(row, width); about != "" {
		lines = append(l.Lengthen(lines), bar+l.Bar(true)+about)
	}
	return lines
}

// under is the quiet line below a lesson: what is to be known of it, and at the right on
// which day it comes back, with its ladder where that has room.
func (p *lessonsPage) under(row lessonRow, width int) string {
	l, today := p.Env.Look, p.Env.Today()
	if row.State != journal.Carried || row.Due().IsZero() {
		return look.OneLine(l, l.Pencil, row.about(voice.LessonState(row.Lesson, today)), nil, width)
	}
	pen, day := l.Pen(), voice.BackOn(row.Lesson, today)
	right := strings.Repeat(" ", max(0, voice.InRoom(len("26 Nov"), len("26 nov."))-len(day))) + pen.Pencil(day) // a column, whatever the day
	if ladder, has := pictures.Ladder(row.Lesson); has && !p.Env.Narrow() {
		right = ladder.Draw(pen) + "  " + right
	}
	room := max(0, width-ansi.StringWidth(right)-2)
	about := row.about("")
	if when := voice.When(row.When); when != "" && ansi.StringWidth(about) > room { // it is what matters
		about = when
	}
	return look.Spread(look.OneLine(l, l.Pencil, about, nil, room), right, width)
}

// about is what is to be known of a lesson beside where it is.
func (r lessonRow) about(state string) string {
	return voice.LessonAbout(r.Lesson, voice.Joined(state, voice.FromStories(r.stories)))
}

// View is that of a page.Page.
func (p *lessonsPage) View() page.View {
	v := p.Page.View()
	switch row, ok := p.List.Chosen(); {
	case ok && row.ID == "" && p.Env.Wide():
		set := &look.Lines{Look: p.Env.Look, Width: p.Env.SideWidth(page.ReadLeft)}
		for _, said := range row.resting.means() {
			set.Para(set.Look.Pencil, said, true)
		}
		v.Side = set.Rows
	case ok:
		v.Side = aside(p.Env, row.Lesson, row.stories, p.kin(row.Lesson), p.Env.SideWidth(page.ReadLeft))
	}
	return v
}

func (p *lessonsPage) Actions() []page.Action {
	if p.Finder.Typing {
		return p.Finder.Keys(p.Narrow)
	}
	var actions []page.Action
	row, ok := p.List.Chosen()
	switch {
	case ok && row.ID == "":
		actions = append(actions, page.Act("enter", "list them", func() tea.Cmd { return p.ShowState(row.resting.state()) }, "enter"))
	case ok:
		reword := page.Act("e", "reword", func() tea.Cmd { return page.GoTo(page.LessonForm{ID: row.ID}) }, "e")
		if len(row.stories) == 0 {
			reword.Key.SetKeys("enter", "e")
			reword.Key.SetHelp("enter", "reword")
		} else {
			actions = append(actions, page.Act("enter", "its story", func() tea.Cmd { return page.GoTo(page.Read{ID: row.stories[0].ID}) }, "enter"))
		}
		actions = append(actions, page.Act("i", "all about it", func() tea.Cmd { return page.GoTo(page.Card{ID: row.ID, Whole: true}) }, "i"), reword,
			page.Act("d", "delete", func() tea.Cmd { return confirmDeleteLesson(p.Env, row.ID) }, "d"))
		actions = append(actions, p.Env.ShareKey(page.Share{Lesson: row.ID})...)
	}
	return p.Keys(actions, append(p.Undoing(),
		page.Act("n", "new lesson", func() tea.Cmd { return page.GoTo(page.LessonForm{}) }, "n").Seldom(),
		p.Searching())...)
}

func (p *lessonsPage) Here() page.Place {
	return page.Lessons{Query: p.Finder.Text(), Cursor: p.List.Cursor, Of: p.of}
}

// confirmDeleteLesson asks, then moves a lesson alone to the trash.
func confirmDeleteLesson(d *page.Env, id journal.ID) tea.Cmd {
	return page.Confirm(voice.Say("Put this lesson in the trash? Its story stays."),
		d.Ask(func(ctx context.Context) (tea.Msg, error) {
			_, err := d.Book.Trash.DeleteLesson(ctx, id)
			return page.DeletedMsg{ID: id}, err
		}))
}
