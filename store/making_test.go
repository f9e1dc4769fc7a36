package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/disk"
)

// A backup that another process is making has no name yet: it is taken for none that another name
// hides, which a purge would write anew in its place, and leave where it lies.
func TestABackupBeingMadeIsNoRenamedOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := fileAt(path)
	must(t, f.Update(t.Context(), func(tx record.Tx) error { return tx.Put(entry(1, 4)) }))
	made, err := f.Backup(t.Context(), "")
	must(t, err)
	b, err := os.ReadFile(made)
	must(t, err)
	under := filepath.Join(filepath.Dir(made), ".journal-0123456789abcdef.tmp")
	must(t, os.WriteFile(under, b, 0o600))
	hidden := filepath.Join(filepath.Dir(made), "old.db.gz")
	must(t, os.WriteFile(hidden, b, 0o600))
	r, err := f.Check(t.Context())
	must(t, err)
	if len(r.Renamed) != 1 || r.Renamed[0] != hidden {
		t.Errorf("renamed backups are %q", r.Renamed)
	}
}

// What is deleted for good is in a backup that was begun before: whoever deletes it waits until
// that is gone.
func TestForgettingWaitsForABackupBeingMade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := fileAt(path)
	must(t, f.Update(t.Context(), func(tx record.Tx) error { return tx.Put(entry(1, 4)) }))
	made, err := f.Backup(t.Context(), "")
	must(t, err)
	b, err := os.ReadFile(made)
	must(t, err)
	under := filepath.Join(filepath.Dir(made), ".journal-0123456789abcdef.tmp")
	leave, err := disk.TryFolder(filepath.Dir(made)) // as who makes one has it
	must(t, err)
	must(t, os.WriteFile(under, b, 0o600))
	gone := make(chan error)
	go func() {
		_, err := fileAt(path).Forget(t.Context(), func() error {
			return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, entry(1, 4).ID) })
		})
		gone <- err
	}()
	select {
	case err := <-gone:
		t.Fatal("it is said to be gone while a backup that has it is being made:", err)
	case <-time.After(300 * time.Millisecond):
	}
	must(t, leave())
	must(t, <-gone)
	if _, err := os.Lstat(under); !errors.Is(err, fs.ErrNotExist) {
		t.Error("what was being made is still there:", err)
	}
}
