package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"messup/journal"
	"messup/journal/habits"
	"messup/prompts"
)

// Tables returns all there is to know about every kind of record, oldest
// first. Reading, keeping, reindexing, import, export and the trash go through
// it: a new kind is one line here, a field of journal.Archive, and a line where
// a file holds it (package exchange).
func Tables(sets prompts.Library) []table {
	return []table{
		EntryKind(sets), LessonKind(sets), TrashKind(), Kind[habits.Habits]{name: journal.HabitsKind}, Kind[struct{}]{name: journal.ImportKind},
		PlanKind(), CheckinKind(), HeardKind(), ReviewKind(), SettingsKind(),
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
	one    string                                        // how an error that is read names one: "entry"
	Parts  func() []journal.Part[T]                      // what it is made of
	Stamps func(*T) stamps                               // what the Book writes in it itself
	marked func(line []byte) bool                        // whether lists look for its row among all; nil if for none
	pack   func(T) T                                     // as it is kept, where that is shorter; nil if it is kept as it is
	unpack func(*T)                                      // the other way round: also of what was kept at length
	derive func(Tx, T, *Record) error                    // what lists show of it and what is searched; nil if nothing is
	in     func(*journal.Archive) *[]T                   // where it is in what goes out and comes in
	set    func(*journal.Archive, []T)                   // puts it there, where that is no list
	label  string                                        // how an error names one that comes in: "check-in"
	fit    func(*Importing, T) (T, error)                // as it can be taken in, but for what fitted sees to
	Check  func(T) error                                 // whether it can be kept
	merge  func(base, ours, theirs T) T                  // joins two copies, all words of both; nil where that is done part by part
	pair   func(merged, base, ours, theirs *T)           // after a joining part by part, sets right what goes by several; what it keeps of theirs it makes the same there
	joined func(*Importing, Tx, T) (bool, error)         // whether it is there already as a part of another one
	keep   func(*Importing, Tx, T) error                 // keeps one that came in; nil to put it as it is
	try    func(*Importing, Tx, T) error                 // what keep would do, for a dry run; nil if nothing is to be told of it
	entry  func(*T) *journal.ID                          // the entry it comes from
	gone   func(T, goneSet) T                            // what is left of it that tells of nothing that is gone
	light  func(T, func(journal.ID) bool) (T, bool)      // what is left of it of the entries that are wanted, where it may come from several
	drawn  func(*T) []drawing                            // what it was drawn from
	words  func(journal.Entry, prompts.Library) []string // the words of an entry that it is drawn from
	wait   func(*journal.Trashed) *[]T                   // where it waits in the trash with its entry
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
	marks() func(line []byte) bool
	join(Tx, prompts.Library, Fork) (bool, error)
	reindex(Tx, journal.ID) error
	reword(Tx, rewording) ([]Key, error)
	goOut(o *Outgoing, in func(first int) bool, yield func(any, error) bool) error
	gather(*Outgoing, *journal.Archive) error
	takeIn(*Importing, Tx, *journal.Archive) error
	TakeAway(Tx, *journal.Trashed) error
	joinTrash(t, before *journal.Trashed)
	GiveBack(Tx, *journal.Trashed) error
	addGone(Tx, *journal.Trashed, goneSet) error
	waiting(*journal.Trashed) []Key
	addBuried(Tx, *journal.Archive, away)
	without(Record, goneSet) (Record, error)
}

func (k Kind[T]) called() journal.Kind { return k.name }

func (k Kind[T]) marks() func(line []byte) bool { return k.marked }

// Get reads a record. The error wraps ErrNotFound if there is none.
func (k Kind[T]) Get(tx Tx, id journal.ID) (v T, err error) {
	r, err := tx.Data(k.name, id)
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
	if k.unpack != nil {
		k.unpack(&v)
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
	if err == nil && k.one != "" {
		r.Data, err = k.asKept(tx, r)
	}
	if err != nil {
		return err
	}
	return tx.Put(r)
}

// asKept returns the JSON of a record as it is kept already where that says the same, as
// an older messup wrote it: to another copy of the journal, other bytes are a change.
func (k Kind[T]) asKept(tx Tx, r Record) ([]byte, error) {
	have, err := tx.Data(k.name, r.ID)
	if err != nil || have.Rev != r.Rev || bytes.Equal(have.Data, r.Data) {
		return r.Data, IgnoreNotFound(err)
	}
	v, err := k.decode(r.ID, have.Data)
	if err != nil {
		return r.Data, nil //nolint:nilerr // what cannot be read gives way to what can
	}
	*k.Stamps(&v).Rev = r.Rev
	short, err := k.encode(v)
	if err == nil && bytes.Equal(short, r.Data) {
		return have.Data, nil
	}
	return r.Data, err
}

// encode returns the JSON of a record, as decode reads it.
func (k Kind[T]) encode(v T) ([]byte, error) {
	if k.pack != nil {
		v = k.pack(v)
	}
	return json.Marshal(v)
}

// record returns a record as it is kept.
func (k Kind[T]) record(tx Tx, v T) (Record, error) {
	s := k.Stamps(&v)
	data, err := k.encode(v)
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
	if err == nil {
		err = k.Put(tx, v)
	}
	return err
}

// rest returns what is left of a record without what tells of others; left is false if
// it came from those alone.
func (k Kind[T]) rest(v T, out goneSet) (_ T, left bool) {
	wanted := func(id journal.ID) bool { return !out.all[id] }
	left = k.entry == nil || wanted(*k.entry(&v))
	if k.light != nil {
		v, left = k.light(v, wanted)
	}
	if left && k.gone != nil {
		v = k.gone(v, out)
	}
	return v, left
}

// LightOnly leaves out what comes from heavy entries.
func (k Kind[T]) LightOnly(tx Tx, all []T) ([]T, error) {
	light := all[:0]
	for _, v := range all {
		line, err := LineOf(tx, *k.entry(&v))
		if err != nil {
			return nil, err
		}
		if !line.Heavy {
			light = append(light, v)
		}
	}
	return light, nil
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
		if _, err := k.Get(tx, *s.ID); err == nil {
			continue
		} else if !errors.Is(err, journal.ErrNotFound) {
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
		var v T
		if err == nil {
			v, err = k.FromRow(r)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// FromRow reads a record from its row, where that is the whole of it.
func (k Kind[T]) FromRow(r Row) (T, error) { return k.decode(r.ID, r.Bytes) }
