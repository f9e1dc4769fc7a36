package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/prompts"
)

func openLessonForm(d *desk, to LessonForm) page { return &lessonPage{desk: d, route: to} }

type lessonPage struct {
	plainPage
	desk   *desk
	route  LessonForm
	lesson journal.Lesson // as it stands on the screen
	kept   journal.Lesson // as it stands on the disk
	areas  []string
	story  string
	text   string // the sentence as it is typed
	form   *form
	saving bool
	then   []tea.Cmd // what waits for the lesson to be kept
	// crowded: it is kept, and more are carried than there is room for
	crowded bool
}

type (
	// lessonMsg brings what the page begins with.
	lessonMsg struct {
		lesson journal.Lesson
		areas  []string
		story  string
	}
	// lessonKeptMsg says that the lesson is on the disk, and whether there is
	// no room to carry it.
	lessonKeptMsg struct {
		sent, lesson journal.Lesson
		crowded      bool
	}
)

func (p *lessonPage) Init() tea.Cmd {
	book, id := p.desk.book, p.route.ID
	return p.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		var msg lessonMsg
		var err error
		if id == "" {
			msg.lesson, err = book.NewLesson()
		} else {
			msg.lesson, err = book.Lesson(ctx, id)
		}
		if err != nil {
			return nil, err
		}
		words, err := book.Words(ctx)
		if err != nil {
			return nil, err
		}
		msg.areas = words.Areas
		if msg.lesson.Entry != "" {
			e, err := book.Entry(ctx, msg.lesson.Entry)
			if err != nil && !errors.Is(err, journal.ErrNotFound) {
				return nil, err
			}
			if err == nil {
				msg.story = journal.CleanLine(e.Name())
			}
		}
		return msg, nil
	})
}

func (p *lessonPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case lessonMsg:
		p.lesson, p.kept, p.areas, p.story = msg.lesson, msg.lesson, msg.areas, msg.story
		p.text = p.lesson.Text
		return p.show()
	case lessonKeptMsg:
		p.crowded = msg.crowded
		return p.took(msg)
	case failMsg:
		p.saving, p.then = false, nil
		return nil
	case tea.WindowSizeMsg:
		p.fit()
		return nil
	case restyleMsg:
		if p.form != nil {
			p.form.restyle(p.desk.look)
		}
		return nil
	}
	if p.form == nil {
		return nil
	}
	done, cmd := p.form.Update(msg)
	p.fit()
	if err := p.form.text.err; err != nil {
		p.form.text.err = nil
		cmd = tea.Batch(cmd, fail(fmt.Errorf("not pasted: %w", err)))
	}
	if done {
		return tea.Batch(cmd, p.back())
	}
	return cmd
}

// back keeps the lesson and leaves: to choose what is carried, if there is no
// room for it.
func (p *lessonPage) back() tea.Cmd {
	return p.Leave(func() tea.Msg {
		if p.crowded {
			return swapMsg{Room{ID: p.lesson.ID}}
		}
		return backMsg{}
	})
}

// show begins the form with the words there are.
func (p *lessonPage) show() tea.Cmd {
	p.form = p.build()
	cmd := p.form.Init()
	p.fit()
	return cmd
}

// build makes the form: the sentence, and what can be said about it. The
// questions are those the sets ask about a lesson.
func (p *lessonPage) build() *form {
	text := newTextField(p.desk.look, access{
		func() string { return p.text },
		func(s string) { p.text, p.lesson.Text = s, journal.CleanLine(s) },
	})
	sets := p.desk.sets()
	when, area := sets.Field(prompts.LessonWhen), sets.Field(prompts.LessonArea)
	basis := sets.Field(prompts.LessonBasis)
	pad := labelWidth([]string{when.Label, area.Label, basis.Label})
	line := func(s *string) access {
		return access{func() string { return *s }, func(to string) { *s = journal.CleanLine(to) }}
	}
	return newForm(p.desk, text,
		newLineField(p.desk, when.Label, pad, when.Hint, nil, line(&p.lesson.When)),
		newLineField(p.desk, area.Label, pad, area.Hint, p.areas, line(&p.lesson.Area)),
		newChipField(p.desk, basis.Label, pad, false, func() []string { return basis.Options }, line(&p.lesson.Basis)))
}

func (p *lessonPage) fit() {
	if p.form == nil {
		return
	}
	rows := p.desk.size.Height - lipgloss.Height(p.above())
	p.form.fit(p.desk.textWidth(), min(rows, max(7, rows-p.olderRows())))
}

