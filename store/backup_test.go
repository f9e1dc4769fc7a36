package store

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/disk"
	"messup/store/storetest"
)

// clock is a time that the test sets.
type clock struct{ now time.Time }

func (c *clock) days(n int) { c.now = c.now.AddDate(0, 0, n) }

func fileWithClock(t *testing.T, c *clock) *File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal.db")
	t.Cleanup(func() { mustBeWhole(t, path) })
	return fileOf(Config{Path: path, Now: func() time.Time { return c.now }, Rand: rand.Reader, Reindex: reindex, Counted: counted(), Marked: marked})
}

func november() *clock { return &clock{now: time.Date(2026, 11, 2, 14, 10, 0, 0, time.UTC)} }

func backupDays(t *testing.T, f *File) []string {
	t.Helper()
	all, err := f.Backups(t.Context())
	must(t, err)
	days := make([]string, 0, len(all))
	for _, b := range all {
		days = append(days, b.Made.Format("01-02"))
	}
	return days
}

func TestTheFirstSaveOfADayHasABackupMade(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	mustSave(t, f, entry(1, 1))
	if days := backupDays(t, f); len(days) != 0 {
		t.Errorf("backups of nothing: %q", days)
	}
	c.days(1)
	for i := range 5 {
		mustSave(t, f, entry(2+i, 1))
	}
	mustSave(t, fileOf(f.config), entry(7, 1)) // another process of the same day
	all, err := f.Backups(t.Context())
	must(t, err)
	if len(all) != 1 || filepath.Base(all[0].Path) != "journal-20261103T141000Z.db.gz" {
		t.Fatalf("backups are %v, want one of this morning", all)
	}
	mustHold(t, fileAt(unpackedAt(t, all[0].Path)), state{key(journal.Entries, name(1)): entry(1, 1), key(journal.Entries, name(2)): entry(2, 1)})
}

func TestSevenDaysAndFourWeeksOfBackupsStay(t *testing.T) {
	c := november() // a Monday
	f := fileWithClock(t, c)
	mustSave(t, f, entry(0, 1))
	for i := range 60 {
		c.days(1)
		mustSave(t, f, entry(i, 2))
	}
	want := []string{"01-01", "12-31", "12-30", "12-29", "12-28", "12-27", "12-26", "12-25", "12-20", "12-13", "12-06"}
	if got := backupDays(t, f); !slices.Equal(got, want) {
		t.Errorf("backups of %q, want %q", got, want)
	}
	all, err := f.Backups(t.Context())
	must(t, err)
	var room int64
	for _, b := range all {
		room += b.Size
	}
	info, err := os.Stat(f.Path())
	must(t, err)
	if room > 2*info.Size() && !isSealed() { // what is sealed cannot be packed
		t.Errorf("eleven backups take %d bytes, of a journal of %d", room, info.Size())
	}
}

// TestAClockThatWasAheadLosesNothing uses the journal for a week with the clock
// years ahead, and then on the right days again.
func TestAClockThatWasAheadLosesNothing(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	want := state{}
	next := 0
	keep := func(run *File) {
		mustSave(t, run, entry(next, 1))
		want.put(entry(next, 1))
		next++
	}
	use := func(days int) {
		for range days {
			c.days(1)
			for range 3 {
				keep(fileOf(f.config))
			}
		}
	}
	use(3)
	right := c.now
	c.days(3650)
	use(9)
	c.now = right
	use(3)
	for range 5 {
		keep(fileOf(f.config))
	}
	all, err := f.Backups(t.Context())
	must(t, err)
	ahead := 0
	for _, b := range all {
		if b.Ahead {
			ahead++
		}
	}
	if n := len(all); ahead > 11 || n-ahead != 4 {
		t.Errorf("%d backups, %d of them ahead, want the last of the week before, and one of each of three days since", n, ahead)
	}
	overwrite(t, f.Path(), nil)
	_, err = f.Restore(t.Context(), false)
	must(t, err)
	mustHold(t, fileAt(f.Path()), want)
}

