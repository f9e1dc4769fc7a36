package book

import (
	"context"
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/heard"
	"messup/journal/record"
	"messup/journal/search"
)

// New returns something heard today, not kept yet.
func (b Heard) New() (journal.Heard, error) {
	id, err := newID(b.rand)
	if err != nil {
		return journal.Heard{}, err
	}
	return journal.Heard{ID: id, On: date.DayOf(b.Now()), Made: b.Now()}, nil
}

// Save keeps what was heard. base is the copy the changes were made to (the zero Heard for a new one). What
// another window changed meanwhile stays, unless this one changed the same. The error wraps ErrEmpty if nothing
// was said, and ErrAnswered if both windows answered it, and not the same.
func (b Heard) Save(ctx context.Context, base, h journal.Heard) (journal.Heard, error) {
	journal.CleanParts(journal.HeardParts(), &base)
	journal.CleanParts(journal.HeardParts(), &h)
	if _, err := journal.ParseID(string(h.ID)); err != nil {
		return journal.Heard{}, fmt.Errorf("keeping what was heard: %w", err)
	}
	if err := h.Check(); err != nil {
		return journal.Heard{}, fmt.Errorf("keeping what was heard: %w", err)
	}
	return update(ctx, b.core, "keeping what was heard", func(tx record.Tx) (journal.Heard, error) {
		have, err := b.kind.Get(tx, h.ID)
		if err := b.kind.IgnoreNew(tx, h.ID, err); err != nil {
			return have, err
		}
		saved := h
		if have.Rev > 0 && have.Rev != base.Rev {
			if !have.Open() && h.Answer != base.Answer && h.Answer != have.Answer {
				return have, journal.ErrAnswered
			}
			saved = journal.MergeParts(journal.HeardParts(), base, h, have)
		}
		if journal.SameParts(journal.HeardParts(), &saved, &have) {
			return have, nil
		}
		saved = b.kind.After(saved, have, b.Now())
		return saved, b.kind.Put(tx, saved)
	})
}

// All returns what is open, the oldest first; or with all set everything, the
// newest first. What is about heavy entries is only among all.
func (b Heard) All(ctx context.Context, all bool) ([]journal.Heard, error) {
	return view(ctx, b.core, "looking through what was heard", func(tx record.Tx) ([]journal.Heard, error) {
		if all {
			return b.kind.Whole(tx)
		}
		return openHeard(tx)
	})
}

// Search returns what fits the query, open or not, the newest first; without a
// query what All does. What is about heavy entries is not among it.
func (b Heard) Search(ctx context.Context, q search.Query) ([]journal.Heard, error) {
	return view(ctx, b.core, "looking through what was heard", func(tx record.Tx) (found []journal.Heard, err error) {
		ids, _, err := gather.Sought{Kind: journal.HeardKind, Query: q}.Match(ctx, tx, 0, 0)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			h, err := b.kind.Get(tx, id)
			if err != nil {
				return nil, err
			}
			found = append(found, h)
		}
		return record.HeardKind().LightOnly(tx, found)
	})
}

// openHeard returns what is open and about no heavy entry, the oldest first.
func openHeard(tx record.Tx) ([]journal.Heard, error) {
	all, err := record.OpenHeard(tx)
	if err != nil {
		return nil, err
	}
	slices.Reverse(all)
	return record.HeardKind().LightOnly(tx, all)
}

// besidePlans returns the one thing that was heard to show beside one of these
// plans today, and which of them; a zero one if there is none.
func besidePlans(tx record.Tx, plans []journal.Plan, today date.Day) (journal.Heard, journal.ID, error) {
	if len(plans) == 0 {
		return journal.Heard{}, "", nil
	}
	all, err := openHeard(tx)
	h, p, _ := heard.Beside(all, plans, today)
	return h, p.ID, err
}

// Beside returns the one thing that was heard to show beside a plan today; a zero one if there is none.
func (b Heard) Beside(ctx context.Context, p journal.Plan) (journal.Heard, error) {
	return view(ctx, b.core, "looking through what was heard", func(tx record.Tx) (journal.Heard, error) {
		h, _, err := besidePlans(tx, []journal.Plan{p}, date.DayOf(b.Now()))
		return h, err
	})
}

// Alone returns the one thing that was heard, has no plan to stand beside, and is shown by itself today; a zero
// one if there is none. That is done once: Reviewed says of which it was.
func (b Heard) Alone(ctx context.Context) (journal.Heard, error) {
	return view(ctx, b.core, "looking through what was heard", func(tx record.Tx) (journal.Heard, error) {
		all, err := openHeard(tx)
		if err != nil || len(all) == 0 {
			return journal.Heard{}, err
		}
		waiting, err := record.PlanKind().LightAsking(tx, func(r record.DatedRow) bool { return r.Open })
		h, _ := heard.Alone(all, waiting, date.DayOf(b.Now()))
		return h, err
	})
}

// Say answers something heard, beside a plan or, with no id, by itself. The error
// wraps ErrAnswered if it was answered already.
func (b Heard) Say(ctx context.Context, id journal.ID, t journal.Taking, plan journal.ID) (journal.Heard, error) {
	return b.change(ctx, id, func(h journal.Heard) (journal.Heard, error) {
		if !h.Open() {
			return h, fmt.Errorf("heard %s, on %s: %w", h.ID.Short(), h.Answered, journal.ErrAnswered)
		}
		return h.Say(t, plan, date.DayOf(b.Now())), nil
	})
}

// ShownAlone notes that something heard was shown by itself.
func (b Heard) ShownAlone(ctx context.Context, id journal.ID) (journal.Heard, error) {
	return b.change(ctx, id, func(h journal.Heard) (journal.Heard, error) {
		h.Reviewed = date.DayOf(b.Now())
		return h, nil
	})
}

func (b Heard) change(ctx context.Context, id journal.ID, change func(journal.Heard) (journal.Heard, error)) (journal.Heard, error) {
	return update(ctx, b.core, "keeping what was heard", func(tx record.Tx) (journal.Heard, error) {
		have, err := b.kind.Get(tx, id)
		if err != nil {
			return have, err
		}
		h, err := change(have)
		if err != nil {
			return h, err
		}
		h = b.kind.After(h, have, b.Now())
		return h, b.kind.Put(tx, h)
	})
}
