package store

import (
	"os"
	"slices"
	"testing"

	"messup/journal"
	"messup/store/disk"
)

// TestDeletingForGoodKeepsTheDaysOfTheBackups deletes one of many for good, after a week:
// each day's backup stays without it, with what was overwritten since.
func TestDeletingForGoodKeepsTheDaysOfTheBackups(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	deleting := secret(t, f)
	for i := range 6 {
		c.days(1)
		r := entry(2, 2+i)
		mustSave(t, f, r)
	}
	before, err := f.Backups(t.Context())
	must(t, err)
	c.days(1)
	mustForget(t, f, deleting)
	after, err := f.Backups(t.Context())
	must(t, err)
	mustKeep(t, before, after)
	if n := hits(t, f); n > 0 {
		t.Errorf("%d files still hold it", n)
	}
	have, err := contents(fileAt(unpackedAt(t, after[len(after)-1].Path)))
	must(t, err)
	if have[key(journal.Entries, name(2))].Rev != 1 || len(have) != 1 {
		t.Errorf("the oldest has %v, want what was overwritten since", have)
	}
	for _, b := range after {
		info, err := os.Stat(b.Path)
		must(t, err)
		if disk.HasModes && info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %v", b.Path, info.Mode())
		}
		if h, err := headOf(b.Path); err != nil || h.Counts[journal.Entries] == 0 {
			t.Errorf("%s holds %v, %v", b.Path, h.Counts, err)
		}
	}
	mustForget(t, f, func() error { return nil }) // with nothing to delete
	again, err := f.Backups(t.Context())
	must(t, err)
	mustKeep(t, before, again)
}

// mustKeep fails unless all backups that were there still are.
func mustKeep(t *testing.T, before, after []Backup) {
	t.Helper()
	for _, b := range before {
		if !slices.Contains(paths(after), b.Path) {
			t.Errorf("%s is gone", b.Path)
		}
	}
}
