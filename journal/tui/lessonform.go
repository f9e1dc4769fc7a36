package tui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/prompts"
)

func openLessonForm(d *desk, to LessonForm) page {
	return &lessonPage{sheet: sheet{desk: d}, route: to}
}

type lessonPage struct {
	sheet
	route LessonForm
	story string
}

// lessonRead is what the page begins with.
type lessonRead struct {
	lesson journal.Lesson
	areas  []string
	story  string
}

func (p *lessonPage) Init() tea.Cmd {
	book, id := p.desk.book, p.route.ID
	return after(&p.sheet, func(ctx context.Context) (r lessonRead, err error) {
		if id == "" {
			r.lesson, err = book.NewLesson()
		} else {
			r.lesson, err = book.Lesson(ctx, id)
		}
		if err != nil {
			return r, err
		}
		words, err := book.Words(ctx)
		if err != nil {
			return r, err
		}
		r.areas = words.Areas
		r.story, err = storyName(ctx, book, r.lesson)
		return r, err
	}, func(r lessonRead) tea.Cmd {
		p.loaded, p.story = true, journal.CleanLine(r.story)
		return p.write(p.form(r.lesson, r.areas))
	})
}

// storyName is what the entry is called that a lesson comes from; one that is
// in the trash has no name.
func storyName(ctx context.Context, book *journal.Book, l journal.Lesson) (string, error) {
	if l.Entry == "" {
		return "", nil
	}
	e, err := book.Entry(ctx, l.Entry)
	if err != nil {
		return "", ignoreMissing(err)
	}
	return e.Name(), nil
}

// form is the sentence, and what can be said about it. The questions are those
// the sets ask about a lesson.
func (p *lessonPage) form(was journal.Lesson, areas []string) slip {
	sets := p.desk.sets()
	when, area, basis := sets.Field(prompts.LessonWhen), sets.Field(prompts.LessonArea), sets.Field(prompts.LessonBasis)
	return slip{
		ask: "One sentence you'd give a colleague",
		count: func(v values) string {
			return fmt.Sprintf("%d of %d", len([]rune(journal.CleanLine(v[0]))), journal.LessonSoftLimit)
		},
		blanks: []blank{
			{long: true, text: was.Text},
			{label: when.Label, hint: when.Hint, text: was.When},
			{label: area.Label, hint: area.Hint, offers: areas, text: was.Area},
			{label: basis.Label, chips: basis.Options, text: was.Basis},
		},
		below: func(set *paper) { p.setOlder(set, was.Versions) },
		save: func(ctx context.Context, v values) (func() tea.Cmd, error) {
			return keepLesson(ctx, p.desk.book, was, worded(was, v))
		},
		drop: func() tea.Cmd { return back },
		unsaved: func(v values) journal.Contents {
			l := worded(was, v)
			if l.Text == "" || l.Same(was) {
				return journal.Contents{}
			}
			l.Rev++
			return journal.Contents{Lessons: []journal.Lesson{l}}
		},
	}
}

// worded is a lesson as the form has it.
func worded(l journal.Lesson, v values) journal.Lesson {
	l.Text, l.When = journal.CleanLine(v[0]), v[1]
	l.Area, l.Basis = v[2], v[3]
	return l
}

// keepLesson keeps a lesson and goes back, or to where one chooses what is
// carried, if there is no room for it. One without words is not kept: a lesson
// that is no longer wanted is deleted, not emptied.
func keepLesson(ctx context.Context, book *journal.Book, was, l journal.Lesson) (then func() tea.Cmd, err error) {
	leave := func() tea.Cmd { return back }
	switch {
	case l.Same(was):
		return leave, nil
	case l.Text == "" && was.Text != "":
		return func() tea.Cmd { return tea.Batch(back, say("No words, so the lesson stays as it was.")) }, nil
	case l.Text == "":
		return func() tea.Cmd { return tea.Batch(back, say("Nothing was written, so nothing was kept.")) }, nil
	}
	saved, err := book.SaveLesson(ctx, l)
	if err != nil {
		return nil, fmt.Errorf("not saved: %w. Your text is still here", err)
	}
	_, crowded, err := book.Choice(ctx, saved.ID)
	if crowded {
		return func() tea.Cmd { return swapTo(Room{ID: saved.ID}) }, err
	}
	return leave, err
}

// setOlder sets the wordings a lesson had before, newest first.
func (p *lessonPage) setOlder(set *paper, versions []journal.Version) {
	if len(versions) == 0 || p.desk.short() {
		return
	}
	set.rows = append(set.rows, "", set.look.quiet.Render("Worded before"))
	for i := len(versions) - 1; i >= 0; i-- {
		label := dayOf(versions[i].At, p.desk.book.Now())
		for _, line := range labelled(set.look, label, journal.CleanLine(versions[i].Text), nil, 13, set.width) {
			set.rows = append(set.rows, set.look.quiet.Render(ansi.Strip(line.text)))
		}
	}
}

func (p *lessonPage) View() view {
	v := view{title: "Lesson"}
	if p.route.ID == "" {
		v.title = "New lesson"
	}
	if p.story != "" {
		v.aside = "from " + p.story
	}
	return p.show(v, nil)
}

func (p *lessonPage) Actions() []action {
	if p.slip == nil {
		return []action{act("esc", "back", func() tea.Cmd { return back }, "esc")}
	}
	return []action{
		act("enter", "next", nil, "enter"),
		act("shift+tab", "back", nil, "shift+tab"),
		act("esc", "keep and leave", p.escape, "esc"),
		act("ctrl+z", "undo", nil, "ctrl+z").seldom(),
	}
}

func (p *lessonPage) Here() Place { return p.route }
