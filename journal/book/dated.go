package book

import (
	"context"
	"fmt"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/record"
)

// saveDated keeps v, which was changed from base, joined with what another window kept meanwhile. A
// day that is new is read from its words. What is there already is not written again.
func saveDated[T any](ctx context.Context, b *core, d record.Dated[T], base, v T) (saved T, err error) {
	journal.CleanParts(d.Parts(), &base)
	journal.CleanParts(d.Parts(), &v)
	id := *d.Stamps(&v).ID
	if _, err := journal.ParseID(string(id)); err != nil {
		return saved, err
	}
	if err := d.Check(v); err != nil {
		return saved, err
	}
	return update(ctx, b, "", func(tx record.Tx) (T, error) {
		v := v
		if err := setDay(tx, d, &base, &v, date.MomentOf(b.Now())); err != nil {
			return v, err
		}
		theirs, err := d.Get(tx, id)
		if err := d.IgnoreNew(tx, id, err); err != nil {
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

// setDay gives what is meant for another time than before its day: as its words
// have it where they or what they stand in are new, none if they name none. The
// error wraps ErrPast.
func setDay[T any](tx record.Tx, d record.Dated[T], base, v *T, now date.Moment) error {
	today := now.Day
	was, err := d.MeantIn(tx, base)
	if err != nil {
		return err
	}
	meant, err := d.MeantIn(tx, v)
	if err != nil {
		return err
	}
	if *was.Day == today { // it is meant for another time than the lesson of today
		now.Minute = date.Over
	}
	words := *meant.Words != *was.Words
	also := *meant.Words == "" && meant.Also != was.Also && *meant.Day == *was.Day
	if meant.Same(was) && !also {
		return nil
	}
	if words || also || *meant.Day == 0 {
		s, err := record.GetSettings(tx)
		if err != nil {
			return err
		}
		if also && meant.Keeps(was, now, s.Year()) {
			return nil
		}
		to, err := meant.Read(now, s.Year())
		if err != nil {
			return err
		}
		if words || to.Day != 0 || *meant.Words != "" { // words that are taken back take their day along
			meant.Set(to)
		}
	}
	if *meant.Day != 0 && *meant.Day < today && *meant.Day != *was.Day {
		return fmt.Errorf("%w: %s", date.ErrPast, *meant.Day)
	}
	return nil
}
