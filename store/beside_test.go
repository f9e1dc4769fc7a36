package store

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"messup/journal"
	"messup/journal/record"
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
	logs, err := filepath.Glob(filepath.Join(fileAt(path).shelf().Backups(), "*.log"))
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

// TestWhatWasChangedElsewhereIsNotDeletedHere: of two copies that went their own
// ways one changed a record, and the other deleted it, later. Nobody deleted the
// new words, so they stay when the two are joined.
func TestWhatWasChangedElsewhereIsNotDeletedHere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 8)
	copied := filepath.Join(t.TempDir(), "copy.db")
	_, err := fileAt(path).Backup(t.Context(), copied)
	must(t, err)
	for i := range 3 {
		mustSave(t, fileAt(path), entry(100+i, 1))
		want.put(entry(100+i, 1))
	}
	must(t, fileAt(path).Update(t.Context(), func(tx record.Tx) error {
		return errors.Join(tx.Delete(journal.Entries, name(1)), tx.Delete(journal.Entries, name(2)))
	}))
	delete(want, key(journal.Entries, name(2)))
	mustSave(t, fileAt(copied), entry(1, 9))
	want.put(entry(1, 9))
	elsewhere, err := os.ReadFile(copied)
	must(t, err)
	overwrite(t, path, elsewhere)
	_, err = fileAt(path).Restore(t.Context(), false)
	must(t, err)
	mustHold(t, newFile(t, path), want)
}
