package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"messup/prompts"
)

// tables returns all there is to know about every kind of record, in the order
// of Kinds. Reading, keeping, reindexing, import, export and the trash go
// through it: a new kind is one line here, one in Kinds, and a field of
// Contents.
func tables(sets prompts.Library) []table {
	return []table{
		entryKind(sets), lessonKind(sets), trashKind(), kind[Habits]{name: HabitsKind},
		planKind(), checkinKind(), reviewKind(), settingsKind(),
	}
}

// A kind says all there is to know about one sort of record. What is nil it
// has no part in.
type kind[T any] struct {
	name   Kind
	one    string                      // how an error that is read names one: "entry"
	parts  func() []part[T]            // what it is made of
	stamps func(*T) stamps             // what the Book writes in it itself
	record func(Tx, T) (Record, error) // with what is derived from it; nil if nothing is
	in     func(*Contents) *[]T        // where it is in what goes out and comes in
	list   func(Tx) ([]T, error)       // all that go out, newest first
	label  string                      // how an error names one that comes in: "check-in"
	fit    func(*taking, T) (T, error) // as it can be taken in
	keep   func(*taking, Tx, T) error  // keeps one that came in; nil to put it as it is
	entry  func(T) ID                  // the entry it comes from
	gone   func(T, goneSet) T          // what is left of it that tells of nothing that is gone
	wait   func(*Trashed) *[]T         // where it waits in the trash with its entry
}

// stamps are the parts of a record that tell no two copies apart.
type stamps struct {
	id           *ID
	rev          *int
	made, edited *time.Time
}

// A table is a kind of whatever type of record.
type table interface {
	called() Kind
	reindex(Tx, ID) error
	collect(tx Tx, from map[ID]bool, into *Contents) error
	leaveOut(c *Contents, out goneSet)
	takeIn(*taking, Tx, *Contents) error
	takeAway(Tx, *Trashed) error
	joinTrash(t, before *Trashed)
	giveBack(Tx, *Trashed) error
	addGone(Tx, *Trashed, goneSet) error
}

func (k kind[T]) called() Kind { return k.name }

// get reads a record. The error wraps ErrNotFound if there is none.
func (k kind[T]) get(tx Tx, id ID) (v T, err error) {
	r, err := tx.Get(k.name, id)
	if err != nil {
		return v, fmt.Errorf("%s %s: %w", k.one, id.Short(), err)
	}
	v, err = k.decode(id, r.Data)
	*k.stamps(&v).rev = r.Rev
	return v, err
}

// decode reads a record from its JSON, or from that of its row.
func (k kind[T]) decode(id ID, data []byte) (v T, err error) {
	if err := json.Unmarshal(data, &v); err != nil {
		var none T
		return none, fmt.Errorf("%s %s: %w: %w", k.one, id.Short(), ErrDamaged, err)
	}
	*k.stamps(&v).id = id
	return v, nil
}

// find reads the one record whose id is or begins with prefix.
func (k kind[T]) find(tx Tx, prefix string) (v T, err error) {
	id, err := resolve(tx, k.name, prefix)
	if err != nil {
		return v, err
	}
	return k.get(tx, id)
}

// put keeps a record, with all that is derived from it.
func (k kind[T]) put(tx Tx, v T) error {
	r, err := k.record(tx, v)
	if err != nil {
		return err
	}
	return tx.Put(r)
}

// after returns a record as it is kept in place of another copy.
func (k kind[T]) after(v, have T, now time.Time) T {
	s := k.stamps(&v)
	if s.made.IsZero() {
		*s.made = now
	}
	*s.rev, *s.edited = max(*s.rev, *k.stamps(&have).rev)+1, now
	return v
}

func (k kind[T]) reindex(tx Tx, id ID) error {
	if k.record == nil {
		r, err := tx.Get(k.name, id)
		if err != nil {
			return fmt.Errorf("%s %s: %w", k.name, id.Short(), err)
		}
		return tx.Put(r)
	}
	v, err := k.get(tx, id)
	if err != nil {
		return err
	}
	return k.put(tx, v)
}

