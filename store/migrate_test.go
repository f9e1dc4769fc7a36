package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/journal/record"
	"messup/store/bolttx"
	"messup/store/seal"
)

// withSteps returns the journal as a program with more history would see it.
func withSteps(path string, steps ...step) *File {
	f := fileAt(path)
	f.steps = append(f.steps, steps...)
	return f
}

// TestMigration proves the mechanism on an invented history: the next schema knows a
// list of moods.
func TestMigration(t *testing.T) {
	plainOnly(t)
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 60)
	runs := 0
	addMoods := step{about: "moods", derive: true, run: func(tx *bolttx.Tx) error {
		runs++
		return beginMoods(tx)
	}}
	broken := step{about: "nonsense", derive: true, run: func(tx *bolttx.Tx) error {
		return errors.Join(tx.Bolt.DeleteBucket([]byte("entries")), errors.New("no such luck"))
	}}

	// A step that fails leaves everything as it was.
	before, err := os.ReadFile(path)
	must(t, err)
	if err := save(withSteps(path, addMoods, broken), entry(1, 9)); err == nil {
		t.Fatal("a failing migration was not noticed")
	}
	mustHold(t, fileAt(path), want)

	// All steps run once, also for one who only reads, after a backup.
	runs = 0
	for range 2 {
		mustHold(t, withSteps(path, addMoods), want)
	}
	if runs != 1 {
		t.Errorf("the step ran %d times", runs)
	}
	mustSave(t, withSteps(path, addMoods), entry(1, 9))
	want.put(entry(1, 9))
	all, err := fileAt(path).Backups(t.Context())
	must(t, err)
	if b, err := os.ReadFile(all[0].Path); err != nil || len(b) == 0 || len(b) > len(before) {
		t.Errorf("no backup was made before the migration: %v", err)
	}
	if h, err := headOf(all[0].Path); err != nil || h.Schema != fileAt(path).schema() {
		t.Errorf("the newest backup has schema %d, %v; want %d", h.Schema, err, fileAt(path).schema())
	}

	// The program that knows less can read, but not write.
	old := fileAt(path)
	mustHold(t, old, want)
	wants(t, "saving", save(old, entry(2, 9)), journal.ErrNewer)
	wants(t, "compacting", old.compact(t.Context(), nil), journal.ErrNewer)
	wants(t, "deleting", old.Update(context.Background(), func(tx record.Tx) error {
		return tx.Delete(journal.Entries, name(1))
	}), journal.ErrNewer)
	if st, err := old.Status(t.Context()); err != nil || !st.Newer {
		t.Errorf("Status = %+v, %v", st, err)
	}
	if _, err := withSteps(path, addMoods).Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// beginMoods adds a kind of record that there was not before.
func beginMoods(t *bolttx.Tx) error {
	tx := t.Bolt
	for _, name := range []string{"moods", "moods" + seal.Lines, "moods" + seal.Texts} {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	key := []byte("count/moods")
	return tx.Bucket([]byte(seal.Meta)).Put(key, testSeal().Row(seal.Meta, key, make([]byte, 8)))
}

// TestOldFilesStayReadable opens a journal of every schema there has been.
// Each was made by filled(t, path, 6) when its schema was the newest, and must
// never be made anew.
func TestOldFilesStayReadable(t *testing.T) {
	plainOnly(t)
	want := filled(t, filepath.Join(t.TempDir(), "journal.db"), 6)
	for schema := range fileAt("").schema() {
		b, err := os.ReadFile(filepath.Join("testdata", fmt.Sprintf("schema%d.db", schema+1)))
		must(t, err)
		path := filepath.Join(t.TempDir(), "journal.db")
		must(t, os.WriteFile(path, b, 0o600))
		f := newFile(t, path)
		mustHold(t, f, want)
		mustSave(t, f, entry(100, 1))
	}
}

// A journal that only gets what is derived from it is brought up to date, and saved to, where
// no backup can be made: a save alone would not fail for that.
func TestNoBackupKeepsNobodyFromSaving(t *testing.T) {
	plainOnly(t)
	path := filepath.Join(t.TempDir(), "journal.db")
	b, err := os.ReadFile("testdata/schema1.db")
	must(t, err)
	must(t, os.WriteFile(path, b, 0o600))
	must(t, os.WriteFile(filepath.Join(filepath.Dir(path), "backups"), []byte("no folder"), 0o600))
	f := fileAt(path)
	mustSave(t, f, entry(100, 1))
	if said := f.Notices(); len(said) == 0 {
		t.Error("nothing is said of the backup")
	}
	must(t, fileAt(path).View(t.Context(), func(tx record.Tx) error {
		_, err := tx.Data(journal.Entries, name(100))
		return err
	}))
	wants(t, "a step that changes records", save(withSteps(path, step{about: "moods", run: beginMoods, derive: true}), entry(101, 1)), journal.ErrDisk)
}

// Who only looks into a file of an earlier form leaves it as it is: it may be a backup.
func TestLookingChangesNoOlderFile(t *testing.T) {
	plainOnly(t)
	path := filepath.Join(t.TempDir(), "journal.db")
	b, err := os.ReadFile("testdata/schema1.db")
	must(t, err)
	must(t, os.WriteFile(path, b, 0o600))
	want, err := contents(fileAt(path))
	must(t, err)
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, b) || len(want) == 0 {
		t.Errorf("it was changed, %v", err)
	}
	mustSave(t, fileAt(path), entry(100, 1))
	want.put(entry(100, 1))
	mustHold(t, newFile(t, path), want)
}

// A backup of an earlier form that deleted words are taken out of keeps that form: no marks
// come into it, which a program of its time knows nothing of.
func TestABackupKeepsItsFormInAPurge(t *testing.T) {
	plainOnly(t)
	c := november()
	f := fileAt(filepath.Join(t.TempDir(), "journal.db"))
	f.config.Now = func() time.Time { return c.now }
	f.config.Marked = func(journal.Kind, []byte) bool { return true }
	b, err := os.ReadFile("testdata/schema1.db")
	must(t, err)
	must(t, os.WriteFile(f.Path(), b, 0o600))
	old, err := f.Backup(t.Context(), "")
	must(t, err)
	c.days(1)
	_, err = f.Forget(t.Context(), func() error {
		return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(1)) })
	})
	must(t, err)
	h, err := headOf(old)
	if err != nil || h.Schema != 1 {
		t.Fatalf("the backup has schema %d, %v", h.Schema, err)
	}
	f.steps = nil // as a program of that time
	old = unpackedAt(t, old)
	if h, err := f.reader().At(old); err != nil {
		t.Errorf("to a program of that time it is of schema %d and %v", h.Schema, err)
	}
	db, err := bolt.Open(old, 0o600, &bolt.Options{ReadOnly: true})
	must(t, err)
	must(t, db.View(func(tx *bolt.Tx) error {
		return tx.ForEach(func(name []byte, _ *bolt.Bucket) error {
			if strings.HasSuffix(string(name), seal.Marks) {
				t.Errorf("it has %s", name)
			}
			return nil
		})
	}))
	must(t, db.Close())
}
