package record

import (
	"encoding/json"
	"fmt"
	"time"

	"messup/journal"
	"messup/prompts"
)

// Importing is one Take under way.
type Importing struct {
	Sets   prompts.Library
	Taken  journal.Taken
	DryRun bool
	Now    time.Time
	came   map[journal.Kind]map[journal.ID]Record // what was taken so far: a dry run cannot look for it in the Store
}

// All takes everything in, lessons first: an entry that comes without one draws
// its own. What was imported is not drawn from entries otherwise: a plan of last
// spring would ask today what happened.
func (tk *Importing) All(tx Tx, c journal.Archive) error {
	tk.Taken = journal.Taken{Why: map[journal.Why]int{}}
	tk.came = map[journal.Kind]map[journal.ID]Record{}
	lessons := LessonKind(tk.Sets)
	if err := lessons.takeIn(tk, tx, &c); err != nil {
		return err
	}
	for _, k := range Tables(tk.Sets) {
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
func (k Kind[T]) takeIn(tk *Importing, tx Tx, c *journal.Archive) error {
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

func (k Kind[T]) takeOne(tk *Importing, tx Tx, v T) error {
	v, err := k.Normalized(tk, v)
	if err != nil {
		return err
	}
	take, err := k.weigh(tk, tx, v)
	if err != nil || !take || tk.DryRun {
		return err
	}
	if k.keep != nil {
		return k.keep(tk, tx, v)
	}
	return k.Put(tx, v)
}

// weigh decides between a record that comes in and the one that is there. Two
// of the same revision are equal or were changed in two places; the one that
// is there stays in either case.
func (k Kind[T]) weigh(tk *Importing, tx Tx, v T) (take bool, err error) {
	t, s := &tk.Taken, k.Stamps(&v)
	id, rev := *s.ID, *s.Rev
	have, came := tk.came[k.name][id]
	if !came {
		have, err = tx.Get(k.name, id)
	}
	switch {
	case IsNotFound(err):
		t.Added++
	case err != nil:
		return false, fmt.Errorf("%s %s: %w", k.name, id.Short(), err)
	case have.Rev > rev:
		t.Skip(journal.NewerHere)
		return false, nil
	case have.Rev == rev:
		there, err := k.decode(id, have.Data)
		switch {
		case err != nil:
			return false, err
		case journal.SameParts(k.Parts(), &there, &v):
			t.Skip(journal.AlreadyHere)
		default:
			t.Skip(journal.ChangedHere)
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
		tk.came[k.name] = map[journal.ID]Record{}
	}
	tk.came[k.name][id] = Record{Kind: k.name, ID: id, Rev: rev, Data: data}
	return true, nil
}

// keepEntry keeps an entry that came in; a finished one that came without a
// lesson gives the lesson its answer holds.
func (tk *Importing) keepEntry(tx Tx, e journal.Entry) error {
	l, err := GetLesson(tx, e.ID)
	if err != nil {
		return err
	}
	_, came := tk.came[journal.Lessons][e.ID]
	if came || e.Draft() {
		return PutEntry(tx, tk.Sets, e, l)
	}
	before, err := GetEntry(tx, e.ID)
	if err := IgnoreNotFound(err); err != nil {
		return err
	}
	l, err = DeriveLesson(tx, tk.Sets, before, e, l, e.Finished, nil)
	if err != nil {
		return err
	}
	return PutEntry(tx, tk.Sets, e, l)
}

// fitLesson returns a lesson as it can be taken in. The error wraps
// ErrBadImport, ErrEmpty or ErrTooLong.
func (tk *Importing) fitLesson(l journal.Lesson) (_ journal.Lesson, err error) {
	l = l.Cleaned()
	l.ID, err = journal.FitID(l.ID)
	if err != nil {
		return l, err
	}
	l.Entry, err = journal.FitLink(l.Entry)
	if err != nil {
		return l, err
	}
	l.Rev = max(l.Rev, 1)
	if l.Made.IsZero() {
		l.Made = tk.Now
	}
	return l, l.Check()
}
