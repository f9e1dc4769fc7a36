package store

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"

	"messup/journal"
)

// TestWhatACrashLeftIsNoCopyOfTheJournal leaves a file beside the journal that
// holds more than it, as one that was being made when the lights went out may.
// It is the program's own and no words of a person are only there.
func TestWhatACrashLeftIsNoCopyOfTheJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	elsewhere, _ := diverged(t, path)
	must(t, os.WriteFile(filepath.Join(filepath.Dir(path), ".journal-0123456789abcdef.tmp"), elsewhere, 0o600))
	f := fileAt(path)
	r, err := f.Check(t.Context())
	must(t, err)
	if len(r.Copies) > 0 {
		t.Errorf("the copies are %q", r.Copies)
	}
	_, err = f.Status(t.Context())
	must(t, err)
	if said := f.Notices(); len(said) > 0 {
		t.Errorf("it says %q", said)
	}
}

// alike gives names to journals that are the same for as far as the name of a
// log goes.
type alike struct{}

func (alike) Read(b []byte) (int, error) {
	n, err := rand.Read(b)
	if len(b) == 16 {
		copy(b, "same")
	}
	return n, err
}

// TestALogThatOnlyHasTheSameNameSaysNothing puts a third journal under a name
// that has logs of two others, one of them by chance called as its own would be.
func TestALogThatOnlyHasTheSameNameSaysNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	mustSave(t, fileAt(path), entry(1, 1))
	other := func(n int) []byte {
		f := fileAt(filepath.Join(t.TempDir(), "journal.db"))
		f.config.Rand = alike{}
		mustSave(t, f, entry(n, 1))
		b, err := os.ReadFile(f.Path())
		must(t, err)
		return b
	}
	overwrite(t, path, other(2))
	for i := range 5 {
		mustSave(t, fileAt(path), entry(2, i))
	}
	logs, err := filepath.Glob(filepath.Join(fileAt(path).backups(), "*.log"))
	must(t, err)
	if len(logs) != 2 {
		t.Fatalf("the logs are %q", logs)
	}
	overwrite(t, path, other(3))
	mustHold(t, fileAt(path), state{key(journal.Entries, name(3)): entry(3, 1)})
}

// TestACopyOfTheJournalAsItIsNeedsNoWord: what a person copied a moment ago
// holds nothing that is not here.
func TestACopyOfTheJournalAsItIsNeedsNoWord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	filled(t, path, 8)
	b, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(filepath.Dir(path), "journal copy.db"), b, 0o600))
	f := fileAt(path)
	_, err = f.Status(t.Context())
	must(t, err)
	if said := f.Notices(); len(said) > 0 {
		t.Errorf("it says %q", said)
	}
}
