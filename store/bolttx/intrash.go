package bolttx

import (
	"encoding/json"

	"messup/journal"
	"messup/journal/record"
)

// LeaveInTrash removes what was put together out of several states and is in the trash by a
// later one: the records that a thing there has with it, which deleted names, and which
// are older than it. Where two states are of different histories (apart) no serial says
// which is later, and all stays. It tells left of each that goes.
func (t *Tx) LeaveInTrash(deleted func(record.Tx) ([]record.Key, error), apart bool, left func(record.Key)) error {
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
