package book_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/prompts"
)

// An entry that an older messup kept with its questions stays as it is until its words
// change: else another copy of the journal would find it changed here, and what was
// deleted there would come back.
func TestAnEntryKeptAtLengthStaysUntilItChanges(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Lab stations", "Model it first")
	data, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	kept := func() (now []byte) {
		t.Helper()
		err := d.store.View(t.Context(), func(tx record.Tx) error {
			r, err := tx.Get(journal.Entries, e.ID)
			now = r.Data
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return now
	}
	if bytes.Equal(kept(), data) {
		t.Fatal("nothing of it is left out")
	}
	err = d.store.Update(t.Context(), func(tx record.Tx) error {
		r, err := tx.Get(journal.Entries, e.ID)
		if err != nil {
			return err
		}
		r.Data = data
		return tx.Put(r)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.store.Update(t.Context(), record.Reindexing(prompts.Shipped())); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Lessons.Move(t.Context(), e.ID, journal.Shelf, ""); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept(), data) {
		t.Errorf("now it is kept as %s", kept())
	}
	changed := e
	changed.Title = "Lab stations, again"
	d.save(t, e, changed)
	if now := kept(); len(now) >= len(data) || !bytes.Contains(now, []byte("again")) {
		t.Errorf("changed, it is kept as %s", now)
	}
}
