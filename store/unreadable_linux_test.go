package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/store/mark"
)

// unreadable makes a folder that its owner cannot look through until the test ends.
func unreadable(t *testing.T, dir string) {
	t.Helper()
	asOwner(t, dir)
	must(t, os.Chmod(dir, 0o300))
	t.Cleanup(func() { must(t, os.Chmod(dir, 0o700)) })
}

// asOwner makes sure that modes hold for whoever runs the test. Root can look through
// all, so as root the test goes on as another user.
func asOwner(t *testing.T, dir string) {
	t.Helper()
	const nobody = 65534
	if os.Geteuid() == 0 {
		top := dir // of the test's own folders
		for filepath.Dir(top) != filepath.Clean(os.TempDir()) {
			top = filepath.Dir(top)
		}
		err := filepath.WalkDir(top, func(path string, _ fs.DirEntry, err error) error {
			return errors.Join(err, os.Chown(path, nobody, nobody))
		})
		if err == nil {
			err = syscall.Seteuid(nobody)
			t.Cleanup(func() { must(t, syscall.Seteuid(0)) })
		}
		if _, statErr := os.Stat(dir); err != nil || statErr != nil {
			t.Skip("this root cannot be another user here:", err, statErr)
		}
	}
}

// TestAFolderThatCannotBeLookedThroughIsTold: after a purge nothing deleted may
// be left, so a folder in which there may be damaged files is told, and a check
// says that it could not look for them. Reading and saving need no list.
func TestAFolderThatCannotBeLookedThroughIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 20)
	unreadable(t, filepath.Dir(path))
	f := fileAt(path)
	mustHold(t, f, want)
	mustSave(t, f, entry(1, 3))
	want.put(entry(1, 3))
	mustHold(t, f, want)
	wants(t, "renewing the backups", f.renewBackups(t.Context(), mark.Note{}), fs.ErrPermission)
	_, err := f.Check(t.Context())
	wants(t, "checking", err, fs.ErrPermission)
}

// TestAFolderClosedOffSaysNothingOfDeleting: whoever may not look into it cannot know that something
// is still to be deleted, and nothing is.
func TestAFolderClosedOffSaysNothingOfDeleting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	filled(t, path, 5)
	asOwner(t, filepath.Dir(path))
	must(t, os.Chmod(filepath.Dir(path), 0))
	t.Cleanup(func() { must(t, os.Chmod(filepath.Dir(path), 0o700)) })
	f := fileAt(path)
	if err := f.View(t.Context(), func(record.Tx) error { return nil }); err == nil {
		t.Error("it was read")
	}
	if notes := f.Notices(); len(notes) > 0 {
		t.Errorf("it says %q", notes)
	}
}

// TestBackupsThatCannotBeListedAreTold: to say that there are none would be untrue, and
// that something cannot be written led astray. Nothing is begun while nobody can look.
func TestBackupsThatCannotBeListedAreTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	filled(t, path, 5)
	f := fileAt(path)
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	unreadable(t, f.shelf().Backups())
	r, err := f.Check(t.Context())
	wants(t, "checking", err, journal.ErrShut)
	if len(r.Backups) != 1 || r.Backups[0].Err == nil || r.Journal.Err != nil {
		t.Errorf("the report is %+v", r)
	}
	overwrite(t, path, nil)
	_, err = fileAt(path).Restore(t.Context(), false)
	wants(t, "restoring", err, journal.ErrShut)
	must(t, os.Remove(path))
	wants(t, "looking for the journal", fileAt(path).Missing(t.Context()), journal.ErrShut)
	_, err = fileAt(path).Begin(t.Context())
	wants(t, "beginning", err, journal.ErrShut)
}

// TestABackupThatCannotBeReadGoesWithWhatIsDeleted: nobody can tell what is in it, and a
// purge that waited for it would never end.
func TestABackupThatCannotBeReadGoesWithWhatIsDeleted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	filled(t, path, 5)
	f := fileAt(path)
	old, err := f.Backup(t.Context(), "")
	must(t, err)
	asOwner(t, filepath.Dir(path))
	must(t, os.Chmod(old, 0o200))
	unread, err := f.Forget(t.Context(), func() error {
		return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(3)) })
	})
	must(t, err)
	if len(unread) != 0 {
		t.Errorf("%q may still hold it", unread)
	}
	if _, err := os.Lstat(old); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it is still there: %v", err)
	}
}

// A log that the disk does not give back is not another journal's: whoever restores
// would get less than there is, and not know it.
func TestALogThatCannotBeReadIsNotAnothers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	filled(t, path, 3)
	f := fileAt(path)
	mustSave(t, f, entry(1, 3))
	log := f.shelf().Recent()
	asOwner(t, filepath.Dir(log))
	must(t, os.Chmod(log, 0))
	t.Cleanup(func() { must(t, os.Chmod(log, 0o600)) })
	h, err := f.reader().HeadAt(path)
	must(t, err)
	if ours, err := f.shelf().HasLog(h.Journal); err == nil {
		t.Errorf("of a log that cannot be read it is said that ours is %t", ours)
	}
}

// A journal of an earlier schema is read where it cannot be brought up to date.
func TestAnOlderJournalIsReadWhereNothingCanBeWritten(t *testing.T) {
	plainOnly(t)
	path := filepath.Join(t.TempDir(), "journal.db")
	b, err := os.ReadFile("testdata/schema1.db")
	must(t, err)
	must(t, os.WriteFile(path, b, 0o400))
	asOwner(t, filepath.Dir(path))
	must(t, os.Chmod(filepath.Dir(path), 0o500))
	t.Cleanup(func() { must(t, os.Chmod(filepath.Dir(path), 0o700)) })
	must(t, fileAt(path).View(t.Context(), func(tx record.Tx) error {
		n := 0
		for _, err := range tx.Marked(journal.Entries) {
			if n++; err != nil {
				return err
			}
		}
		if all, err := tx.Count(journal.Entries); err != nil || n != all || n == 0 {
			t.Errorf("%d rows are looked at, of %d, %v", n, all, err)
		}
		return nil
	}))
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, b) {
		t.Errorf("it was changed, %v", err)
	}
}
