package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/bolttx"
	"messup/store/disk"
	"messup/store/mark"
	"messup/store/seal"
	"messup/store/storetest"
)

// TestBackupsAreKnownByTheirNames puts all kinds of things beside the backups,
// and makes several within one second.
func TestBackupsAreKnownByTheirNames(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	mustSave(t, f, entry(1, 1))
	must(t, os.MkdirAll(f.shelf().Backups(), 0o700))
	for _, other := range []string{
		"journal-20261101T141000Z", "journal-20261101T141000Z.txt", "journal-20261101T141000Z-.db", "journal-20261101T141000Z-0.db",
		"journal-20261101T141000Z-x.db", "journal-20261131T141000Z.db", "journal-2026.db", "other-20261101T141000Z.db", "20261101T141000Z.db",
	} {
		must(t, os.WriteFile(filepath.Join(f.shelf().Backups(), other), []byte("no backup"), 0o600))
	}
	must(t, os.Mkdir(filepath.Join(f.shelf().Backups(), "journal-20261101T141000Z-5.db"), 0o700))
	names := func() (names []string) {
		all, err := f.Backups(t.Context())
		must(t, err)
		for _, b := range all {
			info, err := os.Stat(b.Path)
			must(t, err)
			if b.Size != info.Size() || b.Size == 0 || !b.Made.Equal(c.now.Truncate(time.Second)) {
				t.Errorf("%s is said to have %d bytes and to be of %v", b.Path, b.Size, b.Made)
			}
			names = append(names, strings.TrimPrefix(filepath.Base(b.Path), "journal-20261102T141000Z"))
		}
		return names
	}
	if got := names(); len(got) != 0 {
		t.Errorf("backups of nothing: %q", got)
	}
	made := func() string {
		t.Helper()
		path, err := f.Backup(t.Context(), "")
		must(t, err)
		return path
	}
	first := made()
	// Of one day only the newest stays: each new one pushes the others out.
	made()
	if got := names(); !slices.Equal(got, []string{"-2.db.gz"}) {
		t.Errorf("after two backups of one second there are %q", got)
	}
	if third := made(); !strings.HasSuffix(third, "-3.db.gz") || third == first {
		t.Errorf("the third backup is %s", third)
	}
	must(t, os.WriteFile(strings.Replace(first, ".db.gz", "-12.db", 1), []byte("x"), 0o600))
	must(t, os.WriteFile(first, []byte("x"), 0o600))
	if got := names(); !slices.Equal(got, []string{"-12.db", "-3.db.gz", ".db.gz"}) {
		t.Errorf("the newest first are %q", got)
	}
	must(t, os.Remove(strings.Replace(first, ".db.gz", "-12.db", 1)))
	must(t, os.Remove(first))
	must(t, os.RemoveAll(filepath.Join(f.shelf().Backups(), "journal-20261101T141000Z-5.db")))
}

// TestWhatACrashLeftIsClearedAway, in the journal's folder and among the
// backups, and its words with it; what is still being made stays.
func TestWhatACrashLeftIsClearedAway(t *testing.T) {
	dir := t.TempDir()
	f := newFile(t, filepath.Join(dir, "journal.db"))
	mustSave(t, f, entry(1, 1))
	mustSave(t, f, entry(1, 2))
	left := func(in, name string) *os.File {
		path := filepath.Join(in, name)
		must(t, os.WriteFile(path, bytes.Repeat([]byte("words"), 500000), 0o600))
		file, err := disk.OpenFile(path, os.O_RDONLY)
		must(t, err)
		storetest.MayGo(t, file)
		return file
	}
	one, two := left(dir, ".journal-0123456789abcdef.tmp"), left(f.shelf().Backups(), ".journal-1123456789abcdef.tmp")
	other, second, busy := left(dir, ".other-0123456789abcdef.tmp"), left(dir, ".journal-2-0123456789abcdef.tmp"), left(dir, ".journal-2123456789abcdef.tmp")
	got, err := disk.TryLock(busy, true)
	if err != nil || !got {
		t.Fatal(got, err)
	}
	g := fileAt(f.Path())
	mustSave(t, g, entry(2, 1))
	if notices := g.Notices(); len(notices) > 0 {
		t.Errorf("it says %q", notices)
	}
	for _, file := range []*os.File{one, two, other, second, busy} {
		_, err := os.Stat(file.Name())
		if cleared := file == one || file == two; cleared != errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: %v", file.Name(), err)
		}
		b := make([]byte, 2500000)
		_, err = file.ReadAt(b, 0)
		must(t, err)
		if hasWords := bytes.Contains(b, []byte("word")); hasWords == (file == one || file == two) {
			t.Errorf("%s has words: %v", file.Name(), hasWords)
		}
	}
	// Once is enough for a File: what comes later may be of another process.
	later := left(dir, ".journal-3123456789abcdef.tmp")
	mustSave(t, g, entry(3, 1))
	if _, err := os.Stat(later.Name()); err != nil {
		t.Errorf("looked for leftovers twice: %v", err)
	}
	must(t, os.Remove(busy.Name()))
}

