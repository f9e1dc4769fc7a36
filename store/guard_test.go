package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/journal/record"
	"messup/store/mark"
)

// during saves an entry and does something to the file while the save is
// under way.
func during(f *File, r record.Record, happens func()) error {
	return f.Update(context.Background(), func(tx record.Tx) error {
		happens()
		return tx.Put(r)
	})
}

// TestAFileThatIsAwayIsNotCalledReplaced looks for a word of another file where there
// is none.
func TestAFileThatIsAwayIsNotCalledReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := fileAt(path)
	mustSave(t, f, entry(1, 1))
	must(t, os.Rename(path, path+".moved"))
	for _, err := range []error{save(f, entry(2, 1)), f.View(t.Context(), func(record.Tx) error { return nil })} {
		wants(t, "with the file away", err, journal.ErrGone)
		if errors.Is(err, journal.ErrReplaced) {
			t.Errorf("it says %v", err)
		}
	}
	must(t, os.Rename(path+".moved", path))
	mustSave(t, f, entry(2, 1))
}

// TestAFileThatChangesIsNoticed does to the file what sync programs, people
// and failing disks do, before and during a save. No save may be acknowledged
// that is not in the file at the journal's path afterwards.
func TestAFileThatChangesIsNoticed(t *testing.T) {
	tests := []struct {
		name   string
		happen func(path string, old []byte) error
		want   []error // any of these
	}{
		{"removed", func(path string, _ []byte) error { return os.Remove(path) }, []error{journal.ErrGone, journal.ErrReplaced}},
		{"moved away", func(path string, _ []byte) error { return os.Rename(path, path+".moved") }, []error{journal.ErrGone, journal.ErrReplaced}},
		{"replaced by a copy of an older state", func(path string, old []byte) error {
			return errors.Join(os.WriteFile(path+".copy", old, 0o600), os.Rename(path+".copy", path))
		}, []error{journal.ErrReplaced}},
		{"replaced by a copy of itself", func(path string, _ []byte) error {
			b, err := os.ReadFile(path)
			return errors.Join(err, os.WriteFile(path+".copy", b, 0o600), os.Rename(path+".copy", path))
		}, []error{journal.ErrReplaced}},
		{"replaced by another journal", func(path string, _ []byte) error {
			other := filepath.Join(filepath.Dir(path), "other", "journal.db")
			return errors.Join(save(fileAt(other), entry(7, 1)), os.Rename(other, path))
		}, []error{journal.ErrReplaced}},
		{"overwritten with an older state", func(path string, old []byte) error { return os.WriteFile(path, old, 0o600) },
			[]error{journal.ErrReplaced}},
		{"overwritten with noise", func(path string, old []byte) error {
			return os.WriteFile(path, bytes.Repeat([]byte("noise"), len(old)/5), 0o600)
		}, []error{journal.ErrReplaced, journal.ErrDamaged}},
		{"cut in half", func(path string, old []byte) error { return os.Truncate(path, int64(len(old))/2) },
			[]error{journal.ErrReplaced, journal.ErrDamaged}},
		{"emptied", func(path string, _ []byte) error { return os.Truncate(path, 0) },
			[]error{journal.ErrReplaced, journal.ErrDamaged}},
	}
	for _, tt := range tests {
		for _, when := range []string{"before", "during"} {
			t.Run(tt.name+" "+when+" a save", func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "journal.db")
				f := fileAt(path)
				mustSave(t, f, entry(1, 1))
				old, err := os.ReadFile(path)
				must(t, err)
				for i := range 100 {
					mustSave(t, f, entry(i, 2))
				}
				var refused error
				happen := func() { refused = tt.happen(path, old) }
				if when == "before" {
					happen()
					must(t, refused)
					happen = func() {}
				}
				want := tt.want
				err = during(f, entry(1000, 1), happen)
				if refused != nil && runtime.GOOS == "windows" { // it keeps others off a file that is in use
					want = []error{nil}
				} else {
					must(t, refused)
				}
				if !isAny(err, want) {
					t.Errorf("the save said %v, want one of %v", err, want)
				}
				if err = save(f, entry(1001, 1)); !isAny(err, want) {
					t.Errorf("the next save said %v, want one of %v", err, want)
				}
			})
		}
	}
}

