package takeback

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/record"
)

// Why is why the words that a record had before the last import are remembered no longer.
type Why string

// What words are forgotten for.
const (
	Deleted Why = "deleted" // something that stood in them was deleted for good
	Unnamed Why = "unnamed" // a role was put in place of a name that stood in them
)

// A Forgotten says when words were forgotten, and why: what they were of stays as the import left it.
type Forgotten struct {
	At  time.Time `json:"at"`
	Why Why       `json:"why"`
}

// ForgetThese forgets some of the wordings that are remembered: of what Holding and Standing found.
// All else of the import can still be taken back.
func ForgetThese(tx record.Tx, keys []record.Key, f Forgotten) error {
	for _, key := range keys {
		err := tx.Delete(journal.ImportKind, key.ID)
		if err == nil {
			err = put(tx, goneID(key.ID), f, f.At)
		}
		if err != nil {
			return fmt.Errorf("forgetting what was before the import: %w", err)
		}
	}
	return nil
}

// ForgetSaid forgets what some records said before the last import, and all that is says yes to, as
// where they say another thing in place of a name.
func ForgetSaid(tx record.Tx, said []record.Key, is func(words string) bool, now time.Time) error {
	keys, err := remembered(tx, func(o original) (bool, error) {
		return slices.Contains(said, record.Key{Kind: o.Kind, ID: o.ID}) || is(string(o.Data)), nil
	})
	return cmp.Or(err, ForgetThese(tx, keys, Forgotten{At: now, Why: Unnamed}))
}

// Purge removes things of the trash for good, as record.Purge does, and with them what they, and
// all that names one of them, said before the last import. Of a thing that cannot be read nobody can
// say what that is: then all that is remembered goes.
func Purge(tx record.Tx, ids []journal.ID, now time.Time) error {
	var gone []journal.ID
	unread := false
	for _, id := range ids {
		t, err := record.GetTrashed(tx, id)
		unread = unread || record.IgnoreNotFound(err) != nil
		for _, key := range record.KeysOf(t) {
			if key.ID != "" {
				gone = append(gone, key.ID)
			}
		}
	}
	if err := record.Purge(tx, ids); err != nil {
		return err
	}
	keys, err := remembered(tx, func(o original) (bool, error) {
		return unread || slices.ContainsFunc(gone, func(id journal.ID) bool {
			return id == o.ID || strings.Contains(string(o.Data), string(id))
		}), nil
	})
	return cmp.Or(err, ForgetThese(tx, keys, Forgotten{At: now, Why: Deleted}))
}
