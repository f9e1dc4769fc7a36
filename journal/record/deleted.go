package record

import (
	"bytes"
	"errors"

	"messup/journal"
	"messup/prompts"
)

// A Key names one record.
type Key struct {
	Kind journal.Kind
	ID   journal.ID
}

// Deleted names what is in the trash: the things there, and under the kind and id
// that each had in the journal all that was deleted with them.
func Deleted(tx Tx) (keys []Key, err error) {
	ids, err := IDs(tx, journal.Trash)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		t, err := GetTrashed(tx, id)
		if errors.Is(err, journal.ErrDamaged) { // its id is all that is known
			t, err = journal.Trashed{ID: id, Entry: &journal.Entry{}}, nil
		}
		if err != nil {
			return nil, err
		}
		keys = append(keys, KeysOf(t)...)
	}
	return keys, nil
}

// KeysOf is that of one thing.
func KeysOf(t journal.Trashed) []Key {
	keys := []Key{{journal.Trash, t.ID}}
	if t.Entry != nil {
		keys = append(keys, Key{journal.Entries, t.ID})
	}
	if t.Lesson != nil {
		keys = append(keys, Key{journal.Lessons, t.ID})
	}
	for _, l := range t.Lessons {
		keys = append(keys, Key{journal.Lessons, l.ID})
	}
	for _, k := range Tables(prompts.Library{}) {
		keys = append(keys, k.waiting(&t)...)
	}
	return keys
}

// waiting names what waits in the trash with its entry.
func (k Kind[T]) waiting(t *journal.Trashed) (keys []Key) {
	if k.wait == nil {
		return nil
	}
	for _, v := range *k.wait(t) {
		keys = append(keys, Key{k.name, *k.Stamps(&v).ID})
	}
	return keys
}

// Without returns what takes out of a record all that it tells of others that are
// gone for good.
func Without(gone map[Key]bool) func(Record) (Record, error) {
	g, tables := newGone(), map[journal.Kind]table{}
	for key := range gone {
		switch key.Kind {
		case journal.Trash: // what was in it is named too
		case journal.Lessons:
			g.lessons[key.ID] = true
		default:
			g.all[key.ID] = true
		}
	}
	for _, k := range Tables(prompts.Library{}) {
		tables[k.called()] = k
	}
	return func(r Record) (Record, error) {
		if r.Kind == journal.ImportKind { // what something said before may be what is gone
			r.Data = []byte("{}")
		}
		if k := tables[r.Kind]; k != nil && !g.empty() {
			return k.without(r, g)
		}
		return r, nil
	}
}

func (k Kind[T]) without(r Record, g goneSet) (Record, error) {
	if k.gone == nil {
		return r, nil
	}
	v, err := k.decode(r.ID, r.Data)
	if err != nil {
		return r, err
	}
	*k.Stamps(&v).Rev = r.Rev
	before, err := k.record(nil, v)
	if err != nil {
		return r, err
	}
	after, err := k.record(nil, k.gone(v, g))
	if err != nil || bytes.Equal(before.Data, after.Data) {
		return r, err
	}
	return after, nil
}