// above is what stands over the form: what is asked, and how long it is.
func (p *lessonPage) above() string {
	l := p.desk.look
	asked := l.ask.Render(ansi.Truncate("One sentence you'd give a colleague", p.desk.textWidth(), "…"))
	n := len([]rune(p.lesson.Text))
	return spread(asked, l.quiet.Render(fmt.Sprintf("%d of %d", n, journal.LessonSoftLimit)), p.desk.textWidth())
}

// olderRows is how many lines the older wordings would like.
func (p *lessonPage) olderRows() int { return min(len(p.older()), p.desk.size.Height/3) }

// older are the wordings this one had before, newest first.
func (p *lessonPage) older() []string {
	l, width := p.desk.look, p.desk.textWidth()
	if len(p.kept.Versions) == 0 || p.desk.short() {
		return nil
	}
	lines := []string{"", l.quiet.Render("Worded before")}
	for i := len(p.kept.Versions) - 1; i >= 0; i-- {
		v := p.kept.Versions[i]
		label := dayOf(v.At, p.desk.book.Now())
		for _, line := range labelled(l, label, journal.CleanLine(v.Text), nil, 13, width) {
			lines = append(lines, l.quiet.Render(ansi.Strip(line.text)))
		}
	}
	return lines
}

func (p *lessonPage) View() view {
	v := view{title: "Lesson"}
	if p.route.ID == "" {
		v.title = "New lesson"
	}
	if p.form == nil {
		return v
	}
	if p.story != "" {
		v.aside = "from " + p.story
	}
	above := p.above()
	lines := append(strings.Split(above+"\n"+p.form.view(), "\n"), p.older()...)
	if height := p.desk.size.Height; len(lines) > height {
		lines = lines[:height]
	}
	v.body = strings.Join(lines, "\n")
	if v.cursor = p.form.cursor(); v.cursor != nil {
		v.cursor.Y += lipgloss.Height(above)
	}
	return v
}

func (p *lessonPage) Actions() []action {
	if p.form == nil {
		return []action{act("esc", "back", func() tea.Cmd { return back }, "esc")}
	}
	return []action{
		act("enter", "next", nil, "enter"),
		act("shift+tab", "back", nil, "shift+tab"),
		act("esc", "keep and leave", p.back, "esc"),
		act("ctrl+z", "undo", nil, "ctrl+z").seldom(),
	}
}

func (p *lessonPage) Typing() bool { return p.form != nil }
func (p *lessonPage) Here() Place  { return p.route }

// changed reports that the disk does not have what is on the screen.
func (p *lessonPage) changed() bool { return p.form != nil && !p.lesson.Same(p.kept) }

// Leave keeps the lesson first. One without words is not kept: a lesson that
// is no longer wanted is deleted, not emptied.
func (p *lessonPage) Leave(then tea.Cmd) tea.Cmd {
	if !p.changed() {
		return then
	}
	if p.lesson.Text == "" {
		said := "Nothing was written, so nothing was kept."
		if p.kept.Text != "" {
			said = "No words, so the lesson stays as it was."
		}
		p.lesson = p.kept
		return tea.Batch(then, say(said))
	}
	p.then = append(p.then, then)
	return p.save()
}

func (p *lessonPage) save() tea.Cmd {
	if p.saving {
		return nil
	}
	p.saving = true
	book, l := p.desk.book, p.lesson
	return p.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		saved, err := book.SaveLesson(ctx, l)
		if err != nil {
			return nil, fmt.Errorf("not saved: %w. Your text is still here", err)
		}
		_, crowded, err := book.Choice(ctx, saved.ID)
		return lessonKeptMsg{l, saved, crowded}, err
	})
}

// took goes on once the lesson is on the disk; words typed meanwhile go there
// first.
func (p *lessonPage) took(msg lessonKeptMsg) tea.Cmd {
	p.saving, p.kept = false, msg.lesson
	if p.lesson.Same(msg.sent) {
		p.lesson = msg.lesson
	} else if p.lesson.Text != "" {
		return p.save()
	}
	then := p.then
	p.then = nil
	return tea.Batch(then...)
}

func (p *lessonPage) Flush(ctx context.Context) error {
	if !p.changed() || p.lesson.Text == "" {
		return nil
	}
	saved, err := p.desk.book.SaveLesson(ctx, p.lesson)
	if err == nil {
		p.lesson, p.kept = saved, saved
	}
	return err
}

func (p *lessonPage) Unsaved() journal.Contents {
	if !p.changed() || p.lesson.Text == "" {
		return journal.Contents{}
	}
	l := p.lesson
	l.Rev = p.kept.Rev + 1
	return journal.Contents{Lessons: []journal.Lesson{l}}
}
