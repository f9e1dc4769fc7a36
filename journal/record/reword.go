package record

import (
	"bytes"
	"fmt"

	"messup/journal"
	"messup/prompts"
)

// Reword says an entry, and all that was drawn from it or tells of it, as reworded says it,
// older wordings too, and returns which records that changed; id may be that of a lesson of no
// entry. Nobody wrote in those: they keep their times. What lies in the trash is as it was.
func Reword(tx Tx, sets prompts.Library, id journal.ID, reworded func(string) string) (changed []Key, err error) {
	was, err := GetEntry(tx, id)
	if IgnoreNotFound(err) != nil {
		return nil, err
	}
	now := was
	journal.RewordParts(journal.EntryParts(), &now, reworded)
	tables := Tables(sets)
	for i := range tables { // the entry last: its row shows what was drawn from it
		keys, err := tables[len(tables)-1-i].reword(tx, rewording{sets, id, was, now, reworded})
		if err != nil {
			return nil, err
		}
		changed = append(changed, keys...)
	}
	return changed, nil
}

// A rewording is a Reword.
type rewording struct {
	sets     prompts.Library
	id       journal.ID
	was, now journal.Entry
	reworded func(string) string
}

// A drawing is where a record keeps the words that it was drawn from, and from which entry.
type drawing struct {
	entry journal.ID
	words *string
}

func (k Kind[T]) reword(tx Tx, r rewording) (changed []Key, err error) {
	ids, err := k.tellingOf(tx, r.id)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		v, err := k.Get(tx, id)
		if err != nil {
			return nil, err
		}
		said := v
		journal.RewordParts(k.Parts(), &said, r.reworded)
		k.redraw(&said, &v, r)
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

// redraw sets what a record was drawn from as its entries say it now: only so are their words
// not taken for new ones. Those of another entry are what they were.
func (k Kind[T]) redraw(said, was *T, r rewording) {
	if k.drawn == nil {
		return
	}
	before := k.drawn(was)
	for i, d := range k.drawn(said) {
		switch {
		case d.entry != r.id:
			*d.words = *before[i].words
		case *before[i].words == journal.PackParts(k.words(r.was, r.sets)):
			*d.words = journal.PackParts(k.words(r.now, r.sets))
		}
	}
}

// tellingOf lists the records that are an entry or a lesson, or name it.
func (k Kind[T]) tellingOf(tx Tx, entry journal.ID) (ids []journal.ID, err error) {
	switch {
	case k.Parts == nil: // what was deleted stays as it was, and the program's own notes have no words
		return nil, nil
	case k.name == journal.Entries:
		_, err := tx.Row(k.name, entry)
		if err == nil {
			ids = []journal.ID{entry}
		}
		return ids, IgnoreNotFound(err)
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
