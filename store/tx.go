package store

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/journal/record"
	"messup/store/salvage"
	"messup/store/seal"
)

// tx is the journal inside one View or Update.
type tx struct {
	bolt    *bolt.Tx // nil for a journal that does not exist yet
	seal    seal.Seal
	head    seal.Head // as this call leaves it
	serial  uint64    // of this update
	write   bool
	changes int
	log     [][]byte // the changes, for the file of recent ones
	// inside is true while the store or bbolt is at work, and false while the
	// caller's own code is: it says whose panic it was.
	inside bool
}

// within marks the store at work while do runs. The mark stays if do panics, so
// it is no matter for a defer: that would run before anyone looks whose panic it was.
func (t *tx) within(do func() error) error {
	t.inside = true
	err := do()
	t.inside = false
	return err
}

// bucket returns a bucket, or nil if there is none yet.
func (t *tx) bucket(name string) *bolt.Bucket {
	if t.bolt == nil {
		return nil
	}
	return t.bolt.Bucket([]byte(name))
}

func value(b *bolt.Bucket, key []byte) []byte {
	if b == nil || len(key) == 0 {
		return nil
	}
	return b.Get(key)
}

// find reads one record without what is derived from it.
func (t *tx) find(kind journal.Kind, id journal.ID) (seal.Stored, error) {
	v := value(t.bucket(string(kind)), []byte(id))
	if v == nil || !seal.IsKind(string(kind)) {
		return seal.Stored{}, fmt.Errorf("%s %q: %w", kind, id, journal.ErrNotFound)
	}
	return t.seal.OpenRecord(kind, []byte(id), v)
}

// row reads one row of a derived bucket; every record has one.
func (t *tx) row(bucket string, key []byte) ([]byte, error) {
	v := value(t.bucket(bucket), key)
	if v == nil {
		return nil, seal.Damaged("a row of %s is missing", bucket)
	}
	return t.seal.OpenRow(bucket, key, v)
}

// Get returns a record with its line and its search text.
func (t *tx) Get(kind journal.Kind, id journal.ID) (r record.Record, err error) {
	err = t.within(func() error { r, err = t.get(kind, id); return err })
	return r, err
}

