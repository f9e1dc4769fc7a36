package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"messup/journal"
)

// cutShort is a journal whose only backup is cut short, and which then is gone but for
// one thing kept since. It returns where the backup is.
func cutShort(t *testing.T, f *File) (want state, backup string) {
	t.Helper()
	want = state{}
	for i := range 40 {
		mustSave(t, f, entry(i, 1))
		want.put(entry(i, 1))
	}
	backup, err := f.Backup(t.Context(), "")
	must(t, err)
	earlier, err := f.shelf().All()
	must(t, err)
	for _, b := range earlier {
		if b.Path != backup {
			must(t, os.Remove(b.Path))
		}
	}
	mustSave(t, f, entry(1000, 1))
	want.put(entry(1000, 1))
	return want, backup
}

// spoilAPage damages a record.
func spoilAPage(t *testing.T, path string) {
	t.Helper()
	b, err := words(path)
	must(t, err)
	b[inUse(b, entry(20, 1).Data[:12])] ^= 1
	change(t, path, b)
	if _, err := headOf(path); !errors.Is(err, journal.ErrDamaged) {
		t.Fatalf("it is not damaged: %v", err)
	}
}

// TestRestoreReadsADamagedBackup has only a damaged backup left: what can be read of
// it comes back, and it is named.
func TestRestoreReadsADamagedBackup(t *testing.T) {
	plainOnly(t)
	for _, tt := range []struct {
		name  string
		spoil func(t *testing.T, path string)
		lost  int // at most
	}{
		{"cut short", func(t *testing.T, path string) {
			info, err := os.Stat(path)
			must(t, err)
			must(t, os.Truncate(path, info.Size()-info.Size()/20))
		}, 8},
		{"four bytes", spoilAPage, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
			want, bad := cutShort(t, f)
			tt.spoil(t, bad)
			must(t, os.Remove(f.Path()))
			f = fileAt(f.Path())
			r, err := f.Restore(t.Context(), false)
			must(t, err)
			if n := r.Total[journal.Entries]; n < 41-tt.lost || r.FromLog[journal.Entries] != 1 {
				t.Errorf("of 41 entries %d came back, %d of them kept since", n, r.FromLog[journal.Entries])
			}
			if len(r.Parts) != 1 || r.Parts[0].Path != bad || r.Parts[0].Whole || r.Parts[0].From[journal.Entries] != r.Total[journal.Entries]-1 {
				t.Errorf("the backup is not named: %+v", r.Parts)
			}
			got, err := contents(f)
			must(t, err)
			for k, r := range got {
				if !equal(r, want[k]) {
					t.Errorf("%s came back as %s", k, r.Data)
				}
			}
			must(t, os.Remove(bad))
		})
	}
}

// TestADamagedBackupBringsNothingDeletedBack has a good backup that is newer.
func TestADamagedBackupBringsNothingDeletedBack(t *testing.T) {
	plainOnly(t)
	c := november()
	f := fileWithClock(t, c)
	want, bad := cutShort(t, f)
	c.days(1)
	discard(t, f, name(3))
	want.trash(name(3))
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	spoilAPage(t, bad)
	must(t, os.Remove(f.Path()))
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	if len(r.Parts) > 0 {
		t.Errorf("something came of %+v", r.Parts)
	}
	mustHold(t, f, want)
	must(t, os.Remove(bad))
}

// TestRestoreReadsARenamedBackup has only a backup that somebody's file manager named.
func TestRestoreReadsARenamedBackup(t *testing.T) {
	for _, called := range []string{"journal-20261119T141000Z (1).db", "from the stick.db"} {
		f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
		want, backup := cutShort(t, f)
		renamed := filepath.Join(f.shelf().Backups(), called)
		must(t, os.Rename(backup, renamed))
		must(t, os.Remove(f.Path()))
		f = fileAt(f.Path())
		r, err := f.Restore(t.Context(), false)
		must(t, err)
		if len(r.Parts) != 1 || r.Parts[0].Path != renamed || !r.Parts[0].Whole {
			t.Errorf("%s is not named: %+v", called, r.Parts)
		}
		mustHold(t, f, want)
	}
}

// TestABackupOfAnotherIsNotTakenIn has a backup of another journal in the folder.
func TestABackupOfAnotherIsNotTakenIn(t *testing.T) {
	dir := t.TempDir()
	f, other := newFile(t, filepath.Join(dir, "journal.db")), newFile(t, filepath.Join(dir, "other.db"))
	mustSave(t, f, entry(1, 1))
	mustSave(t, other, entry(2, 1), entry(3, 1))
	_, err := other.Backup(t.Context(), "")
	must(t, err)
	want := state{}
	want.put(entry(1, 1))
	must(t, os.Remove(f.Path()))
	f = fileAt(f.Path())
	_, err = f.Restore(t.Context(), false)
	must(t, err)
	mustHold(t, f, want)
}

// TestABackupUnderAnotherNameIsLeftOfIt has nothing but a backup that somebody's file
// manager or editor named: no journal is begun over it, and a restore reads it.
func TestABackupUnderAnotherNameIsLeftOfIt(t *testing.T) {
	for _, ending := range []string{" (1).db", ".db~", ".db.old", ".bak"} {
		f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
		want := filled(t, f.Path(), 8)
		backup, err := f.Backup(t.Context(), "")
		must(t, err)
		must(t, os.Rename(backup, strings.TrimSuffix(backup, ".db")+ending))
		must(t, os.Remove(f.Path()))
		f = fileAt(f.Path())
		if err := f.Missing(t.Context()); !errors.Is(err, journal.ErrGone) || !strings.Contains(err.Error(), "under another name") {
			t.Errorf("%s: a journal is %v", ending, err)
		}
		_, err = f.Restore(t.Context(), false)
		must(t, err)
		mustHold(t, f, want)
	}
}

// TestABackupOfOneWhoseNameBeginsSoIsNotOurs has the backup of journal-2.db beside
// journal.db, of which there is nothing.
func TestABackupOfOneWhoseNameBeginsSoIsNotOurs(t *testing.T) {
	dir := t.TempDir()
	other := newFile(t, filepath.Join(dir, "journal-2.db"))
	mustSave(t, other, entry(1, 1))
	_, err := other.Backup(t.Context(), "")
	must(t, err)
	f := fileAt(filepath.Join(dir, "journal.db"))
	if err := f.Missing(t.Context()); !errors.Is(err, journal.ErrNoJournal) || errors.Is(err, journal.ErrGone) {
		t.Errorf("a journal that never was is %v", err)
	}
	if _, err := f.Restore(t.Context(), false); !errors.Is(err, journal.ErrNoJournal) {
		t.Errorf("restoring it is %v", err)
	}
}

// TestALogUnderAnotherNameIsRead has nothing but a log that somebody's file manager or a
// service named, which is told as what is left of the journal.
func TestALogUnderAnotherNameIsRead(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	want := state{}
	for i := range 5 {
		mustSave(t, f, entry(i, 1))
		want.put(entry(i, 1))
	}
	must(t, os.Rename(f.shelf().Recent(), filepath.Join(f.shelf().Backups(), "journal-recent (1).log")))
	must(t, os.Remove(f.Path()))
	f = fileAt(f.Path())
	if err := f.Missing(t.Context()); !errors.Is(err, journal.ErrGone) {
		t.Errorf("a journal is %v", err)
	}
	_, err := f.Restore(t.Context(), false)
	must(t, err)
	mustHold(t, f, want)
}
