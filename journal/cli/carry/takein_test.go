package carry

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/record"
	"messup/prompts"
	"messup/store/storetest"
)

// forgetful keeps no words, and says how much memory is held when the last comes.
type forgetful struct {
	record.Store
	left int
	held uint64
}

type forgetfulTx struct {
	record.Tx
	of *forgetful
}

func (f *forgetful) Update(ctx context.Context, fn func(record.Tx) error) error {
	return f.Store.Update(ctx, func(tx record.Tx) error { return fn(forgetfulTx{tx, f}) })
}

func (tx forgetfulTx) Put(record.Record) error {
	if tx.of.left--; tx.of.left == 0 {
		tx.of.held = heap()
	}
	return nil
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what waits in pools goes at the second
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// What was read from a file is let go of as it is kept: when the change goes to the
// disk, which needs the most, it is not held twice.
func TestWhatWasTakenInIsNotHeldTwice(t *testing.T) {
	const entries, each = 400, 50_000
	var file bytes.Buffer
	for i := range entries {
		line, err := json.Marshal(map[string]any{
			"title": fmt.Sprint("Jigsaw ", i), "happened": "2026-11-19T14:10:00Z",
			"answers": []map[string]string{{"id": "goal", "text": strings.Repeat("words ", each/6)}},
		})
		if err != nil {
			t.Fatal(err)
		}
		file.Write(append(line, '\n'))
	}
	name := filepath.Join(t.TempDir(), "years.jsonl")
	if err := os.WriteFile(name, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	size := uint64(file.Len())
	file = bytes.Buffer{}
	store := &forgetful{Store: storetest.NewMemory(), left: entries}
	b := book.Open(store, prompts.Shipped(), time.Now, rand.Reader)
	before := heap()
	taken, err := Delivery{Name: name, Backup: func() error { return nil }}.Into(t.Context(), b)
	if err != nil || taken.Added != entries {
		t.Fatalf("%+v, %v", taken, err)
	}
	if store.held > before+size/4 {
		t.Errorf("%d bytes of a file of %d are held when its last entry is kept", store.held-before, size)
	}
}

// Whoever hands contents over keeps them.
func TestImportLeavesWhatItWasGiven(t *testing.T) {
	var c journal.Archive
	c.Entries = []journal.Entry{{ID: "0a", Title: "Jigsaw", Happened: time.Unix(1.7e9, 0), Kind: journal.Jot}}
	b := book.Open(storetest.NewMemory(), prompts.Shipped(), time.Now, rand.Reader)
	if _, err := b.Archive.Import(t.Context(), c, record.Intake{}); err != nil {
		t.Fatal(err)
	}
	if len(c.Entries) != 1 || c.Entries[0].Title != "Jigsaw" {
		t.Errorf("%+v is left", c.Entries)
	}
}