func (t *tx) get(kind journal.Kind, id journal.ID) (record.Record, error) {
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
func (t *tx) Row(kind journal.Kind, id journal.ID) (row record.Row, err error) {
	err = t.within(func() error { row, err = t.oneRow(kind, id); return err })
	return row, err
}

func (t *tx) oneRow(kind journal.Kind, id journal.ID) (record.Row, error) {
	r, err := t.find(kind, id)
	if err != nil {
		return record.Row{}, err
	}
	b, err := t.row(string(kind)+seal.Lines, seal.TimeKey(r.At, id))
	return record.Row{ID: id, At: r.At, Bytes: b}, err
}

// Count says how many records of a kind there are: the file keeps count.
func (t *tx) Count(kind journal.Kind) (int, error) { return int(t.head.Counts[kind]), nil }

// Put keeps r. All of it is copied.
func (t *tx) Put(r record.Record) error {
	if err := seal.CheckName(r.Kind, r.ID); err != nil {
		return err
	}
	if len(r.Data) > seal.MaxData || len(r.Line) > seal.MaxData || len(r.Text) > seal.MaxData {
		return fmt.Errorf("one of %s: %w", r.Kind, journal.ErrTooLong)
	}
	if !t.write {
		return fmt.Errorf("changing %s while only reading: %w", r.Kind, journal.ErrReadOnly)
	}
	return t.within(func() error { return t.keep(r, t.serial) })
}

// keep writes a record and its two rows, in place of the ones there are.
func (t *tx) keep(r record.Record, serial uint64) error {
	old, err := t.find(r.Kind, r.ID)
	switch {
	case errors.Is(err, journal.ErrNotFound):
		t.head.Counts[r.Kind]++
	case err != nil:
		return err
	case !old.At.Equal(r.At):
		if err := t.dropRows(old); err != nil {
			return err
		}
	case old.Rev == r.Rev && bytes.Equal(old.Data, r.Data):
		t.changes++ // only what is derived may be new, as after Reindex
		return t.setRows(r)
	}
	t.changes++
	encoded := t.seal.Record(r, serial)
	t.logPut(encoded)
	return errors.Join(t.set(string(r.Kind), []byte(r.ID), encoded), t.setRows(r))
}

func (t *tx) setRows(r record.Record) error {
	line, text := string(r.Kind)+seal.Lines, string(r.Kind)+seal.Texts
	key := seal.TimeKey(r.At, r.ID)
	return errors.Join(
		t.set(line, key, t.seal.Row(line, key, r.Line)),
		t.set(text, key, t.seal.Row(text, key, r.Text)))
}

func (t *tx) set(bucket string, key, value []byte) error {
	b, err := t.bolt.CreateBucketIfNotExists([]byte(bucket))
	if err != nil {
		return fmt.Errorf("bucket %s: %w", bucket, err)
	}
	if err := b.Put(key, value); err != nil {
		return fmt.Errorf("bucket %s: %w", bucket, err)
	}
	return nil
}

func (t *tx) dropRows(r seal.Stored) error {
	key := seal.TimeKey(r.At, r.ID)
	for _, name := range []string{string(r.Kind) + seal.Lines, string(r.Kind) + seal.Texts} {
		b := t.bucket(name)
		if b == nil {
			return seal.Damaged("%s is missing", name)
		}
		if err := b.Delete(key); err != nil {
			return fmt.Errorf("bucket %s: %w", name, err)
		}
	}
	return nil
}

// Delete removes a record and its two rows.
func (t *tx) Delete(kind journal.Kind, id journal.ID) error {
	if !t.write {
		return fmt.Errorf("changing %s while only reading: %w", kind, journal.ErrReadOnly)
	}
	return t.within(func() error { return t.remove(kind, id) })
}

func (t *tx) remove(kind journal.Kind, id journal.ID) error {
	r, err := t.find(kind, id)
	if err != nil {
		return err
	}
	if err := t.dropRows(r); err != nil {
		return err
	}
	t.changes++
	t.logDelete(r)
	t.head.Counts[kind]--
	if err := t.bucket(string(kind)).Delete([]byte(id)); err != nil {
		return fmt.Errorf("bucket %s: %w", kind, err)
	}
	return nil
}

// Rows yields lines, newest first, reading only as far as the caller goes.
func (t *tx) Rows(kind journal.Kind) iter.Seq2[record.Row, error] {
	return t.rows(string(kind) + seal.Lines)
}

// Texts yields search texts, newest first.
func (t *tx) Texts(kind journal.Kind) iter.Seq2[record.Row, error] {
	return t.rows(string(kind) + seal.Texts)
}

func (t *tx) rows(bucket string) iter.Seq2[record.Row, error] {
	return func(yield func(record.Row, error) bool) {
		for k, v := range t.each(bucket, nil) {
			at, id, err := seal.OpenTimeKey(k)
			row := record.Row{ID: journal.ID(id), At: at}
			if err == nil {
				row.Bytes, err = t.seal.OpenRow(bucket, k, v)
			}
			if err != nil {
				row = record.Row{}
			}
			t.inside = false
			goOn := yield(row, err)
			t.inside = true
			if !goOn || err != nil {
				return
			}
		}
	}
}

// IDs yields the ids of a kind that begin with prefix, in order.
func (t *tx) IDs(kind journal.Kind, prefix string) iter.Seq2[journal.ID, error] {
	return func(yield func(journal.ID, error) bool) {
		for k := range t.each(string(kind), []byte(prefix)) {
			if !strings.HasPrefix(string(k), prefix) {
				return
			}
			t.inside = false
			goOn := yield(journal.ID(k), nil)
			t.inside = true
			if !goOn {
				return
			}
		}
	}
}

// each yields the keys and values of a bucket from a key on. The loop body may
// change the journal; a cursor of bbolt does not survive that, so it is set
// anew after the last key.
func (t *tx) each(bucket string, from []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		t.inside = true
		t.walk(bucket, from, yield)
		t.inside = false
	}
}

func (t *tx) walk(bucket string, from []byte, yield func(k, v []byte) bool) {
	b := t.bucket(bucket)
	if b == nil {
		return
	}
	c := b.Cursor()
	k, v := c.Seek(from)
	for k != nil {
		last, before := k, t.changes
		if t.write {
			last = bytes.Clone(k)
		}
		if !yield(k, v) {
			return
		}
		if t.changes == before {
			k, v = c.Next()
			continue
		}
		c = b.Cursor()
		if k, v = c.Seek(last); bytes.Equal(k, last) {
			k, v = c.Next()
		}
	}
}

// putHead writes the head's values into the bucket meta, all of them.
func putHead(tx *bolt.Tx, values map[string][]byte) error {
	b, err := tx.CreateBucketIfNotExists([]byte(seal.Meta))
	if err != nil {
		return fmt.Errorf("bucket %s: %w", seal.Meta, err)
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if err := b.Put([]byte(key), values[key]); err != nil {
			return fmt.Errorf("bucket %s: %w", seal.Meta, err)
		}
	}
	return nil
}

// logPut and logDelete remember a change until it is committed.
func (t *tx) logPut(encoded []byte) { t.log = append(t.log, encoded) }

func (t *tx) logDelete(r seal.Stored) {
	t.log = append(t.log, salvage.Deletion(t.seal, r, t.serial))
}
