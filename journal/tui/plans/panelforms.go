package plans

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/people"
	"messup/journal/voice"
)

// What can be done with a plan besides saying what happened: move it, let it
// go, close it, try again, ask someone.

func (p *Panel) askMove() tea.Cmd {
	return p.on.Write(p.writes(form.Form{
		Ask:    "Moved to when?",
		Fields: []form.Field{toWhen(p.env, p.Plan), {Label: "Why", Chips: voice.MoveReasons()}},
	}, func(plan journal.Plan, v form.Values) (journal.Plan, error) {
		return plan.Move(v[0], v[1], p.env.Today())
	}, func() tea.Cmd {
		moved := voice.MeantBriefly(p.Plan.Meant(), p.env.Today())
		return OnItsDay(p.Plan, tea.Batch(p.said(p.became(voice.Say("moved to %s", moved))), page.Say("Moved to %s.", voice.Joined(voice.MeantFor(p.Plan.Meant(), p.env.Today()), voice.AfterBreak(p.Plan.Meant(), p.env.Today(), p.env.Year)))))
	}))
}

// toWhen is the blank for the day that a plan is moved to.
func toWhen(d *page.Env, plan journal.Plan) form.Field {
	return form.Field{Label: "To when", Hint: voice.ByHint, Reads: func(v form.Values) string {
		moved := plan
		moved.By, moved.When, moved.Will = v[0], "", ""
		return meant(d, moved)
	}}
}

// AskAnew asks for which day a plan is now whose day is over, and moves it there.
func AskAnew(on form.Host, plan journal.Plan, then func(journal.Plan) tea.Cmd) tea.Cmd {
	d := on.Env()
	move := func(v form.Values) (journal.Plan, error) { return plan.Move(v[0], "", d.Today()) }
	return on.Write(form.Form{
		Asked:  voice.Say("It was for %s. For when is it now?", voice.MeantFor(plan.Meant(), d.Today())),
		About:  func(set *look.Lines) { set.Add(set.Look.Ink, voice.PlanSentence(plan)) },
		Of:     text.CleanLine(voice.PlanSentence(plan)),
		Fields: []form.Field{toWhen(d, plan)},
		Save: form.Saves(func(ctx context.Context, v form.Values) (journal.Plan, error) {
			moved, err := move(v)
			if err != nil {
				return moved, err
			}
			return d.Book.Plans.Save(ctx, plan, moved)
		}, then),
		Unsaved: func(v form.Values) (words journal.Archive, can bool) {
			moved, err := move(v)
			words.Plans = []journal.Plan{moved}
			return words, err == nil
		},
	})
}

func (p *Panel) askLetGo() tea.Cmd {
	return p.on.Write(p.writes(form.Form{
		Ask: "Let it go?", Hint: "Enter lets it go; a reason is yours to give or not.",
		Fields: []form.Field{{Label: "Why", Hint: "one line, if you like"}},
	}, func(plan journal.Plan, v form.Values) (journal.Plan, error) {
		return plan.LetGo(v[0], p.env.Today()), nil
	}, func() tea.Cmd {
		p.stage = whatNext
		return tea.Batch(p.said(p.became(voice.Say("let go"))), page.Say("Let go. It stays in the chain."))
	}))
}

// closeIt closes the plan, at whatever came of it.
func (p *Panel) closeIt() tea.Cmd {
	return p.save(p.asAsked(p.Plan).Close(p.env.Today()), func() tea.Cmd {
		return tea.Batch(p.said(p.recorded()), page.Say("Closed."))
	})
}

// asAsked returns the plan with the question after three takes put, if it was
// put now: it comes once.
func (p *Panel) asAsked(plan journal.Plan) journal.Plan {
	plan.Asked = plan.Asked || p.chain.Ask()
	return plan
}

// follows is a plan, and the take after it.
type follows struct {
	PlanRead
	next journal.Plan
}

// askNext begins the next take with what is different this time.
func (p *Panel) askNext() tea.Cmd {
	before, asked := p.Plan, p.asAsked(p.Plan)
	return form.After(p.on, func(ctx context.Context) (asking, error) { return readAsking(ctx, p.env.Book, before) }, func(a asking) tea.Cmd {
		lines := blanksOf(p.env, before.Again("", "", p.env.Book.Now()), a)
		lines = lines.leading("Different")
		f := lines.form()
		f.Asked = voice.Say("%s: what's different this time?", voice.TakeTitle(before.Take+1))
		f.About = func(set *look.Lines) { set.Named(voice.Say("Goal"), before.Goal) }
		f.Save = form.Saves(func(ctx context.Context, v form.Values) (f follows, err error) {
			f.next, err = nextTake(ctx, p.env.Book, before, asked, lines.plan(v))
			if err != nil {
				return f, err
			}
			f.PlanRead, err = ReadPlan(ctx, p.env.Book, before.ID)
			return f, err
		}, p.setNext)
		return p.on.Write(f)
	})
}

// setNext says for when the next take is.
func (p *Panel) setNext(f follows) tea.Cmd {
	p.Plan, p.chain = f.plan, f.chain
	said := voice.Say("%s is set.", voice.TakeTitle(f.next.Take))
	if day := voice.MeantFor(f.next.Meant(), p.env.Today()); day != "" {
		said = voice.Say("%s is set for %s.", voice.TakeTitle(f.next.Take), voice.Joined(day, voice.AfterBreak(f.next.Meant(), p.env.Today(), p.env.Year)))
	}
	return OnItsDay(f.next, tea.Batch(p.said(p.recorded()), page.Tell(said)))
}

// nextTake keeps the take after a plan, and of the plan that it was asked.
func nextTake(ctx context.Context, book *book.Book, before, asked, words journal.Plan) (next journal.Plan, err error) {
	take, err := book.Plans.NextTake(before, "")
	if err != nil {
		return next, err
	}
	take, err = take.Corrected(words)
	if err != nil {
		return next, err
	}
	next, err = book.Plans.Save(ctx, journal.Plan{}, take)
	if err == nil && asked.Asked != before.Asked {
		_, err = book.Plans.Save(ctx, before, asked)
	}
	return next, err
}

// askSomeone makes a check-in about the plan.
func (p *Panel) askSomeone() tea.Cmd {
	return people.AskCheckin(p.on, journal.Checkin{Entry: p.Plan.Entry, Purpose: "ask"}, nil, func(c journal.Checkin) tea.Cmd {
		return page.Say("Kept: %s.", text.CleanLine(c.Person))
	})
}
