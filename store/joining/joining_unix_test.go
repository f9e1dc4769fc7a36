//go:build unix

package joining_test

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"messup/store/joining"
)

// TestAPipeIsNoJournal: it is left for who reads it, also before anybody writes.
func TestAPipeIsNoJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	is := make(chan bool, 1)
	go func() { is <- joining.Is(path) }()
	select {
	case yes := <-is:
		if yes {
			t.Error("a pipe is taken for a journal")
		}
	case <-time.After(5 * time.Second):
		t.Error("it was opened, which waits for somebody who writes")
	}
}
