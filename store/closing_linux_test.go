package store

import (
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/store/mark"
)

// lose closes the descriptors of a file under whoever has it open, so that
// closing it fails, as it may on a disk of the network.
func lose(path string) error {
	fds, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return err
	}
	lost := 0
	for _, e := range fds {
		to, err := os.Readlink("/proc/self/fd/" + e.Name())
		if err != nil || to != path {
			continue
		}
		fd, err := strconv.Atoi(e.Name())
		if err != nil {
			return err
		}
		if err := syscall.Close(fd); err != nil {
			return err
		}
		lost++
	}
	if lost != 1 {
		return fmt.Errorf("%d descriptors of %s", lost, path)
	}
	return nil
}

// losing gives random bytes, and closes the journal under its user with the
// first of them.
type losing struct {
	path string
	done bool
}

func (r *losing) Read(b []byte) (int, error) {
	if !r.done {
		r.done = true
		if err := lose(r.path); err != nil {
			return 0, err
		}
	}
	return rand.Read(b)
}

// TestASaveThatIsThereDidNotFail: a journal that cannot be closed after a save is
// told, but not as a save that failed.
func TestASaveThatIsThereDidNotFail(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	f := newFile(t, filepath.Join(dir, "journal.db"))
	mustSave(t, f, entry(1, 1))
	s, err := f.open(t.Context(), writing)
	must(t, err)
	err = s.use(t.Context(), "saving to", func(record.Tx) error {
		s.kept = true // what commit says when the change is on the disk
		return lose(f.Path())
	})
	if err != nil {
		t.Errorf("it says %v", err)
	}
	if said := f.Notices(); len(said) == 0 {
		t.Error("nobody is told that the journal could not be closed")
	}
	mustSave(t, f, entry(2, 1))
}

// TestAJournalThatCannotBeClosedIsTold: what a disk says last is said of the
// call, and keeps nobody from the next one.
func TestAJournalThatCannotBeClosedIsTold(t *testing.T) {
	for doing, do := range map[string]func(f *File) error{
		"reading": func(f *File) error {
			return f.View(t.Context(), func(record.Tx) error { return lose(f.Path()) })
		},
		"backing up":            func(f *File) error { _, err := f.Backup(t.Context(), ""); return err },
		"renewing the backups":  func(f *File) error { return f.renewBackups(t.Context(), mark.Note{}) },
		"rehearsing a restore":  func(f *File) error { _, err := f.Restore(t.Context(), true); return err },
		"putting a backup back": func(f *File) error { _, err := f.RestoreFrom(t.Context(), oldest(t, f), true); return err },
	} {
		t.Run(doing, func(t *testing.T) {
			dir, err := filepath.EvalSymlinks(t.TempDir())
			must(t, err)
			path := filepath.Join(dir, "journal.db")
			want := filled(t, path, 20)
			f := fileAt(path)
			if doing == "rehearsing a restore" {
				must(t, os.Truncate(path, 9000))
			}
			f.config.Rand = &losing{path: path, done: doing == "reading"}
			wants(t, doing, do(f), journal.ErrDisk)
			if doing != "rehearsing a restore" {
				mustHold(t, f, want)
			}
			f.config.Rand = rand.Reader
			_, err = f.Restore(t.Context(), false)
			must(t, err)
			mustHold(t, f, want)
		})
	}
}

func oldest(t *testing.T, f *File) string {
	t.Helper()
	_, err := fileAt(f.Path()).Backup(t.Context(), "")
	must(t, err)
	all, err := f.Backups(t.Context())
	must(t, err)
	return all[len(all)-1].Path
}

// TestAFaultHidesNoOther takes the file away from a call that reads, and lets it not be
// closed either: both are told.
func TestAFaultHidesNoOther(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	path := filepath.Join(dir, "journal.db")
	want := filled(t, path, 300)
	whole, err := os.ReadFile(path)
	must(t, err)
	f := fileAt(path)
	err = f.View(t.Context(), func(tx record.Tx) error {
		must(t, os.Truncate(path, 0))
		must(t, lose(path))
		for _, err := range tx.Rows(journal.Entries) {
			if err != nil {
				return err
			}
		}
		return nil
	})
	wants(t, "reading", err, journal.ErrDiskRead)
	if n := strings.Count(err.Error(), syscall.EBADF.Error()); n != 2 {
		t.Errorf("reading and closing failed, and it says: %v", err)
	}
	overwrite(t, path, whole)
	mustHold(t, f, want)
}
