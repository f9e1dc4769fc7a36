package disk_test

import (
	"os"
	"path/filepath"
	"testing"

	"messup/store/disk"
	"messup/store/storetest"
)

// That nothing goes while it is held is only as true as what tells it.
func TestWhatIsHeldIsSeen(t *testing.T) {
	dir := t.TempDir()
	at, other := filepath.Join(dir, "at"), filepath.Join(dir, "other")
	for _, name := range []string{at, other} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	file, err := disk.Open(at, os.O_RDWR)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Link(at, at+"2"); err != nil {
		t.Fatal(err)
	}
	for path, held := range map[string]bool{at: true, at + "2": false, dir: true, other: false, filepath.Join(dir, "none"): false} {
		if got := storetest.Held(path); got != "" != held {
			t.Errorf("%s: %q", path, got)
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if got := storetest.Held(at) + storetest.Held(dir); got != "" {
		t.Errorf("after it was closed: %s", got)
	}
}
