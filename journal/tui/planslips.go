package tui

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// What can be done with a plan besides saying what happened: move it, let it
// go, close it, try again, ask someone.

// moveReasons are offered, never asked for.
func moveReasons() []string { return []string{"week was full", "no chance", "changed my mind"} }

const byHint = "tuesday · next week · 26 nov · next unit"

func (p *planPiece) askMove() tea.Cmd {
	by, why := "", ""
	return p.slipFor("Moved to when?", "", func(plan journal.Plan) (journal.Plan, error) {
		return plan.Move(by, why, p.desk.today())
	}, func() tea.Cmd {
		moved := "Moved to " + cmp.Or(journal.SayWhen(p.plan.Day, p.plan.By), by) + "."
		return tea.Batch(p.said("moved to "+cmp.Or(p.plan.Day.Format("Mon 2 Jan"), by)), say(moved))
	},
		blank{label: "To when", hint: byHint, to: &by},
		blank{label: "Why", chips: moveReasons(), to: &why})
}

func (p *planPiece) askLetGo() tea.Cmd {
	why := ""
	return p.slipFor("Let it go?", "Enter lets it go; a reason is yours to give or not.", func(plan journal.Plan) (journal.Plan, error) {
		return plan.LetGo(why, p.desk.today()), nil
	}, func() tea.Cmd {
		p.stage = whatNext
		return tea.Batch(p.said("let go"), say("Let go. It stays in the chain."))
	}, blank{label: "Why", hint: "one line, if you like", to: &why})
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
	different, when, will, by := "", p.plan.When, p.plan.Will, ""
	on := newSlip(p.desk, takeTitle(p.plan.Take+1)+": what's different this time?", "",
		blank{label: "Different", hint: "one line", to: &different},
		blank{label: "When", to: &when},
		blank{label: "I will", to: &will},
		blank{label: "By", hint: byHint, to: &by})
	on.about = func(set *paper) { set.named("Goal", p.plan.Goal) }
	book, before := p.desk.book, p.plan
	var next journal.Plan
	var read planRead
	on.keep = func(ctx context.Context) error {
		take, err := book.NextTake(before, different)
		if err != nil {
			return err
		}
		take.When, take.Will, take.By = when, will, by
		if next, err = book.SavePlan(ctx, journal.Plan{}, take); err != nil {
			return err
		}
		if asked := p.asAsked(before); asked.Asked != before.Asked {
			if _, err := book.SavePlan(ctx, before, asked); err != nil {
				return err
			}
		}
		read, err = readPlan(ctx, book, before.ID)
		return err
	}
	on.then = func() tea.Cmd {
		p.plan, p.chain = read.plan, read.chain
		said := takeTitle(next.Take) + " is set."
		if day := journal.SayWhen(next.Day, next.By); day != "" {
			said = takeTitle(next.Take) + " is set for " + day + "."
		}
		return tea.Batch(p.said(p.recorded()), say(said))
	}
	return p.write(on)
}

// askSomeone makes a check-in about the plan.
func (p *planPiece) askSomeone() tea.Cmd {
	return askCheckin(p.sheet, journal.Checkin{Entry: p.plan.Entry, Purpose: "ask"}, nil, func(c journal.Checkin) tea.Cmd {
		return say("Kept: " + journal.CleanLine(c.Person) + ".")
	})
}
