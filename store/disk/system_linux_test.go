package disk

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"
	"testing"
)

// TestAFolderThatCannotBeSyncedIsNoError: /proc is on a file system that has no
// such call, as some that a person mounts have not. A folder that is not there
// is an error all the same.
func TestAFolderThatCannotBeSyncedIsNoError(t *testing.T) {
	for _, dir := range []string{"/proc", t.TempDir()} {
		if err := SyncFolder(dir); err != nil {
			t.Errorf("%s: %v", dir, err)
		}
	}
	if err := SyncFolder(filepath.Join(t.TempDir(), "gone")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}

// TestWhatIsAFullDisk knows it by the error itself, and by its words alone.
func TestWhatIsAFullDisk(t *testing.T) {
	for err, want := range map[error]bool{
		syscall.ENOSPC: true, syscall.EDQUOT: true, syscall.EFBIG: true, syscall.EIO: false, fs.ErrNotExist: false,
		errors.New("resizing: " + syscall.ENOSPC.Error()): true, // only its words, as bbolt passes it on
	} {
		if got := IsFull(err); got != want {
			t.Errorf("%v: %v", err, got)
		}
	}
}
