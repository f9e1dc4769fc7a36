package book

import (
	"context"
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/habits"
	"messup/journal/record"
)

// Loose returns the messes that still lack something, the newest first, then the other plans that have no day;
// those put away until a later day last. There is no total, and nothing of a heavy entry.
func (b *core) Loose(ctx context.Context) ([]gather.LooseEnd, error) {
	now := b.Now()
	return view(ctx, b, "looking for loose ends", func(tx record.Tx) ([]gather.LooseEnd, error) {
		return gather.Loose(tx, b.sets, now)
	})
}

// AsideOpen counts the plans, or the people to check in with, that wait and are of heavy entries.
func (b *core) AsideOpen(ctx context.Context, kind journal.Kind) (int, error) {
	return view(ctx, b, "counting what is kept aside", func(tx record.Tx) (int, error) { return gather.AsideOpen(tx, kind) })
}

// DraftMeans reports whether a draft means something: a plan, or somebody to check in with.
func (b *core) DraftMeans(ctx context.Context, something func(gather.Intent) bool) (bool, error) {
	ends, err := b.Loose(ctx)
	return slices.ContainsFunc(ends, func(end gather.LooseEnd) bool { return something(end.Means) }), err
}

// Drop lets all go that an entry lacks, the zero ID for none, or a plan by itself: the plan and the check-in as
// they are let go anywhere, and the entry so that it asks for nothing more. Every word stays. Nothing happens
// where nothing is lacking, or was settled meanwhile: dropped says so.
func (b *Book) Drop(ctx context.Context, entry, plan journal.ID, why string) (dropped bool, err error) {
	all, err := b.Loose(ctx)
	if err != nil {
		return false, err
	}
	i := slices.IndexFunc(all, func(end gather.LooseEnd) bool {
		return end.Line.ID == entry && (plan == "" || end.Plan.ID == plan)
	})
	if i < 0 {
		return false, nil
	}
	end, today := all[i], date.DayOf(b.Now())
	if end.Plan.ID != "" {
		if _, err := b.Plans.Save(ctx, end.Plan, end.Plan.LetGo(why, today)); err != nil {
			return false, err
		}
	}
	if end.Checkin != "" {
		c, err := b.People.Get(ctx, end.Checkin)
		if err == nil {
			_, err = b.People.Save(ctx, c, c.End(journal.Dropped, why, today))
		}
		if err != nil {
			return false, err
		}
	}
	if slices.Contains(end.Lacks, gather.IsDraft) || slices.Contains(end.Lacks, gather.NoLesson) {
		err = b.Entries.drop(ctx, entry, today, why)
	}
	return err == nil, err
}

// TakeUp takes up again an entry that was let go. What was let go with it stays so.
func (b Entries) TakeUp(ctx context.Context, id journal.ID) error { return b.drop(ctx, id, 0, "") }

func (b Entries) drop(ctx context.Context, id journal.ID, day date.Day, why string) error {
	e, err := b.Get(ctx, id)
	if err != nil {
		return err
	}
	changed := e
	changed.LetGo, changed.Why = day, why
	_, _, err = b.Save(ctx, e, changed)
	return err
}

// reopenings is how many times an entry is opened again before one offer is made.
const reopenings = 3

// Reopened notes that a person opened a finished entry again, and reports whether to offer, this once, to see
// it from further away, ask someone, or put it away: the third time, while there is neither lesson nor plan.
func (b Entries) Reopened(ctx context.Context, id journal.ID) (offer bool, err error) {
	unsettled := false
	err = b.store.View(ctx, func(tx record.Tx) error {
		l, err := record.LineOf(tx, id)
		if err != nil {
			return err
		}
		_, err = record.PlanKind().Get(tx, id)
		unsettled = l.ID != "" && !l.Draft && l.Lesson == "" && record.IsNotFound(err)
		return record.IgnoreNotFound(err)
	})
	if err != nil {
		return false, fmt.Errorf("opening %s: %w", id.Short(), err)
	}
	if !unsettled { // what has been settled is not counted, and costs no write
		return false, nil
	}
	err = b.Remember(ctx, func(h *habits.Habits) {
		if h.Reopened == nil {
			h.Reopened = map[journal.ID]int{}
		}
		if h.Reopened[id] < reopenings {
			h.Reopened[id]++
			offer = h.Reopened[id] == reopenings
		}
	})
	return offer, err
}
