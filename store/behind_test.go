package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/mark"
)

// older makes a journal that was put back: it returns the bytes of an earlier
// state, and what was in the journal afterwards. Three changes were made since,
// one of them a deletion.
func older(t *testing.T, f *File) (old []byte, want state) {
	t.Helper()
	want = state{}
	for i := range 8 {
		mustSave(t, f, entry(i, 1))
		want.put(entry(i, 1))
	}
	old, err := os.ReadFile(f.Path())
	must(t, err)
	mustSave(t, f, entry(100, 1))
	mustSave(t, f, entry(3, 2))
	want.put(entry(100, 1))
	want.put(entry(3, 2))
	must(t, f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(5)) }))
	delete(want, key(journal.Entries, name(5)))
	return old, want
}

// mustBeToldAndRestored opens a journal that is behind what is known of it,
// through every door there is, and brings the rest back.
func mustBeToldAndRestored(t *testing.T, path, says string, want state) {
	t.Helper()
	before, err := os.ReadFile(path)
	must(t, err)
	recent, err := os.ReadFile(fileAt(path).shelf().Recent())
	must(t, err)
	_, readErr := contents(fileAt(path))
	_, checkErr := fileAt(path).Check(t.Context())
	_, backUpErr := fileAt(path).Backup(t.Context(), "")
	_, copyErr := fileAt(path).Backup(t.Context(), filepath.Join(t.TempDir(), "copy.db"))
	for doing, err := range map[string]error{
		"reading": readErr, "checking": checkErr, "backing up": backUpErr, "copying": copyErr,
		"saving": save(fileAt(path), entry(200, 1)), "compacting": fileAt(path).compact(t.Context(), nil),
		"renewing": fileAt(path).renewBackups(t.Context(), mark.Note{}),
	} {
		wants(t, doing, err, journal.ErrOlder)
		if err != nil && !strings.Contains(err.Error(), says) {
			t.Errorf("%s says %q, want something with %q", doing, err, says)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the older file was changed, %v", err)
	}
	if after, err := os.ReadFile(fileAt(path).shelf().Recent()); err != nil || !bytes.Equal(recent, after) {
		t.Errorf("the newer words were changed, %v", err)
	}
	r, err := fileAt(path).Restore(t.Context(), false)
	must(t, err)
	if r.Whole {
		t.Error("the restore found nothing to do")
	}
	if kept, err := os.ReadFile(r.Replaced); err != nil || !bytes.Equal(kept, before) {
		t.Errorf("the older file was not kept as it was, %v", err)
	}
	f := newFile(t, path)
	mustHold(t, f, want)
	mustSave(t, f, entry(300, 1))
	want.put(entry(300, 1))
	mustHold(t, fileAt(path), want)
}

func TestAnOlderCopyIsToldAndRestored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	old, want := older(t, fileAt(path))
	overwrite(t, path, old)
	mustBeToldAndRestored(t, path, "3 things kept since are missing here", want)
}

func TestAnOlderFirstPageIsToldAndRestored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := fileAt(path)
	_, want := older(t, f)
	before, err := os.ReadFile(path)
	must(t, err)
	mustSave(t, f, entry(101, 1))
	want.put(entry(101, 1))
	b, err := os.ReadFile(path)
	must(t, err)
	im, _, err := fileAt("").reader().File(bytes.NewReader(b), int64(len(b)))
	must(t, err)
	at := int64(im.Txid()%2) * boltfile.PageSize // the write of this page was lost
	copy(b[at:at+boltfile.PageSize], before[at:])
	overwrite(t, path, b)
	mustBeToldAndRestored(t, path, "1 thing kept since is missing here", want)
}

// TestAJournalOlderThanItsBackupIsTold puts back a copy that is older than the
// newest backup, which cleared away what was kept before it.
func TestAJournalOlderThanItsBackupIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := fileAt(path)
	old, want := older(t, f)
	mustSave(t, f, entry(5, 3)) // nothing says of a file without second copies what was deleted
	want.put(entry(5, 3))
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	must(t, os.WriteFile(f.shelf().Recent(), nil, 0o600))
	overwrite(t, path, old)
	mustBeToldAndRestored(t, path, "4 things kept since are missing here", want)
}

// TestWhatIsOfAnotherJournalSaysNothing leaves the second copies of another
// journal beside one with fewer saves.
func TestWhatIsOfAnotherJournalSaysNothing(t *testing.T) {
	dir := t.TempDir()
	one, other := fileAt(filepath.Join(dir, "journal.db")), newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	for i := range 5 {
		mustSave(t, one, entry(i, 1))
	}
	_, err := one.Backup(t.Context(), "")
	must(t, err)
	mustSave(t, one, entry(9, 1))
	mustSave(t, other, entry(1, 1))
	must(t, os.RemoveAll(other.shelf().Backups()))
	must(t, os.Rename(one.shelf().Backups(), other.shelf().Backups()))
	mustHold(t, fileAt(other.Path()), state{key(journal.Entries, name(1)): entry(1, 1)})
}

