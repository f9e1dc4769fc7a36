package bolttx_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store"
)

// However many single rows are asked for, each is the one of its record, and what is not
// there is not there.
func TestManySingleRows(t *testing.T) {
	f := store.New(store.Config{Path: filepath.Join(t.TempDir(), "journal.db"), Now: time.Now, Rand: zeros{}})
	at := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC)
	const n = 700
	id := func(i int) journal.ID { return journal.ID(fmt.Sprintf("id%05d", i)) }
	must(t, f.Update(t.Context(), func(tx record.Tx) error {
		for i := range n {
			line := fmt.Appendf(nil, "line %d", i)
			r := record.Record{Kind: journal.Entries, ID: id(i), Rev: 1, At: at.Add(time.Duration(i*7919%n) * time.Minute), Data: []byte("{}"), Line: line}
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return nil
	}))
	must(t, f.View(t.Context(), func(tx record.Tx) error {
		for i := range n {
			row, err := tx.Row(journal.Entries, id(i))
			if err != nil || row.ID != id(i) || string(row.Bytes) != fmt.Sprintf("line %d", i) || !row.At.Equal(at.Add(time.Duration(i*7919%n)*time.Minute)) {
				t.Errorf("the row of %s is %+v, %v", id(i), row, err)
			}
			if _, err := tx.Row(journal.Entries, id(n+i)); !record.IsNotFound(err) {
				t.Errorf("the row of %s, which is not there: %v", id(n+i), err)
			}
		}
		return nil
	}))
}

// zeros is no chance at all.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
