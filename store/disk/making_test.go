package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestWhatCameMeanwhileIsNotMovedOver: between a Move and its undoing another process may
// have put a journal in the place. A link that goes back must not take it away.
func TestWhatCameMeanwhileIsNotMovedOver(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "journal.db")
	if err := os.Symlink("nowhere", path); err != nil || !IsLink(path) { // Wine says that it made one
		t.Skip("no links here:", err)
	}
	moved, err := Making{}.Move(path, func(int) string { return filepath.Join(dir, "kept.db") })
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("a journal"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := MoveBack(moved, path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("moving it back ended with %v", err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "a journal" || !IsLink(moved) {
		t.Errorf("there is %q, %v", b, err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := MoveBack(moved, path); err != nil || !IsLink(path) {
		t.Errorf("nothing is in its way, and it is not back: %v", err)
	}
}
