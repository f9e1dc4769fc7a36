package journal

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// StartOrResume returns the review that is open, if it was touched within 48
// hours, or begins a new one; what an older one recorded stays in it. The
// review looks back to the day of the one before, or a week.
func (b *Book) StartOrResume(ctx context.Context) (r Review, resumed bool, err error) {
	now := b.Now()
	id, err := newID(b.rand)
	if err != nil {
		return Review{}, false, err
	}
	err = b.store.Update(ctx, func(tx Tx) error {
		last, blank, err := lastReview(tx, now)
		if err != nil {
			return err
		}
		r, resumed = last, last.Resumes(now)
		if resumed {
			return nil
		}
		for _, id := range blank {
			if err := tx.Delete(ReviewsKind, id); err != nil {
				return err
			}
		}
		s, err := getSettings(tx)
		if err != nil {
			return err
		}
		r = Review{ID: id, Rev: 1, Begun: now, Edited: now, Since: DayOf(now) - 7, Minutes: s.Length(), At: StopArrive}
		r.Stops = Stops(r.Minutes, StopMess, false)
		if last.ID != "" {
			r.Since = min(DayOf(last.Begun), DayOf(now))
		}
		return reviewKind().put(tx, r)
	})
	if err != nil {
		return Review{}, false, fmt.Errorf("beginning a review: %w", err)
	}
	return r, resumed, nil
}

// lastReview returns the newest review, if there is one, and the ids of those
// after it that were left open with nothing in them: nobody was there.
func lastReview(tx Tx, now time.Time) (last Review, blank []ID, err error) {
	for row, err := range tx.Rows(ReviewsKind) {
		if err != nil {
			return Review{}, nil, err
		}
		r, err := decodeSmall[Review](ReviewsKind, row.ID, row.Bytes)
		if err != nil {
			return Review{}, nil, err
		}
		if !r.blank() || r.Resumes(now) {
			return r, blank, nil
		}
		blank = append(blank, row.ID)
	}
	return Review{}, blank, nil
}

// blank reports whether the review was left open before anything was recorded.
func (r Review) blank() bool { return r.Open() && len(r.Recorded) == 0 }

// ChangeReview applies change to the newest copy of a review and keeps it. Its
// error wraps ErrNotFound, ErrTooLong, or what change made of it.
func (b *Book) ChangeReview(ctx context.Context, id ID, change func(Review) Review) (r Review, err error) {
	err = b.store.Update(ctx, func(tx Tx) error {
		have, err := reviewKind().get(tx, id)
		if err != nil {
			return err
		}
		r, err = change(have).fit()
		if err != nil {
			return err
		}
		r.ID, r.Rev, r.Edited = have.ID, have.Rev+1, b.Now()
		return reviewKind().put(tx, r)
	})
	if err != nil {
		return Review{}, fmt.Errorf("keeping the review: %w", err)
	}
	return r, nil
}

// FinishReview closes a review. One that is closed already stays as it is.
func (b *Book) FinishReview(ctx context.Context, id ID) (Review, error) {
	return b.ChangeReview(ctx, id, func(r Review) Review {
		r.At = StopClose
		if r.Open() {
			r.Finished = b.Now()
		}
		return r
	})
}

// Reviews returns past reviews, newest first, at most limit; all if it is 0.
// One left open before anything was recorded is not among them, and none tells
// of what is in the trash.
func (b *Book) Reviews(ctx context.Context, limit int) (all []Review, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		reviews, err := allReviews(tx)
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(reviews, Review.blank)
		if limit > 0 {
			all = all[:min(limit, len(all))]
		}
		all, err = withoutTrashed(tx, all)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking through reviews: %w", err)
	}
	return all, nil
}

// allReviews reads every review, newest first.
func allReviews(tx Tx) (all []Review, err error) {
	for row, err := range tx.Rows(ReviewsKind) {
		if err != nil {
			return nil, err
		}
		r, err := decodeSmall[Review](ReviewsKind, row.ID, row.Bytes)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// FindReview returns the review whose id is or begins with prefix, without
// what it recorded of things that are in the trash. The error wraps
// ErrNotFound or ErrAmbiguous.
func (b *Book) FindReview(ctx context.Context, prefix string) (r Review, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		found, err := reviewKind().find(tx, prefix)
		if err != nil {
			return err
		}
		shown, err := withoutTrashed(tx, []Review{found})
		r = shown[0]
		return err
	})
	return r, err
}
