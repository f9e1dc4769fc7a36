package lessons

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/pictures"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/plans"
	"messup/journal/voice"
)

// A Panel is one lesson as it comes back: first when it applies, then the
// lesson, then what came of it, then at most one offer. The story it came from
// is not on it.
type Panel struct {
	Env    *page.Env
	On     form.Host
	Card   journal.Card
	Hidden bool   // the lesson is not shown yet: to remember it first is what makes it stay
	Used   bool   // it was used; what came of that is asked
	Class  string // the class it was used in, where that is known before; else it is asked
	Offer  journal.Offer
	Said   func(line string) tea.Cmd // told after every answer, and once more when an offer is settled
	came   journal.Use               // of using it, while it is asked in which class
}

// Question is what is asked of the lesson: first to remember it, then what came of it.
func (p *Panel) Question(width int) page.Question {
	q := page.Question{Ask: p.asked(), Answers: p.answers(), Width: width}
	about := &look.Lines{Look: p.Env.Look, Width: width}
	if !p.Env.Short() || p.Hidden {
		p.setWhen(about)
	}
	if !p.Hidden {
		about.Gap()
		if p.airy() {
			about.Rows = append(about.Rows, "")
		}
		p.setShown(about)
	}
	if q.About = about.Rows; p.Hidden { // enter shows it; that says nothing about it
		q.Rest = "space"
	}
	return q
}

// Set sets the lesson among other things, with nothing asked of it.
func (p *Panel) Set(set *look.Lines) {
	if !p.Env.Short() {
		p.setWhen(set)
		set.Gap()
	}
	set.Lesson(p.Card.Text)
	p.setUnder(set)
}

// setWhen sets where the lesson comes from, and when it applies.
func (p *Panel) setWhen(set *look.Lines) {
	c := p.Card
	from := c.Class
	if !c.Happened.IsZero() {
		from = strings.TrimSuffix(voice.Say("From %s · %s", voice.At(c.Happened, "January"), c.Class), " · ")
	}
	set.Add(set.Look.Pencil, from)
	if p.airy() {
		set.Gap()
	}
	switch when := voice.Returns(c); {
	case p.Hidden:
		set.Add(set.Look.Bold, when)
	case c.When != "":
		set.Add(set.Look.Ink, when)
	}
}

// airy reports whether there is room for air beyond what parts things.
func (p *Panel) airy() bool { return p.Env.Screen.Height >= 30 }

// setShown sets the lesson, with air in its bar where there is room, and what is known of
// it.
func (p *Panel) setShown(set *look.Lines) {
	l, short := set.Look, p.Env.Short()
	if short {
		set.Lesson(p.Card.Text)
		set.Under(text.CleanLine(p.Card.Class))
		set.Under(p.about())
		return
	}
	set.Rows = append(set.Rows, l.Bar(false))
	for _, line := range look.Wrap(text.CleanLine(p.Card.Text), max(1, set.Width-3)) {
		set.Rows = append(set.Rows, l.Bar(false)+" "+l.Bold.Render(strings.TrimRight(line, " ")))
	}
	set.Rows = append(set.Rows, l.Bar(true), "")
	set.Add(l.Pencil, p.about())
	if ladder, has := pictures.Ladder(p.Card.Lesson); has {
		set.Rows = append(set.Rows, ladder.Draw(l.Pen()))
	}
	set.Add(l.Pencil, p.last())
}

// last is what was said of it the last time.
func (p *Panel) last() string {
	said := p.Card.Answers
	if len(said) == 0 {
		return ""
	}
	last := said[len(said)-1]
	return voice.Say("%s: %s", voice.Dated(last.Day, "2 Jan", p.Env.Today()), voice.Joined(voice.UseIn(last), text.CleanLine(last.Line)))
}

// setUnder sets what is to be known of the lesson, with its ladder at the right, or below
// where that has no room. When it comes back stands beside it in words: the rungs are no
// points.
func (p *Panel) setUnder(set *look.Lines) {
	set.Under(p.about())
	ladder, has := pictures.Ladder(p.Card.Lesson)
	if !has {
		return
	}
	drawn := ladder.Draw(p.Env.Look.Pen())
	last := &set.Rows[len(set.Rows)-1]
	if ansi.StringWidth(*last)+2+ansi.StringWidth(drawn) > set.Width {
		set.Rows = append(set.Rows, look.NoBar+drawn)
		return
	}
	*last = look.Spread(*last, drawn, set.Width)
}

func (p *Panel) about() string {
	parts := []string{voice.Word(text.CleanLine(string(p.Card.Basis))), voice.LessonState(p.Card.Lesson, p.Env.Today())}
	if p.Card.Occasion != "" {
		parts = append(parts, voice.Say("for %s", text.CleanLine(p.Card.Occasion)))
	}
	return voice.Joined(parts...)
}

