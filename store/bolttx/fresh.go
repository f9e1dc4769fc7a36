package bolttx

import (
	"fmt"
	"maps"
	"slices"

	"messup/journal"
)

// A fresh holds the records that are new in a change until it is kept, or until
// somebody goes through their kind. They come in whatever order and lie by their ids:
// bbolt keeps the pages of a change in one long list, and to put each new one in
// between took as long as all else, of 60,000 entries at once 2 s.
type fresh map[journal.Kind]map[journal.ID][]byte

func (f *fresh) put(kind journal.Kind, id journal.ID, encoded []byte) {
	if *f == nil {
		*f = fresh{}
	}
	if (*f)[kind] == nil {
		(*f)[kind] = map[journal.ID][]byte{}
	}
	(*f)[kind][id] = encoded
}

// Settle puts the new records into the file, by their ids. Nothing of a change is
// kept without it.
func (t *Tx) Settle() error {
	for _, kind := range slices.Sorted(maps.Keys(t.fresh)) {
		if err := t.settle(kind); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tx) settle(kind journal.Kind) error {
	came, is := t.fresh[kind]
	if !is {
		return nil
	}
	delete(t.fresh, kind)
	if _, err := t.Bolt.CreateBucketIfNotExists([]byte(kind)); err != nil { // it may have lost all again
		return fmt.Errorf("bucket %s: %w", kind, err)
	}
	for _, id := range slices.Sorted(maps.Keys(came)) {
		if err := t.set(string(kind), []byte(id), came[id]); err != nil {
			return err
		}
	}
	return nil
}
