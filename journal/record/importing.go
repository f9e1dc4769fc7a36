package record

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/prompts"
)

// Importing is one Take under way.
type Importing struct {
	Intake
	Sets  prompts.Library
	Taken journal.Taken
	Now   time.Time
	away  away
	more  Taught                                 // what entries teach beside their own lessons, once many have come
	came  map[journal.Kind]map[journal.ID]Record // the lessons taken so far; of a dry run, which cannot look for it in the Store, everything, with its data
}

// All takes everything in, lessons first: an entry that comes without one draws
// its own. What was imported is not drawn from entries otherwise: a plan of last
// spring would ask today what happened. What was kept is let go of at once, so that
// a large file is not held twice: c is empty afterwards.
func (tk *Importing) All(tx Tx, c *journal.Archive) error {
	tk.Taken = journal.Taken{Why: map[journal.Why]int{}}
	tk.came = map[journal.Kind]map[journal.ID]Record{}
	known, err := AllTaught(tx)
	if err != nil {
		return err
	}
	tk.more = known
	if tk.away, err = awayFrom(tx, tk.Intake, c); err != nil {
		return err
	}
	lessons := LessonKind(tk.Sets)
	if err := lessons.takeIn(tk, tx, c); err != nil {
		return err
	}
	tk.more = nil // those that came in teach as well
	// Pages are filled from their end fastest: 99,000 entries of one day took 20 s as
	// they came, and 6 s so. Where that counts, a rehearsal has said by now which of
	// them are at fault, by their place in the file.
	const many = 1000
	if !tk.DryRun && len(c.Entries) > many {
		if tk.more, err = AllTaught(tx); err != nil {
			return err
		}
		c.Entries = slices.SortedStableFunc(slices.Values(c.Entries), func(a, b journal.Entry) int {
			return cmp.Or(b.Happened.Compare(a.Happened), strings.Compare(string(a.ID), string(b.ID)))
		})
	}
	for _, k := range Tables(tk.Sets) {
		if k.called() == lessons.name {
			continue
		}
		if err := k.takeIn(tk, tx, c); err != nil {
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
	all := slices.Clone(*k.in(c)) // the caller's own stays as it is
	*k.in(c) = nil
	var none T
	for i := range all {
		v := all[i]
		all[i] = none
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
	v, err := k.fitted(tk, v)
	if err != nil {
		return err
	}
	v, why := k.remaining(tk, tx, v)
	take, err := k.weigh(tk, tx, v, why)
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
// is there stays in either case. One that is not there does not come if there is a
// reason why it should not.
func (k Kind[T]) weigh(tk *Importing, tx Tx, v T, whyNot journal.Why) (take bool, err error) {
	t, s := &tk.Taken, k.Stamps(&v)
	id, rev := *s.ID, *s.Rev
	have, came := tk.came[k.name][id]
	if !came || !tk.DryRun {
		have, err = tx.Get(k.name, id)
	}
	if IsNotFound(err) && k.joined != nil {
		is, err := k.joined(tk, tx, v)
		if err != nil {
			return false, err
		}
		if is {
			t.Skip(journal.AlreadyHere)
			return false, nil
		}
	}
	switch {
	case IsNotFound(err) && whyNot != "":
		t.Skip(whyNot)
		return false, nil
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
	if !tk.DryRun && k.name != journal.Lessons {
		return true, nil
	}
	if tk.came[k.name] == nil {
		tk.came[k.name] = map[journal.ID]Record{}
	}
	r := Record{Kind: k.name, ID: id, Rev: rev}
	if tk.DryRun { // else the Store has it
		if r.Data, err = json.Marshal(v); err != nil {
			return false, fmt.Errorf("%s %s: %w", k.one, id.Short(), err)
		}
	}
	tk.came[k.name][id] = r
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
		return entryWith(tk.Sets, l, tk.more).Put(tx, e)
	}
	before, err := GetEntry(tx, e.ID)
	if err := IgnoreNotFound(err); err != nil {
		return err
	}
	if before.Rev == 0 && tk.away.why(tx, journal.Lessons, e.ID) != "" { // it draws nothing that was deleted
		return entryWith(tk.Sets, l, tk.more).Put(tx, e)
	}
	l, err = DeriveLesson(tx, tk.Sets, before, e, l, tk.more, e.Finished, nil)
	if err != nil {
		return err
	}
	return entryWith(tk.Sets, l, tk.more).Put(tx, e)
}

// fitted returns a record as it can be taken in: cleaned and checked, under an
// id, and at a revision of 1 or more. The error wraps ErrBadImport, ErrEmpty or
// ErrTooLong.
func (k Kind[T]) fitted(tk *Importing, v T) (_ T, err error) {
	journal.CleanParts(k.Parts(), &v)
	s := k.Stamps(&v)
	*s.ID, err = fitID("id", *s.ID)
	if err != nil {
		return v, err
	}
	*s.Rev = max(*s.Rev, 1)
	if k.fit != nil {
		v, err = k.fit(tk, v)
		if err != nil {
			return v, err
		}
	}
	if k.entry != nil && *k.entry(&v) != "" { // it may come from none
		*k.entry(&v), err = fitID("entry", *k.entry(&v))
		if err != nil {
			return v, err
		}
	}
	if k.Check == nil {
		return v, nil
	}
	return v, k.Check(v)
}

// fitID returns an id that comes in. field is what an error calls it.
func fitID(field string, id journal.ID) (journal.ID, error) {
	id, err := journal.ParseID(string(id))
	if err != nil {
		return "", fmt.Errorf("%w: %s: %w", journal.ErrBadImport, field, err)
	}
	return id, nil
}

func (tk *Importing) fitEntry(e journal.Entry) (journal.Entry, error) {
	if e.Happened.IsZero() {
		return e, fmt.Errorf("%w: happened: there is no date", journal.ErrBadImport)
	}
	seen := map[string]bool{}
	for i, a := range e.Answers {
		if a.Question == "" || seen[a.Question] {
			return e, fmt.Errorf("%w: answer %d: the id %q is empty or there twice", journal.ErrBadImport, i+1, a.Question)
		}
		seen[a.Question] = true
	}
	if e.Kind == "" {
		set, _ := e.AskedWith(tk.Sets)
		e.Kind = journal.KindOf(set)
	}
	return e, nil
}

func fitLesson(tk *Importing, l journal.Lesson) (_ journal.Lesson, err error) {
	if l.Made.IsZero() {
		l.Made = tk.Now
	}
	for i := range l.Stories {
		if l.Stories[i].Entry, err = fitID("story", l.Stories[i].Entry); err != nil {
			return l, err
		}
	}
	for i := range l.Ties {
		if l.Ties[i].Lesson, err = fitID("tie", l.Ties[i].Lesson); err != nil {
			return l, err
		}
	}
	return l, nil
}

func fitPlan(_ *Importing, p journal.Plan) (_ journal.Plan, err error) {
	p.Take = max(p.Take, 1)
	p.Chain, err = fitID("chain", cmp.Or(p.Chain, p.ID))
	return p, err
}