// asked is the one thing that is asked now; nothing if that is plain from the
// keys.
func (p *Panel) asked() string {
	switch {
	case p.came != "":
		return voice.Say("In which class?")
	case p.Used:
		return voice.Say("Did it help?")
	}
	switch p.Offer {
	case journal.OfferKeep:
		return voice.Say("It helped in three different weeks. Is it part of how you teach now?")
	case journal.OfferReword:
		return voice.Say("It helped in part. Reword it?")
	case journal.OfferRewordDrop:
		return voice.Say("It didn't help this time. Reword it, or retire it?")
	case journal.OfferSmaller:
		return voice.Say("Three times without a chance to use it. Make it smaller, tie it to a class, shelve it, or leave it?")
	case journal.OfferPlan:
		return voice.Say("A chance went by. Make it a plan: When …, I will …?")
	}
	return ""
}

// plain reports whether the lesson is shown and nothing is asked about it.
func (p *Panel) plain() bool { return !p.Hidden && !p.Used && p.Offer == journal.NoOffer }

// answers are those to what is asked of the lesson; one may be left out always.
func (p *Panel) answers() []page.Action {
	switch {
	case p.Hidden:
		return []page.Action{page.Act("space", "show the lesson", func() tea.Cmd {
			p.Hidden = false
			return nil
		}, "space").OnScreen()}
	case p.came != "":
		return p.whereUsed()
	case p.Used:
		return page.Numbered(
			page.Reply("helped", func() tea.Cmd { return p.used(journal.Helped) }),
			page.Reply("mixed", func() tea.Cmd { return p.used(journal.Mixed) }),
			page.Reply("didn't help", func() tea.Cmd { return p.used(journal.NoHelp) }),
		)
	case p.Offer != journal.NoOffer:
		return p.offered()
	}
	return page.Numbered(
		page.Reply("used it", func() tea.Cmd {
			p.Used = true
			return nil
		}),
		page.Reply("not yet", func() tea.Cmd { return p.answer(journal.NotYet) }),
		page.Reply("retire", p.askRetire),
		page.Reply("later", func() tea.Cmd { return p.answer(journal.Later) }),
		page.Reply("there was a chance, and it went by", func() tea.Cmd { return p.answer(journal.ChancePassed) }),
	)
}

// Actions is that of a page.Page.
func (p *Panel) Actions() []page.Action {
	back := func(run func()) []page.Action {
		return []page.Action{page.Act("u", "back: say it differently", func() tea.Cmd {
			run()
			return nil
		}, "u").Seldom()}
	}
	switch {
	case p.Hidden, p.Offer != journal.NoOffer:
		return nil
	case p.came != "":
		return back(func() { p.came = "" })
	case p.Used:
		return back(func() { p.Used = false })
	}
	return append([]page.Action{
		p.reword().Seldom(),
		page.Act("b", "tie it to a class or a date", p.askTie, "b").Seldom(),
	}, p.moves()...)
}

// offered are the keys of the one offer; leaving it is always another.
func (p *Panel) offered() []page.Action {
	retire := page.Numbered(page.Reply("retire", p.askRetire))[0]
	switch p.Offer {
	case journal.OfferKeep:
		return []page.Action{page.Act("k", "part of how I teach", func() tea.Cmd { return p.move(journal.Kept) }, "k")}
	case journal.OfferReword:
		return []page.Action{p.reword()}
	case journal.OfferRewordDrop:
		return []page.Action{p.reword(), retire}
	case journal.OfferSmaller:
		return []page.Action{
			p.reword(),
			page.Act("b", "tie it to a class", p.askTie, "b"),
			page.Act("s", "shelve", func() tea.Cmd { return p.move(journal.Shelf) }, "s"),
			retire,
		}
	case journal.OfferPlan:
		return []page.Action{page.Act("p", "plan it", p.askPlan, "p")}
	}
	return nil
}

func (p *Panel) reword() page.Action {
	return page.Act("e", "reword", func() tea.Cmd { return page.GoTo(page.LessonForm{ID: p.Card.ID}) }, "e")
}

// moves are the states a lesson can be given.
func (p *Panel) moves() []page.Action {
	to := func(k string, help voice.Phrase, state journal.LessonState) page.Action {
		return page.Act(k, help, func() tea.Cmd { return p.move(state) }, k).Seldom()
	}
	switch p.Card.State {
	case journal.Shelf, journal.Retired, journal.Kept:
		return []page.Action{to("k", "carry it", journal.Carried)}
	}
	return []page.Action{to("s", "put it on the shelf", journal.Shelf), to("k", "part of how I teach", journal.Kept)}
}

// answer keeps an answer that needs no words.
func (p *Panel) answer(use journal.Use) tea.Cmd {
	book, id := p.Env.Book, p.Card.ID
	return form.After(p.On, func(ctx context.Context) (answered, error) {
		return answerLesson(ctx, book, id, journal.LessonAnswer{What: use})
	}, func(a answered) tea.Cmd { return p.took(a, journal.LessonAnswer{What: use}) })
}

