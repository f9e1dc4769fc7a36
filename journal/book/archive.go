package book

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/takeback"
)

// Out has write write out what a query finds: all entries that fit, newest first, with
// what comes from them; for the zero Query everything. Without heavy those that are
// marked so stay. The journal is held in one state until it returns.
func (b Archive) Out(ctx context.Context, q search.Query, heavy bool, write func(*record.Outgoing) error) error {
	return b.out(ctx, write, func(tx record.Tx) (*record.Outgoing, error) {
		ids, _, err := gather.Sought{Kind: journal.Entries, Sets: b.sets, Query: q}.Match(ctx, tx, 0, 0)
		if err != nil {
			return nil, err
		}
		return record.OutgoingOf(ctx, tx, ids, q.Zero(), heavy)
	})
}

// OutOf is Out for one entry with what comes from it.
func (b Archive) OutOf(ctx context.Context, id journal.ID, heavy bool, write func(*record.Outgoing) error) error {
	return b.out(ctx, write, func(tx record.Tx) (*record.Outgoing, error) {
		return record.OutgoingOf(ctx, tx, []journal.ID{id}, false, heavy)
	})
}

// out tells what kept anything from being read apart from what write could not do.
func (b Archive) out(ctx context.Context, write func(*record.Outgoing) error, of func(record.Tx) (*record.Outgoing, error)) error {
	var writeErr error
	err := b.store.View(ctx, func(tx record.Tx) error {
		o, err := of(tx)
		if err == nil {
			writeErr = write(o)
			err = o.Err()
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("reading everything: %w", err)
	}
	return writeErr
}

// All is Out for who wants all of it at once, those marked heavy too.
func (b Archive) All(ctx context.Context, q search.Query) (c journal.Archive, err error) {
	return c, b.Out(ctx, q, true, func(o *record.Outgoing) error {
		c, err = o.All()
		return err
	})
}

// Intake says how contents are brought in.
type Intake = record.Intake

// TakeIn brings contents in that come piece by piece, their lessons before all else, and as
// often as they are asked for: all of it, or on an error nothing. Of two records
// with one id the one with the higher revision stays; equal ones are skipped,
// so taking the same contents twice changes nothing. With DryRun set nothing
// is kept and Taken says what would have happened. A finished entry that comes
// without a lesson gives the lesson its answer holds. What was deleted here stays
// so, in the trash or for good, and is skipped; unless it is asked for.
//
// What comes is cleaned and checked: a revision below 1 counts as 1. The error
// says which entry or lesson is at fault and wraps ErrBadImport, ErrTooLong or ErrEmpty.
func (b Archive) TakeIn(ctx context.Context, lessons, others iter.Seq2[journal.Archive, error], how Intake) (journal.Taken, error) {
	tk := record.Importing{Intake: how, Sets: b.sets, Now: b.Now()}
	run := b.store.Fill
	if how.DryRun {
		run = b.store.View
	}
	err := record.ErrAgain
	for errors.Is(err, record.ErrAgain) {
		err = run(ctx, func(tx record.Tx) error {
			return takeback.Noted(tx, how, b.Now(), func(tx record.Tx) error { return tk.All(tx, lessons, others) })
		})
	}
	if err != nil && !errors.Is(err, record.ErrNothing) {
		return journal.Taken{}, fmt.Errorf("taking in: %w", err)
	}
	return tk.Taken, nil
}

// TakeBack undoes the last TakeIn whose Intake says From, as takeback.Undo does; rehearsed it only
// says what that would do.
func (b Archive) TakeBack(ctx context.Context, rehearse bool) (u takeback.Undone, err error) {
	err = b.store.Fill(ctx, func(tx record.Tx) error {
		u, err = takeback.Undo(ctx, tx, b.sets, b.Now())
		if u.DryRun = rehearse; err == nil && (rehearse || u.Nothing()) {
			err = errRehearsed
		}
		return err
	})
	if err != nil && !errors.Is(err, errRehearsed) {
		return takeback.Undone{}, fmt.Errorf("taking back: %w", err)
	}
	return u, nil
}

// Import is TakeIn of contents that somebody holds.
func (b Archive) Import(ctx context.Context, c journal.Archive, how Intake) (journal.Taken, error) {
	piece := func(c journal.Archive) iter.Seq2[journal.Archive, error] {
		return func(yield func(journal.Archive, error) bool) { yield(c, nil) }
	}
	lessons := journal.Archive{Lessons: c.Lessons}
	c.Lessons = nil
	return b.TakeIn(ctx, piece(lessons), piece(c), how)
}

// Counts says how much there is.
type Counts struct{ Entries, Lessons, Trashed int }

// Counts returns how many entries, lessons and trashed things there are. What
// Sweep has not removed yet is counted.
func (b Archive) Counts(ctx context.Context) (Counts, error) {
	return view(ctx, b.core, "counting", func(tx record.Tx) (c Counts, err error) {
		for k, n := range map[journal.Kind]*int{journal.Entries: &c.Entries, journal.Lessons: &c.Lessons, journal.Trash: &c.Trashed} {
			*n, err = tx.Count(k)
			if err != nil {
				return c, err
			}
		}
		return c, nil
	})
}
