package store

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"messup/journal/record"
	"messup/store/joining"
)

// takeIn takes a file into a journal, as `messup import` does.
func takeIn(t *testing.T, f *File, path string) {
	t.Helper()
	j := joining.Joiner{
		Both:    func(record.Tx, record.Fork) (bool, error) { return false, nil },
		Deleted: func(record.Tx) ([]record.Key, error) { return nil, nil },
		Reindex: func(record.Tx) error { return nil },
	}
	must(t, f.Update(t.Context(), func(tx record.Tx) error {
		_, err := j.Into(tx, path, false)
		return err
	}))
}

func mustMention(t *testing.T, path, when string, want ...string) {
	t.Helper()
	f := fileAt(path)
	r, err := f.Check(t.Context())
	must(t, err)
	_, err = f.Status(t.Context())
	must(t, err)
	if said := f.Notices(); !slices.Equal(r.Copies, want) || len(said) != len(want) {
		t.Errorf("%s the copies are %q, and it says %q", when, r.Copies, said)
	}
}

// TestACopyThatWasTakenInIsMentionedNoMore takes a copy in, and goes on with both.
func TestACopyThatWasTakenInIsMentionedNoMore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	elsewhere, both := diverged(t, path)
	copied := filepath.Join(filepath.Dir(path), "journal (conflicted copy).db")
	must(t, os.WriteFile(copied, elsewhere, 0o600))
	mustMention(t, path, "before it was taken in", copied)
	f := fileAt(path)
	must(t, f.View(t.Context(), func(tx record.Tx) error {
		_, err := joining.Joiner{Deleted: func(record.Tx) ([]record.Key, error) { return nil, nil }}.Into(tx, copied, true)
		return err
	}))
	mustMention(t, path, "after a dry run", copied)
	takeIn(t, f, copied)
	mustHold(t, fileAt(path), both)
	mustMention(t, path, "after it was taken in")
	must(t, f.compact(t.Context(), nil))
	mustMention(t, path, "after a compaction")
	_, err := f.Forget(t.Context(), func() error { return nil })
	must(t, err)
	mustSave(t, fileAt(path), entry(400, 1))
	mustMention(t, path, "later")

	for i := range 30 {
		mustSave(t, fileAt(copied), entry(500+i, 1))
	}
	mustMention(t, path, "after more was written in the copy", copied)
	takeIn(t, fileAt(path), copied)
	mustMention(t, path, "after that was taken in")
	_, err = fileAt(path).Backup(t.Context(), "")
	must(t, err)
	whole, err := os.ReadFile(path)
	must(t, err)
	overwrite(t, path, whole[:len(whole)/2])
	_, err = newFile(t, path).Restore(t.Context(), false)
	must(t, err)
	mustMention(t, path, "after a restore")
}

// TestACopyOfWhichNothingWasNewIsMentionedNoMore: that its words are here all the same
// is known only once they were weighed.
func TestACopyOfWhichNothingWasNewIsMentionedNoMore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	filled(t, path, 8)
	copied := filepath.Join(filepath.Dir(path), "journal 2.db")
	_, err := fileAt(path).Backup(t.Context(), copied)
	must(t, err)
	mustSave(t, fileAt(path), entry(100, 1))
	mustSave(t, fileAt(copied), entry(100, 1))
	mustMention(t, path, "before", copied)
	takeIn(t, fileAt(path), copied)
	mustMention(t, path, "after")
}

// TestACopyThatTheJournalBecameIsMentionedNoMore goes on from a copy, and leaves it
// where it lies.
func TestACopyThatTheJournalBecameIsMentionedNoMore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	elsewhere, _ := diverged(t, path)
	copied := filepath.Join(filepath.Dir(path), "journal (conflicted copy).db")
	must(t, os.WriteFile(copied, elsewhere, 0o600))
	_, err := fileAt(path).RestoreFrom(t.Context(), copied, false)
	must(t, err)
	mustMention(t, path, "after the journal became what it says")
}

// TestManyCopiesAreTakenIn: what is remembered of them is bounded, and the newest stay.
func TestManyCopiesAreTakenIn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	filled(t, path, 8)
	copied := filepath.Join(filepath.Dir(path), "journal 2.db")
	_, err := fileAt(path).Backup(t.Context(), copied)
	must(t, err)
	f, there := fileAt(path), fileAt(copied)
	for i := range 50 {
		mustSave(t, there, entry(200+i, 1))
		takeIn(t, f, copied)
	}
	mustMention(t, path, "after many of them")
	if h, err := f.reader().HeadAt(path); err != nil || len(h.Taken) > 32 {
		t.Errorf("%d copies are remembered, %v", len(h.Taken), err)
	}
}
