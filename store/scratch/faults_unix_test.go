//go:build unix

package scratch

import (
	"errors"
	"io/fs"
	"syscall"
	"testing"

	"messup/journal"
)

// What a disk says becomes an error that a person is told about in a sentence.
func TestWhatADiskSaysIsKnown(t *testing.T) {
	for says, want := range map[error]error{
		syscall.EROFS: journal.ErrReadOnly, syscall.EACCES: journal.ErrReadOnly, syscall.ENOSPC: journal.ErrDiskFull, syscall.EIO: journal.ErrDisk,
	} {
		if err := explain(&fs.PathError{Op: "mkdir", Path: "edit", Err: says}); !errors.Is(err, want) {
			t.Errorf("%v is %v", says, err)
		}
	}
}
