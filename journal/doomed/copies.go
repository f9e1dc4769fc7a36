package doomed

import (
	"slices"
	"strconv"

	"messup/journal"
	"messup/journal/record"
)

// mostCopies is how many copies of one record are in the trash at most, from as many imports that
// were taken back.
const mostCopies = 9

// CopyID is under what a copy of a record is put into the trash when an import is taken back: the
// record itself stays, and says again what it said before. Whoever has the record deleted for good
// finds the copy by it.
func CopyID(tx record.Tx, key record.Key) (journal.ID, error) {
	for nth := range mostCopies {
		id := copyID(key, nth)
		if _, err := tx.Data(journal.Trash, id); err != nil {
			return id, record.IgnoreNotFound(err)
		}
	}
	return copyID(key, mostCopies-1), nil // the latest before it gives way
}

func copyID(key record.Key, nth int) journal.ID {
	return journal.HashID("taken-back", string(key.Kind), string(key.ID), strconv.Itoa(nth))
}

// withCopies adds what of some things lies in the trash as such a copy.
func withCopies(tx record.Tx, all []journal.Trashed) ([]journal.Trashed, error) {
	for _, t := range slices.Clone(all) {
		for _, key := range record.KeysOf(t) {
			for nth := range mostCopies {
				id := copyID(key, nth)
				if slices.ContainsFunc(all, func(t journal.Trashed) bool { return t.ID == id }) {
					continue
				}
				copied, err := record.GetTrashed(tx, id)
				if record.IsNotFound(err) {
					continue
				}
				if err != nil {
					return nil, err
				}
				all = append(all, copied)
			}
		}
	}
	return all, nil
}
