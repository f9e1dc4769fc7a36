package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/prompts"
)

// Tables returns all there is to know about every kind of record, oldest
// first. Reading, keeping, reindexing, import, export and the trash go through
// it: a new kind is one line here, a field of journal.Archive, and a line where
// a file holds it (package exchange).
func Tables(sets prompts.Library) []table {
	return []table{
		EntryKind(sets), LessonKind(sets), TrashKind(), Kind[journal.Habits]{name: journal.HabitsKind},
		PlanKind(), CheckinKind(), ReviewKind(), SettingsKind(),
	}
}

// Kinds returns every kind of record there is.
func Kinds() []journal.Kind {
	tables := Tables(prompts.Library{})
	kinds := make([]journal.Kind, len(tables))
	for i, t := range tables {
		kinds[i] = t.called()
	}
	return kinds
}

// A Kind says all there is to know about one sort of record. What is nil it
// has no part in.
type Kind[T any] struct {
	name   journal.Kind
	one    string                         // how an error that is read names one: "entry"
	Parts  func() []journal.Part[T]       // what it is made of
	Stamps func(*T) stamps                // what the Book writes in it itself
	derive func(Tx, T, *Record) error     // what lists show of it and what is searched; nil if nothing is
	in     func(*journal.Archive) *[]T    // where it is in what goes out and comes in
	list   func(Tx) ([]T, error)          // all that go out, newest first
	label  string                         // how an error names one that comes in: "check-in"
	fit    func(*Importing, T) (T, error) // as it can be taken in, but for what fitted sees to
	Check  func(T) error                  // whether it can be kept
	keep   func(*Importing, Tx, T) error  // keeps one that came in; nil to put it as it is
	entry  func(*T) *journal.ID           // the entry it comes from
	gone   func(T, goneSet) T             // what is left of it that tells of nothing that is gone
	wait   func(*journal.Trashed) *[]T    // where it waits in the trash with its entry
}

// Stamps are the parts of a record that tell no two copies apart.
type stamps struct {
	ID           *journal.ID
	Rev          *int
	made, edited *time.Time
}

// A table is a kind of whatever type of record.
type table interface {
	called() journal.Kind
	reindex(Tx, journal.ID) error
	collect(tx Tx, from map[journal.ID]bool, into *journal.Archive) error
	leaveOut(c *journal.Archive, out goneSet)
	takeIn(*Importing, Tx, *journal.Archive) error
	TakeAway(Tx, *journal.Trashed) error
	joinTrash(t, before *journal.Trashed)
	GiveBack(Tx, *journal.Trashed) error
	addGone(Tx, *journal.Trashed, goneSet) error
}

func (k Kind[T]) called() journal.Kind { return k.name }

// Get reads a record. The error wraps ErrNotFound if there is none.
func (k Kind[T]) Get(tx Tx, id journal.ID) (v T, err error) {
	r, err := tx.Get(k.name, id)
	if err != nil {
		return v, fmt.Errorf("%s %s: %w", k.one, id.Short(), err)
	}
	v, err = k.decode(id, r.Data)
	*k.Stamps(&v).Rev = r.Rev
	return v, err
}

// decode reads a record from its JSON, or from that of its row.
func (k Kind[T]) decode(id journal.ID, data []byte) (v T, err error) {
	if err := json.Unmarshal(data, &v); err != nil {
		var none T
		return none, fmt.Errorf("%s %s: %w: %w", k.one, id.Short(), journal.ErrDamaged, err)
	}
	*k.Stamps(&v).ID = id
	return v, nil
}

// Find reads the one record whose id is or begins with prefix.
func (k Kind[T]) Find(tx Tx, prefix string) (v T, err error) {
	id, err := Resolve(tx, k.name, prefix)
	if err != nil {
		return v, err
	}
	return k.Get(tx, id)
}

// Put keeps a record, with all that is derived from it.
func (k Kind[T]) Put(tx Tx, v T) error {
	r, err := k.record(tx, v)
	if err != nil {
		return err
	}
	return tx.Put(r)
}

// record returns a record as it is kept.
func (k Kind[T]) record(tx Tx, v T) (Record, error) {
	s := k.Stamps(&v)
	data, err := json.Marshal(v)
	if err != nil {
		return Record{}, fmt.Errorf("%s %s: %w", k.one, s.ID.Short(), err)
	}
	r := Record{Kind: k.name, ID: *s.ID, Rev: *s.Rev, At: *s.made, Data: data}
	err = k.derive(tx, v, &r)
	return r, err
}

// After returns a record as it is kept in place of another copy.
func (k Kind[T]) After(v, have T, now time.Time) T {
	s := k.Stamps(&v)
	if s.made.IsZero() {
		*s.made = now
	}
	*s.Rev, *s.edited = max(*s.Rev, *k.Stamps(&have).Rev)+1, now
	return v
}

func (k Kind[T]) reindex(tx Tx, id journal.ID) error {
	if k.derive == nil {
		r, err := tx.Get(k.name, id)
		if err != nil {
			return fmt.Errorf("%s %s: %w", k.name, id.Short(), err)
		}
		return tx.Put(r)
	}
	v, err := k.Get(tx, id)
	if err != nil {
		return err
	}
	return k.Put(tx, v)
}

