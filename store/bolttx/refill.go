package bolttx

import (
	"encoding/json"
	"errors"
	"fmt"

	"messup/journal"
	"messup/journal/record"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/spool"
)

// A Refill says how a journal that was put together becomes one. Each of its functions
// may be nil: then that is not done.
type Refill struct {
	Join    func(record.Tx, record.Fork) (bool, error) // what was changed in two places
	Deleted func(record.Tx) ([]record.Key, error)
	Reindex func(record.Tx) error // derives lists and search texts anew
	Differ  map[journal.Kind]int  // counts what was joined and had words in both
}

// Refill fills the file with a journal that was put together. Of its records it holds no
// more than where they lie, and what becomes of them lies in by until all of it is done.
func (b *Builder) Refill(by *spool.Spool, all salvage.Merged, with Refill) error {
	base := &Tx{Seal: b.seal, Head: b.head, Serial: b.head.Serial}
	if b.head.Schema >= seal.MarksSince {
		base.IsMarked = b.marked
	}
	t := Stage(base, by)
	for _, found := range all.Records {
		r, err := all.Read(found)
		if err == nil {
			r.Kind, r.ID = found.Kind, found.ID // which are held already
			err = t.Keep(r, found.Serial)
		}
		if err != nil {
			return err
		}
	}
	for _, fork := range all.Forks {
		if err := with.join(t, fork); err != nil {
			return fmt.Errorf("joining what was changed here and elsewhere: %w", err)
		}
	}
	if with.Reindex != nil {
		if err := errors.Join(leaveInTrash(t, with.Deleted, all.Apart, all.Leave), with.Reindex(t)); err != nil {
			return err
		}
	}
	b.head = t.Head
	return t.Fill(b)
}

func (with Refill) join(t *Staged, fork salvage.Fork) error {
	if with.Join == nil {
		return nil
	}
	words, err := fork.Read()
	both := false
	if err == nil {
		both, err = with.Join(t, words)
	}
	if both && err == nil {
		with.Differ[fork.Kept.Kind]++
	}
	return err
}

// leaveInTrash removes what was put together out of several states and is in the trash by a
// later one: the records that a thing there has with it, which deleted names, and which
// are older than it. Where two states are of different histories (apart) no serial says
// which is later, and all stays. It tells left of each that goes.
func leaveInTrash(t *Staged, deleted func(record.Tx) ([]record.Key, error), apart bool, left func(record.Key)) error {
	if deleted == nil || apart {
		return nil
	}
	keys, err := deleted(t)
	if err != nil {
		return err
	}
	var since uint64
	for _, k := range keys {
		r, err := t.Stored(k.Kind, k.ID)
		switch {
		case record.IsNotFound(err):
		case err != nil:
			return err
		case k.Kind == journal.Trash && !json.Valid(r.Data): // nobody knows what is in it
			since = 0
		case k.Kind == journal.Trash:
			since = r.Serial
		case r.Serial < since:
			if err := t.Delete(k.Kind, k.ID); err != nil {
				return err
			}
			left(k)
		}
	}
	return nil
}
