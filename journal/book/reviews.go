package book

import (
	"context"
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/record"
)

// StartOrResume returns the review that is open, if it was touched within 48
// hours, or begins a new one; what an older one recorded stays in it. The
// review looks back to the day of the one before, or a week.
func (b Reviews) StartOrResume(ctx context.Context) (r journal.Review, resumed bool, err error) {
	now := b.Now()
	id, err := newID(b.rand)
	if err != nil {
		return journal.Review{}, false, err
	}
	err = b.store.Update(ctx, func(tx record.Tx) error {
		last, blank, err := gather.LastReview(tx, now)
		if err != nil {
			return err
		}
		r, resumed = last, last.Resumes(now)
		if resumed {
			return nil
		}
		for _, id := range blank {
			if err := tx.Delete(journal.ReviewsKind, id); err != nil {
				return err
			}
		}
		s, err := record.GetSettings(tx)
		if err != nil {
			return err
		}
		r = journal.Review{ID: id, Rev: 1, Begun: now, Edited: now, Since: date.DayOf(now) - 7, Minutes: s.Length(), At: journal.StopArrive}
		r.Stops = journal.Stops(r.Minutes, journal.StopMess, false)
		if last.ID != "" {
			r.Since = min(date.DayOf(last.Begun), date.DayOf(now))
		}
		return record.ReviewKind().Put(tx, r)
	})
	if err != nil {
		return journal.Review{}, false, fmt.Errorf("beginning a review: %w", err)
	}
	return r, resumed, nil
}

// Change applies change to the newest copy of a review and keeps it. Its
// error wraps ErrNotFound, ErrTooLong, or what change made of it.
func (b Reviews) Change(ctx context.Context, id journal.ID, change func(journal.Review) journal.Review) (journal.Review, error) {
	return update(ctx, b.core, "keeping the review", func(tx record.Tx) (journal.Review, error) {
		have, err := record.ReviewKind().Get(tx, id)
		if err != nil {
			return have, err
		}
		r, err := change(have).Normalized()
		if err != nil {
			return r, err
		}
		r.ID, r.Rev, r.Edited = have.ID, have.Rev+1, b.Now()
		return r, record.ReviewKind().Put(tx, r)
	})
}

// Finish closes a review. One that is closed already stays as it is.
func (b Reviews) Finish(ctx context.Context, id journal.ID) (journal.Review, error) {
	return b.Change(ctx, id, func(r journal.Review) journal.Review {
		r.At = journal.StopClose
		if r.Open() {
			r.Finished = b.Now()
		}
		return r
	})
}

// All returns past reviews, newest first, at most limit; all if it is 0.
// One left open before anything was recorded is not among them, and none tells
// of what is in the trash.
func (b Reviews) All(ctx context.Context, limit int) ([]journal.Review, error) {
	return view(ctx, b.core, "looking through reviews", func(tx record.Tx) ([]journal.Review, error) {
		all, err := record.ReviewKind().Whole(tx)
		if err != nil {
			return nil, err
		}
		all = slices.DeleteFunc(all, journal.Review.Blank)
		if limit > 0 {
			all = all[:min(limit, len(all))]
		}
		return record.WithoutTrashed(tx, all)
	})
}

// Find returns the review whose id is or begins with prefix, without
// what it recorded of things that are in the trash. The error wraps
// ErrNotFound or ErrAmbiguous.
func (b Reviews) Find(ctx context.Context, prefix string) (journal.Review, error) {
	return view(ctx, b.core, "", func(tx record.Tx) (journal.Review, error) {
		found, err := record.ReviewKind().Find(tx, prefix)
		if err != nil {
			return found, err
		}
		shown, err := record.WithoutTrashed(tx, []journal.Review{found})
		return shown[0], err
	})
}

// Agenda returns what a review has to show: see gather.Review.
func (b Reviews) Agenda(ctx context.Context, r journal.Review) (gather.Agenda, error) {
	return view(ctx, b.core, "laying out the review", func(tx record.Tx) (gather.Agenda, error) {
		return gather.Review(tx, b.sets, r, b.Now())
	})
}
