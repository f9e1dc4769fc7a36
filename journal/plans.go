package journal

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"messup/prompts"
)

// Plan returns one plan. Its error wraps ErrNotFound.
func (b *Book) Plan(ctx context.Context, id ID) (Plan, error) { return read(ctx, b, planKind().kind, id) }

// FindPlan returns the plan whose id is or begins with prefix. The error wraps
// ErrNotFound or ErrAmbiguous.
func (b *Book) FindPlan(ctx context.Context, prefix string) (Plan, error) {
	return find(ctx, b, planKind().kind, prefix)
}

// Plans returns the plans that wait, by their day, those without one last; or
// with all set every plan, the newest first. Those of heavy entries are only
// among all.
func (b *Book) Plans(ctx context.Context, all bool) (plans []Plan, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		plans, err = datedRows[Plan](tx, PlansKind, func(r datedRow) bool { return all || r.open })
		if err != nil || all {
			return err
		}
		plans, err = withoutHeavy(tx, plans, Plan.entry)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking through plans: %w", err)
	}
	if !all {
		byDay(plans, Plan.day)
	}
	return plans, nil
}

func (p Plan) entry() ID { return p.Entry }
func (p Plan) day() Day  { return p.Day }

// askedAbout returns the plans whose day is before another and of which nobody
// has said what happened, the latest day first.
func askedAbout(tx Tx, day Day) ([]Plan, error) {
	plans, err := datedRows[Plan](tx, PlansKind, func(r datedRow) bool { return r.open && r.before(day) })
	if err == nil {
		plans, err = withoutHeavy(tx, plans, Plan.entry)
	}
	slices.SortStableFunc(plans, func(a, b Plan) int { return int(b.Day - a.Day) })
	return plans, err
}

// NewPlan returns a plan that belongs to no entry, not kept yet.
func (b *Book) NewPlan() (Plan, error) {
	id, err := newID(b.rand)
	if err != nil {
		return Plan{}, err
	}
	return Plan{ID: id, Chain: id, Take: 1, Made: b.Now()}, nil
}

// NextTake returns the next take of a plan, not kept yet: see Plan.Again.
func (b *Book) NextTake(p Plan, different string) (Plan, error) {
	id, err := newID(b.rand)
	if err != nil {
		return Plan{}, err
	}
	return p.Again(id, different, b.Now()), nil
}

// SavePlan keeps a plan. base is the copy the changes were made to (the zero
// Plan for a new one). What another window changed meanwhile stays, unless
// this one changed the same. Where By changed, Day is read from it anew. The
// error wraps ErrPast for a day that is over, ErrEmpty for a plan without
// words, and ErrAnswered if both windows said what became of it: then nothing
// changes.
func (b *Book) SavePlan(ctx context.Context, base, p Plan) (Plan, error) {
	saved, err := saveDated(ctx, b, planKind(), base, p)
	if err != nil {
		return Plan{}, fmt.Errorf("keeping plan %s: %w", p.ID.Short(), err)
	}
	return saved, nil
}

// A Chain is the takes of one thing, in order.
type Chain struct {
	Story Line   // the entry it began with; zero if there is none
	Takes []Plan // by take
}

// Chain returns all takes of the chain a plan belongs to.
func (b *Book) Chain(ctx context.Context, p Plan) (c Chain, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		c = Chain{}
		plans, err := datedRows[Plan](tx, PlansKind, func(r datedRow) bool { return bytes.Contains(r.data, []byte(p.Chain)) })
		if err != nil {
			return err
		}
		c.Takes = slices.DeleteFunc(plans, func(o Plan) bool { return o.Chain != p.Chain })
		slices.SortStableFunc(c.Takes, func(a, b Plan) int { return a.Take - b.Take })
		c.Story, err = lineOf(tx, p.Entry)
		return err
	})
	if err != nil {
		return Chain{}, fmt.Errorf("reading the takes: %w", err)
	}
	return c, nil
}

// planWordCount is how many words a plan is drawn from.
const planWordCount = 6

// planWords is what a plan is drawn from, in the order Plan.Drawn keeps it.
func (e Entry) planWords(sets prompts.Library) []string {
	return e.saidLines(sets, prompts.Goal, prompts.PlanWhen, prompts.PlanWill, prompts.PlanWith, prompts.PlanBy, prompts.PlanLookFor)
}

// drawPlan brings the entry's first plan up to date with the entry's words. A
// line changed in the plan since stays as it is until the words themselves
// change; what became of a plan is never touched.
func (e Entry) drawPlan(sets prompts.Library, p Plan, today Day) Plan {
	words, before := e.planWords(sets), drawnParts(p.Drawn, planWordCount)
	if words[1] == "" && words[2] == "" || slices.Equal(words, before) || !p.Waits() {
		return p
	}
	p.ID, p.Entry, p.Chain, p.Take = e.ID, e.ID, e.ID, 2 // the mess was the first
	if p.Class == "" || p.Rev == 0 {
		p.Class = clipLine(CleanLine(e.Class), MaxLine)
	}
	redrawn(words, before, &p.Goal, &p.When, &p.Will, &p.With, &p.By, &p.LookFor)
	if p.LookFor == "" {
		p.LookFor = clipLine(CleanLine(e.Said(sets, prompts.LookFor)), MaxLine)
	}
	if !slices.Equal(words[1:5], before[1:5]) && len(p.Moves) == 0 {
		p.Day = firstDay(today, words[4], words[1]+" "+words[2])
	}
	p.Drawn = packParts(words)
	return p
}

// firstDay returns the day the first of the texts that names one is for.
func firstDay(today Day, texts ...string) Day {
	for _, t := range texts {
		to, err := ParseNext(t, today)
		if err == nil && (to.Day != 0 || to.Occasion != "") {
			return to.Day
		}
	}
	return 0
}