// TestARestoreBeginsFromWhatWasKeptLast, also where the clock was ahead before, and
// neither the journal nor a log says whose backups are meant.
func TestARestoreBeginsFromWhatWasKeptLast(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	want := state{}
	for i, days := range []int{0, 3650, -3650} {
		c.days(days)
		mustSave(t, f, entry(i, 1))
		want.put(entry(i, 1))
		_, err := f.Backup(t.Context(), "")
		must(t, err)
	}
	bad := filepath.Join(f.shelf().Backups(), "journal-20991102T141000Z.db")
	must(t, os.WriteFile(bad, []byte("no backup"), 0o600))
	overwrite(t, f.Path(), nil)
	_, err := f.Restore(t.Context(), false)
	must(t, err)
	must(t, os.Remove(bad))
	mustHold(t, fileAt(f.Path()), want)
}

func TestAnEmptiedJournalPushesNoFullBackupOut(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	for i := range 30 {
		mustSave(t, f, entry(i, 1))
	}
	full, err := f.Backup(t.Context(), "")
	must(t, err)
	for i := range 29 {
		discard(t, f, name(i))
	}
	for range 60 {
		c.days(1)
		mustSave(t, f, entry(29, 1))
	}
	if h, err := headOf(full); err != nil || f.total(h) != 30 {
		t.Errorf("the full backup has %d entries, %v", f.total(h), err)
	}
	discard(t, f, name(29))
	before := backupDays(t, f)
	for range 10 {
		c.days(1)
		mustSave(t, f, record.Record{Kind: journal.Trash, ID: name(1), Data: []byte("{}")})
	}
	if after := backupDays(t, f); !slices.Equal(before, after) {
		t.Errorf("an empty journal changed the backups from %q to %q", before, after)
	}
}

func TestABackupCanGoAnywhereButOverSomething(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	mustSave(t, f, entry(1, 1))
	to := filepath.Join(t.TempDir(), "copy.db")
	if path, err := f.Backup(t.Context(), to); err != nil || path != to {
		t.Fatalf("Backup = %q, %v", path, err)
	}
	mustHold(t, fileAt(to), state{key(journal.Entries, name(1)): entry(1, 1)})
	before, err := os.ReadFile(to)
	must(t, err)
	mustSave(t, f, entry(2, 1))
	if _, err := f.Backup(t.Context(), to); err == nil {
		t.Error("a second backup went over the first")
	}
	if after, err := os.ReadFile(to); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the first backup was changed, %v", err)
	}
}

// What was left of a copy that was cut short is in nobody's way, and of what is in the way
// nothing is touched.
func TestWhatLiesInTheWayOfACopy(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	mustSave(t, f, entry(1, 1))
	b, err := os.ReadFile(f.Path())
	must(t, err)
	unfinished := ".ABCDEFGH.messup-part"
	for what, left := range map[string][]byte{"nothing yet": nil, "a beginning": b[:5000], "all of one": b, "zeros": make([]byte, 9000)} {
		to := filepath.Join(t.TempDir(), "copy.db")
		must(t, os.WriteFile(to+unfinished, left, 0o600))
		theirs := []string{".part", ".messup-part", ".abcdefgh.messup-part", ".ABCDEFGH.messup-part~"}
		for _, ending := range theirs {
			must(t, os.WriteFile(to+ending, []byte("half of a download"), 0o600))
		}
		_, err := f.Backup(t.Context(), to)
		must(t, err)
		mustHold(t, fileAt(to), state{key(journal.Entries, name(1)): entry(1, 1)})
		if disk.Exists(to + unfinished) {
			t.Errorf("%s is still there", what)
		}
		for _, ending := range theirs {
			if has, err := os.ReadFile(to + ending); err != nil || string(has) != "half of a download" {
				t.Errorf("somebody's file %s became %q, %v", ending, has, err)
			}
		}
	}
	to := filepath.Join(t.TempDir(), "copy.db")
	must(t, os.Mkdir(to+unfinished, 0o700))
	if _, err := f.Backup(t.Context(), to); err != nil || !disk.Exists(to+unfinished) {
		t.Errorf("beside a folder: %v", err)
	}
}

