//go:build unix

package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"messup/journal"
)

// TestPathsAndPermissions opens what people point a journal at by mistake.
func TestPathsAndPermissions(t *testing.T) {
	plain := func(b []byte) func(*testing.T, string) {
		return func(t *testing.T, path string) { must(t, os.WriteFile(path, b, 0o600)) }
	}
	tests := []struct {
		name        string
		make        func(t *testing.T, path string)
		read, write error // nil if that works
		says        string
	}{
		{"nothing", func(*testing.T, string) {}, nil, nil, ""},
		{"an empty file", plain(nil), journal.ErrDamaged, journal.ErrDamaged, "0 bytes"},
		{"a short file of another kind", plain([]byte("my notes")), journal.ErrNotJournal, journal.ErrNotJournal, "another kind"},
		{"a journal cut short", func(t *testing.T, path string) {
			mustSave(t, fileAt(path), entry(1, 1))
			must(t, os.Truncate(path, 5000))
		}, journal.ErrDamaged, journal.ErrDamaged, "5000 bytes"},
		{"zeros", plain(make([]byte, 1<<16)), journal.ErrDamaged, journal.ErrDamaged, "first page"},
		{"a text", plain(bytes.Repeat([]byte("my notes "), 9000)), journal.ErrNotJournal, journal.ErrNotJournal, "nothing in it"},
		{"a folder", func(t *testing.T, path string) { must(t, os.Mkdir(path, 0o700)) },
			journal.ErrNotJournal, journal.ErrNotJournal, "folder"},
		{"a pipe", func(t *testing.T, path string) { must(t, syscall.Mkfifo(path, 0o600)) },
			journal.ErrNotJournal, journal.ErrNotJournal, "pipe"},
		{"a device", func(t *testing.T, path string) { must(t, os.Symlink("/dev/null", path)) },
			journal.ErrNotJournal, journal.ErrNotJournal, "device"},
		{"a socket", func(t *testing.T, path string) { must(t, syscall.Mknod(path, syscall.S_IFSOCK|0o600, 0)) },
			journal.ErrNotJournal, journal.ErrNotJournal, "no ordinary file"},
		{"a link to nothing", func(t *testing.T, path string) { must(t, os.Symlink(path+".gone", path)) },
			journal.ErrNotJournal, journal.ErrNotJournal, "link"},
		{"a link to itself", func(t *testing.T, path string) { must(t, os.Symlink(path, path)) },
			journal.ErrNotJournal, journal.ErrNotJournal, "link"},
		{"a link to a journal", func(t *testing.T, path string) {
			target := filepath.Join(t.TempDir(), "real.db")
			mustSave(t, fileAt(target), entry(1, 1))
			must(t, os.Symlink(target, path))
		}, nil, nil, ""},
		{"a read-only journal", func(t *testing.T, path string) {
			mustSave(t, fileAt(path), entry(1, 1))
			must(t, os.Chmod(path, 0o400))
		}, nil, journal.ErrReadOnly, "read-only"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.db")
			tt.make(t, path)
			begin := time.Now()
			f := fileAt(path)
			_, readErr := contents(f)
			wants(t, "reading", readErr, tt.read)
			writeErr := save(f, entry(2, 1))
			wants(t, "saving", writeErr, tt.write)
			if writeErr != nil {
				if said, named := strings.CutPrefix(writeErr.Error(), "saving to "+path+": "); !named || !strings.Contains(said, tt.says) {
					t.Errorf("the error says %q and should name %q and %q", writeErr, path, tt.says)
				}
			}
			if took := time.Since(begin); took > lockTimeout {
				t.Errorf("it took %v", took)
			}
			if _, err := os.Lstat(path + ".gone"); err == nil {
				t.Error("a file was made where a link led")
			}
		})
	}
}

func TestAForeignOwnerIsRefused(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can give a file away")
	}
	path := filepath.Join(t.TempDir(), "journal.db")
	mustSave(t, fileAt(path), entry(1, 1))
	must(t, os.Chown(path, 12345, 12345))
	err := save(fileAt(path), entry(2, 1))
	wants(t, "saving", err, journal.ErrReadOnly)
	if err == nil || !strings.Contains(err.Error(), "12345") {
		t.Errorf("the error does not say whose it is: %v", err)
	}
}

func TestOnlyTheOwnerCanRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	path := filepath.Join(dir, "journal.db")
	f := newFile(t, path)
	mustSave(t, f, entry(1, 1))
	mustSave(t, f, entry(2, 1)) // with the day's backup
	if _, err := f.PutInbox(t.Context(), []byte("{}")); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(filepath.Dir(dir), func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
		return err
	})
	must(t, err)
	if n := f.Notices(); len(n) > 0 {
		t.Errorf("notices without a reason: %q", n)
	}

	must(t, os.Chmod(path, 0o644))
	_, err = contents(f)
	must(t, err)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the journal has mode %v, %v", info.Mode(), err)
	}
	if n := f.Notices(); len(n) != 1 || !strings.Contains(n[0], path) {
		t.Errorf("notices are %q, want one about %s", n, path)
	}
}

// A wrong --journal must do no harm: the modes of a file that turns out to be
// no journal stay as they are.
func TestAFileThatIsNoJournalKeepsItsMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.txt")
	must(t, os.WriteFile(path, bytes.Repeat([]byte("my notes "), 9000), 0o644))
	must(t, os.Chmod(path, 0o644))
	f := fileAt(path)
	wants(t, "saving", save(f, entry(1, 1)), journal.ErrNotJournal)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("it has mode %v, %v", info.Mode(), err)
	}
	if n := f.Notices(); len(n) > 0 {
		t.Errorf("notices without a reason: %q", n)
	}
}

func TestReadingMakesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "folder")
	f := fileAt(filepath.Join(dir, "journal.db"))
	mustHold(t, f, state{})
	must(t, f.compact(t.Context(), nil))
	if st, err := f.Status(t.Context()); err != nil || st.Exists {
		t.Errorf("Status = %+v, %v", st, err)
	}
	if r, err := f.Check(t.Context()); err == nil {
		t.Errorf("Check of nothing = %+v", r)
	} else {
		wants(t, "Check", err, journal.ErrNoJournal)
	}
	_, err := f.Backup(t.Context(), "")
	wants(t, "Backup", err, journal.ErrNoJournal)
	if _, err := os.Lstat(dir); err == nil {
		t.Error("reading made the folder")
	}
}