// TestRestoreSaysWhereEachThingCameFrom counts what comes from the backup, what
// from the damaged file, and what is nowhere.
func TestRestoreSaysWhereEachThingCameFrom(t *testing.T) {
	plainOnly(t)
	path := filepath.Join(t.TempDir(), "journal.db")
	f := fileAt(path)
	for i := range 30 {
		mustSave(t, f, entry(i, 1))
	}
	mustSave(t, f, lesson(1))
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	for i := range 5 {
		mustSave(t, f, entry(100+i, 1))
	}
	mustSave(t, f, entry(3, 2))
	must(t, os.Remove(f.shelf().Recent()))
	b := pagesInUse(t, path)
	i := bytes.LastIndex(b, []byte(`"number":104,`)) // of its record, of which there is no other copy
	for ; i >= 0; i = bytes.LastIndex(b[:i], []byte(`"number":104,`)) {
		b[i+9] ^= 1
	}
	overwrite(t, path, b)
	r, err := fileAt(path).Restore(t.Context(), true)
	must(t, err)
	again, err := fileAt(path).Restore(t.Context(), false)
	must(t, err)
	for _, r := range []Restored{r, again} {
		entries, lessons := journal.Entries, journal.Lessons
		if r.FromIt[entries] != 29 || r.Salvaged[entries] != 5 || r.Total[entries] != 34 || r.Missing[entries] != 1 {
			t.Errorf("entries: %d from the backup, %d salvaged, %d in all, %d missing", r.FromIt[entries], r.Salvaged[entries], r.Total[entries], r.Missing[entries])
		}
		if r.FromIt[lessons] != 1 || r.Salvaged[lessons] != 0 || r.Total[lessons] != 1 || r.Missing[lessons] != 0 {
			t.Errorf("lessons: %+v", r)
		}
	}
	if !r.Rehearsed || r.Damaged != "" || again.Rehearsed || again.Damaged == "" || again.Whole {
		t.Errorf("Restored = %+v, then %+v", r, again)
	}
	mustBeWhole(t, path)
	report, err := fileAt(path).Check(t.Context())
	must(t, err)
	if !slices.Equal(report.Damaged, []string{again.Damaged}) || len(report.Backups) != 1 || report.Inbox != 0 ||
		report.Journal.Counts[journal.Entries] != 34 || report.Backups[0].Counts[journal.Entries] != 30 || report.Backups[0].Size == 0 {
		t.Errorf("Check = %+v", report)
	}
}

// TestACallThatIsNotWantedAnyMoreDoesNothing cancels before, while waiting for
// a turn, and while at work.
func TestACallThatIsNotWantedAnyMoreDoesNothing(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	mustSave(t, f, entry(1, 1))
	over, cancel := context.WithCancel(t.Context())
	err := f.Update(over, func(tx record.Tx) error {
		must(t, tx.Put(entry(2, 1)))
		cancel()
		return nil
	})
	wants(t, "a save cancelled at work", err, context.Canceled)
	for doing, call := range map[string]func() error{
		"View":    func() error { return f.View(over, func(record.Tx) error { return nil }) },
		"Update":  func() error { return f.Update(over, func(tx record.Tx) error { return tx.Put(entry(2, 1)) }) },
		"Backups": func() error { _, err := f.Backups(over); return err },
		"Backup":  func() error { _, err := f.Backup(over, ""); return err },
		"Compact": func() error { return f.compact(over, nil) },
		"Renew":   func() error { return f.renewBackups(over, mark.Note{}) },
		"Restore": func() error { _, err := f.Restore(over, false); return err },
		"Check":   func() error { _, err := f.Check(over); return err },
		"Inbox":   func() error { _, err := f.PutInbox(over, []byte("x")); return err },
	} {
		wants(t, doing, call(), context.Canceled)
	}
	short, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	waits := make(chan error)
	must(t, f.View(t.Context(), func(record.Tx) error {
		go func() { waits <- f.View(short, func(record.Tx) error { return nil }) }()
		wants(t, "a call that waits for its turn", <-waits, journal.ErrBusy)
		return nil
	}))
	// Another process has the file.
	file, err := os.OpenFile(f.Path(), os.O_RDWR, 0)
	must(t, err)
	if got, err := disk.TryLock(file, true); !got || err != nil {
		t.Fatal(got, err)
	}
	short, cancel = context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	wants(t, "a call that waits for the file", f.View(short, func(record.Tx) error { return nil }), journal.ErrBusy)
	must(t, file.Close())
	mustHold(t, f, state{key(journal.Entries, name(1)): entry(1, 1)})
}

// TestFilesAreCalledAsDocumented looks at the name of each file that is made.
func TestFilesAreCalledAsDocumented(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	mustSave(t, f, entry(1, 1))
	jot, err := f.PutInbox(t.Context(), []byte("x"))
	must(t, err)
	backup, err := f.Backup(t.Context(), "")
	must(t, err)
	h, err := seal.NewHead(f.config.Rand, 1)
	must(t, err)
	made := ""
	fresh, err := f.build(f.shelf().Folder(), h, f.seal, func(b *bolttx.Builder) error { made = b.Path(); return nil })
	must(t, err)
	must(t, os.Remove(fresh))
	mustSave(t, f, entry(2, 1))
	b := pagesInUse(t, f.Path())
	clear(b[:4096])
	overwrite(t, f.Path(), b)
	r, err := fileAt(f.Path()).Restore(t.Context(), false)
	must(t, err)
	for path, want := range map[string]string{
		jot:                `^inbox/journal-20261102T141000Z-[0-9a-f]{8}\.jot$`,
		backup:             `^backups/journal-20261102T141000Z\.db\.gz$`,
		made:               `^\.journal-[0-9a-f]{16}\.tmp$`,
		fresh:              `^\.journal-[0-9a-f]{16}\.tmp$`,
		f.shelf().Recent(): `^backups/journal-recent\.log$`,
		r.Damaged:          `^journal-damaged-\d{8}T\d{6}Z\.db$`,
	} {
		name, err := filepath.Rel(f.shelf().Folder(), path)
		must(t, err)
		if !regexp.MustCompile(want).MatchString(filepath.ToSlash(name)) {
			t.Errorf("a file is called %s, want %s", name, want)
		}
	}
}
