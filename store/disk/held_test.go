package disk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"messup/journal"
)

// TestWhatIsHeldIsTheFileThatIsThere waits for a lock whose file is taken away
// meanwhile: it is held on the one that has its name then.
func TestWhatIsHeldIsTheFileThatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "held")
	first, err := Hold(t.Context(), path, os.O_RDWR|os.O_CREATE)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := TryHold(path, os.O_RDWR); !errors.Is(err, journal.ErrBusy) {
		t.Errorf("what is held is held again: %v", err)
	}
	type got struct {
		file *os.File
		err  error
	}
	waits := make(chan got)
	wait, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	go func() {
		file, err := Hold(wait, path, os.O_RDWR|os.O_CREATE)
		waits <- got{file, err}
	}()
	time.Sleep(20 * time.Millisecond) // until it has the first one open
	if err := Drop(first); err != nil {
		t.Fatal(err)
	}
	second := <-waits
	if second.err != nil {
		t.Fatal(second.err)
	}
	if _, err := TryHold(path, os.O_RDWR); !errors.Is(err, journal.ErrBusy) {
		t.Errorf("its lock keeps nobody out: %v", err)
	}
	if err := Drop(second.file); err != nil {
		t.Fatal(err)
	}
	if _, err := TryHold(path, os.O_RDWR); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("after both were dropped: %v", err)
	}
}
