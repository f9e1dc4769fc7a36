package bolttx

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/salvage"
	"messup/store/seal"
)

// A Tx is the journal inside one View or Update. Its zero value is a journal that
// does not exist yet: it is empty.
type Tx struct {
	Path  string // of the journal file
	Knows uint64 // the newest schema that this program knows
	// From is the file as it was before this call. What the call did not change is read
	// from there, and what it changes is read there before bbolt comes to it. Nil for a
	// file that is being made.
	From    *boltfile.Image
	Bolt    *bolt.Tx // nil for a call that only reads
	Seal    seal.Seal
	Head    seal.Head // as this call leaves it
	Serial  uint64    // of this update
	Write   bool
	Changes int      // how many there were
	Log     [][]byte // the changes, for the file of recent ones
	// Inside is true while the store or bbolt is at work, and false while the
	// caller's own code is: it says whose panic it was.
	Inside bool
	// IsMarked says of a line whether lists look for it among all (record.Marking). nil: of none.
	IsMarked func(kind journal.Kind, line []byte) bool
	fresh    fresh
	before   before
}

// Exists reports whether there is a journal.
func (t *Tx) Exists() bool { return t.From != nil }

// Was is the journal as it was before the call.
func (t *Tx) Was() *Tx {
	return &Tx{Path: t.Path, Knows: t.Knows, From: t.From, Seal: t.Seal, Head: t.Head.Clone(), IsMarked: t.IsMarked}
}

// within marks the store at work while do runs. The mark stays if do panics, so
// it is no matter for a defer: that would run before anyone looks whose panic it was.
func (t *Tx) within(do func() error) error {
	t.Inside = true
	err := do()
	t.Inside = false
	return err
}

// find reads one record without what is derived from it.
func (t *Tx) find(kind journal.Kind, id journal.ID) (seal.Stored, error) {
	v, err := t.fresh[kind][id], error(nil)
	if v == nil {
		v, err = t.value(string(kind), []byte(id))
	}
	if err != nil {
		return seal.Stored{}, err
	}
	if v == nil || !seal.IsKind(string(kind)) {
		return seal.Stored{}, fmt.Errorf("%s %q: %w", kind, id, journal.ErrNotFound)
	}
	return t.Seal.OpenRecord(kind, []byte(id), v)
}

// Stored returns a record with the change that wrote it, and without what is derived.
func (t *Tx) Stored(kind journal.Kind, id journal.ID) (r seal.Stored, err error) {
	err = t.within(func() error { r, err = t.find(kind, id); return err })
	return r, err
}

// Data returns a record without what is derived from it.
func (t *Tx) Data(kind journal.Kind, id journal.ID) (record.Record, error) {
	r, err := t.Stored(kind, id)
	return r.Record, err
}

// row reads one row of a derived bucket; every record has one.
func (t *Tx) row(bucket string, key []byte) ([]byte, error) {
	v, err := t.value(bucket, key)
	if err != nil {
		return nil, err
	}
	if v == nil {
		return nil, seal.Damaged("a row of %s is missing", bucket)
	}
	return t.Seal.OpenRow(bucket, key, v)
}

// Get returns a record with its line and its search text.
func (t *Tx) Get(kind journal.Kind, id journal.ID) (r record.Record, err error) {
	err = t.within(func() error { r, err = t.get(kind, id); return err })
	return r, err
}

func (t *Tx) get(kind journal.Kind, id journal.ID) (record.Record, error) {
	r, err := t.find(kind, id)
	if err != nil {
		return record.Record{}, err
	}
	key := seal.TimeKey(r.At, id)
	var lineErr, textErr error
	r.Line, lineErr = t.row(string(kind)+seal.Lines, key)
	r.Text, textErr = t.row(string(kind)+seal.Texts, key)
	return r.Record, errors.Join(lineErr, textErr)
}

// Row returns one record's line.
func (t *Tx) Row(kind journal.Kind, id journal.ID) (row record.Row, err error) {
	err = t.within(func() error { row, err = t.oneRow(kind, id); return err })
	return row, err
}

func (t *Tx) oneRow(kind journal.Kind, id journal.ID) (record.Row, error) {
	if row, known, err := t.rowOfMany(kind, id); known {
		return row, err
	}
	r, err := t.find(kind, id)
	if err != nil {
		return record.Row{}, err
	}
	b, err := t.row(string(kind)+seal.Lines, seal.TimeKey(r.At, id))
	return record.Row{ID: id, At: r.At, Bytes: b}, err
}

// Count says how many records of a kind there are: the file keeps count.
func (t *Tx) Count(kind journal.Kind) (int, error) { return int(t.Head.Counts[kind]), nil }

// Gone reports whether a record was deleted for good, and is not here again.
func (t *Tx) Gone(kind journal.Kind, id journal.ID) bool {
	if !t.Head.Gone.Has(kind, id) {
		return false
	}
	_, err := t.Stored(kind, id)
	return errors.Is(err, journal.ErrNotFound)
}

// Put keeps r. All of it is copied.
func (t *Tx) Put(r record.Record) error {
	if err := fits(r); err != nil {
		return err
	}
	if !t.Write {
		return fmt.Errorf("changing %s while only reading: %w", r.Kind, journal.ErrReadOnly)
	}
	return t.within(func() error { return t.Keep(r, t.Serial) })
}

// fits refuses what cannot be kept.
func fits(r record.Record) error {
	if err := seal.CheckName(r.Kind, r.ID); err != nil {
		return err
	}
	if len(r.Data) > seal.MaxData || len(r.Line) > seal.MaxData || len(r.Text) > seal.MaxData {
		return fmt.Errorf("one of %s: %w", r.Kind, journal.ErrTooLong)
	}
	return nil
}