// collect reads what goes out: what comes from certain entries, or everything
// if from is nil.
func (k Kind[T]) collect(tx Tx, from map[journal.ID]bool, into *journal.Archive) error {
	if k.list == nil || from != nil && k.entry == nil {
		return nil
	}
	all, err := k.list(tx)
	if from != nil {
		all = slices.DeleteFunc(all, func(v T) bool { return !from[*k.entry(&v)] })
	}
	*k.in(into) = all
	return err
}

// leaveOut takes out what comes from an entry that is left out, and adds it to
// out.
func (k Kind[T]) leaveOut(c *journal.Archive, out goneSet) {
	if k.entry == nil && k.gone == nil {
		return
	}
	var light []T
	for _, v := range *k.in(c) {
		if k.entry != nil && out.all[*k.entry(&v)] {
			out.all[*k.Stamps(&v).ID] = true
			continue
		}
		if k.gone != nil {
			v = k.gone(v, out)
		}
		light = append(light, v)
	}
	*k.in(c) = light
}

// TakeAway moves what comes from an entry to where it waits in the trash.
func (k Kind[T]) TakeAway(tx Tx, t *journal.Trashed) error {
	if k.wait == nil {
		return nil
	}
	var from []journal.ID
	for r, err := range tx.Rows(k.name) {
		if err != nil {
			return err
		}
		if bytes.Contains(r.Bytes, []byte(t.ID)) {
			from = append(from, r.ID)
		}
	}
	for _, id := range from {
		v, err := k.Get(tx, id)
		if err != nil {
			return err
		}
		if *k.entry(&v) != t.ID {
			continue
		}
		if err := tx.Delete(k.name, id); err != nil {
			return err
		}
		*k.wait(t) = append(*k.wait(t), v)
	}
	return nil
}

// joinTrash adds what waited in the trash before.
func (k Kind[T]) joinTrash(t, before *journal.Trashed) {
	if k.wait != nil {
		*k.wait(t) = append(*k.wait(t), *k.wait(before)...)
	}
}

// GiveBack keeps what waits in the trash again. Where there is another by now
// under the same id, that one stays.
func (k Kind[T]) GiveBack(tx Tx, t *journal.Trashed) error {
	if k.wait == nil {
		return nil
	}
	for _, v := range *k.wait(t) {
		s := k.Stamps(&v)
		_, err := k.Get(tx, *s.ID)
		if err == nil {
			continue
		}
		if !errors.Is(err, journal.ErrNotFound) {
			return err
		}
		*s.Rev++
		if err := k.Put(tx, v); err != nil {
			return err
		}
	}
	return nil
}

// addGone adds what waits in the trash and is not in the journal again. An id
// that the entry bears too is looked for among the entries alone.
func (k Kind[T]) addGone(tx Tx, t *journal.Trashed, g goneSet) error {
	if k.wait == nil {
		return nil
	}
	for _, v := range *k.wait(t) {
		id := *k.Stamps(&v).ID
		if id == t.ID {
			continue
		}
		if err := addMissing(tx, k.name, id, g.all); err != nil {
			return err
		}
	}
	return nil
}

// wholeRow is for what is shown whole in lists.
func wholeRow[T any](_ Tx, _ T, r *Record) error {
	r.Line = r.Data
	return nil
}

