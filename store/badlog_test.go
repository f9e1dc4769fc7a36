package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"messup/journal"
	"messup/journal/record"
)

// spoilLog damages one thing in the log of recent changes.
func spoilLog(t *testing.T, f *File, r record.Record) []byte {
	t.Helper()
	return flip(t, f.shelf().Recent(), bytes.Index, r.Data)
}

// logged makes a journal with a backup and three things kept since.
func logged(t *testing.T) *File {
	t.Helper()
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	mustSave(t, f, entry(1, 1))
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	mustSave(t, f, entry(2, 1))
	mustSave(t, f, entry(3, 1))
	mustSave(t, f, entry(4, 1))
	return f
}

// TestADamagedLogIsToldAndKept damages what was kept since the backup, and then loses
// the journal: the check says so before, and no backup after the restore takes the
// damaged log away.
func TestADamagedLogIsToldAndKept(t *testing.T) {
	plainOnly(t)
	f := logged(t)
	if r, err := f.Check(t.Context()); err != nil || r.Log != "" {
		t.Errorf("of a whole one the check says %q, %v", r.Log, err)
	}
	bad := spoilLog(t, f, entry(3, 1))
	if r, err := f.Check(t.Context()); err != nil || r.Log != f.shelf().Recent() {
		t.Errorf("the check says %q, %v", r.Log, err)
	}
	must(t, os.Remove(f.Path()))
	f = fileAt(f.Path())
	if r, err := f.Check(t.Context()); err == nil || r.Log != f.shelf().Recent() {
		t.Errorf("without the journal the check says %q, %v", r.Log, err)
	}
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	mustHold(t, f, state{key(journal.Entries, name(1)): entry(1, 1), key(journal.Entries, name(2)): entry(2, 1), key(journal.Entries, name(4)): entry(4, 1)})
	_, err = f.Backup(t.Context(), "")
	must(t, err)
	if b, err := os.ReadFile(r.Log); err != nil || !bytes.Equal(b, bad) {
		t.Errorf("it is not kept at %q: %v", r.Log, err)
	}
	if r, err := f.Check(t.Context()); err != nil || r.Log != "" {
		t.Errorf("after a backup the check says %q, %v", r.Log, err)
	}
}

// TestDeletingForGoodReachesADamagedLog: nobody knows whose the words are that cannot be
// read in one that was kept, so they go with the rest.
func TestDeletingForGoodReachesADamagedLog(t *testing.T) {
	plainOnly(t)
	f := logged(t)
	spoilLog(t, f, entry(3, 1))
	must(t, os.Remove(f.Path()))
	f = fileAt(f.Path())
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	mustSave(t, f, entry(5, 1)) // nothing of it is in that log
	_, err = f.Forget(t.Context(), func() error {
		return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(5)) })
	})
	must(t, err)
	b, err := os.ReadFile(r.Log)
	must(t, err)
	if left := entry(3, 1).Data[4:]; bytes.Contains(b, left) {
		t.Error("what could not be read is there still")
	}
	if !bytes.Contains(b, entry(2, 1).Data) {
		t.Error("what could be read went with it")
	}
}