// Keep writes a record and its rows, in place of the ones there are.
func (t *Tx) Keep(r record.Record, serial uint64) error {
	old, err := t.find(r.Kind, r.ID)
	isNew := errors.Is(err, journal.ErrNotFound)
	switch {
	case isNew:
		t.Head.Counts[r.Kind]++
	case err != nil:
		return err
	case !old.At.Equal(r.At):
		if err := t.dropRows(old); err != nil {
			return err
		}
	case old.Rev == r.Rev && bytes.Equal(old.Data, r.Data):
		t.Changes++ // only what is derived may be new, as after Reindex
		return t.setRows(r, isNew)
	}
	t.Changes++
	t.Head.Gone = t.Head.Gone.Without(r.Kind, r.ID)
	encoded := t.Seal.Record(r, serial)
	t.logPut(encoded)
	if isNew || t.fresh[r.Kind][r.ID] != nil {
		t.fresh.put(r.Kind, r.ID, encoded)
		return t.setRows(r, isNew)
	}
	return errors.Join(t.set(string(r.Kind), []byte(r.ID), encoded), t.setRows(r, isNew))
}

func (t *Tx) setRows(r record.Record, isNew bool) error {
	line, text := string(r.Kind)+seal.Lines, string(r.Kind)+seal.Texts
	key := seal.TimeKey(r.At, r.ID)
	return errors.Join(
		t.set(line, key, t.Seal.Row(line, key, r.Line)),
		t.set(text, key, t.Seal.Row(text, key, r.Text)),
		t.mark(r.Kind, key, t.Head.Schema >= seal.MarksSince && t.marks(r.Kind, r.Line), isNew))
}

func (t *Tx) set(bucket string, key, value []byte) error {
	b, err := t.toChange(bucket)
	if err == nil {
		err = t.vet(bucket, key)
	}
	if err == nil {
		t.weigh(b.Get(key), value)
		err = b.Put(key, value)
	}
	if err != nil {
		return fmt.Errorf("bucket %s: %w", bucket, err)
	}
	t.before.touched[bucket]++
	return nil
}

// weigh takes a value out of the sum of a sealed journal, and puts another one in.
func (t *Tx) weigh(old, value []byte) {
	t.Head.Sum = t.Head.Sum.Without(t.Seal.Weight(old)).With(t.Seal.Weight(value))
}

// drop deletes what is under a key of a bucket that is there.
func (t *Tx) drop(bucket string, key []byte) error {
	if tree, err := t.tree(bucket); err != nil || tree == nil && t.changed(bucket) == nil {
		return cmp.Or(err, seal.Damaged("%s is missing", bucket))
	}
	b, err := t.toChange(bucket)
	if err == nil {
		err = t.vetBeside(bucket, key)
	}
	if err == nil {
		t.weigh(b.Get(key), nil)
		err = b.Delete(key)
	}
	if err != nil {
		return fmt.Errorf("bucket %s: %w", bucket, err)
	}
	return nil
}

func (t *Tx) dropRows(r seal.Stored) error {
	key := seal.TimeKey(r.At, r.ID)
	for _, name := range []string{string(r.Kind) + seal.Lines, string(r.Kind) + seal.Texts} {
		if err := t.drop(name, key); err != nil {
			return err
		}
	}
	return t.mark(r.Kind, key, false, false)
}

// Delete removes a record and its rows.
func (t *Tx) Delete(kind journal.Kind, id journal.ID) error {
	if !t.Write {
		return fmt.Errorf("changing %s while only reading: %w", kind, journal.ErrReadOnly)
	}
	return t.within(func() error { return t.remove(kind, id) })
}

func (t *Tx) remove(kind journal.Kind, id journal.ID) error {
	r, err := t.find(kind, id)
	if err != nil {
		return err
	}
	if err := t.dropRows(r); err != nil {
		return err
	}
	t.Changes++
	t.logDelete(r)
	t.Head.Counts[kind]--
	if t.fresh[kind][id] != nil {
		delete(t.fresh[kind], id)
		return nil
	}
	return t.drop(string(kind), []byte(id))
}

// TakeIn remembers a copy of the journal of which all was taken in.
func (t *Tx) TakeIn(c seal.Copy) error {
	if !t.Write {
		return fmt.Errorf("taking in a copy while only reading: %w", journal.ErrReadOnly)
	}
	t.Head.Taken = t.Head.Taken.With(c)
	t.Changes++
	return nil
}

// PutHead writes the head's values into the bucket meta, all of them.
func PutHead(tx *bolt.Tx, values map[string][]byte) error {
	b, err := tx.CreateBucketIfNotExists([]byte(seal.Meta))
	if err != nil {
		return fmt.Errorf("bucket %s: %w", seal.Meta, err)
	}
	if _, sealed := values[seal.LockKey]; sealed { // else what a newer messup put there stays
		c := b.Cursor()
		for key, _ := c.First(); key != nil && err == nil; key, _ = c.Next() {
			if _, stays := values[string(key)]; !stays {
				err = c.Delete()
			}
		}
		if err != nil {
			return fmt.Errorf("bucket %s: %w", seal.Meta, err)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if err := b.Put([]byte(key), values[key]); err != nil {
			return fmt.Errorf("bucket %s: %w", seal.Meta, err)
		}
	}
	return nil
}

// logPut and logDelete remember a change until it is committed.
func (t *Tx) logPut(encoded []byte) { t.Log = append(t.Log, encoded) }

func (t *Tx) logDelete(r seal.Stored) {
	t.Log = append(t.Log, salvage.Deletion(t.Seal, r, t.Serial))
}
