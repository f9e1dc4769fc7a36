package journal

import (
	"context"
	"fmt"

	"messup/prompts"
)

// Contents is everything in a journal that is a person's own.
type Contents struct {
	Entries  []Entry
	Lessons  []Lesson
	Plans    []Plan
	Checkins []Checkin
	Reviews  []Review
	Settings Settings // Rev is 0 if there are none
}

// WithoutHeavy returns the contents without the entries marked heavy, what came
// from them and what reviews recorded of either, and how many entries that were.
func (c Contents) WithoutHeavy() (light Contents, heavy int) {
	out := newGone()
	for _, e := range c.Entries {
		if e.Heavy {
			out.all[e.ID] = true
		}
	}
	heavy = len(out.all)
	if heavy == 0 {
		return c, 0
	}
	for _, k := range tables(prompts.Library{}) {
		k.leaveOut(&c, out)
	}
	return c, heavy
}

// Contents returns all entries that fit the query, newest first, with the
// lessons, plans and check-ins that come from them; for the zero Query
// everything. Heavy entries are among them; WithoutHeavy leaves them out.
func (b *Book) Contents(ctx context.Context, q Query) (c Contents, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		ids, _, err := match(ctx, tx, Entries, q, 0, 0)
		if err != nil {
			return err
		}
		lessons := ids // those drawn from the entries bear their ids
		if q.Zero() {
			lessons, _, err = match(ctx, tx, Lessons, q, 0, 0)
			if err != nil {
				return err
			}
		}
		c, err = contents(tx, ids, lessons)
		if err != nil {
			return err
		}
		return c.collect(tx, ids, q.Zero())
	})
	if err != nil {
		return Contents{}, fmt.Errorf("reading everything: %w", err)
	}
	return c, nil
}

// contents reads entries, and the lessons there are under the other ids.
func contents(tx Tx, entries, lessons []ID) (c Contents, err error) {
	for _, id := range entries {
		e, err := getEntry(tx, id)
		if err != nil {
			return c, err
		}
		c.Entries = append(c.Entries, e)
	}
	for _, id := range lessons {
		l, err := getLesson(tx, id)
		if err != nil {
			return c, err
		}
		if l.ID != "" {
			c.Lessons = append(c.Lessons, l)
		}
	}
	return c, nil
}

// collect reads what is neither entry nor lesson: what comes from certain
// entries, or with all set everything.
func (c *Contents) collect(tx Tx, entries []ID, all bool) (err error) {
	var from map[ID]bool
	if !all {
		from = make(map[ID]bool, len(entries))
		for _, id := range entries {
			from[id] = true
		}
	}
	for _, k := range tables(prompts.Library{}) {
		if err := k.collect(tx, from, c); err != nil {
			return err
		}
	}
	if all {
		c.Settings, err = getSettings(tx)
	}
	return err
}

// Taken says what bringing Contents in did, or would do.
type Taken struct {
	Added, Updated, Skipped int            // records of all kinds together
	Why                     map[string]int // reasons for skipping, counted
}

// Take brings contents in: all of it, or on an error nothing. Of two records
// with one id the one with the higher revision stays; equal ones are skipped,
// so taking the same contents twice changes nothing. With dryRun set nothing
// is kept and Taken says what would have happened. A finished entry that comes
// without a lesson gives the lesson its answer holds.
//
// Texts are cleaned, and a revision below 1 counts as 1. The error says which
// entry or lesson is at fault and wraps ErrBadImport, ErrTooLong, ErrEmpty or
// what the Store says.
func (b *Book) Take(ctx context.Context, c Contents, dryRun bool) (Taken, error) {
	tk := taking{sets: b.sets, dryRun: dryRun, now: b.Now()}
	run := b.store.Update
	if dryRun {
		run = b.store.View
	}
	if err := run(ctx, func(tx Tx) error { return tk.all(tx, c) }); err != nil {
		return Taken{}, fmt.Errorf("taking in: %w", err)
	}
	return tk.taken, nil
}

// Counts says how much there is.
type Counts struct{ Entries, Lessons, Trashed int }

// Counts returns how many entries, lessons and trashed things there are. What
// Sweep has not removed yet is counted.
func (b *Book) Counts(ctx context.Context) (c Counts, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		for k, n := range map[Kind]*int{Entries: &c.Entries, Lessons: &c.Lessons, Trash: &c.Trashed} {
			*n, err = tx.Count(k)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Counts{}, fmt.Errorf("counting: %w", err)
	}
	return c, nil
}
