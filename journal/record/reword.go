package record

import (
	"bytes"
	"fmt"

	"messup/journal"
	"messup/prompts"
)

// Reword says an entry, and all that was drawn from it or tells of it, as reworded says it,
// older wordings and what they were drawn from too, and returns which records that changed.
// Nobody wrote in those: they keep their times. What lies in the trash is as it was.
func Reword(tx Tx, sets prompts.Library, entry journal.ID, reworded func(string) string) (changed []Key, err error) {
	tables := Tables(sets)
	for i := range tables { // the entry last: its row shows what was drawn from it
		keys, err := tables[len(tables)-1-i].reword(tx, entry, reworded)
		if err != nil {
			return nil, err
		}
		changed = append(changed, keys...)
	}
	return changed, nil
}

func (k Kind[T]) reword(tx Tx, entry journal.ID, reworded func(string) string) (changed []Key, err error) {
	ids, err := k.tellingOf(tx, entry)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		v, err := k.Get(tx, id)
		if err != nil {
			return nil, err
		}
		said := v
		journal.RewordParts(k.Parts(), &said, reworded)
		if journal.SameParts(k.Parts(), &v, &said) {
			continue
		}
		*k.Stamps(&said).Rev++
		if k.Check != nil {
			err = k.Check(said)
		}
		if err == nil {
			err = k.Put(tx, said)
		}
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", k.one, id.Short(), err)
		}
		changed = append(changed, Key{Kind: k.name, ID: id})
	}
	return changed, nil
}

func (k Kind[T]) tellingOf(tx Tx, entry journal.ID) (ids []journal.ID, err error) {
	switch {
	case k.Parts == nil: // what was deleted stays as it was, and the program's own notes have no words
		return nil, nil
	case k.name == journal.Entries:
		return []journal.ID{entry}, nil
	}
	for r, err := range tx.Rows(k.name) {
		if err != nil {
			return nil, err
		}
		if r.ID == entry || bytes.Contains(r.Bytes, []byte(entry)) {
			ids = append(ids, r.ID)
		}
	}
	return ids, nil
}
