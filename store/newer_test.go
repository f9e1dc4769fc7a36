package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/journal/record"
	"messup/store/bolttx"
	"messup/store/seal"
)

// TestWhatANewerProgramKeepsIsNotCalledDamage: it may have kinds that nobody
// counts, values of a form of its own, and no lines. Such a journal is looked
// at, checked and backed up; it is not written to.
func TestWhatANewerProgramKeepsIsNotCalledDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	filled(t, path, 20)
	h, err := fileAt(path).reader().At(path)
	must(t, err)
	h.Schema, h.Serial = h.Schema+1, h.Serial+1
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: time.Second})
	must(t, err)
	must(t, db.Update(func(tx *bolt.Tx) error {
		odd, err := tx.CreateBucket([]byte("Index 2"))
		must(t, err)
		return errors.Join(
			odd.Put([]byte("a"), []byte("in a form of its own")),
			tx.DeleteBucket([]byte(string(journal.Entries)+seal.Lines)),
			bolttx.PutHead(tx, testSeal().Head(h)))
	}))
	must(t, db.Close())
	before, err := os.ReadFile(path)
	must(t, err)
	f := fileAt(path)
	if st, err := f.Status(t.Context()); err != nil || !st.Exists || !st.Newer {
		t.Errorf("Status = %+v, %v", st, err)
	}
	if r, err := f.Check(t.Context()); err != nil || r.Journal.Counts[journal.Entries] == 0 {
		t.Errorf("Check = %+v, %v", r, err)
	}
	copied, err := f.Backup(t.Context(), "")
	must(t, err)
	if _, err := headOf(copied); err != nil {
		t.Errorf("the backup: %v", err)
	}
	wants(t, "saving", save(f, entry(1, 9)), journal.ErrNewer)
	filled := f.Fill(t.Context(), func(tx record.Tx) error { return tx.Put(entry(1, 9)) })
	if saved := save(f, entry(1, 9)); filled == nil || filled.Error() != saved.Error() {
		t.Errorf("a change of any size says %v, and one of usual size %v", filled, saved)
	}
	wants(t, "compacting", f.compact(t.Context(), nil), journal.ErrNewer)
	if now, err := os.ReadFile(path); err != nil || string(now) != string(before) {
		t.Errorf("it was changed, %v", err)
	}
}
