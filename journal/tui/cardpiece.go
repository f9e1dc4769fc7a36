package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// A cardPiece is one lesson as it comes back: first when it applies, then the
// lesson, then what came of it, then at most one offer. The story it came from
// is not on it.
type cardPiece struct {
	desk   *desk
	on     host
	card   journal.Card
	hidden bool // the lesson is not shown yet: to remember it first is what makes it stay
	used   bool // it was used; what came of that is asked
	offer  journal.Offer
	said   func(line string) tea.Cmd // told after every answer, and once more when an offer is settled
}

// readCard reads a lesson and where it came from.
func readCard(ctx context.Context, book *journal.Book, id journal.ID) (c journal.Card, err error) {
	if c.Lesson, err = book.Lesson(ctx, id); err != nil || c.Entry == "" {
		return c, err
	}
	e, err := book.Entry(ctx, c.Entry)
	if err == nil {
		c.Class, c.Happened = e.Class, e.Happened
	}
	return c, ignoreMissing(err)
}

func (p *cardPiece) lines(width int) []string {
	set := &paper{look: p.desk.look, width: width}
	c := p.card
	if p.desk.short() && !p.hidden { // the lesson comes first
		set.lesson(c.Text)
		set.add(set.look.ask, p.asked())
		set.under(p.about())
		return set.rows
	}
	from := c.Class
	if !c.Happened.IsZero() {
		from = strings.TrimSuffix("From "+c.Happened.Format("January")+" · "+c.Class, " · ")
	}
	set.add(set.look.quiet, from)
	if c.When != "" {
		set.add(set.look.ask, "When "+strings.TrimSuffix(strings.TrimPrefix(journal.CleanLine(c.When), "when "), ".")+" …")
	}
	set.gap()
	if p.hidden {
		set.add(set.look.quiet, "       (space to show the lesson)")
		return set.rows
	}
	set.lesson(c.Text)
	set.under(p.about())
	set.gap()
	set.add(set.look.ask, p.asked())
	return set.rows
}

func (p *cardPiece) about() string {
	parts := []string{journal.CleanLine(p.card.Basis), lessonState(p.card.Lesson)}
	if p.card.Occasion != "" {
		parts = append(parts, "for "+journal.CleanLine(p.card.Occasion))
	}
	return journal.JoinSaid(parts...)
}

// asked is the one thing that is asked now; nothing if that is plain from the
// keys.
func (p *cardPiece) asked() string {
	if p.used {
		return "Did it help?"
	}
	switch p.offer {
	case journal.OfferKeep:
		return "It helped in three different weeks. Is it part of how you teach now?"
	case journal.OfferReword:
		return "It helped in part. Reword it?"
	case journal.OfferRewordDrop:
		return "It didn't help this time. Reword it, or retire it?"
	case journal.OfferSmaller:
		return "Three times without a chance to use it. Make it smaller, tie it to a class, shelve it, or leave it?"
	case journal.OfferPlan:
		return "A chance went by. Make it a plan: When …, I will …?"
	}
	return ""
}

func (p *cardPiece) actions() []action {
	switch {
	case p.hidden:
		return []action{act("space", "show the lesson", func() tea.Cmd {
			p.hidden = false
			return nil
		}, "space")}
	case p.used:
		return []action{
			act("1", "helped", func() tea.Cmd { return p.askSeen(journal.Helped) }, "1", "h"),
			act("2", "mixed", func() tea.Cmd { return p.askSeen(journal.Mixed) }, "2", "m"),
			act("3", "didn't help", func() tea.Cmd { return p.askSeen(journal.NoHelp) }, "3", "d"),
			act("b", "say it differently", func() tea.Cmd {
				p.used = false
				return nil
			}, "b").seldom(),
		}
	case p.offer != journal.NoOffer:
		return p.offered()
	}
	return append([]action{
		act("u", "used it", func() tea.Cmd {
			p.used = true
			return nil
		}, "u"),
		act("n", "not yet", func() tea.Cmd { return p.answer(journal.NotYet) }, "n"),
		act("r", "retire", p.askRetire, "r"),
		act("l", "later", func() tea.Cmd { return p.answer(journal.Later) }, "l"),
		act("c", "there was a chance, and it went by", func() tea.Cmd { return p.answer(journal.ChancePassed) }, "c").seldom(),
		p.reword().seldom(),
		act("t", "tie it to a class or a date", p.askTie, "t").seldom(),
	}, p.moves()...)
}

// offered are the keys of the one offer; leaving it is always another.
func (p *cardPiece) offered() []action {
	retire := act("r", "retire", p.askRetire, "r")
	switch p.offer {
	case journal.OfferKeep:
		return []action{act("k", "part of how I teach", func() tea.Cmd { return p.move(journal.Kept) }, "k")}
	case journal.OfferReword:
		return []action{p.reword()}
	case journal.OfferRewordDrop:
		return []action{p.reword(), retire}
	case journal.OfferSmaller:
		return []action{
			p.reword(),
			act("t", "tie it", p.askTie, "t"),
			act("s", "shelve", func() tea.Cmd { return p.move(journal.Shelf) }, "s"),
			retire.seldom(),
		}
	case journal.OfferPlan:
		return []action{act("p", "plan it", p.askPlan, "p")}
	}
	return nil
}