// Whole reads every record of a kind with such rows, newest first.
func (k Kind[T]) Whole(tx Tx) (all []T, err error) {
	for r, err := range tx.Rows(k.name) {
		if err != nil {
			return nil, err
		}
		v, err := k.FromRow(r)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// FromRow reads a record from its row, where that is the whole of it.
func (k Kind[T]) FromRow(r Row) (T, error) { return k.decode(r.ID, r.Bytes) }

// EntryKind is all there is to know about entries.
func EntryKind(sets prompts.Library) Kind[journal.Entry] {
	return Kind[journal.Entry]{
		name: journal.Entries, one: "entry", label: "entry", Parts: journal.EntryParts, Check: journal.Entry.Check,
		Stamps: func(e *journal.Entry) stamps { return stamps{&e.ID, &e.Rev, &e.Started, &e.Edited} },
		derive: func(tx Tx, e journal.Entry, r *Record) error {
			l, err := GetLesson(tx, e.ID)
			if err != nil {
				return err
			}
			return deriveEntry(sets, e, l, r)
		},
		in:    func(c *journal.Archive) *[]journal.Entry { return &c.Entries },
		entry: func(e *journal.Entry) *journal.ID { return &e.ID },
		fit:   (*Importing).fitEntry,
		keep:  (*Importing).keepEntry,
	}
}

// LessonKind is all there is to know about lessons.
func LessonKind(sets prompts.Library) Kind[journal.Lesson] {
	return Kind[journal.Lesson]{
		name: journal.Lessons, one: "lesson", label: "lesson", Parts: journal.LessonParts, Check: journal.Lesson.Check,
		Stamps: func(l *journal.Lesson) stamps { return stamps{&l.ID, &l.Rev, &l.Made, &l.Edited} },
		derive: deriveLesson,
		in:     func(c *journal.Archive) *[]journal.Lesson { return &c.Lessons },
		entry:  func(l *journal.Lesson) *journal.ID { return &l.Entry },
		fit: func(tk *Importing, l journal.Lesson) (journal.Lesson, error) {
			if l.Made.IsZero() {
				l.Made = tk.Now
			}
			return l, nil
		},
		keep: func(_ *Importing, tx Tx, l journal.Lesson) error {
			err := PutLesson(tx, l)
			if err != nil {
				return err
			}
			return ShowLesson(tx, sets, l)
		},
	}
}

// TrashKind is all there is to know about what was deleted.
func TrashKind() Kind[journal.Trashed] {
	return Kind[journal.Trashed]{
		name: journal.Trash, one: "trash",
		Stamps: func(t *journal.Trashed) stamps { return stamps{ID: &t.ID, Rev: new(int), made: &t.Deleted} },
		derive: func(_ Tx, _ journal.Trashed, r *Record) error {
			r.Rev, r.Line = 1, []byte("-") // wherever it is shown it is read whole
			return nil
		},
	}
}

// PlanKind is all there is to know about plans.
func PlanKind() Dated[journal.Plan] {
	k := Kind[journal.Plan]{
		name: journal.PlansKind, one: "plans", label: "plan", Parts: journal.PlanParts, Check: journal.Plan.Check,
		Stamps: func(p *journal.Plan) stamps { return stamps{&p.ID, &p.Rev, &p.Made, &p.Edited} },
		derive: derivePlan,
		in:     func(c *journal.Archive) *[]journal.Plan { return &c.Plans },
		entry:  func(p *journal.Plan) *journal.ID { return &p.Entry },
		fit:    fitPlan,
		wait:   func(t *journal.Trashed) *[]journal.Plan { return &t.Plans },
	}
	d := Dated[journal.Plan]{
		Kind:  k,
		Said:  func(p *journal.Plan) (*string, *date.Day) { return &p.By, &p.Day },
		told:  func(p, base journal.Plan) bool { return p.Report != base.Report || len(p.Moves) != len(base.Moves) },
		words: journal.Entry.PlanWords, draw: journal.Entry.DerivePlan,
	}
	d.list = d.All
	return d
}

// CheckinKind is all there is to know about check-ins.
func CheckinKind() Dated[journal.Checkin] {
	k := Kind[journal.Checkin]{
		name: journal.CheckinsKind, one: "checkins", label: "check-in", Parts: journal.CheckinParts, Check: journal.Checkin.Check,
		Stamps: func(c *journal.Checkin) stamps { return stamps{&c.ID, &c.Rev, &c.Made, &c.Edited} },
		derive: deriveCheckin,
		in:     func(c *journal.Archive) *[]journal.Checkin { return &c.Checkins },
		entry:  func(c *journal.Checkin) *journal.ID { return &c.Entry },
		wait:   func(t *journal.Trashed) *[]journal.Checkin { return &t.Checkins },
	}
	d := Dated[journal.Checkin]{
		Kind:  k,
		Said:  func(c *journal.Checkin) (*string, *date.Day) { return &c.When, &c.Day },
		told:  func(c, base journal.Checkin) bool { return c.Status != base.Status || len(c.Moves) != len(base.Moves) },
		words: journal.Entry.CheckinWords, draw: journal.Entry.DeriveCheckin,
	}
	d.list = d.All
	return d
}

// ReviewKind is all there is to know about weekly reviews.
func ReviewKind() Kind[journal.Review] {
	return Kind[journal.Review]{
		name: journal.ReviewsKind, one: "reviews", label: "review", Parts: journal.ReviewParts,
		Stamps: func(r *journal.Review) stamps { return stamps{&r.ID, &r.Rev, &r.Begun, &r.Edited} },
		derive: wholeRow[journal.Review],
		in:     func(c *journal.Archive) *[]journal.Review { return &c.Reviews },
		list: func(tx Tx) ([]journal.Review, error) {
			all, err := ReviewKind().Whole(tx)
			if err != nil {
				return nil, err
			}
			return WithoutTrashed(tx, all)
		},
		fit:  func(_ *Importing, r journal.Review) (journal.Review, error) { return r.Normalized() },
		gone: reviewWithout,
	}
}

// SettingsKind is all there is to know about the settings, of which there is one record.
func SettingsKind() Kind[journal.Settings] {
	return Kind[journal.Settings]{
		name: journal.SettingsKind, one: "settings", Parts: journal.SettingsParts,
		Stamps: func(s *journal.Settings) stamps {
			id := settingsID
			return stamps{&id, &s.Rev, &s.Edited, &s.Edited}
		},
		derive: wholeRow[journal.Settings],
		in: func(c *journal.Archive) *[]journal.Settings {
			if c.Settings.Rev == 0 {
				return &[]journal.Settings{}
			}
			return &[]journal.Settings{c.Settings}
		},
		fit: func(_ *Importing, s journal.Settings) (journal.Settings, error) { return s.Normalized() },
	}
}
