//go:build unix

package disk

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
	"testing"

	"messup/journal"
)

// What the system says, and what it is to a person who writes and who reads.
func TestEveryClassOfTheSystemsErrorsIsKnown(t *testing.T) {
	for number, want := range map[syscall.Errno][2]error{
		syscall.ENOSPC: {journal.ErrDiskFull, journal.ErrDiskFull},
		syscall.EFBIG:  {journal.ErrDiskFull, journal.ErrDiskFull},
		syscall.EDQUOT: {journal.ErrQuota, journal.ErrQuota},
		syscall.ENOLCK: {journal.ErrNoLocks, journal.ErrNoLocks},
		syscall.EMFILE: {journal.ErrTooManyOpen, journal.ErrTooManyOpen},
		syscall.ENFILE: {journal.ErrTooManyOpen, journal.ErrTooManyOpen},
		syscall.EACCES: {journal.ErrReadOnly, journal.ErrUnreadable},
		syscall.EPERM:  {journal.ErrReadOnly, journal.ErrUnreadable},
		syscall.EROFS:  {journal.ErrReadOnly, journal.ErrReadOnly},
		syscall.EIO:    {journal.ErrDisk, journal.ErrDiskRead},
	} {
		err := &fs.PathError{Op: "open", Path: "x", Err: number}
		if got := Explain(err); !errors.Is(got, want[0]) || !errors.Is(got, number) {
			t.Errorf("writing: %v is %v", number, got)
		}
		if got := Unreadable(err); !errors.Is(got, want[1]) {
			t.Errorf("reading: %v is %v", number, got)
		}
		if got := Elsewhere(err); errors.Is(got, journal.ErrReadOnly) || errors.Is(want[0], journal.ErrReadOnly) != errors.Is(got, journal.ErrNoPlace) {
			t.Errorf("beside the journal: %v is %v", number, got)
		}
		if again := Explain(Explain(err)); again.Error() != Explain(err).Error() {
			t.Errorf("explained twice it is %v", again)
		}
	}
	if err := Explain(errors.New("growing: " + syscall.ENOSPC.Error())); !errors.Is(err, journal.ErrDiskFull) {
		t.Errorf("words alone are %v", err)
	}
	if err := Explain(os.ErrInvalid); !errors.Is(err, os.ErrInvalid) || journal.Known(err) {
		t.Errorf("what is in no class is %v", err)
	}
}