func (p *cardPiece) reword() action {
	return act("w", "reword", func() tea.Cmd { return goTo(LessonForm{ID: p.card.ID}) }, "w")
}

// moves are the states a lesson can be given.
func (p *cardPiece) moves() []action {
	to := func(k, help string, state journal.LessonState) action {
		return act(k, help, func() tea.Cmd { return p.move(state) }, k).seldom()
	}
	switch p.card.State {
	case journal.Shelf, journal.Retired, journal.Kept:
		return []action{to("y", "carry it", journal.Carried)}
	}
	return []action{to("s", "put it on the shelf", journal.Shelf), to("k", "part of how I teach", journal.Kept)}
}

// answer keeps an answer that needs no words.
func (p *cardPiece) answer(use journal.Use) tea.Cmd {
	book, id := p.desk.book, p.card.ID
	return after(p.on, func(ctx context.Context) (answered, error) {
		return answerLesson(ctx, book, id, use, "")
	}, func(a answered) tea.Cmd { return p.took(a, use) })
}

// answered is a lesson after an answer, and what is offered then.
type answered struct {
	lesson journal.Lesson
	offer  journal.Offer
}

func answerLesson(ctx context.Context, book *journal.Book, id journal.ID, use journal.Use, line string) (a answered, err error) {
	a.lesson, a.offer, err = book.AnswerLesson(ctx, id, use, line)
	return a, err
}

// took shows what an answer led to.
func (p *cardPiece) took(a answered, use journal.Use) tea.Cmd {
	p.card.Lesson, p.offer, p.used = a.lesson, a.offer, false
	said := p.said(useWords(use))
	if a.offer != journal.NoOffer {
		return said
	}
	return tea.Batch(said, say(p.afterwards(use)))
}

// afterwards says when the lesson comes round again.
func (p *cardPiece) afterwards(use journal.Use) string {
	again := "It comes round again " + inWeeks(p.card.Next-p.desk.today()) + "."
	switch use {
	case journal.Retire:
		return "Retired. It stays in the library and won't come back by itself."
	case journal.NotYet:
		return "Not yet. " + again
	case journal.Later:
		return "Later. " + again
	}
	return "Kept. " + again
}

// askSeen asks what was seen when the lesson was used, in one line.
func (p *cardPiece) askSeen(use journal.Use) tea.Cmd {
	return p.askAnswer("What did you see?", use, blank{label: "One line", hint: "if you like"})
}

func (p *cardPiece) askRetire() tea.Cmd {
	return p.askAnswer("Retire it?", journal.Retire, blank{label: "Why", chips: journal.RetireReasons()})
}

func (p *cardPiece) askAnswer(ask string, use journal.Use, line blank) tea.Cmd {
	id := p.card.ID
	return p.on.write(slip{
		ask: ask, hint: "Enter alone is enough.",
		about: p.setLesson, blanks: []blank{line},
		save: saves(func(ctx context.Context, v values) (answered, error) {
			return answerLesson(ctx, p.desk.book, id, use, v[0])
		}, func(a answered) tea.Cmd { return p.took(a, use) }),
	})
}

func (p *cardPiece) setLesson(set *paper) { set.lesson(p.card.Text) }

// askTie ties the lesson to a day or an occasion.
func (p *cardPiece) askTie() tea.Cmd {
	id := p.card.ID
	return p.on.write(slip{
		ask: "For what, or when?", hint: "It comes back two weeks before, and on the day.",
		about: p.setLesson, blanks: []blank{{label: "For", hint: "9B · next unit · report cards · 26 nov"}},
		save: func(ctx context.Context, v values) (func() tea.Cmd, error) {
			lesson, err := p.desk.book.TieLesson(ctx, id, v[0])
			return func() tea.Cmd {
				p.card.Lesson, p.offer = lesson, journal.NoOffer
				return tea.Batch(p.said("tied to "+journal.CleanLine(v[0])), say("Kept. "+sentenceCase(comesBack(lesson))+"."))
			}, err
		},
	})
}

// askPlan makes a plan of the lesson.
func (p *cardPiece) askPlan() tea.Cmd {
	w := planWords{when: p.card.When, class: p.card.Class, entry: p.card.Entry, about: p.card.Text}
	return p.on.write(planSlip(p.desk, w, func(plan journal.Plan) tea.Cmd {
		p.offer = journal.NoOffer
		return tea.Batch(p.said("planned"), say(planSet(plan)))
	}))
}

// move gives the lesson another state; if there is no room to carry it, what
// makes room is asked.
func (p *cardPiece) move(to journal.LessonState) tea.Cmd {
	if to == journal.Carried {
		return carry(p.on, p.card.ID, func(l journal.Lesson) tea.Cmd { return p.movedTo(l) })
	}
	book, id := p.desk.book, p.card.ID
	return after(p.on, func(ctx context.Context) (journal.Lesson, error) {
		return book.MoveLesson(ctx, id, to, "")
	}, p.movedTo)
}

func (p *cardPiece) movedTo(l journal.Lesson) tea.Cmd {
	p.card.Lesson, p.offer = l, journal.NoOffer
	return tea.Batch(p.said(lessonState(l)), say(fmt.Sprintf("Kept: %s.", lessonState(l))))
}
