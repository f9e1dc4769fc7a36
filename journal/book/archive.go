package book

import (
	"context"
	"fmt"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/kin"
	"messup/journal/record"
	"messup/journal/search"
)

// All returns all entries that fit the query, newest first, with the
// lessons, plans and check-ins that come from them; for the zero Query
// everything. Heavy entries are among them; WithoutHeavy leaves them out.
func (b Archive) All(ctx context.Context, q search.Query) (journal.Archive, error) {
	return view(ctx, b.core, "reading everything", func(tx record.Tx) (c journal.Archive, err error) {
		ids, _, err := gather.Sought{Kind: journal.Entries, Query: q}.Match(ctx, tx, 0, 0)
		if err != nil {
			return c, err
		}
		return allOf(ctx, tx, ids, q.Zero())
	})
}

// Of returns one entry with what comes from it, as All does.
func (b Archive) Of(ctx context.Context, id journal.ID) (journal.Archive, error) {
	return view(ctx, b.core, "reading an entry and what comes from it", func(tx record.Tx) (journal.Archive, error) {
		return allOf(ctx, tx, []journal.ID{id}, false)
	})
}

// allOf reads entries with what comes from them; with every set everything else too.
func allOf(ctx context.Context, tx record.Tx, ids []journal.ID, every bool) (c journal.Archive, err error) {
	if c.Entries, err = wholeEntries(tx, ids); err != nil {
		return c, err
	}
	if c.Lessons, err = lessonsFrom(ctx, tx, ids, every); err != nil {
		return c, err
	}
	return c, record.Collect(&c, tx, ids, every)
}

func wholeEntries(tx record.Tx, ids []journal.ID) (all []journal.Entry, err error) {
	for _, id := range ids {
		e, err := record.GetEntry(tx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

// lessonsFrom reads the lessons that come from some entries, with those of their
// stories alone; or with every set each lesson there is.
func lessonsFrom(ctx context.Context, tx record.Tx, ids []journal.ID, every bool) (all []journal.Lesson, err error) {
	lessons, _, err := gather.Sought{Kind: journal.Lessons}.Match(ctx, tx, 0, 0)
	if err != nil {
		return nil, err
	}
	from := make(map[journal.ID]bool, len(ids))
	for _, id := range ids {
		from[id] = true
	}
	for _, id := range lessons {
		l, err := record.GetLesson(tx, id)
		if err != nil {
			return nil, err
		}
		left := every
		if !left && slices.ContainsFunc(l.Entries(), func(id journal.ID) bool { return from[id] }) {
			l, left = kin.OnlyFrom(l, func(id journal.ID) bool { return from[id] })
		}
		if left {
			all = append(all, l)
		}
	}
	return all, nil
}

// Intake says how contents are brought in.
type Intake = record.Intake

// Incoming is contents that are fit to be brought in.
type Incoming struct {
	c  journal.Archive
	at time.Time
}

// Incoming cleans contents and checks them: a revision below 1 counts as 1. The error
// says which entry or lesson is at fault and wraps ErrBadImport, ErrTooLong or ErrEmpty.
func (b Archive) Incoming(c journal.Archive) (Incoming, error) {
	in := Incoming{c, b.Now()}
	tk := record.Importing{Sets: b.sets, Now: in.at}
	if err := tk.Fit(&in.c); err != nil {
		return Incoming{}, fmt.Errorf("taking in: %w", err)
	}
	return in, nil
}

// TakeIn brings contents in: all of it, or on an error nothing. Of two records
// with one id the one with the higher revision stays; equal ones are skipped,
// so taking the same contents twice changes nothing. With DryRun set nothing
// is kept and Taken says what would have happened. A finished entry that comes
// without a lesson gives the lesson its answer holds. What was deleted here stays
// so, in the trash or for good, and is skipped; unless it is asked for.
//
// But for a dry run in is empty afterwards, so that it is not held twice.
func (b Archive) TakeIn(ctx context.Context, in *Incoming, how Intake) (journal.Taken, error) {
	tk := record.Importing{Intake: how, Sets: b.sets, Now: in.at}
	run := b.store.Update
	if how.DryRun {
		run = b.store.View
	}
	if err := run(ctx, func(tx record.Tx) error { return tk.All(tx, &in.c) }); err != nil {
		return journal.Taken{}, fmt.Errorf("taking in: %w", err)
	}
	return tk.Taken, nil
}

// Import is TakeIn of contents that nobody has looked at yet.
func (b Archive) Import(ctx context.Context, c journal.Archive, how Intake) (journal.Taken, error) {
	in, err := b.Incoming(c)
	if err != nil {
		return journal.Taken{}, err
	}
	return b.TakeIn(ctx, &in, how)
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
