package store

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"messup/journal"
	"messup/store/mark"
)

// eventful gives random bytes, and lets something happen before the first.
type eventful struct {
	happens func()
}

func (r *eventful) Read(b []byte) (int, error) {
	if happens := r.happens; happens != nil {
		r.happens = nil
		happens()
	}
	return rand.Read(b)
}

// TestWhatAnotherProgramPutThereIsNotReplaced lets another program put a file in
// the journal's place while a new one is made: that one stays.
func TestWhatAnotherProgramPutThereIsNotReplaced(t *testing.T) {
	for doing, do := range map[string]func(f *File) error{
		"compacting": func(f *File) error { return f.compact(t.Context(), nil) },
		"restoring":  func(f *File) error { _, err := f.Restore(t.Context(), false); return err },
	} {
		path := filepath.Join(t.TempDir(), "journal.db")
		filled(t, path, 20)
		if doing == "restoring" {
			must(t, os.Truncate(path, 9000))
		}
		other := filepath.Join(t.TempDir(), "other.db")
		want := filled(t, other, 8)
		f := fileAt(path)
		f.config.Rand = &eventful{func() { // in two steps, as Windows wants it of a file that is open
			must(t, errors.Join(os.Rename(path, path+".moved"), os.Rename(other, path)))
		}}
		wants(t, doing, do(f), journal.ErrReplaced)
		mustHold(t, fileAt(path), want)
		if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".journal-*")); err != nil || len(left) > 0 {
			t.Errorf("%s left %q, %v", doing, left, err)
		}
	}
}

// TestRenewingLeavesNothingDeletedAndNothingOfOthers: a backup that cannot be
// read may hold what was deleted, so it goes; those that can stay, and one of another
// journal that had the name before is all that is left of that.
func TestRenewingLeavesNothingDeletedAndNothingOfOthers(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	mustSave(t, f, entry(1, 1))
	spoilt, err := f.Backup(t.Context(), "")
	must(t, err)
	must(t, os.Truncate(spoilt, 500))
	c.days(1)
	whole, err := f.Backup(t.Context(), "")
	must(t, err)
	other := filepath.Join(t.TempDir(), "journal.db")
	mustSave(t, fileAt(other), entry(2, 1))
	b, err := os.ReadFile(other)
	must(t, err)
	others := filepath.Join(f.shelf().Backups(), "journal-20201119T080000Z.db")
	must(t, os.WriteFile(others, b, 0o600))
	c.days(1)
	must(t, f.renewBackups(t.Context(), mark.Note{}))
	for path, stays := range map[string]bool{spoilt: false, whole: true, others: true} {
		if _, err := os.Lstat(path); (err == nil) != stays {
			t.Errorf("%s after renewing: %v", filepath.Base(path), err)
		}
	}
	must(t, os.Remove(others))
}
