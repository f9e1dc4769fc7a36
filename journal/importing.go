package journal

import (
	"encoding/json"
	"fmt"
	"time"

	"messup/prompts"
)

// taking is one Take under way.
type taking struct {
	sets   prompts.Library
	taken  Taken
	dryRun bool
	now    time.Time
	came   map[Kind]map[ID]Record // what was taken so far: a dry run cannot look for it in the Store
}

// all takes everything in, lessons first: an entry that comes without one draws
// its own. What was imported is not drawn from entries otherwise: a plan of last
// spring would ask today what happened.
func (tk *taking) all(tx Tx, c Contents) error {
	tk.taken = Taken{Why: map[string]int{}}
	tk.came = map[Kind]map[ID]Record{}
	lessons := lessonKind(tk.sets)
	if err := lessons.takeIn(tk, tx, &c); err != nil {
		return err
	}
	for _, k := range tables(tk.sets) {
		if k.called() == lessons.name {
			continue
		}
		if err := k.takeIn(tk, tx, &c); err != nil {
			return err
		}
	}
	return nil
}

// takeIn takes in what contents hold of a kind.
func (k kind[T]) takeIn(tk *taking, tx Tx, c *Contents) error {
	if k.in == nil {
		return nil
	}
	for i, v := range *k.in(c) {
		err := k.takeOne(tk, tx, v)
		if err != nil && k.label == "" {
			return fmt.Errorf("the %s: %w", k.name, err)
		}
		if err != nil {
			return fmt.Errorf("%s %d: %w", k.label, i+1, err)
		}
	}
	return nil
}

func (k kind[T]) takeOne(tk *taking, tx Tx, v T) error {
	v, err := k.fit(tk, v)
	if err != nil {
		return err
	}
	take, err := k.weigh(tk, tx, v)
	if err != nil || !take || tk.dryRun {
		return err
	}
	if k.keep != nil {
		return k.keep(tk, tx, v)
	}
	return k.put(tx, v)
}

// weigh decides between a record that comes in and the one that is there. Two
// of the same revision are equal or were changed in two places; the one that
// is there stays in either case.
func (k kind[T]) weigh(tk *taking, tx Tx, v T) (take bool, err error) {
	t, s := &tk.taken, k.stamps(&v)
	id, rev := *s.id, *s.rev
	have, came := tk.came[k.name][id]
	if !came {
		have, err = tx.Get(k.name, id)
	}
	switch {
	case isNotFound(err):
		t.Added++
	case err != nil:
		return false, fmt.Errorf("%s %s: %w", k.name, id.Short(), err)
	case have.Rev > rev:
		t.skip("a newer one is here")
		return false, nil
	case have.Rev == rev:
		there, err := k.decode(id, have.Data)
		switch {
		case err != nil:
			return false, err
		case sameParts(k.parts(), &there, &v):
			t.skip("already here")
		default:
			t.skip("changed here as well; the one here stays")
		}
		return false, nil
	default:
		t.Updated++
	}
	data, err := json.Marshal(v)
	if err != nil {
		return false, fmt.Errorf("%s %s: %w", k.one, id.Short(), err)
	}
	if tk.came[k.name] == nil {
		tk.came[k.name] = map[ID]Record{}
	}
	tk.came[k.name][id] = Record{Kind: k.name, ID: id, Rev: rev, Data: data}
	return true, nil
}

func (t *Taken) skip(why string) {
	t.Skipped++
	t.Why[why]++
}

// keepEntry keeps an entry that came in; a finished one that came without a
// lesson gives the lesson its answer holds.
func (tk *taking) keepEntry(tx Tx, e Entry) error {
	l, err := getLesson(tx, e.ID)
	if err != nil {
		return err
	}
	_, came := tk.came[Lessons][e.ID]
	if came || e.Draft() {
		return putEntry(tx, tk.sets, e, l)
	}
	before, err := getEntry(tx, e.ID)
	if err := ignoreNotFound(err); err != nil {
		return err
	}
	l, err = redraw(tx, tk.sets, before, e, l, e.Finished, nil)
	if err != nil {
		return err
	}
	return putEntry(tx, tk.sets, e, l)
}

// fitLesson returns a lesson as it can be taken in. The error wraps
// ErrBadImport, ErrEmpty or ErrTooLong.
func (tk *taking) fitLesson(l Lesson) (_ Lesson, err error) {
	l = l.cleaned()
	l.ID, err = fitID(l.ID)
	if err != nil {
		return l, err
	}
	l.Entry, err = fitLink(l.Entry)
	if err != nil {
		return l, err
	}
	l.Rev = max(l.Rev, 1)
	if l.Made.IsZero() {
		l.Made = tk.now
	}
	return l, l.check()
}

// fit returns the entry as it can be taken in. The error wraps ErrBadImport or
// ErrTooLong.
func (e Entry) fit(sets prompts.Library) (_ Entry, err error) {
	e = e.cleaned()
	e.ID, err = fitID(e.ID)
	if err != nil {
		return e, err
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

// fit returns the plan as it can be taken in. The error wraps ErrBadImport,
// ErrEmpty or ErrTooLong.
func (p Plan) fit() (_ Plan, err error) {
	p = p.cleaned()
	p.ID, err = fitID(p.ID)
	if err != nil {
		return p, err
	}
	if p.Chain == "" {
		p.Chain = p.ID
	}
	p.Chain, err = ParseID(string(p.Chain))
	if err != nil {
		return p, fmt.Errorf("%w: chain: %w", ErrBadImport, err)
	}
	p.Entry, err = fitLink(p.Entry)
	if err != nil {
		return p, err
	}
	p.Rev, p.Take = max(p.Rev, 1), max(p.Take, 1)
	return p, p.check()
}

// fit returns the check-in as it can be taken in. The error wraps
// ErrBadImport, ErrEmpty or ErrTooLong.
func (c Checkin) fit() (_ Checkin, err error) {
	c = c.cleaned()
	c.ID, err = fitID(c.ID)
	if err != nil {
		return c, err
	}
	c.Entry, err = fitLink(c.Entry)
	if err != nil {
		return c, err
	}
	c.Rev = max(c.Rev, 1)
	return c, c.check()
}

// fitID returns the id of something that comes in.
func fitID(id ID) (ID, error) {
	id, err := ParseID(string(id))
	if err != nil {
		return "", fmt.Errorf("%w: id: %w", ErrBadImport, err)
	}
	return id, nil
}

// fitLink returns the id of an entry something came from, empty if from none.
func fitLink(id ID) (ID, error) {
	if id == "" {
		return "", nil
	}
	id, err := ParseID(string(id))
	if err != nil {
		return "", fmt.Errorf("%w: entry: %w", ErrBadImport, err)
	}
	return id, nil
}
