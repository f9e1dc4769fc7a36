package store

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"messup/journal"
)

// TestRestoreBringsBackEverything damages journals whose backup is ten saves
// old, and restores them.
func TestRestoreBringsBackEverything(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "journal.db")
	want := filled(t, path, 200)
	f := fileAt(path)
	if _, err := f.Backup(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	for i := range 8 { // eight new ones, a changed one, a deleted one
		mustSave(t, f, entry(1000+i, 1))
		want.put(entry(1000+i, 1))
	}
	mustSave(t, f, entry(30, 7))
	want.put(entry(30, 7))
	discard(t, f, name(33))
	want.trash(name(33))
	b := pagesInUse(t, path)

	whole, n := 0, sized(100, 1000)
	for seed := range n {
		spoilt, how := damage(b, rand.New(rand.NewPCG(uint64(seed), 1)))
		overwrite(t, path, spoilt)
		if diff := restored(t, path, spoilt, want); diff != "" {
			t.Logf("seed %d, %s: %s", seed, how, diff)
		} else {
			whole++
		}
	}
	t.Logf("%d of %d damaged journals were restored whole", whole, n)
	if whole*100 < n*99 {
		t.Errorf("%d of %d damaged journals were restored whole, want 99 in 100", whole, n)
	}
}

// restored restores the journal at path and says what is not as it was.
func restored(t *testing.T, path string, spoilt []byte, want state) string {
	t.Helper()
	f := fileAt(path)
	before, err := f.Restore(t.Context(), true)
	if err != nil {
		return err.Error()
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, spoilt) {
		t.Errorf("a rehearsed restore changed the journal, %v", err)
	}
	r, err := f.Restore(t.Context(), false)
	if err != nil {
		return err.Error()
	}
	if r.Whole != before.Whole || r.Total[journal.Entries] != before.Total[journal.Entries] {
		t.Errorf("the restore did not do what its rehearsal said: %+v, then %+v", before, r)
	}
	if !r.Whole {
		if kept, err := os.ReadFile(r.Damaged); err != nil || !bytes.Equal(kept, spoilt) {
			t.Errorf("the damaged file was not kept as it was, %v", err)
		}
		if err := os.Remove(r.Damaged); err != nil {
			t.Error(err)
		}
	}
	got, err := contents(f)
	if err != nil {
		t.Errorf("after the restore: %v", err)
		return err.Error()
	}
	if _, err := f.Check(t.Context()); err != nil {
		t.Errorf("after the restore: %v", err)
	}
	return difference(got, want)
}
