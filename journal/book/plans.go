package book

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/record"
	"messup/journal/search"
)

// All returns the plans that wait, by their day, those without one last; or
// with all set every plan, the newest first. Those of heavy entries are among neither:
// Search finds them where it is asked for heavy ones.
func (b Plans) All(ctx context.Context, all bool) ([]journal.Plan, error) {
	return view(ctx, b.core, "looking through plans", func(tx record.Tx) ([]journal.Plan, error) {
		if all {
			return record.PlanKind().Light(tx, func(record.DatedRow) bool { return true })
		}
		plans, err := record.PlanKind().LightAsking(tx, func(r record.DatedRow) bool { return r.Open })
		record.PlanKind().ByDay(plans)
		return plans, err
	})
}

// Search returns the plans that fit the query, those that wait first, by their day. Those
// of heavy entries are among them only if the query asks for heavy ones.
func (b Plans) Search(ctx context.Context, q search.Query) ([]journal.Plan, error) {
	return view(ctx, b.core, "looking through plans", func(tx record.Tx) ([]journal.Plan, error) {
		return gather.Plans(tx, q, date.DayOf(b.Now()))
	})
}

// A PlanRun is some of all plans, in the order of Search, and how many there are.
type PlanRun struct {
	Plans []journal.Plan
	Total int
}

// Run returns the plans from a place on, at most so many, of those that Search returns
// without a query.
func (b Plans) Run(ctx context.Context, skip, limit int) (PlanRun, error) {
	return view(ctx, b.core, "looking through plans", func(tx record.Tx) (run PlanRun, err error) {
		run.Plans, run.Total, err = gather.PlanRun(tx, skip, limit)
		return run, err
	})
}

// New returns a plan that belongs to no entry, not kept yet.
func (b Plans) New() (journal.Plan, error) {
	id, err := newID(b.rand)
	if err != nil {
		return journal.Plan{}, err
	}
	return journal.Plan{ID: id, Chain: id, Take: 1, Made: b.Now()}, nil
}

// NextTake returns the next take of a plan, not kept yet: see Plan.Again.
func (b Plans) NextTake(p journal.Plan, different string) (journal.Plan, error) {
	id, err := newID(b.rand)
	if err != nil {
		return journal.Plan{}, err
	}
	return p.Again(id, different, b.Now()), nil
}

// Save keeps a plan. base is the copy the changes were made to (the zero
// Plan for a new one). What another window changed meanwhile stays, unless
// this one changed the same. Where By changed, Day is read from it anew, and a
// plan of no class is for the one whose lesson By names. The
// error wraps ErrPast for a day that is over, ErrEmpty for a plan without
// words, and ErrAnswered if both windows said what became of it: then nothing
// changes. An obstacle without its question takes that of the entry's reasons.
func (b Plans) Save(ctx context.Context, base, p journal.Plan) (journal.Plan, error) {
	if p.Obstacle != "" && p.ObstacleAsk == "" {
		ask, err := b.ObstacleAsk(ctx, p)
		if err != nil {
			return journal.Plan{}, err
		}
		p.ObstacleAsk = ask
	}
	if p.By != base.By && p.Class == "" {
		s, err := b.Settings(ctx)
		if err != nil {
			return journal.Plan{}, err
		}
		now, year := date.MomentOf(b.Now()), s.Year()
		if class := year.Whose(p.By, now); class != "" && (p.With == "" || p.With == year.Whose(base.By, now)) {
			p.With = class
		}
	}
	saved, err := saveDated(ctx, b.core, record.PlanKind(), base, p)
	switch {
	case err != nil && p.Rev == 0:
		return journal.Plan{}, fmt.Errorf("keeping a plan: %w", err)
	case err != nil:
		return journal.Plan{}, fmt.Errorf("keeping plan %s: %w", p.ID.Short(), err)
	}
	return saved, nil
}

// ObstacleAsk returns what is asked about what kept the person going: what was
// asked before, else what the reasons of the plan's entry ask; empty if neither
// asks anything.
func (b Plans) ObstacleAsk(ctx context.Context, p journal.Plan) (string, error) {
	if p.ObstacleAsk != "" || p.Entry == "" {
		return p.ObstacleAsk, nil
	}
	return view(ctx, b.core, "reading the reasons", func(tx record.Tx) (string, error) {
		e, err := record.GetEntry(tx, p.Entry)
		return e.ObstacleAsk(b.sets), record.IgnoreNotFound(err)
	})
}

// Chain returns all takes of the chain a plan belongs to.
func (b Plans) Chain(ctx context.Context, p journal.Plan) (journal.Chain, error) {
	return view(ctx, b.core, "reading the takes", func(tx record.Tx) (c journal.Chain, err error) {
		plans, err := record.PlanKind().Rows(tx, func(r record.DatedRow) bool { return bytes.Contains(r.Data, []byte(p.Chain)) })
		if err != nil {
			return c, err
		}
		c.Takes = slices.DeleteFunc(plans, func(o journal.Plan) bool { return o.Chain != p.Chain })
		slices.SortStableFunc(c.Takes, func(a, b journal.Plan) int { return a.Take - b.Take })
		c.Story, err = record.LineOf(tx, p.Entry)
		return c, err
	})
}