// TestTheLastChangeIsFoundWhateverItsLength reads the end of the file of
// recent changes.
func TestTheLastChangeIsFoundWhateverItsLength(t *testing.T) {
	for _, size := range []int{0, 1000, 60 << 10, 70 << 10, 300 << 10} {
		path := filepath.Join(t.TempDir(), "journal.db")
		f := fileAt(path)
		mustSave(t, f, entry(1, 1))
		old, err := os.ReadFile(path)
		must(t, err)
		for i := range 3 {
			r := entry(2, i+1)
			r.Data = bytes.Repeat([]byte("x"), size)
			mustSave(t, f, r)
		}
		torn, err := os.OpenFile(f.shelf().Recent(), os.O_WRONLY|os.O_APPEND, 0)
		must(t, err)
		_, err = torn.WriteString("mup\x01cut short")
		must(t, err)
		must(t, torn.Close())
		overwrite(t, path, old)
		_, err = contents(fileAt(path))
		if err == nil || !strings.Contains(err.Error(), "3 things kept since are missing here") {
			t.Errorf("%d bytes: reading an older file says %v", size, err)
		}
	}
}

// TestARestoredJournalIsNotBehind restores a journal of which all is lost but
// a backup, and the note that something was deleted after it.
func TestARestoredJournalIsNotBehind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := fileAt(path)
	want := state{}
	for i := range 8 {
		mustSave(t, f, entry(i, 1))
		want.put(entry(i, 1))
	}
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	for i := range 5 {
		must(t, f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(i)) }))
		delete(want, key(journal.Entries, name(i)))
	}
	must(t, os.Remove(path))
	_, err = f.Restore(t.Context(), false)
	must(t, err)
	mustHold(t, newFile(t, path), want)
}

// TestAJournalRestoredPastItsNewestBackupIsNotBehind begins from the backup
// before the newest, which is spoilt but still says how new it is.
func TestAJournalRestoredPastItsNewestBackupIsNotBehind(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	for i := range 20 {
		mustSave(t, f, entry(i, 1))
	}
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	for i := range 9 {
		mustSave(t, f, entry(i, 2))
	}
	c.days(1)
	newest, err := f.Backup(t.Context(), "")
	must(t, err)
	b, err := words(newest)
	must(t, err)
	b[inUse(b, []byte(`"number":7,`))+9] ^= 1
	change(t, newest, b)
	overwrite(t, f.Path(), nil)
	_, err = f.Restore(t.Context(), false)
	must(t, err)
	if got, err := contents(fileAt(f.Path())); err != nil || len(got) != 20 {
		t.Errorf("%d entries after the restore, %v", len(got), err)
	}
	must(t, os.Remove(newest))
}

// TestNoLostWriteIsSilent takes back what a save wrote: the whole file, its first
// pages, or any one page, as a disk does that says a write is done and loses it.
func TestNoLostWriteIsSilent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	filled(t, path, 40)
	f := fileAt(path)
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	read := func() []byte {
		b, err := os.ReadFile(path)
		must(t, err)
		return b
	}
	var states [][]byte
	for i := range sized(8, 60) {
		states = append(states, read())
		mustSave(t, f, entry(1000+i, 1))
	}
	now := read()
	want, err := contents(fileAt(path))
	must(t, err)
	tried, told := 0, 0
	try := func(what string, b []byte) {
		overwrite(t, path, b)
		tried++
		if _, err := fileAt(path).Check(t.Context()); err != nil {
			told++
			return
		}
		if got, err := contents(fileAt(path)); err == nil && difference(got, want) != "" {
			t.Errorf("%s: nobody is told: %s", what, difference(got, want))
		}
	}
	const size = boltfile.PageSize
	for i, old := range states {
		try(fmt.Sprintf("state %d", i), old)
		for meta := range 2 {
			b := bytes.Clone(now)
			copy(b[meta*size:(meta+1)*size], old[meta*size:])
			try(fmt.Sprintf("first page %d of state %d", meta, i), b)
		}
		b := bytes.Clone(now)
		copy(b[:2*size], old)
		try(fmt.Sprintf("both first pages of state %d", i), b)
		for at := 2 * size; at+size <= min(len(old), len(now)); at += size {
			if bytes.Equal(old[at:at+size], now[at:at+size]) || i < len(states)-2 {
				continue
			}
			b := bytes.Clone(now)
			copy(b[at:at+size], old[at:])
			try(fmt.Sprintf("page %d of state %d", at/size, i), b)
		}
	}
	t.Logf("%d lost writes, %d told, the others changed nothing", tried, told)
}