// answered is a lesson after an answer, and what is offered then.
type answered struct {
	lesson journal.Lesson
	offer  journal.Offer
}

func answerLesson(ctx context.Context, book *book.Book, id journal.ID, said journal.LessonAnswer) (a answered, err error) {
	a.lesson, a.offer, err = book.Lessons.AnswerWith(ctx, id, said)
	return a, err
}

// took shows what an answer led to.
func (p *Panel) took(a answered, kept journal.LessonAnswer) tea.Cmd {
	p.Card.Lesson, p.Offer, p.Used = a.lesson, a.offer, false
	said := p.Said(voice.UseIn(kept))
	if a.offer != journal.NoOffer {
		return said
	}
	return tea.Batch(said, page.Tell(p.afterwards(kept.What)))
}

// afterwards says when the lesson comes round again.
func (p *Panel) afterwards(use journal.Use) string {
	again := voice.Say("It comes round again %s.", voice.InWeeks(p.Card.Next-p.Env.Today()))
	switch use {
	case journal.Retire:
		return voice.Say("Retired. It stays in the library and won't come back by itself.")
	case journal.NotYet:
		return voice.Say("Not yet. %s", again)
	case journal.Later:
		return voice.Say("Later. %s", again)
	}
	return voice.Say("Kept. %s", again)
}

// askSeen asks what was seen when the lesson was used, in one line.
func (p *Panel) askSeen(use journal.Use, class string) tea.Cmd {
	p.came = ""
	return p.askAnswer("What did you see?", journal.LessonAnswer{What: use, Class: class}, form.Field{Label: "One line", Hint: "if you like"})
}

func (p *Panel) askRetire() tea.Cmd {
	return p.askAnswer("Retire it?", journal.LessonAnswer{What: journal.Retire}, form.Field{Label: "Why", Chips: voice.RetireReasons()})
}

func (p *Panel) askAnswer(ask voice.Phrase, said journal.LessonAnswer, line form.Field) tea.Cmd {
	id := p.Card.ID
	return p.On.Write(form.Form{
		Ask: ask, Hint: "Enter alone is enough.",
		About: p.setLesson, Fields: []form.Field{line},
		Save: form.Saves(func(ctx context.Context, v form.Values) (answered, error) {
			said.Line = v[0]
			return answerLesson(ctx, p.Env.Book, id, said)
		}, func(a answered) tea.Cmd { return p.took(a, said) }),
	})
}

func (p *Panel) setLesson(set *look.Lines) { set.Lesson(p.Card.Text) }

// askTie ties the lesson to a day or an occasion.
func (p *Panel) askTie() tea.Cmd {
	id := p.Card.ID
	return p.On.Write(form.Form{
		Ask: "For what, or when?", Hint: "It comes back two weeks before, and on the day.",
		About: p.setLesson, Fields: []form.Field{{Label: "For", Hint: "9B · next unit · report cards · 26 nov", Reads: func(v form.Values) string {
			return voice.Until(v[0], p.Env.Today())
		}}},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			lesson, err := p.Env.Book.Lessons.Tie(ctx, id, v[0])
			return func() tea.Cmd {
				p.Card.Lesson, p.Offer = lesson, journal.NoOffer
				return tea.Batch(p.Said(voice.Say("tied to %s", text.CleanLine(v[0]))), page.Say("Kept. %s.", voice.SentenceCase(voice.ComesBack(lesson, p.Env.Today()))))
			}, err
		},
	})
}

// askPlan makes a plan of the lesson.
func (p *Panel) askPlan() tea.Cmd {
	begun := plans.Begun{Plan: journal.Plan{When: p.Card.When, Class: p.Card.Class, Entry: p.Card.Story}, About: p.Card.Text}
	return plans.AskPlan(p.On, begun, func(plan journal.Plan) tea.Cmd {
		p.Offer = journal.NoOffer
		return plans.OnItsDay(plan, tea.Batch(p.Said("planned"), page.Tell(voice.PlanSet(plan, p.Env.Today(), p.Env.Year))))
	})
}

// move gives the lesson another state; if there is no room to carry it, what
// makes room is asked.
func (p *Panel) move(to journal.LessonState) tea.Cmd {
	if to == journal.Carried {
		return carry(p.On, p.Card.ID, func(l journal.Lesson) tea.Cmd { return p.movedTo(l) })
	}
	book, id := p.Env.Book, p.Card.ID
	return form.After(p.On, func(ctx context.Context) (journal.Lesson, error) {
		return book.Lessons.Move(ctx, id, to, "")
	}, p.movedTo)
}

func (p *Panel) movedTo(l journal.Lesson) tea.Cmd {
	p.Card.Lesson, p.Offer = l, journal.NoOffer
	return tea.Batch(p.Said(voice.LessonState(l, p.Env.Today())), page.Say("Kept: %s.", voice.LessonState(l, p.Env.Today())))
}
