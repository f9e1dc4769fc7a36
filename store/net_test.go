package store

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/bolttx"
	"messup/store/seal"
)

// lesson is an entry's worth of bytes, kept as a lesson.
func lesson(i int) record.Record {
	r := entry(i, 1)
	r.Kind = journal.Lessons
	return r
}

// TestLessonsCountForAFullBackup empties a journal of which half are lessons:
// the backup that holds them is not pushed out by the ones of what is left.
func TestLessonsCountForAFullBackup(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	for i := range 20 {
		mustSave(t, f, entry(i, 1))
	}
	for i := range 18 {
		mustSave(t, f, lesson(i))
	}
	full, err := f.Backup(t.Context(), "")
	must(t, err)
	must(t, f.Update(t.Context(), func(tx record.Tx) error {
		for i := range 18 {
			must(t, tx.Delete(journal.Lessons, name(i)))
		}
		for i := range 19 {
			must(t, tx.Delete(journal.Entries, name(i)))
		}
		return nil
	}))
	for range 60 {
		c.days(1)
		mustSave(t, f, entry(19, 1))
	}
	if _, err := os.Stat(full); err != nil {
		t.Errorf("the backup of 38 things was pushed out by those of one: %v", err)
	}
}

// TestABackupThatFailsIsToldOnceADay saves again and again where no backup can
// be made.
func TestABackupThatFailsIsToldOnceADay(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	mustSave(t, f, entry(1, 1))
	must(t, os.RemoveAll(f.shelf().Backups()))
	must(t, os.WriteFile(f.shelf().Backups(), []byte("in the way"), 0o600))
	for range 2 {
		c.days(1)
		told := 0
		for range 3 {
			mustSave(t, f, entry(2, 1))
			for _, notice := range f.Notices() {
				told += strings.Count(notice, "Today's backup could not be made")
			}
		}
		if told != 1 {
			t.Errorf("told %d times of a day, want once", told)
		}
	}
	must(t, os.Remove(f.shelf().Backups()))
}

// TestWhatWasDeletedStaysDeleted restores a journal whose backup still has
// what was deleted since. The damage is among the search texts alone: the
// records are all there, and so is what became of them.
func TestWhatWasDeletedStaysDeleted(t *testing.T) {
	plainOnly(t)
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 60)
	f := newFile(t, path)
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	must(t, f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(12)) }))
	delete(want, key(journal.Entries, name(12)))
	must(t, os.Remove(f.shelf().Recent()))
	b := pagesInUse(t, path)
	i := inUse(b, []byte(`{"NUMBER":30,`)) // of a search text
	b[i+3] ^= 1
	overwrite(t, path, b)
	f = fileAt(path)
	_, err = contents(f)
	wants(t, "reading", err, journal.ErrDamaged)
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	if r.Backup == "" {
		t.Error("the restore did not begin from the backup")
	}
	mustHold(t, f, want)
}

// TestRecordsOnPagesThatRunOver salvages records that begin behind the first
// of several pages, where a list of free pages says they were thrown away.
func TestRecordsOnPagesThatRunOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := fileAt(path)
	want := state{}
	for i := range 20 {
		r := entry(i, 1)
		r.Data = bytes.Repeat([]byte{'a' + byte(i)}, 4000) // two fill two pages, and the second begins on the second
		mustSave(t, f, derive(r))
		want.put(derive(r))
	}
	must(t, os.RemoveAll(f.shelf().Backups()))
	b := pagesInUse(t, path)
	pages := boltfile.OpenDamaged(bytes.NewReader(b), int64(len(b))).Pages()
	le, list := binary.LittleEndian, 0
	var over []uint64
	for at := 2 * boltfile.PageSize; at < len(b); at += boltfile.PageSize {
		const leaf, freeList = 2, 16
		p := b[at:]
		switch kind := le.Uint16(p[8:]); {
		case kind == freeList && le.Uint64(p) == uint64(at/boltfile.PageSize):
			if !pages.Free(int64(at)) {
				list = at
			}
		case kind == leaf && pages.Reached(int64(at)) && le.Uint64(p) == uint64(at/boltfile.PageSize):
			for n := range uint64(le.Uint32(p[12:])) {
				over = append(over, le.Uint64(p)+n+1)
			}
		}
	}
	if len(over) == 0 || list == 0 {
		t.Fatal("no page runs over")
	}
	le.PutUint16(b[list+10:], uint16(len(over)))
	for i, id := range over {
		le.PutUint64(b[list+firstHead+8*i:], id)
	}
	var lost seal.Stored // one record, so that entries are no whole kind
	for at, r := range testSeal().Scan(b) {
		if pages.Reached(int64(at)) && !slices.Contains(over, uint64(at/boltfile.PageSize)) {
			lost = r
			b[at+80] ^= 1
			break
		}
	}
	overwrite(t, path, b)
	_, err := fileAt(path).Restore(t.Context(), false)
	must(t, err)
	got, err := contents(fileAt(path))
	must(t, err)
	for k, w := range want {
		if !equal(got[k], w) && w.ID != lost.ID {
			t.Errorf("%s did not come back", k)
		}
	}
}

// TestACopyByBboltIsAJournal opens what `bbolt compact` and the like leave:
// the first change after it finds the two first pages two apart.
func TestACopyByBboltIsAJournal(t *testing.T) {
	for saves := range 4 {
		path := filepath.Join(t.TempDir(), "journal.db")
		want := state{}
		for i := range 20 + saves {
			mustSave(t, fileAt(path), entry(i, 1))
			want.put(entry(i, 1))
		}
		db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, Timeout: time.Second})
		must(t, err)
		to := filepath.Join(t.TempDir(), "journal.db")
		must(t, db.View(func(tx *bolt.Tx) error { return tx.CopyFile(to, 0o600) }))
		must(t, db.Close())
		f := newFile(t, to)
		for i := range 4 {
			mustHold(t, fileAt(to), want)
			mustSave(t, f, entry(100+i, 1))
			want.put(entry(100+i, 1))
		}
		mustHold(t, fileAt(to), want)
	}
}

// TestAFileThatIsNotTheOneThatWasMade puts another whole journal in the place
// of the one that is being made.
func TestAFileThatIsNotTheOneThatWasMade(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(t.TempDir(), "other.db")
	mustSave(t, fileAt(other), entry(1, 1))
	f := fileAt(filepath.Join(dir, "journal.db"))
	h, err := seal.NewHead(f.config.Rand, f.schema())
	must(t, err)
	_, err = f.build(dir, h, f.seal, func(b *bolttx.Builder) error { return os.Rename(other, b.Path()) })
	want := error(journal.ErrDamaged)
	if runtime.GOOS == "windows" { // where nothing takes the place of an open file
		want = fs.ErrPermission
	}
	wants(t, "making a file", err, want)
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("it left %v, %v", left, err)
	}
}
