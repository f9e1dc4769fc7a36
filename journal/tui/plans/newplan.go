package plans

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Begun is what a new plan begins with.
type Begun struct {
	journal.Plan                // the words there are already, and the entry it is about
	About        string         // the lesson or words it comes from
	Skip, Drop   func() tea.Cmd // as those of a form
}

// AskPlan puts a new plan on a form. It is the one form for all of them: the
// review's, a lesson's, one of its own.
func AskPlan(on form.Host, begun Begun, then func(journal.Plan) tea.Cmd) tea.Cmd {
	b := on.Env().Book
	var fresh journal.Plan // the same plan, however often it is rescued
	return form.After(on, func(ctx context.Context) (a asking, err error) {
		if fresh, err = b.Plans.New(); err != nil {
			return a, err
		}
		fresh.Entry = begun.Entry
		return readAsking(ctx, b, begun.Plan)
	}, func(a asking) tea.Cmd {
		lines := blanksOf(on.Env(), begun.Plan, a)
		f := lines.form()
		f.Ask, f.Hint = "When …, I will …", "Small enough to do next time you meet them."
		if begun.Stops() {
			f.Ask, f.Hint = "I will stop …", "One thing that could go, and what that frees."
		}
		f.About = func(set *look.Lines) {
			if begun.About != "" {
				set.Lesson(begun.About)
			}
		}
		f.Skip, f.Drop = begun.Skip, begun.Drop
		f.Save = form.Saves(func(ctx context.Context, v form.Values) (journal.Plan, error) {
			made, err := fresh.Corrected(lines.plan(v))
			if err != nil {
				return made, err
			}
			return b.Plans.Save(ctx, journal.Plan{}, made)
		}, then)
		f.Unsaved = lines.rescues(fresh)
		return on.Write(f)
	})
}

// meant says which day is read from the words of a plan.
func meant(d *page.Env, p journal.Plan) string {
	return voice.Understood(p.Meant(), date.MomentOf(d.Book.Now()), d.Year)
}

// OnItsDay goes on once a plan is kept: to ask which day it is for, if nobody has
// said, so that it is not silent for ever.
func OnItsDay(p journal.Plan, then tea.Cmd) tea.Cmd {
	if p.Waits() && p.Day.IsZero() {
		return tea.Sequence(then, page.GoTo(page.WhichDay{ID: p.ID}))
	}
	return then
}

// OpenPlanIt opens page.PlanIt.
func OpenPlanIt(d *page.Env, to page.PlanIt) page.Page {
	return &form.AsidePage{Page: form.Page{Desk: d, Loaded: true}, Route: to, Title: "New plan", Ask: func(s *form.Page) tea.Cmd {
		begun := Begun{Drop: func() tea.Cmd { return page.Back }}
		if to.Stop {
			begun.Will = voice.Stop + " "
		}
		return AskPlan(s, begun, func(p journal.Plan) tea.Cmd {
			if p.Day.IsZero() {
				return page.SwapTo(page.WhichDay{ID: p.ID})
			}
			return tea.Batch(page.Back, page.Tell(voice.PlanSet(p, d.Today(), d.Year)))
		})
	}}
}

// OpenEditPlan opens page.EditPlan.
func OpenEditPlan(d *page.Env, to page.EditPlan) page.Page {
	type read struct {
		plan journal.Plan
		asking
	}
	return &form.AsidePage{Page: form.Page{Desk: d, Loaded: true}, Route: to, Title: "Correct the plan", Ask: func(s *form.Page) tea.Cmd {
		return form.After(s, func(ctx context.Context) (r read, err error) {
			if r.plan, err = d.Book.Plans.Get(ctx, to.ID); err != nil {
				return r, err
			}
			r.asking, err = readAsking(ctx, d.Book, r.plan)
			return r, err
		}, func(r read) tea.Cmd {
			lines := blanksOf(d, r.plan, r.asking)
			f := lines.form()
			f.Ask, f.Hint = "How should it read?", "Its entry stays as it is, and nothing counts as moved."
			f.Drop = func() tea.Cmd { return page.Back }
			f.Save = form.Saves(func(ctx context.Context, v form.Values) (journal.Plan, error) {
				changed, err := r.plan.Corrected(lines.plan(v))
				if err != nil {
					return r.plan, err
				}
				return d.Book.Plans.Save(ctx, r.plan, changed)
			}, func(p journal.Plan) tea.Cmd {
				return tea.Batch(page.Back, page.Tell(voice.PlanCorrected(p, d.Today())))
			})
			f.Unsaved = lines.rescues(r.plan)
			return s.Write(f)
		})
	}}
}
