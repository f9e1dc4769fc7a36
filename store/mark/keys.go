package mark

import (
	"messup/journal"
	"messup/journal/record"
)

// All adds every record of some kinds.
func All(tx record.Tx, kinds map[journal.Kind]uint64, to map[record.Key]bool) error {
	for kind := range kinds {
		for id, err := range tx.IDs(kind, "") {
			if err != nil {
				return err
			}
			to[record.Key{Kind: kind, ID: id}] = true
		}
	}
	return nil
}

// Look reads what says other words now. What is not there any more was deleted since.
func (n *Note) Look(tx record.Tx) error {
	for key := range n.Said {
		r, err := tx.Get(key.Kind, key.ID)
		switch {
		case record.IsNotFound(err):
			delete(n.Said, key)
			n.Keys[key] = true
		case err != nil:
			return err
		default:
			n.Said[key] = r
		}
	}
	return nil
}

// Stay takes out of what is gone the records that are there, or stay.
func Stay(tx record.Tx, gone, stay map[record.Key]bool) error {
	for key := range gone {
		_, err := tx.Row(key.Kind, key.ID)
		if record.IgnoreNotFound(err) != nil {
			return err
		}
		if err == nil || stay[key] {
			delete(gone, key)
		}
	}
	return nil
}
