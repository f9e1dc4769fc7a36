package record

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"iter"
	"time"

	"messup/journal"
	"messup/journal/school"
	"messup/prompts"
)

// Importing is one Take under way. It may be begun anew.
type Importing struct {
	Intake
	Sets  prompts.Library
	Taken journal.Taken
	Now   time.Time
	away  away
	more  Taught                                  // what entries teach beside their own lessons
	isNew bool                                    // whether what is being taken in is not here yet
	came  map[journal.Kind]map[journal.ID]arrived // the lessons taken so far; of a dry run, which cannot look for it in the Store, everything
	nth   map[journal.Kind]int                    // how many came
	draws map[journal.Kind][]journal.ID           // entries that a plan, a check-in may be drawn from
	owned map[Key]bool                            // those that come with one
	bare  bool                                    // what is being taken in was never kept by a messup
	year  school.Year
	seed  maphash.Seed
}

// An arrived record is one that is there: its JSON, or the sum of what it says.
type arrived struct {
	rev  int
	data []byte
	sum  uint64
}

// ErrAgain says that of what comes in something was deleted for good here, of which what
// came before may tell: now that it is known, it is to come once more.
var ErrAgain = errors.New("some of it was deleted for good here")

// ErrNothing says that nothing is to be kept.
var ErrNothing = errors.New("there is nothing new in it")

// All takes in contents piece by piece, so that little of them is held: lessons first, as an
// entry that comes without one draws its own, then all else. Each is cleaned and checked
// (ErrBadImport, ErrEmpty, ErrTooLong). What another program wrote, without a plan and a check-in,
// has them drawn from its words in the end, as finishing it does; what a messup kept stands as it is.
func (tk *Importing) All(tx Tx, lessons, others iter.Seq2[journal.Archive, error]) (err error) {
	if tk.away.buried == nil {
		tk.away.buried, tk.away.gone, tk.seed = map[Key]bool{}, newGone(), maphash.MakeSeed()
	}
	known := len(tk.away.buried)
	tk.Taken = journal.Taken{Why: map[journal.Why]int{}}
	tk.came, tk.nth = map[journal.Kind]map[journal.ID]arrived{}, map[journal.Kind]int{}
	tk.draws, tk.owned = map[journal.Kind][]journal.ID{}, map[Key]bool{}
	settings, err := GetSettings(tx)
	if err != nil {
		return err
	}
	tk.year = settings.Year()
	if err := tk.away.look(tx, tk.Intake); err != nil {
		return err
	}
	for _, some := range []iter.Seq2[journal.Archive, error]{lessons, others} {
		if tk.more, err = AllTaught(tx); err != nil {
			return err
		}
		for c, err := range some {
			if err == nil {
				err = tk.piece(tx, c)
			}
			if err != nil {
				return err
			}
		}
	}
	switch {
	case len(tk.away.buried) > known:
		return ErrAgain
	case tk.Taken.Added+tk.Taken.Updated == 0:
		return ErrNothing
	}
	return tk.drawAll(tx)
}

