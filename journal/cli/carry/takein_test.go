package carry

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
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
	"messup/store"
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

func (f *forgetful) Fill(ctx context.Context, fn func(record.Tx) error) error {
	return f.Store.Fill(ctx, func(tx record.Tx) error { return fn(forgetfulTx{tx, f}) })
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
	taken, err := Delivery{Name: name}.Into(t.Context(), b)
	if err != nil || taken.Added != entries {
		t.Fatalf("%+v, %v", taken, err)
	}
	if store.held > before+size/4 {
		t.Errorf("%d bytes of a file of %d are held when its last entry is kept", store.held-before, size)
	}
}

// watched says how much memory is held while a file is taken in.
type watched struct {
	record.Store
	most uint64
}

func (w *watched) Fill(ctx context.Context, fn func(record.Tx) error) error {
	return w.Store.Fill(ctx, func(tx record.Tx) error { return fn(&watchedTx{Tx: tx, of: w}) })
}

type watchedTx struct {
	record.Tx
	of  *watched
	nth int
}

func (tx *watchedTx) Put(r record.Record) error {
	if tx.nth++; tx.nth%1000 == 0 {
		tx.of.most = max(tx.of.most, heap())
	}
	return tx.Tx.Put(r)
}

// Of what comes in no more is held than where it lies: four times as much needs little more
// memory.
func TestWhatComesInIsNotHeld(t *testing.T) {
	held := func(n int) uint64 {
		w := &watched{Store: store.New(store.Config{Path: filepath.Join(t.TempDir(), "journal.db"), Now: time.Now, Rand: rand.Reader})}
		name := jots(t, n)
		b := book.Open(w, prompts.Shipped(), time.Now, rand.Reader)
		before := heap()
		if taken, err := (Delivery{Name: name}).Into(t.Context(), b); err != nil || taken.Added != n {
			t.Fatalf("%+v, %v", taken, err)
		}
		return w.most - min(w.most, before)
	}
	few, many := held(5_000), held(20_000)
	if more := int64(many) - int64(few); more > 15_000*250+1<<20 { // an entry has 550 bytes in the file, and 1,700 as it is kept
		t.Errorf("5,000 entries hold %d bytes, 20,000 hold %d", few, many)
	}
}

// What is wrong at the very end of a long file is found before anything of it is kept.
func TestABadLineAtTheEndChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := store.New(store.Config{Path: path, Now: time.Now, Rand: rand.Reader, Marked: record.Marking()})
	b := book.Open(f, prompts.Shipped(), time.Now, rand.Reader)
	name := jots(t, 12_000)
	out, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	if err == nil {
		_, err = out.WriteString(`{"title": "no day"}` + "\n")
	}
	if err = errors.Join(err, out.Close()); err != nil {
		t.Fatal(err)
	}
	take := func() {
		t.Helper()
		if _, err := (Delivery{Name: name}).Into(t.Context(), b); !errors.Is(err, journal.ErrBadImport) || !strings.Contains(err.Error(), "entry 12001: happened: is missing") {
			t.Errorf("it says %v", err)
		}
	}
	take()
	if found := names(t, filepath.Dir(path)); found != "" {
		t.Errorf("of a journal that was not there is left %q", found)
	}
	if _, err := b.Entries.Jot(t.Context(), "Before"); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	beside := names(t, filepath.Dir(path))
	take()
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) || names(t, filepath.Dir(path)) != beside {
		t.Errorf("it was changed, %v, beside %q", err, names(t, filepath.Dir(path)))
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
