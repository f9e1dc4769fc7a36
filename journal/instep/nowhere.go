package instep

import (
	"fmt"
	"iter"

	"messup/journal"
	"messup/journal/record"
)

// nowhere is an empty journal that keeps the last record of one kind: what an import makes
// of a file, before anybody decides about it.
type nowhere struct {
	kind journal.Kind
	got  record.Record
}

func (n *nowhere) Get(k journal.Kind, id journal.ID) (record.Record, error) {
	if k == n.kind && id == n.got.ID && id != "" {
		return n.got, nil
	}
	return record.Record{}, fmt.Errorf("%s %q: %w", k, id, journal.ErrNotFound)
}

func (n *nowhere) Data(k journal.Kind, id journal.ID) (record.Record, error) { return n.Get(k, id) }

func (n *nowhere) Put(r record.Record) error {
	if r.Kind == n.kind { // and not the lesson that an entry draws, which has a file of its own
		n.got = r
	}
	return nil
}

func (n *nowhere) Delete(k journal.Kind, id journal.ID) error {
	_, err := n.Get(k, id)
	return err
}

func (n *nowhere) Row(k journal.Kind, id journal.ID) (record.Row, error) {
	_, err := n.Get(k, id)
	return record.Row{}, err
}

func none[T any](func(T, error) bool) {}

func (n *nowhere) Rows(journal.Kind) iter.Seq2[record.Row, error]        { return none }
func (n *nowhere) Marked(journal.Kind) iter.Seq2[record.Row, error]      { return none }
func (n *nowhere) Texts(journal.Kind) iter.Seq2[record.Row, error]       { return none }
func (n *nowhere) IDs(journal.Kind, string) iter.Seq2[journal.ID, error] { return none }
func (n *nowhere) Count(journal.Kind) (int, error)                       { return 0, nil }
func (n *nowhere) Gone(journal.Kind, journal.ID) bool                    { return false }
