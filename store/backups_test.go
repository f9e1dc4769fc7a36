package store

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"messup/store/names"
)

// holding returns how many entries are in each backup of a journal that can be read.
func holding(t *testing.T, f *File) (n []int) {
	t.Helper()
	all, err := f.Backups(t.Context())
	must(t, err)
	for _, b := range all {
		h, err := headOf(b.Path)
		must(t, err)
		n = append(n, int(f.total(h)))
	}
	return n
}

// TestAnOlderCopyPushesNoFullerBackupOut makes the journal what an older copy says, on
// a day that has a backup with more in it, and goes on with it for months.
func TestAnOlderCopyPushesNoFullerBackupOut(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	older := filepath.Join(t.TempDir(), "older.db")
	for i := range 9 {
		if i == 6 {
			_, err := f.Backup(t.Context(), older)
			must(t, err)
		}
		mustSave(t, f, entry(i, 1))
	}
	full, err := f.Backup(t.Context(), "")
	must(t, err)
	c.now = c.now.Add(time.Hour)
	_, err = f.RestoreFrom(t.Context(), older, false)
	must(t, err)
	c.now = c.now.Add(time.Hour)
	_, err = f.Backup(t.Context(), "")
	must(t, err)
	if got := holding(t, f); !slices.Equal(got, []int{6, 9}) {
		t.Errorf("the backups of the day hold %d entries, want the newest and the fullest", got)
	}
	for rev := range 120 {
		c.days(1)
		mustSave(t, f, entry(1, 2+rev))
	}
	if h, err := headOf(full); err != nil || f.total(h) != 9 {
		t.Errorf("the full backup has %d entries, %v", f.total(h), err)
	}
	if got := holding(t, f); len(got) != 12 {
		t.Errorf("there are backups with %d entries, want eleven and the fullest", got)
	}
}

// TestWhatIsInTheTrashIsNotLost throws something away between two backups of a day:
// the later one holds it all the same, and takes the place of the earlier.
func TestWhatIsInTheTrashIsNotLost(t *testing.T) {
	f := fileWithClock(t, november())
	for i := range 9 {
		mustSave(t, f, entry(i, 1))
	}
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	discard(t, f, name(8))
	_, err = f.Backup(t.Context(), "")
	must(t, err)
	if got := holding(t, f); !slices.Equal(got, []int{8}) {
		t.Errorf("the backups hold %d entries, want the newest alone", got)
	}
}

// copyTo copies a backup to where one of another day would be.
func copyTo(t *testing.T, f *File, from string, day time.Time) string {
	t.Helper()
	b, err := os.ReadFile(from)
	must(t, err)
	to := filepath.Join(f.shelf().Backups(), f.shelf().Name()+"-"+day.Format(names.StampLayout)+names.PackedEnding)
	must(t, os.WriteFile(to, b, 0o600))
	return to
}

// TestWhatIsDatedAheadPushesNothingOut copies a backup to days that are yet to come.
func TestWhatIsDatedAheadPushesNothingOut(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	for i := range 8 {
		mustSave(t, f, entry(i, 1))
		c.days(1)
	}
	days, err := f.Backups(t.Context())
	must(t, err)
	if len(days) != 7 {
		t.Fatalf("there are %d backups, want one of each of seven days", len(days))
	}
	var want []string
	for i := range 7 {
		want = append(want, copyTo(t, f, days[0].Path, time.Date(2099, 11, 30-i, 14, 10, 0, 0, time.UTC)))
	}
	made, err := f.Backup(t.Context(), "")
	must(t, err)
	want = append([]string{made}, append(paths(days), want...)...)
	all, err := f.Backups(t.Context())
	must(t, err)
	if got := paths(all); !slices.Equal(got, want) {
		t.Errorf("there are\n%q, want\n%q", got, want)
	}
	for i, b := range all {
		if b.Ahead != (i > 7) {
			t.Errorf("%s is dated ahead: %t", b.Path, b.Ahead)
		}
	}
}

func paths(all []Backup) (p []string) {
	for _, b := range all {
		p = append(p, b.Path)
	}
	return p
}

// TestBackupsOfAnotherJournalTakeNoPlace puts fuller and newer ones of another
// journal among those of this one.
func TestBackupsOfAnotherJournalTakeNoPlace(t *testing.T) {
	c := november()
	other, f := fileWithClock(t, c), fileWithClock(t, c)
	for i := range 20 {
		mustSave(t, other, entry(i, 1))
	}
	theirs := filepath.Join(t.TempDir(), "theirs.db")
	_, err := other.Backup(t.Context(), theirs)
	must(t, err)
	for i := range 8 {
		mustSave(t, f, entry(i, 1))
		c.days(1)
		if i > 0 {
			copyTo(t, f, theirs, c.now.Add(-time.Hour))
		}
	}
	_, err = f.Backup(t.Context(), "")
	must(t, err)
	got := holding(t, f)
	slices.Sort(got)
	if want := []int{2, 3, 4, 5, 6, 7, 8, 8, 20, 20, 20, 20, 20, 20, 20}; !slices.Equal(got, want) {
		t.Errorf("the backups hold %d entries, want %d", got, want)
	}
}
