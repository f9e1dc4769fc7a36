package disk_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"messup/store/disk"
)

func TestWhoHasALockIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "locked")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if pids, known := disk.Holders(path); !known || len(pids) > 0 {
		t.Skipf("free, it is held by %v (%t)", pids, known)
	}
	if got, err := disk.TryLock(file, true); err != nil || !got {
		t.Fatal(got, err)
	}
	pids, _ := disk.Holders(path)
	if len(pids) == 0 {
		t.Skip("this file system does not tell under which number it keeps a file")
	}
	if !slices.Contains(pids, os.Getpid()) {
		t.Errorf("held here by %d, it is said to be by %v", os.Getpid(), pids)
	}
}