// collect reads what goes out: what comes from certain entries, or everything
// if from is nil.
func (k kind[T]) collect(tx Tx, from map[ID]bool, into *Contents) error {
	if k.list == nil || from != nil && k.entry == nil {
		return nil
	}
	all, err := k.list(tx)
	if from != nil {
		all = slices.DeleteFunc(all, func(v T) bool { return !from[k.entry(v)] })
	}
	*k.in(into) = all
	return err
}

// leaveOut takes out what comes from an entry that is left out, and adds it to
// out.
func (k kind[T]) leaveOut(c *Contents, out goneSet) {
	if k.entry == nil && k.gone == nil {
		return
	}
	var light []T
	for _, v := range *k.in(c) {
		if k.entry != nil && out.all[k.entry(v)] {
			out.all[*k.stamps(&v).id] = true
			continue
		}
		if k.gone != nil {
			v = k.gone(v, out)
		}
		light = append(light, v)
	}
	*k.in(c) = light
}

// takeAway moves what comes from an entry to where it waits in the trash.
func (k kind[T]) takeAway(tx Tx, t *Trashed) error {
	if k.wait == nil {
		return nil
	}
	var from []ID
	for r, err := range tx.Rows(k.name) {
		if err != nil {
			return err
		}
		if bytes.Contains(r.Bytes, []byte(t.ID)) {
			from = append(from, r.ID)
		}
	}
	for _, id := range from {
		v, err := k.get(tx, id)
		if err != nil {
			return err
		}
		if k.entry(v) != t.ID {
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
func (k kind[T]) joinTrash(t, before *Trashed) {
	if k.wait != nil {
		*k.wait(t) = append(*k.wait(t), *k.wait(before)...)
	}
}

// giveBack keeps what waits in the trash again. Where there is another by now
// under the same id, that one stays.
func (k kind[T]) giveBack(tx Tx, t *Trashed) error {
	if k.wait == nil {
		return nil
	}
	for _, v := range *k.wait(t) {
		s := k.stamps(&v)
		_, err := k.get(tx, *s.id)
		if err == nil {
			continue
		}
		if !errors.Is(err, ErrNotFound) {
			return err
		}
		*s.rev++
		if err := k.put(tx, v); err != nil {
			return err
		}
	}
	return nil
}

// addGone adds what waits in the trash and is not in the journal again. An id
// that the entry bears too is looked for among the entries alone.
func (k kind[T]) addGone(tx Tx, t *Trashed, g goneSet) error {
	if k.wait == nil {
		return nil
	}
	for _, v := range *k.wait(t) {
		id := *k.stamps(&v).id
		if id == t.ID {
			continue
		}
		if err := addMissing(tx, k.name, id, g.all); err != nil {
			return err
		}
	}
	return nil
}

// bare is for a record that is derived from nothing else.
func bare[T any](record func(T) (Record, error)) func(Tx, T) (Record, error) {
	return func(_ Tx, v T) (Record, error) { return record(v) }
}

func entryKind(sets prompts.Library) kind[Entry] {
	return kind[Entry]{
		name: Entries, one: "entry", label: "entry", parts: entryParts,
		stamps: func(e *Entry) stamps { return stamps{&e.ID, &e.Rev, &e.Started, &e.Edited} },
		record: func(tx Tx, e Entry) (Record, error) {
			l, err := getLesson(tx, e.ID)
			if err != nil {
				return Record{}, err
			}
			return entryRecord(sets, e, l)
		},
		in:    func(c *Contents) *[]Entry { return &c.Entries },
		entry: func(e Entry) ID { return e.ID },
		fit:   func(_ *taking, e Entry) (Entry, error) { return e.fit(sets) },
		keep:  (*taking).keepEntry,
	}
}

func lessonKind(sets prompts.Library) kind[Lesson] {
	return kind[Lesson]{
		name: Lessons, one: "lesson", label: "lesson", parts: lessonParts,
		stamps: func(l *Lesson) stamps { return stamps{&l.ID, &l.Rev, &l.Made, &l.Edited} },
		record: bare(lessonRecord),
		in:     func(c *Contents) *[]Lesson { return &c.Lessons },
		entry:  func(l Lesson) ID { return l.Entry },
		fit:    (*taking).fitLesson,
		keep: func(_ *taking, tx Tx, l Lesson) error {
			err := putLesson(tx, l)
			if err != nil {
				return err
			}
			return showLesson(tx, sets, l)
		},
	}
}

func trashKind() kind[Trashed] {
	return kind[Trashed]{
		name: Trash, one: "trash", record: bare(Trashed.record),
		stamps: func(t *Trashed) stamps { return stamps{id: &t.ID, rev: new(int), made: &t.Deleted} },
	}
}

func planKind() dated[Plan] {
	k := kind[Plan]{
		name: PlansKind, one: "plans", label: "plan", parts: planParts,
		stamps: func(p *Plan) stamps { return stamps{&p.ID, &p.Rev, &p.Made, &p.Edited} },
		record: bare(Plan.record),
		in:     func(c *Contents) *[]Plan { return &c.Plans },
		entry:  Plan.entry,
		fit:    func(_ *taking, p Plan) (Plan, error) { return p.fit() },
		wait:   func(t *Trashed) *[]Plan { return &t.Plans },
	}
	d := dated[Plan]{
		kind:  k,
		said:  func(p *Plan) (*string, *Day) { return &p.By, &p.Day },
		told:  func(p, base Plan) bool { return p.Telling != base.Telling || len(p.Moves) != len(base.Moves) },
		check: Plan.check, words: Entry.planWords, draw: Entry.drawPlan,
	}
	d.list = d.all
	return d
}

func checkinKind() dated[Checkin] {
	k := kind[Checkin]{
		name: CheckinsKind, one: "checkins", label: "check-in", parts: checkinParts,
		stamps: func(c *Checkin) stamps { return stamps{&c.ID, &c.Rev, &c.Made, &c.Edited} },
		record: bare(Checkin.record),
		in:     func(c *Contents) *[]Checkin { return &c.Checkins },
		entry:  Checkin.entry,
		fit:    func(_ *taking, c Checkin) (Checkin, error) { return c.fit() },
		wait:   func(t *Trashed) *[]Checkin { return &t.Checkins },
	}
	d := dated[Checkin]{
		kind:  k,
		said:  func(c *Checkin) (*string, *Day) { return &c.When, &c.Day },
		told:  func(c, base Checkin) bool { return c.Status != base.Status || len(c.Moves) != len(base.Moves) },
		check: Checkin.check, words: Entry.checkinWords, draw: Entry.drawCheckin,
	}
	d.list = d.all
	return d
}

func reviewKind() kind[Review] {
	return kind[Review]{
		name: ReviewsKind, one: "reviews", label: "review", parts: reviewParts,
		stamps: func(r *Review) stamps { return stamps{&r.ID, &r.Rev, &r.Begun, &r.Edited} },
		record: bare(Review.record),
		in:     func(c *Contents) *[]Review { return &c.Reviews },
		list: func(tx Tx) ([]Review, error) {
			all, err := allReviews(tx)
			if err != nil {
				return nil, err
			}
			return withoutTrashed(tx, all)
		},
		fit:  func(_ *taking, r Review) (Review, error) { return r.fit() },
		gone: Review.without,
	}
}

func settingsKind() kind[Settings] {
	return kind[Settings]{
		name: SettingsKind, one: "settings", parts: settingsParts,
		stamps: func(s *Settings) stamps {
			id := settingsID
			return stamps{&id, &s.Rev, &s.Edited, &s.Edited}
		},
		record: bare(Settings.record),
		in: func(c *Contents) *[]Settings {
			if c.Settings.Rev == 0 {
				return &[]Settings{}
			}
			return &[]Settings{c.Settings}
		},
		fit: func(_ *taking, s Settings) (Settings, error) { return s.fit() },
	}
}
