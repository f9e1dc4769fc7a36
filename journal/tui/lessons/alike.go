package lessons

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenAlike opens page.Alike.
func OpenAlike(d *page.Env, to page.Alike) page.Page {
	return &alikePage{Page: form.Page{Desk: d}, route: to}
}

// An alikePage asks one thing about a lesson that shares words with another one. To
// leave it is an answer too.
type alikePage struct {
	form.Page
	route  page.Alike
	lesson journal.Lesson
	other  journal.Card
	from   string // where the other one comes from
}

// alikeRead is what the page begins with.
type alikeRead struct {
	lesson journal.Lesson
	other  journal.Card
	from   string
	asked  bool
}

func (p *alikePage) Init() tea.Cmd {
	b, id := p.Desk.Book, p.route.ID
	return form.After(&p.Page, func(ctx context.Context) (r alikeRead, err error) {
		if r.lesson, err = b.Lessons.Get(ctx, id); err != nil {
			return r, err
		}
		if r.other, r.asked, err = b.Lessons.Alike(ctx, id); err != nil || !r.asked {
			return r, err
		}
		stories, err := b.Lessons.Stories(ctx, r.other.Lesson, false)
		if len(stories) > 0 {
			r.from = voice.FromStory(voice.StoryName(stories[0]), len(stories)-1)
		}
		return r, err
	}, func(r alikeRead) tea.Cmd {
		p.lesson, p.other, p.from, p.Loaded = r.lesson, r.other, r.from, true
		if !r.asked { // it was settled elsewhere meanwhile
			return page.Back
		}
		return nil
	})
}

func (p *alikePage) View() page.View {
	v := page.View{Title: voice.Say("You know this already")}
	if !p.Loaded {
		return v
	}
	if p.Form != nil {
		return p.Show(v, nil)
	}
	return p.Ask(v, p.question())
}

// question is what is asked of the two, which can stay open.
func (p *alikePage) question() page.Question {
	set := p.Paper()
	p.setBoth(set)
	return page.Question{
		About: set.Rows, Ask: voice.Say("Another lesson says nearly this. Is it the same?"), Width: set.Width,
		Answers: append(page.Numbered(
			page.Reply("the same", p.same),
			page.Reply("narrower", p.askNarrower),
			page.Reply("the opposite", p.askOpposite),
			page.Reply("neither", p.neither),
		), page.NothingNow(p.leave)),
	}
}

func (p *alikePage) leave() tea.Cmd { return p.onward("") }

// setBoth sets the two lessons, the other one first.
func (p *alikePage) setBoth(set *look.Lines) {
	set.Lesson(p.other.Text)
	set.Under(voice.LessonAbout(p.other.Lesson, p.from))
	set.Gap()
	set.Lesson(p.lesson.Text)
	set.Under(voice.Joined(voice.Say("this one"), voice.LessonAbout(p.lesson, "")))
}

func (p *alikePage) Actions() []page.Action {
	leave := page.Act("esc", "back", p.leave, "esc")
	switch {
	case !p.Loaded:
		return []page.Action{leave}
	case p.Form != nil:
		return p.FormKeys()
	}
	return append(p.Asks(p.question()), leave)
}

// same joins the two.
func (p *alikePage) same() tea.Cmd {
	b, id, other := p.Desk.Book, p.lesson.ID, p.other.ID
	return form.After(&p.Page, func(ctx context.Context) (journal.Lesson, error) {
		return b.Lessons.Same(ctx, id, other)
	}, func(l journal.Lesson) tea.Cmd {
		p.lesson = l
		return p.onward(voice.JoinedSaying(l))
	})
}

// neither keeps that the two have nothing to do with each other: it is not asked again.
func (p *alikePage) neither() tea.Cmd {
	b, id, other := p.Desk.Book, p.lesson.ID, p.other.ID
	return form.After(&p.Page, func(ctx context.Context) (journal.Lesson, error) {
		return b.Lessons.SayKin(ctx, id, other, journal.Another, "", "")
	}, func(journal.Lesson) tea.Cmd { return p.onward(voice.Say("Kept. Both stay as they are.")) })
}

func (p *alikePage) askNarrower() tea.Cmd {
	b, id, other := p.Desk.Book, p.lesson.ID, p.other.ID
	return p.Write(form.Form{
		Ask: "Except when?", Hint: "Enter alone is enough.",
		About: p.setBoth, Fields: []form.Field{{Label: "When", Text: text.CleanLine(p.lesson.When)}},
		Save: form.Saves(func(ctx context.Context, v form.Values) (journal.Lesson, error) {
			return b.Lessons.SayKin(ctx, id, other, journal.Narrower, v[0], "")
		}, func(l journal.Lesson) tea.Cmd { return p.onward(voice.NarrowerSaying(l)) }),
	})
}

func (p *alikePage) askOpposite() tea.Cmd {
	b, id, other := p.Desk.Book, p.lesson.ID, p.other.ID
	return p.Write(form.Form{
		Ask: "When does each one hold?", Hint: "Enter alone is enough.",
		About: p.setBoth, Fields: []form.Field{
			{Label: "The other, when", Text: text.CleanLine(p.other.When)},
			{Label: "This one, when", Text: text.CleanLine(p.lesson.When)},
		},
		Save: form.Saves(func(ctx context.Context, v form.Values) (journal.Lesson, error) {
			return b.Lessons.SayKin(ctx, id, other, journal.Opposite, v[1], v[0])
		}, func(journal.Lesson) tea.Cmd { return p.onward(voice.OppositeSaying()) }),
	})
}

// onward says what was kept and goes back, or to where one chooses what is carried, if
// there is no room for the lesson.
func (p *alikePage) onward(said string) tea.Cmd {
	b, id := p.Desk.Book, p.lesson.ID
	return form.After(&p.Page, func(ctx context.Context) (bool, error) {
		_, crowded, err := b.Lessons.Choice(ctx, id)
		return crowded, err
	}, func(crowded bool) tea.Cmd {
		leave := tea.Cmd(page.Back)
		if crowded {
			leave = page.SwapTo(page.CarryLimit{ID: id})
		}
		if said == "" {
			return leave
		}
		return tea.Batch(leave, page.Tell(said))
	})
}

func (p *alikePage) Here() page.Place { return p.route }

// afterSaving is where a lesson whose words are new leads: to the one question about one
// that says nearly the same, to what is carried if there is no room, or back.
func afterSaving(ctx context.Context, b *book.Book, was, saved journal.Lesson) (tea.Cmd, error) {
	if saved.Text != was.Text {
		_, asked, err := b.Lessons.Alike(ctx, saved.ID)
		if err != nil {
			return nil, err
		}
		if asked {
			return page.SwapTo(page.Alike{ID: saved.ID}), nil
		}
	}
	_, crowded, err := b.Lessons.Choice(ctx, saved.ID)
	if crowded {
		return page.SwapTo(page.CarryLimit{ID: saved.ID}), err
	}
	return page.Back, err
}
