package tui

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// What can be done with a plan besides saying what happened: move it, let it
// go, close it, try again, ask someone.

func (p *planPiece) askMove() tea.Cmd {
	return p.on.write(slip{
		ask:   "Moved to when?",
		about: p.setSentence, blanks: []blank{{label: "To when", hint: byHint}, {label: "Why", chips: moveReasons()}},
		save: p.keepAs(func(plan journal.Plan, v values) (journal.Plan, error) {
			return plan.Move(v[0], v[1], p.desk.today())
		}, func() tea.Cmd {
			moved := cmp.Or(p.plan.Day.Format("Mon 2 Jan"), p.plan.By)
			return tea.Batch(p.said("moved to "+moved), say("Moved to "+journal.SayWhen(p.plan.Day, p.plan.By)+"."))
		}),
	})
}

func (p *planPiece) askLetGo() tea.Cmd {
	return p.on.write(slip{
		ask: "Let it go?", hint: "Enter lets it go; a reason is yours to give or not.",
		about: p.setSentence, blanks: []blank{{label: "Why", hint: "one line, if you like"}},
		save: p.keepAs(func(plan journal.Plan, v values) (journal.Plan, error) {
			return plan.LetGo(v[0], p.desk.today()), nil
		}, func() tea.Cmd {
			p.stage = whatNext
			return tea.Batch(p.said("let go"), say("Let go. It stays in the chain."))
		}),
	})
}

// closeIt closes the plan, at whatever came of it.
func (p *planPiece) closeIt() tea.Cmd {
	return p.save(p.asAsked(p.plan).Close(p.desk.today()), func() tea.Cmd {
		return tea.Batch(p.said(p.recorded()), say("Closed."))
	})
}

// asAsked returns the plan with the question after three takes put, if it was
// put now: it comes once.
func (p *planPiece) asAsked(plan journal.Plan) journal.Plan {
	plan.Asked = plan.Asked || p.chain.Ask()
	return plan
}

// askNext begins the next take with what is different this time.
func (p *planPiece) askNext() tea.Cmd {
	type follows struct {
		planRead
		next journal.Plan
	}
	before, asked := p.plan, p.asAsked(p.plan)
	return p.on.write(slip{
		ask:   takeTitle(before.Take+1) + ": what's different this time?",
		about: func(set *paper) { set.named("Goal", before.Goal) },
		blanks: []blank{
			{label: "Different", hint: "one line"},
			{label: "When", text: before.When},
			{label: "I will", text: before.Will},
			{label: "By", hint: byHint},
		},
		save: saves(func(ctx context.Context, v values) (f follows, err error) {
			f.next, err = nextTake(ctx, p.desk.book, before, asked, v)
			if err != nil {
				return f, err
			}
			f.planRead, err = readPlan(ctx, p.desk.book, before.ID)
			return f, err
		}, func(f follows) tea.Cmd {
			p.plan, p.chain = f.plan, f.chain
			said := takeTitle(f.next.Take) + " is set."
			if day := journal.SayWhen(f.next.Day, f.next.By); day != "" {
				said = takeTitle(f.next.Take) + " is set for " + day + "."
			}
			return tea.Batch(p.said(p.recorded()), say(said))
		}),
	})
}

// nextTake keeps the take after a plan, and of the plan that it was asked.
func nextTake(ctx context.Context, book *journal.Book, before, asked journal.Plan, v values) (next journal.Plan, err error) {
	take, err := book.NextTake(before, v[0])
	if err != nil {
		return next, err
	}
	take.When, take.Will, take.By = v[1], v[2], v[3]
	next, err = book.SavePlan(ctx, journal.Plan{}, take)
	if err == nil && asked.Asked != before.Asked {
		_, err = book.SavePlan(ctx, before, asked)
	}
	return next, err
}

// askSomeone makes a check-in about the plan.
func (p *planPiece) askSomeone() tea.Cmd {
	return askCheckin(p.on, journal.Checkin{Entry: p.plan.Entry, Purpose: "ask"}, nil, func(c journal.Checkin) tea.Cmd {
		return say("Kept: " + journal.CleanLine(c.Person) + ".")
	})
}
