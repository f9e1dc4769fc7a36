package store

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"messup/journal"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/shelf"
)

// movedAside loses a journal and moves all that is left of it into the passing folder,
// as a Begin does, which leave cuts short.
func movedAside(t *testing.T, path string) (old map[string]string, want state, leave func()) {
	t.Helper()
	dir := filepath.Dir(path)
	want = lost(t, path)
	old = tree(t, dir)
	passing := filepath.Join(dir, ".journal-beginning")
	must(t, os.Mkdir(passing, 0o700))
	lock, err := disk.TryHold(filepath.Join(passing, ".moving"), os.O_RDWR|os.O_CREATE)
	must(t, err)
	for at := range old {
		rel, err := filepath.Rel(dir, at)
		must(t, err)
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(passing, rel)), 0o700))
		must(t, os.Rename(at, filepath.Join(passing, rel)))
	}
	return old, want, func() { must(t, lock.Close()) }
}

// TestABeginThatIsCutShort leaves what is set aside in its passing folder, as a kill
// does: without the new journal the old one is gone as before, with it the folder
// gets its name.
func TestABeginThatIsCutShort(t *testing.T) {
	for _, begun := range []bool{false, true} {
		dir := t.TempDir()
		path := filepath.Join(dir, "journal.db")
		old, _, leave := movedAside(t, path)
		if begun {
			must(t, newFile(t, filepath.Join(t.TempDir(), "other.db")).create(path))
		}
		leave()
		if begun {
			mustSave(t, newFile(t, path), entry(1, 1))
			if named, err := filepath.Glob(filepath.Join(dir, "journal-before-*", "backups", "*")); err != nil || len(named) != len(old) {
				t.Errorf("set aside are %v, %v", named, err)
			}
			if left, err := filepath.Glob(filepath.Join(dir, "journal-before-*", ".journal-*")); err != nil || len(left) > 0 {
				t.Errorf("beside them are %v, %v", left, err)
			}
			continue
		}
		if err := fileAt(path).Missing(t.Context()); !errors.Is(err, journal.ErrGone) {
			t.Errorf("the old journal is hidden: %v", err)
		}
		if now := tree(t, dir); !maps.Equal(now, old) {
			t.Errorf("%d files were taken back, of %d", len(now), len(old))
		}
	}
}

// TestNothingIsBegunBesideABegin looks, saves and restores while another process has
// moved all that is left: nobody can say yet what there is.
func TestNothingIsBegunBesideABegin(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	_, _, leave := movedAside(t, path)
	defer leave()
	before := tree(t, filepath.Dir(path))
	calls := map[string]func(f *File) error{
		"opening":             func(f *File) error { return f.Missing(t.Context()) },
		"reading":             func(f *File) error { _, err := contents(f); return err },
		"saving":              func(f *File) error { return save(f, entry(1, 1)) },
		"restoring":           func(f *File) error { _, err := f.Restore(t.Context(), false); return err },
		"listing the backups": func(f *File) error { _, err := f.Backups(t.Context()); return err },
		"beginning":           func(f *File) error { _, err := f.Begin(t.Context()); return err },
	}
	type said struct {
		doing string
		err   error
	}
	all := make(chan said, len(calls))
	for doing, call := range calls {
		go func() { all <- said{doing, call(fileAt(path))} }()
	}
	for range calls {
		s := <-all
		wants(t, s.doing, s.err, journal.ErrBusy)
	}
	if now := tree(t, filepath.Dir(path)); !maps.Equal(now, before) {
		t.Errorf("of %d files %d are there", len(before), len(now))
	}
}

// TestWhatWasCutShortIsBackForWhoeverComes brings the journal back, or looks at its
// backups, as the first thing after a Begin that was cut short.
func TestWhatWasCutShortIsBackForWhoeverComes(t *testing.T) {
	for doing, first := range map[string]func(f *File) error{
		"restoring": func(f *File) error { _, err := f.Restore(t.Context(), false); return err },
		"going back": func(f *File) error {
			found, err := filepath.Glob(filepath.Join(f.beginning(), shelf.BackupFolder, "*"+names.PackedEnding))
			must(t, err)
			_, err = f.RestoreFrom(t.Context(), filepath.Join(f.shelf().Backups(), filepath.Base(found[0])), false)
			return err
		},
		"looking at the backups": func(f *File) error {
			all, err := f.Backups(t.Context())
			if len(all) != 1 {
				t.Errorf("there are the backups %v", all)
			}
			return err
		},
	} {
		path := filepath.Join(t.TempDir(), "journal.db")
		_, want, leave := movedAside(t, path)
		leave()
		if err := first(fileAt(path)); err != nil {
			t.Errorf("%s: %v", doing, err)
			continue
		}
		if doing == "looking at the backups" {
			continue
		}
		if doing == "going back" { // to what the backup says
			delete(want, key(journal.Entries, name(100)))
		}
		mustHold(t, newFile(t, path), want)
	}
}
