//go:build unix

package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	berrors "go.etcd.io/bbolt/errors"

	"messup/journal"
	"messup/store/bolttx"
	"messup/store/inbox"
)

// TestASecondCopyThatFailsIsToldOnce, and again after it worked in between.
func TestASecondCopyThatFailsIsToldOnce(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	mustSave(t, f, entry(1, 1))
	mustSave(t, f, entry(1, 2))
	mustSave(t, f, entry(1, 3)) // since the backup
	told := func() (n int) {
		for i := range 3 {
			mustSave(t, f, entry(2, i))
			for _, notice := range f.Notices() {
				n += strings.Count(notice, "no second copy")
			}
		}
		return n
	}
	for range 2 {
		must(t, os.Rename(f.shelf().Recent(), f.shelf().Recent()+".away"))
		must(t, os.Mkdir(f.shelf().Recent(), 0o700))
		if n := told(); n != 1 {
			t.Errorf("told %d times, want once", n)
		}
		must(t, os.Remove(f.shelf().Recent()))
		must(t, os.Rename(f.shelf().Recent()+".away", f.shelf().Recent()))
		if n := told(); n != 0 {
			t.Errorf("told %d times that all is well again", n)
		}
	}
}

// TestErrorsSayWhatCanBeDone puts the errors of the system and of bbolt into
// the words that have advice.
func TestErrorsSayWhatCanBeDone(t *testing.T) {
	for _, tt := range []struct{ err, want error }{
		{context.Canceled, context.Canceled},
		{context.DeadlineExceeded, journal.ErrBusy},
		{syscall.ENOSPC, journal.ErrDiskFull},
		{syscall.EDQUOT, journal.ErrQuota},
		{syscall.ENOLCK, journal.ErrNoLocks},
		{syscall.EMFILE, journal.ErrTooManyOpen},
		{syscall.EFBIG, journal.ErrDiskFull},
		{fmt.Errorf("file resize error: %v", syscall.ENOSPC), journal.ErrDiskFull}, //nolint:errorlint // as bbolt does
		{syscall.EROFS, journal.ErrReadOnly},
		{fs.ErrPermission, journal.ErrReadOnly},
		{berrors.ErrInvalid, journal.ErrDamaged},
		{berrors.ErrChecksum, journal.ErrDamaged},
		{berrors.ErrVersionMismatch, journal.ErrDamaged},
		{syscall.EIO, journal.ErrDisk},
		{errors.New("what nobody thought of"), journal.ErrDisk},
		{journal.ErrReplaced, journal.ErrReplaced},
	} {
		got := bolttx.Explain("doing it to", "/the/path", fmt.Errorf("a step: %w", tt.err))
		wants(t, tt.err.Error(), got, tt.want)
		wants(t, tt.err.Error(), got, tt.err)
		if !strings.HasPrefix(got.Error(), "doing it to /the/path: ") || strings.Count(got.Error(), tt.want.Error()) != 1 {
			t.Errorf("%v is said as %q", tt.err, got)
		}
	}
	if err := bolttx.Explain("doing it to", "/the/path", nil); err != nil {
		t.Errorf("nothing became %v", err)
	}
}

// TestTheInboxTakesWhatIsNotTooLong, and clears away what was cut short while
// it was put there, once nobody can be writing it any more.
func TestTheInboxTakesWhatIsNotTooLong(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	const most = 8 << 20 // JSON of an entry at its limit is shorter
	_, err := f.PutInbox(t.Context(), make([]byte, most))
	must(t, err)
	if _, err := f.PutInbox(t.Context(), make([]byte, inbox.Most+1)); !errors.Is(err, journal.ErrTooLong) {
		t.Errorf("what cannot be read back is put in: %v", err)
	}
	long := filepath.Join(f.inbox().Folder, "20261102T150000Z-00000000.jot") // put there by somebody else
	must(t, os.WriteFile(long, nil, 0o600))
	must(t, os.Truncate(long, inbox.Most+1))
	leftover := func(name string, age time.Duration) string {
		path := filepath.Join(f.inbox().Folder, name)
		must(t, os.WriteFile(path, []byte("words"), 0o600))
		must(t, os.Chtimes(path, c.now.Add(-age), c.now.Add(-age)))
		return path
	}
	old, young := leftover(".journal-0123456789abcdef.tmp", 61*time.Minute), leftover(".journal-1123456789abcdef.tmp", 59*time.Minute)
	other := leftover("notes.txt", 48*time.Hour)
	n, err := f.TakeInbox(t.Context(), func(b []byte) error {
		if len(b) != most {
			t.Errorf("took %d bytes", len(b))
		}
		return nil
	})
	aside := strings.TrimSuffix(long, ".jot") + ".unfiled"
	if said := strings.Join(f.Notices(), "\n"); n != 1 || err != nil || !strings.Contains(said, aside) {
		t.Errorf("took %d, %v, and said %q", n, err, said)
	}
	for path, stays := range map[string]bool{old: false, young: true, other: true, long: false, aside: true} {
		if _, err := os.Stat(path); stays != (err == nil) {
			t.Errorf("%s: %v", path, err)
		}
	}
	over, cancel := context.WithCancel(t.Context())
	_, err = f.PutInbox(t.Context(), []byte("two"))
	must(t, err)
	must(t, os.Remove(aside))
	_, err = f.PutInbox(t.Context(), []byte("one"))
	must(t, err)
	n, err = f.TakeInbox(over, func([]byte) error { cancel(); return nil })
	if n != 1 || !errors.Is(err, context.Canceled) {
		t.Errorf("a taking that was cancelled took %d, %v", n, err)
	}
}
