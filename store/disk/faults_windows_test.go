package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/windows"

	"messup/journal"
)

// What the system says, and what it is to a person who writes and who reads.
func TestEveryClassOfTheSystemsErrorsIsKnown(t *testing.T) {
	for number, want := range map[windows.Errno][2]error{
		windows.ERROR_DISK_FULL:           {journal.ErrDiskFull, journal.ErrDiskFull},
		windows.ERROR_DISK_QUOTA_EXCEEDED: {journal.ErrQuota, journal.ErrQuota},
		windows.ERROR_TOO_MANY_OPEN_FILES: {journal.ErrTooManyOpen, journal.ErrTooManyOpen},
		windows.ERROR_ACCESS_DENIED:       {journal.ErrReadOnly, journal.ErrUnreadable},
		windows.ERROR_WRITE_PROTECT:       {journal.ErrReadOnly, journal.ErrReadOnly},
		windows.ERROR_CRC:                 {journal.ErrDisk, journal.ErrDiskRead},
		windows.ERROR_SHARING_VIOLATION:   {journal.ErrInUse, journal.ErrInUse},
		windows.ERROR_USER_MAPPED_FILE:    {journal.ErrInUse, journal.ErrInUse},
	} {
		err := &fs.PathError{Op: "open", Path: "x", Err: number}
		if got := Explain(err); !errors.Is(got, want[0]) || !errors.Is(got, number) {
			t.Errorf("written: %v is %v", number, got)
		}
		if got := Unreadable(err); !errors.Is(got, want[1]) {
			t.Errorf("read: %v is %v", number, got)
		}
	}
}

// What another program holds is waited for a moment, and then told in a sentence.
func TestWhatAnotherProgramHoldsIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	other, err := os.Open(path) // which shares no removing
	if err != nil {
		t.Fatal(err)
	}
	for _, going := range []func() error{
		func() error { return Remove(path) }, func() error { return Rename(path, path+"2") },
	} {
		if err := Explain(going()); !errors.Is(err, journal.ErrInUse) {
			t.Errorf("while it was open: %v", err)
		}
	}
	let := make(chan error)
	go func() { let <- other.Close() }()
	if err := errors.Join(Remove(path), <-let); err != nil || Exists(path) {
		t.Errorf("after it was closed: %v", err)
	}
}
