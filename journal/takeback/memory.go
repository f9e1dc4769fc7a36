package takeback

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"messup/journal"
	"messup/journal/record"
)

// Memory is what is known of the last import.
type Memory struct {
	head  head
	notes []note
}

// A head says which import it was.
type head struct {
	Source string    `json:"source,omitempty"` // whose journal came
	At     time.Time `json:"at"`
	Undone time.Time `json:"undone,omitzero"` // when it was taken back
	Parts  int       `json:"parts"`
}

// A note is one record that the import kept; once that was taken back, one that was.
type note struct {
	Kind  journal.Kind `json:"kind"`
	ID    journal.ID   `json:"id"`
	Rev   int          `json:"rev"`
	Sum   uint64       `json:"sum"`
	Was   int          `json:"was,omitempty"` // the revision before; 0 if it was not there
	Trash bool         `json:"trash,omitempty"`
}

func (x note) key() record.Key { return record.Key{Kind: x.Kind, ID: x.ID} }

// same reports whether a record is as the note has it.
func (x note) same(r record.Record) bool { return r.Rev == x.Rev && sum(r.Data) == x.Sum }

// An original is a record as it was before an import brought it up to date.
type original struct {
	Kind journal.Kind    `json:"kind"`
	ID   journal.ID      `json:"id"`
	Rev  int             `json:"rev"`
	Data json.RawMessage `json:"data"`
}

// Where it lies: the head, the notes so many together, each original by itself, and in the place of
// one that was forgotten when that was, and why.
const (
	headID journal.ID = "last"
	partOf journal.ID = "part-"
	wasOf  journal.ID = "was-"
	goneOf journal.ID = "gone-"
	inOne             = 200
)

func wasID(k record.Key) journal.ID { return wasOf + journal.HashID(string(k.Kind), string(k.ID)) }

func goneID(was journal.ID) journal.ID { return goneOf + was[len(wasOf):] }

func read(tx record.Tx) (m Memory, err error) {
	if _, err := get(tx, headID, &m.head); err != nil {
		return m, err
	}
	for i := range m.head.Parts {
		var part struct{ Notes []note }
		if _, err := get(tx, partID(i), &part); err != nil {
			return m, err
		}
		m.notes = append(m.notes, part.Notes...)
	}
	return m, nil
}

func partID(i int) journal.ID { return partOf + journal.ID(strconv.Itoa(i)) }

// get reads one piece; is is false where there is none, or none that can be read: what the program
// remembers for a person's ease is no reason to refuse an import.
func get(tx record.Tx, id journal.ID, v any) (is bool, err error) {
	r, err := tx.Data(journal.ImportKind, id)
	if err != nil {
		return false, record.IgnoreNotFound(err)
	}
	return json.Unmarshal(r.Data, v) == nil, nil
}

func put(tx record.Tx, id journal.ID, v any, at time.Time) error {
	data, err := json.Marshal(v)
	if err == nil {
		err = tx.Put(record.Record{Kind: journal.ImportKind, ID: id, Rev: 1, At: at, Data: data, Line: []byte("-")})
	}
	if err != nil {
		return fmt.Errorf("remembering the import: %w", err)
	}
	return nil
}

// write keeps it in place of what was remembered before.
func (m Memory) write(tx record.Tx, was map[record.Key]original) error {
	if err := Forget(tx); err != nil {
		return err
	}
	for from := 0; from < len(m.notes); from += inOne {
		part := struct{ Notes []note }{m.notes[from:min(from+inOne, len(m.notes))]}
		if err := put(tx, partID(m.head.Parts), part, m.head.At); err != nil {
			return err
		}
		m.head.Parts++
	}
	for key, o := range was {
		if err := put(tx, wasID(key), o, m.head.At); err != nil {
			return err
		}
	}
	return put(tx, headID, m.head, m.head.At)
}

// Forget forgets the last import: it cannot be taken back any more.
func Forget(tx record.Tx) error { return drop(tx, "") }

func drop(tx record.Tx, prefix string) error {
	var ids []journal.ID
	for id, err := range tx.IDs(journal.ImportKind, prefix) {
		if err != nil {
			return fmt.Errorf("forgetting an import: %w", err)
		}
		ids = append(ids, id)
	}
	for _, id := range ids {
		if err := tx.Delete(journal.ImportKind, id); err != nil {
			return fmt.Errorf("forgetting an import: %w", err)
		}
	}
	return nil
}
