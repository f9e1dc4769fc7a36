package book

import (
	"context"
	"errors"
	"fmt"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/record"
)

// saveDated keeps v, which was changed from base, joined with what another window
// kept meanwhile. A day that is new is read from its words. What is there
// already is not written again.
func saveDated[T any](ctx context.Context, b *core, d record.Dated[T], base, v T) (saved T, err error) {
	journal.CleanParts(d.Parts(), &base)
	journal.CleanParts(d.Parts(), &v)
	id := *d.Stamps(&v).ID
	if _, err := journal.ParseID(string(id)); err != nil {
		return saved, err
	}
	words, day := d.Said(&v)
	wordsWere, dayWas := d.Said(&base)
	if *words != *wordsWere || *day != *dayWas {
		*day, err = newDay(*words != *wordsWere, *words, *day, date.DayOf(b.Now()))
		if err != nil {
			return saved, err
		}
	}
	if err := d.Check(v); err != nil {
		return saved, err
	}
	return update(ctx, b, "", func(tx record.Tx) (T, error) {
		theirs, err := d.Get(tx, id)
		if err := record.IgnoreNotFound(err); err != nil {
			return theirs, err
		}
		saved := v
		rev := *d.Stamps(&theirs).Rev
		if rev > 0 && rev != *d.Stamps(&base).Rev {
			saved, err = d.Merged(base, v, theirs)
			if err != nil {
				return saved, err
			}
		}
		if journal.SameParts(d.Parts(), &saved, &theirs) {
			return theirs, nil
		}
		saved = d.After(saved, theirs, b.Now())
		return saved, d.Put(tx, saved)
	})
}

// newDay returns the day something new is meant for: as its words have it, if
// those are new, and none if they name none. The error wraps ErrPast.
func newDay(reread bool, words string, day, today date.Day) (date.Day, error) {
	if reread {
		to, err := date.ParseNext(words, today)
		if errors.Is(err, date.ErrPast) {
			return 0, err
		}
		day = to.Day
	}
	if day != 0 && day < today {
		return 0, fmt.Errorf("%w: %s", date.ErrPast, day)
	}
	return day, nil
}
