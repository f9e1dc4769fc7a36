package journal

import (
	"context"
	"fmt"
	"slices"
	"time"

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
	light = c
	light.Entries = slices.DeleteFunc(slices.Clone(c.Entries), func(e Entry) bool { return e.Heavy })
	light.Lessons = notFrom(out, c.Lessons, func(l Lesson) (id, entry ID) { return l.ID, l.Entry })
	light.Plans = notFrom(out, c.Plans, func(p Plan) (id, entry ID) { return p.ID, p.Entry })
	light.Checkins = notFrom(out, c.Checkins, func(k Checkin) (id, entry ID) { return k.ID, k.Entry })
	light.Reviews = slices.Clone(c.Reviews)
	for i, r := range light.Reviews {
		light.Reviews[i] = r.without(out)
	}
	return light, heavy
}

// notFrom returns what does not come from an entry that is left out, and adds
// what does to out.
func notFrom[T any](out goneSet, all []T, ids func(T) (id, entry ID)) []T {
	var light []T
	for _, v := range all {
		id, entry := ids(v)
		if out.all[entry] {
			out.all[id] = true
		} else {
			light = append(light, v)
		}
	}
	return light
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
			if lessons, _, err = match(ctx, tx, Lessons, q, 0, 0); err != nil {
				return err
			}
		}
		if c, err = contents(tx, ids, lessons); err != nil {
			return err
		}
		return c.small(tx, ids, q.Zero())
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

// taking is one Take under way.
type taking struct {
	sets   prompts.Library
	taken  Taken
	dryRun bool
	now    time.Time
	came   map[Kind]map[ID]Record // what was taken so far: a dry run cannot look for it in the Store
}

func (tk *taking) all(tx Tx, c Contents) error {
	tk.taken = Taken{Why: map[string]int{}}
	tk.came = map[Kind]map[ID]Record{}
	for _, k := range Kinds() {
		tk.came[k] = map[ID]Record{}
	}
	for i, l := range c.Lessons {
		if err := tk.lesson(tx, l); err != nil {
			return fmt.Errorf("lesson %d: %w", i+1, err)
		}
	}
	for i, e := range c.Entries {
		if err := tk.entry(tx, e); err != nil {
			return fmt.Errorf("entry %d: %w", i+1, err)
		}
	}
	return tk.small(tx, c)
}

func (tk *taking) lesson(tx Tx, l Lesson) (err error) {
	l = l.cleaned()
	if l.ID, err = ParseID(string(l.ID)); err != nil {
		return fmt.Errorf("%w: id: %w", ErrBadImport, err)
	}
	if l.Entry, err = fitLink(l.Entry); err != nil {
		return err
	}
	if err := l.check(); err != nil {
		return err
	}
	l.Rev = max(l.Rev, 1)
	if l.Made.IsZero() {
		l.Made = tk.now
	}
	r, err := lessonRecord(l)
	if err != nil {
		return err
	}
	take, err := tk.weigh(tx, r, func(have Record) (bool, error) {
		there, err := decodeLesson(have)
		return there.Same(l), err
	})
	if err != nil || !take || tk.dryRun {
		return err
	}
	if err := tx.Put(r); err != nil {
		return err
	}
	return showLesson(tx, tk.sets, l)
}

func (tk *taking) entry(tx Tx, e Entry) error {
	e, err := e.fit(tk.sets)
	if err != nil {
		return err
	}
	r, err := entryRecord(tk.sets, e, Lesson{})
	if err != nil {
		return err
	}
	take, err := tk.weigh(tx, r, func(have Record) (bool, error) {
		there, err := decodeEntry(have)
		return there.Same(e), err
	})
	if err != nil || !take || tk.dryRun {
		return err
	}
	l, err := getLesson(tx, e.ID)
	if err != nil {
		return err
	}
	if _, came := tk.came[Lessons][e.ID]; !came && !e.Draft() {
		before, err := getEntry(tx, e.ID)
		if err != nil && !isNotFound(err) {
			return err
		}
		if l, err = redraw(tx, tk.sets, before, e, l, e.Finished, false); err != nil {
			return err
		}
	}
	return putEntry(tx, tk.sets, e, l)
}

// fit returns the entry as it can be taken in. The error wraps ErrBadImport or
// ErrTooLong.
func (e Entry) fit(sets prompts.Library) (_ Entry, err error) {
	e = e.cleaned()
	if e.ID, err = ParseID(string(e.ID)); err != nil {
		return e, fmt.Errorf("%w: id: %w", ErrBadImport, err)
	}
	if e.Happened.IsZero() {
		return e, fmt.Errorf("%w: happened: there is no date", ErrBadImport)
	}
	seen := map[string]bool{}
	for i, a := range e.Answers {
		if a.Question == "" || seen[a.Question] {
			return e, fmt.Errorf("%w: answer %d: the id %q is empty or there twice", ErrBadImport, i+1, a.Question)
		}
		seen[a.Question] = true
	}
	if e.Kind == "" {
		set, _ := e.AskedWith(sets)
		e.Kind = KindOf(set)
	}
	e.Rev = max(e.Rev, 1)
	return e, e.Check()
}

// weigh decides between a record that comes in and the one that is there. Two
// of the same revision are equal or were changed in two places; the one that
// is there stays in either case.
func (tk *taking) weigh(tx Tx, r Record, same func(have Record) (bool, error)) (take bool, err error) {
	t := &tk.taken
	have, came := tk.came[r.Kind][r.ID]
	if !came {
		have, err = tx.Get(r.Kind, r.ID)
	}
	switch {
	case isNotFound(err):
		t.Added++
	case err != nil:
		return false, fmt.Errorf("%s %s: %w", r.Kind, r.ID.Short(), err)
	case have.Rev > r.Rev:
		t.skip("a newer one is here")
		return false, nil
	case have.Rev == r.Rev:
		equal, err := same(have)
		if equal {
			t.skip("already here")
		} else if err == nil {
			t.skip("changed here as well; the one here stays")
		}
		return false, err
	default:
		t.Updated++
	}
	tk.came[r.Kind][r.ID] = Record{Kind: r.Kind, ID: r.ID, Rev: r.Rev, Data: r.Data}
	return true, nil
}

func (t *Taken) skip(why string) {
	t.Skipped++
	t.Why[why]++
}

// Counts says how much there is.
type Counts struct{ Entries, Lessons, Trashed int }

// Counts returns how many entries, lessons and trashed things there are. What
// Sweep has not removed yet is counted.
func (b *Book) Counts(ctx context.Context) (c Counts, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		for k, n := range map[Kind]*int{Entries: &c.Entries, Lessons: &c.Lessons, Trash: &c.Trashed} {
			if *n, err = tx.Count(k); err != nil {
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
