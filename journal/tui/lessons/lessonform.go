package lessons

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// OpenLessonForm opens page.LessonForm.
func OpenLessonForm(d *page.Env, to page.LessonForm) page.Page {
	return &lessonPage{Page: form.Page{Desk: d}, route: to}
}

type lessonPage struct {
	form.Page
	route page.LessonForm
	story string // where it comes from
}

// lessonRead is what the page begins with.
type lessonRead struct {
	lesson  journal.Lesson
	areas   []string
	stories []journal.Summary
}

func (p *lessonPage) Init() tea.Cmd {
	book, id, entry := p.Desk.Book, p.route.ID, p.route.Entry
	return form.After(&p.Page, func(ctx context.Context) (r lessonRead, err error) {
		if id == "" {
			r.lesson, err = book.Lessons.New()
			r.lesson.Entry = entry
		} else {
			r.lesson, err = book.Lessons.Get(ctx, id)
		}
		if err != nil {
			return r, err
		}
		words, err := book.Words(ctx)
		if err != nil {
			return r, err
		}
		r.areas = words.Areas
		r.stories, err = book.Lessons.Stories(ctx, r.lesson, false)
		return r, err
	}, func(r lessonRead) tea.Cmd {
		p.Loaded, p.story = true, voice.FromStories(r.stories)
		return p.Write(p.form(r.lesson, r.areas))
	})
}

// Huh is the sentence, and what can be said about it. The questions are those
// the sets ask about a lesson.
func (p *lessonPage) form(was journal.Lesson, areas []string) form.Form {
	sets := p.Desk.Sets()
	when, area, basis := sets.Field(prompts.LessonWhen), sets.Field(prompts.LessonArea), sets.Field(prompts.LessonBasis)
	return form.Form{
		Ask: "One sentence you'd give a colleague",
		Count: func(v form.Values) string {
			return voice.LessonLength(v[0])
		},
		Fields: []form.Field{
			{Long: true, Brief: true, Text: was.Text},
			{Of: when, Text: was.When},
			{Of: area, Offers: areas, Text: was.Area},
			{Of: basis, Chips: basis.Options, Text: string(was.Basis)},
		},
		Below: func(set *look.Lines, _ form.Values) { p.setOlder(set, was.Versions) },
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			return keepLesson(ctx, p.Desk.Book, was, worded(was, v))
		},
		Drop: func() tea.Cmd { return page.Back },
		Unsaved: func(v form.Values) (words journal.Archive, can bool) {
			l := worded(was, v)
			if l.Text != "" && !l.Same(was) {
				l.Rev++
				words.Lessons = []journal.Lesson{l}
			}
			return words, l.Text != "" || was.Text != "" // the lines beside a new one are not lost
		},
	}
}

// worded is a lesson as the form has it.
func worded(l journal.Lesson, v form.Values) journal.Lesson {
	l.Text, l.When = text.CleanLine(v[0]), v[1]
	l.Area, l.Basis = v[2], prompts.Chosen(v[3])
	return l
}

// keepLesson keeps a lesson and goes on from it, as afterSaving says. One without words is not kept: a lesson
// that is no longer wanted is deleted, not emptied.
func keepLesson(ctx context.Context, book *book.Book, was, l journal.Lesson) (then func() tea.Cmd, err error) {
	leave := func() tea.Cmd { return page.Back }
	switch {
	case l.Same(was):
		return leave, nil
	case l.Text == "" && was.Text != "":
		return func() tea.Cmd { return tea.Batch(page.Back, page.Say("No words, so the lesson stays as it was.")) }, nil
	case l.Text == "":
		return func() tea.Cmd { return tea.Batch(page.Back, page.Say("Nothing was written, so nothing was kept.")) }, nil
	}
	saved, err := book.Lessons.Save(ctx, l)
	if err != nil {
		return nil, fmt.Errorf("not saved: %w. Your text is still here", err)
	}
	cmd, err := afterSaving(ctx, book, was, saved)
	return func() tea.Cmd { return cmd }, err
}

// setOlder sets the wordings a lesson had before, newest first.
func (p *lessonPage) setOlder(set *look.Lines, versions []journal.Version) {
	if len(versions) == 0 || p.Desk.Short() {
		return
	}
	set.Rows = append(set.Rows, "", set.Look.Pencil.Render(voice.Say("Worded before")))
	for i := len(versions) - 1; i >= 0; i-- {
		label := voice.DayOf(versions[i].At, p.Desk.Book.Now())
		for _, line := range look.Labelled(set.Look, label, text.CleanLine(versions[i].Text), nil, 13, set.Width) {
			set.Rows = append(set.Rows, set.Look.Pencil.Render(ansi.Strip(line.Text)))
		}
	}
}

func (p *lessonPage) View() page.View {
	v := page.View{Title: voice.Say("Lesson")}
	if p.route.ID == "" {
		v.Title = voice.Say("New lesson")
	}
	v.Aside = p.story
	return p.Show(v, nil)
}

func (p *lessonPage) Actions() []page.Action {
	if p.Form == nil {
		return []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")}
	}
	next := slices.Concat(p.Form.Selected(), p.Form.Enter(form.Onward), p.Form.Chooses(), p.AloneKey())
	return append(append(next,
		page.Act("shift+tab", "back", nil, "shift+tab").OnScreen(),
		page.Act("esc", "keep and leave", p.Escape, "esc"), p.Saving()),
		p.Form.Keys()...)
}

func (p *lessonPage) Here() page.Place { return p.route }
