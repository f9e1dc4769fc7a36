package record

import (
	"messup/journal"
	"messup/prompts"
)

// GiveBack gives back what is in the trash, with all that was deleted with it. What was
// written since under the same id stays, and the deleted words are kept beside it: an
// entry's as Merge says, a lesson's among its versions.
func GiveBack(tx Tx, sets prompts.Library, t journal.Trashed) error {
	if err := GiveLessons(tx, sets, t); err != nil {
		return err
	}
	if t.Entry != nil {
		e, err := GetEntry(tx, t.ID)
		switch {
		case err == nil: // brought in again since
			e = joinCopies(sets, e, *t.Entry)
		case IsNotFound(err):
			e = *t.Entry
			e.Rev++
		default:
			return err
		}
		if err := EntryKind(sets).Put(tx, e); err != nil {
			return err
		}
	}
	for _, k := range Tables(sets) {
		if err := k.GiveBack(tx, &t); err != nil {
			return err
		}
	}
	return tx.Delete(journal.Trash, t.ID)
}

// joinCopies keeps all the words of two copies of an entry whose common past
// is not known.
func joinCopies(sets prompts.Library, e, other journal.Entry) journal.Entry {
	joined, _ := journal.Merge(sets, journal.Entry{ID: e.ID}, e, other)
	if joined.Same(e) {
		return e
	}
	joined.Rev = max(e.Rev, other.Rev) + 1
	return joined
}

// GivingBack is GiveBack by the id under which something is in the trash.
func GivingBack(sets prompts.Library) func(Tx, journal.ID) error {
	return func(tx Tx, id journal.ID) error {
		t, err := GetTrashed(tx, id)
		if err != nil {
			return err
		}
		return GiveBack(tx, sets, t)
	}
}
