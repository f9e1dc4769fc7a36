package store

import (
	"os"
	"path/filepath"
	"testing"
)

// A save that was killed before its second copy was made has one by the next save: an
// older copy that is put in place then loses nothing.
func TestWhatHasNoSecondCopyGetsOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 5)
	mustSave(t, fileAt(path), entry(50, 1))
	want.put(entry(50, 1))
	old, err := os.ReadFile(path)
	must(t, err)
	log, err := os.ReadFile(fileAt(path).shelf().Recent())
	must(t, err)
	mustSave(t, fileAt(path), entry(100, 1)) // killed before its log was written
	want.put(entry(100, 1))
	must(t, os.WriteFile(fileAt(path).shelf().Recent(), log, 0o600))
	mustSave(t, fileAt(path), entry(101, 1))
	want.put(entry(101, 1))
	must(t, os.WriteFile(path, old, 0o600))
	f := newFile(t, path)
	_, err = f.Restore(t.Context(), false)
	must(t, err)
	mustHold(t, f, want)
}
