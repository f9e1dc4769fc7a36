package lessons

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/date"
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
	p.Finder, p.Tries = list.NewFinder(d, to.Query, false), "a word"
	p.Finder.Hint(voice.Say("words, \"a phrase\", is:carried"))
	if to.Of == "" {
		p.One, p.States = "lesson", search.Names(search.LessonStates())
	}
	p.Returned = func(string) string { return voice.Say("Back among the lessons.") }
	return p
}

type lessonsPage struct {
	list.Page[lessonRow]
	of journal.ID // the entry whose lessons alone are shown; empty for all
}

// A lessonRow is a lesson and its stories, of which the first is one key away.
type lessonRow struct {
	journal.Lesson
	stories []journal.Summary
}

// search reads rows, in a command. A story that is in the trash is not named, nor is
// one that is heavy, unless those are asked for.
func (p *lessonsPage) search(ctx context.Context, q search.Query, skip, limit int) (b list.Batch[lessonRow], err error) {
	lessons, err := p.lessons(ctx, q, skip, limit, &b)
	if err != nil {
		return b, err
	}
	for _, l := range lessons {
		row := lessonRow{Lesson: l}
		row.stories, err = p.Env.Book.Lessons.Stories(ctx, l, q.AsksHeavy())
		if err != nil {
			return b, err
		}
		b.Rows = append(b.Rows, row)
	}
	return b, nil
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

// row draws one lesson, in at most two lines, and quietly below it how it is
// known, when it applies and where it comes from.
func (p *lessonsPage) row(i int, top bool) []string {
	row, _ := p.List.Row(i)
	l, width := p.Env.Look, p.Env.TextWidth()-4
	bar, style := l.Row(i == p.List.Cursor)
	l.Words = style
	var lines []string
	if !top && !p.Env.Short() {
		lines = append(lines, "")
	}
	text := text.Clean(row.Text)
	for _, line := range look.LessonLines(l, text, p.List.Shown.Spans("lesson", text), width, 2) {
		lines = append(lines, bar+line.Bar+line.Text)
		bar = look.NoBar
	}
	return append(lines, p.Under(row.about(p.Env.Today()))...)
}

func (r lessonRow) about(today date.Day) string {
	state := voice.LessonState(r.Lesson, today)
	if r.State == journal.Carried {
		state = voice.ComesBack(r.Lesson, today)
	}
	return voice.LessonAbout(r.Lesson, voice.Joined(state, voice.FromStories(r.stories)))
}

func (p *lessonsPage) Actions() []page.Action {
	if p.Finder.Typing {
		return p.Finder.Keys(p.Narrow)
	}
	var actions []page.Action
	if row, ok := p.List.Chosen(); ok {
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
	actions = append(actions, p.Undoing()...)
	return p.Keys(append(actions,
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
