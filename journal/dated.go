package journal

import (
	"context"
	"errors"
	"fmt"
)

// saveDated keeps v, which was changed from base, joined with what another window
// kept meanwhile. A day that is new is read from its words. What is there
// already is not written again.
func saveDated[T any](ctx context.Context, b *Book, d dated[T], base, v T) (saved T, err error) {
	cleanParts(d.parts(), &base)
	cleanParts(d.parts(), &v)
	id := *d.stamps(&v).id
	if _, err := ParseID(string(id)); err != nil {
		return saved, err
	}
	words, day := d.said(&v)
	wordsWere, dayWas := d.said(&base)
	if *words != *wordsWere || *day != *dayWas {
		*day, err = newDay(*words != *wordsWere, *words, *day, DayOf(b.Now()))
		if err != nil {
			return saved, err
		}
	}
	if err := d.check(v); err != nil {
		return saved, err
	}
	err = b.store.Update(ctx, func(tx Tx) error {
		theirs, err := d.get(tx, id)
		if err := ignoreNotFound(err); err != nil {
			return err
		}
		saved = v
		rev := *d.stamps(&theirs).rev
		if rev > 0 && rev != *d.stamps(&base).rev {
			saved, err = d.merged(base, v, theirs)
			if err != nil {
				return err
			}
		}
		if sameParts(d.parts(), &saved, &theirs) {
			saved = theirs
			return nil
		}
		saved = d.after(saved, theirs, b.Now())
		return d.put(tx, saved)
	})
	return saved, err
}

// newDay returns the day something new is meant for: as its words have it, if
// those are new, and none if they name none. The error wraps ErrPast.
func newDay(reread bool, words string, day, today Day) (Day, error) {
	if reread {
		to, err := ParseNext(words, today)
		if errors.Is(err, ErrPast) {
			return 0, err
		}
		day = to.Day
	}
	if day != 0 && day < today {
		return 0, fmt.Errorf("%w: %s", ErrPast, day)
	}
	return day, nil
}