func TestADamagedJournalIsNotBackedUp(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	for i := range 30 {
		mustSave(t, f, entry(i, 1))
	}
	c.days(1)
	before := backupDays(t, f)
	b := pagesInUse(t, f.Path())
	i := inUse(b, []byte(`"number":7,`))
	b[i+9] ^= 1
	overwrite(t, f.Path(), b)
	_, err := f.Backup(t.Context(), "")
	wants(t, "Backup", err, journal.ErrDamaged)
	wants(t, "saving", save(fileOf(f.config), entry(40, 1)), journal.ErrDamaged)
	if after := backupDays(t, f); !slices.Equal(before, after) {
		t.Errorf("a damaged journal changed the backups from %q to %q", before, after)
	}
	r, err := f.Check(t.Context())
	wants(t, "Check", err, journal.ErrDamaged)
	if r.Journal.Err == nil || len(r.Backups) != len(before) || r.Backups[0].Err != nil {
		t.Errorf("Check reports %+v", r)
	}
	if _, err := f.Restore(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	got, err := contents(f)
	must(t, err)
	if len(got) != 30 {
		t.Errorf("%d entries after the restore, want 30", len(got))
	}
}

// TestPurgedWordsAreGone looks for deleted words in every file there is.
func TestPurgedWordsAreGone(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	secret := func(i int) record.Record {
		r := entry(i, 1)
		r.Data = fmt.Appendf(nil, `{"text":"private words, number %d, %s"}`, i, strings.Repeat("private words ", 200))
		return derive(r)
	}
	kept := state{}
	for i := range 200 {
		mustSave(t, f, secret(i))
		mustSave(t, f, entry(1000+i, 1))
		kept.put(entry(1000+i, 1))
	}
	b := pagesInUse(t, f.Path())
	clear(b[:4096]) // a restore leaves a damaged file behind
	overwrite(t, f.Path(), b)
	f = fileAt(f.Path())
	_, err := f.Restore(t.Context(), false)
	must(t, err)
	_, err = f.Backup(t.Context(), "")
	must(t, err)
	old, err := disk.OpenFile(f.Path(), os.O_RDONLY) // the old file, which will lose its name
	must(t, err)
	storetest.MayGo(t, old)
	mustForget(t, f, func() (err error) {
		for i := range 200 {
			err = errors.Join(err, f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(i)) }))
		}
		return err
	})
	mustHold(t, f, kept)

	found := map[string]int{}
	count := func(name string, b []byte) { found[name] = bytes.Count(bytes.ToLower(b), []byte("private words")) }
	err = filepath.WalkDir(filepath.Dir(f.Path()), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := words(path)
		count(path, b)
		return err
	})
	must(t, err)
	info, err := old.Stat()
	must(t, err)
	b = make([]byte, info.Size())
	_, err = old.ReadAt(b, 0)
	must(t, err)
	count("the old file", b)
	must(t, old.Close())
	if len(found) != 6 { // journal and its stamp, the backup there was and the new one, the damaged file, the old file
		t.Errorf("looked at %v", found)
	}
	for name, n := range found {
		if n > 0 {
			t.Errorf("%d purged words are in %s", n, name)
		}
	}
}

func TestVeryManySavesCauseANewBackup(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	big := entry(1, 1)
	big.Data = bytes.Repeat([]byte("x"), 1<<20)
	for i := range 30 {
		c.now = c.now.Add(time.Minute)
		big.Rev = i + 1
		mustSave(t, f, big)
		info, err := os.Stat(f.shelf().Recent())
		if err == nil && info.Size() > maxRecent+2*int64(len(big.Data)) {
			t.Fatalf("after %d saves the file of recent changes has %d bytes", i, info.Size())
		}
	}
	if days := backupDays(t, f); len(days) != 1 {
		t.Errorf("backups of %q, want the last one of the day", days)
	}
}
