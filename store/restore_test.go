package store

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
)

// TestRestoreBringsBackEverything damages journals whose backup is ten saves
// old, and restores them.
func TestRestoreBringsBackEverything(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "journal.db")
	want := filled(t, path, 200)
	f := fileAt(path)
	if _, err := f.Backup(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	for i := range 8 { // eight new ones, a changed one, a deleted one
		mustSave(t, f, entry(1000+i, 1))
		want.put(entry(1000+i, 1))
	}
	mustSave(t, f, entry(30, 7))
	want.put(entry(30, 7))
	discard(t, f, name(33))
	want.trash(name(33))
	b := pagesInUse(t, path)

	whole, n := 0, sized(40, 1000)
	for seed := range n {
		spoilt, how := damage(b, rand.New(rand.NewPCG(uint64(seed), 1)))
		overwrite(t, path, spoilt)
		if diff := restored(t, path, spoilt, want); diff != "" {
			t.Logf("seed %d, %s: %s", seed, how, diff)
		} else {
			whole++
		}
	}
	t.Logf("%d of %d damaged journals were restored whole", whole, n)
	if whole*100 < n*99 {
		t.Errorf("%d of %d damaged journals were restored whole, want 99 in 100", whole, n)
	}
}

// restored restores the journal at path and says what is not as it was.
func restored(t *testing.T, path string, spoilt []byte, want state) string {
	t.Helper()
	f := fileAt(path)
	before, err := f.Restore(t.Context(), true)
	if err != nil {
		return err.Error()
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, spoilt) {
		t.Errorf("a rehearsed restore changed the journal, %v", err)
	}
	r, err := f.Restore(t.Context(), false)
	if err != nil {
		return err.Error()
	}
	if r.Whole != before.Whole || r.Total[journal.Entries] != before.Total[journal.Entries] {
		t.Errorf("the restore did not do what its rehearsal said: %+v, then %+v", before, r)
	}
	if !r.Whole {
		if kept, err := os.ReadFile(r.Damaged); err != nil || !bytes.Equal(kept, spoilt) {
			t.Errorf("the damaged file was not kept as it was, %v", err)
		}
		if err := os.Remove(r.Damaged); err != nil {
			t.Error(err)
		}
	}
	got, err := contents(f)
	if err != nil {
		t.Errorf("after the restore: %v", err)
		return err.Error()
	}
	if _, err := f.Check(t.Context()); err != nil {
		t.Errorf("after the restore: %v", err)
	}
	return difference(got, want)
}

func TestRestoreOfARemovedJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder", "journal.db")
	f := newFile(t, path)
	_, err := f.Restore(t.Context(), false)
	wants(t, "restoring where nothing ever was", err, journal.ErrNoJournal)
	want := filled(t, path, 60)
	mustHold(t, f, want)
	must(t, os.Remove(path))
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	if r.Damaged != "" || r.Backup == "" || r.Missing != nil {
		t.Errorf("Restored = %+v", r)
	}
	mustHold(t, f, want)
}

func TestRestoreWithoutABackup(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 60)
	f := newFile(t, path)
	must(t, os.RemoveAll(f.shelf().Backups()))
	b := pagesInUse(t, path)
	clear(b[:2*boltfile.PageSize]) // nothing leads to anything any more
	overwrite(t, path, b)
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	if r.Backup != "" || r.FromIt[journal.Entries] != 0 || r.Salvaged[journal.Entries] != r.Total[journal.Entries] {
		t.Errorf("Restored = %+v", r)
	}
	got, err := contents(f)
	must(t, err)
	for k, w := range want { // deleted ones may come back where nothing tells them apart
		if !equal(got[k], w) {
			t.Errorf("%s did not come back", k)
		}
	}

	clear(b)
	overwrite(t, path, b)
	_, err = f.Restore(t.Context(), false)
	wants(t, "restoring from nothing", err, journal.ErrDamaged)
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, b) {
		t.Errorf("a restore that failed changed the file, %v", err)
	}
	must(t, os.Remove(path))
}

func TestRestoreOfAWholeJournalDoesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 20)
	f := newFile(t, path)
	before, err := os.ReadFile(path)
	must(t, err)
	if r, err := f.Restore(t.Context(), false); err != nil || !r.Whole {
		t.Errorf("Restored = %+v, %v", r, err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed, %v", err)
	}
	mustHold(t, f, want)
}

// TestRestoreSaysWhatIsMissing cuts a journal whose second copies are all gone.
func TestRestoreSaysWhatIsMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	filled(t, path, 200)
	f := newFile(t, path)
	must(t, os.RemoveAll(f.shelf().Backups()))
	b := pagesInUse(t, path)
	overwrite(t, path, b[:len(b)/2])
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	const entries = 196 // 200, less the four in the trash
	if n := r.Total[journal.Entries]; n == 0 || n >= entries {
		t.Fatalf("half a file gave %d entries", n)
	}
	// The head is on one of the last pages and may be gone with them.
	if r.Missing != nil && r.Missing[journal.Entries] != entries-r.Total[journal.Entries] {
		t.Errorf("%d entries came back and %d are said to be missing, of %d",
			r.Total[journal.Entries], r.Missing[journal.Entries], entries)
	}
}