func isAny(err error, of []error) bool {
	for _, want := range of {
		if errors.Is(err, want) {
			return true
		}
	}
	return false
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestOtherMessupsAreWelcome lets two Files, as of two windows, do what they
// may without losing sight of each other.
func TestOtherMessupsAreWelcome(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	one, other := newFile(t, path), fileAt(path)
	want := state{}
	check := func(did string) {
		t.Helper()
		for _, f := range []*File{one, other} {
			got, err := contents(f)
			if err != nil {
				t.Fatalf("after %s: %v", did, err)
			}
			if diff := difference(got, want); diff != "" {
				t.Fatalf("after %s: %s", did, diff)
			}
		}
	}
	for i := range 30 {
		for j, f := range []*File{one, other} {
			mustSave(t, f, entry(2*i+j, 1))
			want.put(entry(2*i+j, 1))
		}
	}
	check("saving in turns")
	must(t, one.compact(t.Context(), nil))
	check("compacting")
	must(t, other.compact(t.Context(), nil))
	mustSave(t, other, entry(100, 1))
	want.put(entry(100, 1))
	check("compacting and saving")
	must(t, one.renewBackups(t.Context(), mark.Note{}))
	check("renewing the backups")
	must(t, os.Chtimes(path, one.config.Now(), one.config.Now()))
	check("touching the file")
	mustSave(t, one, entry(101, 1))
	want.put(entry(101, 1))
	check("saving again")
}

// TestAWindowGoesOnWithWhatAnotherMade lets other windows restore and compact,
// however often, between two saves of this one.
func TestAWindowGoesOnWithWhatAnotherMade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	one := newFile(t, path)
	want := state{}
	keep := func(i int) {
		t.Helper()
		mustSave(t, one, entry(i, 1))
		want.put(entry(i, 1))
		mustHold(t, fileAt(path), want)
	}
	keep(1)
	keep(2)
	for i := range 3 {
		for range i {
			must(t, fileAt(path).compact(t.Context(), nil))
			must(t, fileAt(path).renewBackups(t.Context(), mark.Note{}))
		}
		keep(10 + i)
	}
	must(t, os.Truncate(path, 9000))
	_, err := fileAt(path).Restore(t.Context(), false)
	must(t, err)
	must(t, fileAt(path).compact(t.Context(), nil))
	keep(20)
}

// TestARestoreThatKnowsLessIsNoticed restores from a backup alone under a
// window that has seen more than that.
func TestARestoreThatKnowsLessIsNoticed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	one := newFile(t, path)
	for i := range 5 {
		mustSave(t, one, entry(i, 1))
	}
	_, err := one.Backup(t.Context(), "")
	must(t, err)
	mustSave(t, one, entry(6, 1))
	mustSave(t, one, entry(7, 1))
	must(t, os.Remove(one.shelf().Recent()))
	must(t, os.Remove(path))
	_, err = fileAt(path).Restore(t.Context(), false)
	must(t, err)
	wants(t, "saving", save(one, entry(8, 1)), journal.ErrReplaced)
}

// TestForeignBoltFiles opens bbolt files that other programs made.
func TestForeignBoltFiles(t *testing.T) {
	foreign := func(t *testing.T, change func(*bolt.Tx) error) string {
		t.Helper()
		path := filepath.Join(t.TempDir(), "journal.db")
		db, err := bolt.Open(path, 0o600, nil)
		must(t, err)
		must(t, db.Update(change))
		must(t, db.Close())
		return path
	}
	put := func(bucket, key, value string) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error {
			b, err := tx.CreateBucket([]byte(bucket))
			if err != nil {
				return err
			}
			return b.Put([]byte(key), []byte(value))
		}
	}
	for _, change := range []func(*bolt.Tx) error{
		func(*bolt.Tx) error { return nil },
		put("things", "a", "b"),
		put("meta", "app", "another"),
	} {
		path := foreign(t, change)
		before, err := os.ReadFile(path)
		must(t, err)
		f := fileAt(path)
		_, err = contents(f)
		wants(t, "reading", err, journal.ErrNotJournal)
		wants(t, "saving", save(f, entry(1, 1)), journal.ErrNotJournal)
		_, err = f.Restore(t.Context(), false)
		wants(t, "restoring", err, journal.ErrNotJournal)
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("the other program's file was changed, %v", err)
		}
	}
}