// piece takes in a piece of what comes.
func (tk *Importing) piece(tx Tx, c journal.Archive) error {
	if !tk.Gone {
		for _, k := range Tables(tk.Sets) {
			k.addBuried(tx, &c, tk.away)
		}
	}
	for _, k := range Tables(tk.Sets) {
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
	parts := k.Parts()
	for _, v := range *k.in(c) {
		tk.nth[k.name]++
		tk.bare = *k.Stamps(&v).Rev < 1
		fit, err := k.fitted(tk, parts, v)
		if err != nil && k.label == "" {
			return fmt.Errorf("the %s: %w", k.name, err)
		}
		if err != nil {
			return fmt.Errorf("%s %d: %w", k.label, tk.nth[k.name], err)
		}
		if k.wait != nil && *k.entry(&fit) != "" {
			tk.owned[Key{k.name, *k.entry(&fit)}] = true
		}
		if err := k.takeOne(tk, tx, &fit); err != nil {
			return err
		}
	}
	return nil
}

// put makes what contents hold of a kind another list.
func (k Kind[T]) put(c *journal.Archive, all []T) {
	if k.set != nil {
		k.set(c, all)
	} else {
		*k.in(c) = all
	}
}

func (k Kind[T]) takeOne(tk *Importing, tx Tx, v *T) error {
	take, err := k.weigh(tk, tx, v, k.remaining(tk, v))
	switch {
	case err != nil || !take:
		return err
	case tk.DryRun && k.try != nil:
		return k.try(tk, tx, *v)
	case tk.DryRun:
		return nil
	}
	if k.keep != nil {
		return k.keep(tk, tx, *v)
	}
	return k.Put(tx, *v)
}

// weigh decides between a record that comes in and the one that is there. Two
// of the same revision are equal or were changed in two places; the one that
// is there stays in either case. One that is not there does not come if there is a
// reason why it should not.
func (k Kind[T]) weigh(tk *Importing, tx Tx, v *T, whyNot journal.Why) (take bool, err error) {
	t, s := &tk.Taken, k.Stamps(v)
	id, rev := *s.ID, *s.Rev
	have, there, err := k.present(tk, tx, id)
	tk.isNew = !there
	switch {
	case err != nil:
		return false, err
	case !there && k.joined != nil:
		is, err := k.joined(tk, tx, *v)
		if err != nil {
			return false, err
		}
		if is {
			t.Skip(journal.AlreadyHere)
			return false, nil
		}
	}
	switch {
	case !there && whyNot != "":
		t.Skip(whyNot)
		return false, nil
	case !there:
		t.Added++
	case have.rev >= rev:
		same, err := k.same(tk, have, id, v)
		switch {
		case err != nil:
			return false, err
		case same: // also where it was deleted and given back since
			t.Skip(journal.AlreadyHere)
		case have.rev > rev:
			t.Skip(journal.NewerHere)
		default:
			t.Skip(journal.ChangedHere)
		}
		return false, nil
	default:
		t.Updated++
	}
	if tk.DryRun || k.name == journal.Lessons {
		if tk.came[k.name] == nil {
			tk.came[k.name] = map[journal.ID]arrived{}
		}
		came := arrived{rev: rev}
		if tk.DryRun {
			came.sum, err = k.sum(tk, *v)
		}
		tk.came[k.name][id] = came
	}
	return true, err
}

// present finds the record that is there under an id, or has come before.
func (k Kind[T]) present(tk *Importing, tx Tx, id journal.ID) (have arrived, there bool, err error) {
	if have, there = tk.came[k.name][id]; there && tk.DryRun {
		return have, true, nil
	}
	r, err := tx.Data(k.name, id)
	switch {
	case IsNotFound(err):
		return arrived{}, false, nil
	case err != nil:
		return arrived{}, false, fmt.Errorf("%s %s: %w", k.name, id.Short(), err)
	}
	return arrived{rev: r.Rev, data: r.Data}, true, nil
}

// same reports whether a record that comes in says the same as the one that is there.
func (k Kind[T]) same(tk *Importing, have arrived, id journal.ID, v *T) (bool, error) {
	if have.data == nil {
		sum, err := k.sum(tk, *v)
		return sum == have.sum, err
	}
	there, err := k.decode(id, have.data)
	return err == nil && journal.SameParts(k.Parts(), &there, v), err
}

// sum is the same of two records that say the same.
func (k Kind[T]) sum(tk *Importing, v T) (uint64, error) {
	s := k.Stamps(&v)
	*s.made, *s.edited = time.Time{}, time.Time{}
	b, err := json.Marshal(v)
	return maphash.Bytes(tk.seed, b), err
}

// keepEntry keeps an entry that came in; a finished one that came without a
// lesson gives the lesson its answer holds.
func (tk *Importing) keepEntry(tx Tx, e journal.Entry) error {
	l, err := GetLesson(tx, e.ID)
	if err != nil {
		return err
	}
	var before journal.Entry
	if !tk.isNew {
		if before, err = GetEntry(tx, e.ID); err != nil {
			return err
		}
	}
	tk.later(before, &e)
	if _, came := tk.came[journal.Lessons][e.ID]; came || e.Draft() {
		return entryWith(tk.Sets, l, tk.more).Put(tx, e)
	}
	if tk.isNew && !tk.away.draws(tx, journal.Lessons, e.ID) { // it draws nothing that was deleted
		return entryWith(tk.Sets, l, tk.more).Put(tx, e)
	}
	had := l.ID
	l, err = DeriveLesson(tx, tk.Sets, before, e, l, tk.more, e.Finished, nil)
	if err != nil {
		return err
	}
	if had == "" && l.ID == e.ID {
		tk.Taken.Drawn++
	}
	return entryWith(tk.Sets, l, tk.more).Put(tx, e)
}

// tryEntry counts what keepEntry would draw.
func (tk *Importing) tryEntry(tx Tx, e journal.Entry) error {
	var before journal.Entry
	if !tk.isNew {
		have, err := GetEntry(tx, e.ID)
		if err := IgnoreNotFound(err); err != nil {
			return err
		}
		before = have
	}
	tk.later(before, &e)
	if _, came := tk.came[journal.Lessons][e.ID]; came || e.Draft() || tk.isNew && !tk.away.draws(tx, journal.Lessons, e.ID) ||
		before.Rev > 0 && !before.Draft() { // it had its chance
		return nil
	}
	l, err := GetLesson(tx, e.ID)
	if err == nil && l.ID == "" && e.DeriveLesson(tk.Sets, l, e.Finished).ID != "" {
		tk.Taken.Drawn++
	}
	return err
}

// fitted returns a record as it can be taken in: cleaned and checked, under an
// id, and at a revision of 1 or more. The error wraps ErrBadImport, ErrEmpty or
// ErrTooLong.
func (k Kind[T]) fitted(tk *Importing, parts []journal.Part[T], v T) (_ T, err error) {
	journal.CleanParts(parts, &v)
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