func TestRestorePassesOverADamagedBackup(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	want := state{}
	for i := range 40 {
		mustSave(t, f, entry(i, 1))
		want.put(entry(i, 1))
	}
	good, err := f.Backup(t.Context(), "")
	must(t, err)
	c.days(1)
	bad, err := f.Backup(t.Context(), "")
	must(t, err)
	must(t, os.Truncate(bad, 1000))
	overwrite(t, f.Path(), nil)
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	if r.Backup != good {
		t.Errorf("restored from %s, want %s", r.Backup, good)
	}
	mustHold(t, f, want)
	must(t, os.Remove(bad))
}

// TestALogCutShortIsNoReasonToRefuse cuts the log at every byte, as a power cut does:
// nothing is missing in the journal, and a restore has what is left of the log.
func TestALogCutShortIsNoReasonToRefuse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	for i := range 4 {
		r := entry(i, 1)
		r.Data = []byte(`{"text":"short"}`)
		mustSave(t, fileAt(path), derive(r))
	}
	log, err := os.ReadFile(fileAt(path).shelf().Recent())
	must(t, err)
	for n := range len(log) {
		overwrite(t, fileAt(path).shelf().Recent(), log[:n])
		if _, err := contents(fileAt(path)); err != nil {
			t.Fatalf("with %d of %d bytes of the log: %v", n, len(log), err)
		}
	}
}

// TestARestoreNeedsAllThatIsThere has a log that the disk does not give back: a
// restore says so, and changes nothing, instead of doing without its words.
func TestARestoreNeedsAllThatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := lost(t, path)
	log := fileAt(path).shelf().Recent()
	must(t, os.Rename(log, log+".away"))
	must(t, os.Mkdir(log, 0o700))
	_, err := fileAt(path).Restore(t.Context(), false)
	if err == nil || !strings.Contains(err.Error(), "what was kept since the backup") {
		t.Errorf("without the log: %v", err)
	}
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a journal was made without it: %v", err)
	}
	must(t, os.Remove(log))
	must(t, os.Rename(log+".away", log))
	_, err = fileAt(path).Restore(t.Context(), false)
	must(t, err)
	mustHold(t, newFile(t, path), want)
}

// TestRestoreWithoutTheLog damages journals of which only a backup is left that is
// ten saves old. All that it or the damaged file still holds comes back, and
// nothing that was deleted before the backup.
func TestRestoreWithoutTheLog(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 200)
	f := fileAt(path)
	must(t, f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(31)) }))
	delete(want, key(journal.Entries, name(31)))
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	inBackup := maps.Clone(want)
	for i := range 9 {
		mustSave(t, f, entry(1000+i, 1))
		want.put(entry(1000+i, 1))
	}
	mustSave(t, f, entry(30, 7))
	want.put(entry(30, 7))
	b := pagesInUse(t, path)
	held, back, n := 0, 0, sized(40, 1500)
	for seed := range n {
		must(t, os.RemoveAll(f.shelf().Recent()))
		spoilt, how := damage(b, rand.New(rand.NewPCG(uint64(seed), 2)))
		overwrite(t, path, spoilt)
		_, err := fileAt(path).Restore(t.Context(), false)
		must(t, err)
		removeAll(t, filepath.Join(filepath.Dir(path), "journal-damaged-*"))
		got, err := contents(fileAt(path))
		must(t, err)
		for id, r := range want {
			if !bytes.Equal(inBackup[id].Data, r.Data) && !bytes.Contains(spoilt, r.Data) {
				continue // nobody has it
			}
			held++
			if bytes.Equal(got[id].Data, r.Data) {
				back++
			} else {
				t.Logf("seed %d, %s: %s is not back", seed, how, id)
			}
		}
		for id := range got {
			if _, wanted := want[id]; !wanted {
				t.Errorf("seed %d, %s: %s was deleted, and is back", seed, how, id)
			}
		}
	}
	t.Logf("%d of %d records came back from %d damaged journals", back, held, n)
	if back*1000 < held*999 {
		t.Errorf("%d of %d records came back, want 999 in 1000", back, held)
	}
}

// A journal that was restored is about as long as one that was written at once: no page of
// it waits for what may still come.
func TestARestoredJournalIsNoLonger(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	must(t, f.Update(t.Context(), func(tx record.Tx) error {
		for i := range 5000 {
			jot := record.Record{Kind: journal.Entries, ID: name(i), Rev: 1, At: time.Unix(1.7e9+int64(i)*3600, 0), Data: fmt.Appendf(nil, `{"title":"the %d. copies were gone"}`, i)}
			must(t, tx.Put(derive(jot)))
		}
		return nil
	}))
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	before, err := os.Stat(f.Path())
	must(t, err)
	must(t, os.Truncate(f.Path(), before.Size()/2))
	_, err = f.Restore(t.Context(), false)
	must(t, err)
	after, err := os.Stat(f.Path())
	must(t, err)
	if after.Size() > 2*before.Size() {
		t.Errorf("%d bytes became %d", before.Size(), after.Size())
	}
}
