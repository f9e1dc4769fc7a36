package book

import (
	"context"
	"fmt"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/record"
)

// All returns the open check-ins, by their day, those without one last;
// or with all set every one, the newest first. Those of heavy entries are among neither:
// they stand with their entry.
func (b People) All(ctx context.Context, all bool) ([]journal.Checkin, error) {
	return view(ctx, b.core, "looking through check-ins", func(tx record.Tx) ([]journal.Checkin, error) {
		if !all {
			return gather.Checkins(tx)
		}
		return record.CheckinKind().Light(tx, func(record.DatedRow) bool { return true })
	})
}

// About returns the open check-ins about one entry, a heavy one too.
func (b People) About(ctx context.Context, entry journal.ID) ([]journal.Checkin, error) {
	return view(ctx, b.core, "looking through check-ins", func(tx record.Tx) ([]journal.Checkin, error) {
		return gather.CheckinsAbout(tx, entry)
	})
}

// New returns a check-in that belongs to no entry, not kept yet.
func (b People) New() (journal.Checkin, error) {
	id, err := newID(b.rand)
	if err != nil {
		return journal.Checkin{}, err
	}
	return journal.Checkin{ID: id, Made: b.Now()}, nil
}

// Save keeps a check-in. base is the copy the changes were made to (the
// zero Checkin for a new one). What another window changed meanwhile stays,
// unless this one changed the same. Where When changed, Day is read from it
// anew. The error wraps ErrPast for a day that is over, ErrEmpty if there is no
// person, and ErrAnswered if both windows said what became of it: then nothing
// changes.
func (b People) Save(ctx context.Context, base, c journal.Checkin) (journal.Checkin, error) {
	saved, err := saveDated(ctx, b.core, record.CheckinKind(), base, c)
	switch {
	case err != nil && c.Rev == 0:
		return journal.Checkin{}, fmt.Errorf("keeping a check-in: %w", err)
	case err != nil:
		return journal.Checkin{}, fmt.Errorf("keeping check-in %s: %w", c.ID.Short(), err)
	}
	return saved, nil
}
