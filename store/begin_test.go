package store

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"messup/journal"
	"messup/journal/record"
	"messup/store/mark"
	"messup/store/names"
)

// lost makes a journal with a backup and one thing kept since, and loses its file.
func lost(t *testing.T, path string) (want state) {
	t.Helper()
	want = filled(t, path, 20)
	f := fileAt(path)
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	mustSave(t, f, entry(100, 1))
	want.put(entry(100, 1))
	must(t, os.Remove(path))
	return want
}

// tree returns what every file below dir holds, by path.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && filepath.Ext(path) != names.StampEnding { // which says nothing of anybody
			var b []byte
			b, err = words(path)
			all[path] = string(b) + opened(b)
		}
		return err
	}))
	return all
}

func TestNoJournalIsBegunOverOneThatIsGone(t *testing.T) {
	for what, lose := range map[string]func(*testing.T, *File){
		"all but the file": func(*testing.T, *File) {},
		"the log too":      func(t *testing.T, f *File) { must(t, os.Remove(f.shelf().Recent())) },
		"the backups too": func(t *testing.T, f *File) {
			all, err := f.Backups(t.Context())
			must(t, err)
			for _, b := range all {
				must(t, os.Remove(b.Path))
			}
		},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "journal.db")
		lost(t, path)
		lose(t, fileAt(path))
		before := tree(t, dir)
		_, readErr := contents(fileAt(path))
		_, checkErr := fileAt(path).Check(t.Context())
		_, statusErr := fileAt(path).Status(t.Context())
		_, backUpErr := fileAt(path).Backup(t.Context(), "")
		for doing, err := range map[string]error{
			"reading": readErr, "checking": checkErr, "looking": statusErr, "backing up": backUpErr,
			"saving": save(fileAt(path), entry(200, 1)), "compacting": fileAt(path).compact(t.Context(), nil),
			"renewing": fileAt(path).renewBackups(t.Context(), mark.Note{}), "opening": fileAt(path).Missing(t.Context()),
		} {
			wants(t, what+": "+doing, err, journal.ErrGone)
		}
		if after := tree(t, dir); !mapsEqual(before, after) {
			t.Errorf("%s: something was changed", what)
		}
	}
}

func mapsEqual(a, b map[string]string) bool {
	for path, words := range a {
		if b[path] != words {
			return false
		}
	}
	return len(a) == len(b)
}

func TestOneThatIsGoneIsRestored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := lost(t, path)
	r, err := fileAt(path).Restore(t.Context(), false)
	must(t, err)
	if r.Whole || r.Damaged != "" || r.Total[journal.Entries] != 20 {
		t.Errorf("Restored = %+v", r)
	}
	mustHold(t, newFile(t, path), want)
	mustSave(t, newFile(t, path), entry(200, 1))
}

// TestANewOneSetsTheOldAside begins anew where a journal is gone: what is left of
// it is moved, not overwritten, and each keeps its words.
func TestANewOneSetsTheOldAside(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "journal.db")
	want := lost(t, path)
	old := tree(t, dir)
	f := newFile(t, path)
	aside, err := f.Begin(t.Context())
	must(t, err)
	if len(tree(t, aside)) != len(old) {
		t.Errorf("%d of %d files were set aside", len(tree(t, aside)), len(old))
	}
	for at, words := range tree(t, aside) {
		if words != old[filepath.Join(f.shelf().Backups(), filepath.Base(at))] {
			t.Errorf("%s was changed", at)
		}
	}
	mustSave(t, f, entry(1, 1))
	mustHold(t, fileAt(path), state{key(journal.Entries, name(1)): entry(1, 1)})
	if again, err := f.Begin(t.Context()); err != nil || again != "" {
		t.Errorf("beginning where there is one: %q, %v", again, err)
	}
	back := newFile(t, filepath.Join(aside, "journal.db"))
	_, err = back.Restore(t.Context(), false)
	must(t, err)
	mustHold(t, back, want)
}

// TestABeginThatFails finds no room for the new journal: nothing has moved.
func TestABeginThatFails(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "journal.db")
	lost(t, path)
	old := tree(t, dir)
	f := newFile(t, path)
	f.config.Rand = iotest.ErrReader(journal.ErrDiskFull)
	if _, err := f.Begin(t.Context()); !errors.Is(err, journal.ErrDiskFull) {
		t.Errorf("beginning is %v", err)
	}
	if now := tree(t, dir); !maps.Equal(now, old) || !errors.Is(fileAt(path).Missing(t.Context()), journal.ErrGone) {
		t.Errorf("of %d files %d are in their place", len(old), len(now))
	}
}

// TestNothingIsBegunWhereNobodyCanLook has a folder of backups that cannot be read:
// what is left of a journal may be in it.
func TestNothingIsBegunWhereNobodyCanLook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	lost(t, path)
	f := newFile(t, path)
	must(t, os.Rename(f.shelf().Backups(), f.shelf().Backups()+".away"))
	must(t, os.WriteFile(f.shelf().Backups(), nil, 0o600))
	if _, err := f.Begin(t.Context()); err == nil {
		t.Error("a journal was begun")
	}
	if f.shelf().HasFile() {
		t.Error("what failed left a journal")
	}
	must(t, os.Remove(f.shelf().Backups()))
	must(t, os.Rename(f.shelf().Backups()+".away", f.shelf().Backups()))
}

// TestALogOfAnotherJournalKeepsItsWords puts another journal under a name that has
// a log: both logs stay.
func TestALogOfAnotherJournalKeepsItsWords(t *testing.T) {
	dir, other := t.TempDir(), filepath.Join(t.TempDir(), "other.db")
	path := filepath.Join(dir, "journal.db")
	mustSave(t, fileAt(path), entry(1, 1))
	mustSave(t, fileAt(other), entry(2, 1))
	b, err := os.ReadFile(other)
	must(t, err)
	words, err := os.ReadFile(fileAt(path).shelf().Recent())
	must(t, err)
	overwrite(t, path, b)
	mustSave(t, newFile(t, path), entry(3, 1))
	if now, err := os.ReadFile(fileAt(path).shelf().Recent()); err != nil || !bytes.Equal(words, now) {
		t.Errorf("the log of the first journal was changed, %v", err)
	}
	must(t, os.Remove(path))
	_, err = fileAt(path).Restore(t.Context(), false)
	must(t, err)
	mustHold(t, fileAt(path), state{key(journal.Entries, name(1)): entry(1, 1)})
}

// diverged makes a journal of which a copy was taken and written in elsewhere. The
// copy has more saves than the journal.
func diverged(t *testing.T, path string) (elsewhere []byte, both state) {
	t.Helper()
	both = filled(t, path, 8)
	copied := filepath.Join(t.TempDir(), "copy.db")
	_, err := fileAt(path).Backup(t.Context(), copied)
	must(t, err)
	for i := range 3 {
		mustSave(t, fileAt(path), entry(100+i, 1))
		both.put(entry(100+i, 1))
	}
	there := fileAt(copied)
	for i := range 5 {
		mustSave(t, there, entry(200+i, 1))
		both.put(entry(200+i, 1))
	}
	elsewhere, err = os.ReadFile(copied)
	must(t, err)
	return elsewhere, both
}

func TestACopyWrittenInElsewhereIsToldAndJoined(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	elsewhere, both := diverged(t, path)
	overwrite(t, path, elsewhere)
	mustBeToldAndRestored(t, path, "it was written in elsewhere", both)
}

func TestACopyWrittenInElsewhereIsNoticedWhileOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	elsewhere, _ := diverged(t, path)
	f := fileAt(path)
	mustSave(t, f, entry(300, 1))
	overwrite(t, path, elsewhere)
	wants(t, "saving", save(f, entry(301, 1)), journal.ErrReplaced)
}

// TestWhatBothCopiesChangedIsJoined hands out both versions of what was changed in
// two copies, with the one both began from, and counts those it was told of.
func TestWhatBothCopiesChangedIsJoined(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := fileAt(path)
	mustSave(t, f, entry(1, 1), entry(2, 1))
	copied := filepath.Join(t.TempDir(), "copy.db")
	_, err := f.Backup(t.Context(), copied)
	must(t, err)
	mustSave(t, f, entry(1, 2))
	mustSave(t, fileAt(copied), entry(2, 5))
	mustSave(t, fileAt(copied), entry(1, 3))
	b, err := os.ReadFile(copied)
	must(t, err)
	overwrite(t, path, b)
	f = fileAt(path)
	f.config.Join = func(tx record.Tx, fork record.Fork) (bool, error) {
		for got, want := range map[*record.Record]record.Record{&fork.Kept: entry(1, 3), &fork.Other: entry(1, 2), &fork.Base: entry(1, 1)} {
			if got.ID != want.ID || got.Rev != want.Rev || !bytes.Equal(got.Data, want.Data) {
				t.Errorf("handed out is %s of revision %d, want %d", got.ID, got.Rev, want.Rev)
			}
		}
		return true, tx.Put(entry(1, 4))
	}
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	if len(r.Differ) != 1 || r.Differ[journal.Entries] != 1 {
		t.Errorf("it says that %v differ, want the one that both changed", r.Differ)
	}
	mustHold(t, fileAt(path), state{key(journal.Entries, name(1)): entry(1, 4), key(journal.Entries, name(2)): entry(2, 5)})
}

// TestRestoreBringsNothingDeletedBack puts an old copy in place of a journal from
// which something was deleted for good.
func TestRestoreBringsNothingDeletedBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 8)
	f := fileAt(path)
	old, err := os.ReadFile(path)
	must(t, err)
	must(t, f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(4)) }))
	must(t, f.compact(t.Context(), nil))
	must(t, f.renewBackups(t.Context(), mark.Note{}))
	delete(want, key(journal.Entries, name(4)))
	overwrite(t, path, old)
	r, err := fileAt(path).Restore(t.Context(), false)
	must(t, err)
	mustHold(t, newFile(t, path), want)
	for kind, n := range r.Missing {
		if n != 0 {
			t.Errorf("it misses %d of %s, which were deleted", n, kind)
		}
	}
}

// TestRestoreFromACopy goes back to what a backup says, and leaves all else in a
// journal of its own.
func TestRestoreFromACopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 8)
	f := fileAt(path)
	copied := filepath.Join(t.TempDir(), "copy.db")
	_, err := f.Backup(t.Context(), copied)
	must(t, err)
	mustSave(t, f, entry(100, 1))
	all := maps.Clone(want)
	all.put(entry(100, 1))
	r, err := fileAt(path).RestoreFrom(t.Context(), copied, false)
	must(t, err)
	mustHold(t, newFile(t, path), want)
	mustHold(t, newFile(t, r.GivenUp), all)
	if r.Damaged != "" || r.Replaced != "" || len(r.Beyond) != 1 || r.Beyond[journal.Entries] != 1 {
		t.Errorf("Restored = %+v", r)
	}
	mustSave(t, f, entry(101, 1)) // a window that was open goes on
	want.put(entry(101, 1))
	overwrite(t, path, nil)
	_, err = fileAt(path).Restore(t.Context(), false)
	must(t, err)
	mustHold(t, fileAt(path), want)

	mustSave(t, fileAt(filepath.Join(t.TempDir(), "other.db")), entry(1, 1))
	if _, err := fileAt(path).RestoreFrom(t.Context(), filepath.Join(t.TempDir(), "none.db"), false); !errors.Is(err, journal.ErrNoFile) {
		t.Errorf("from a file that is not there: %v", err)
	}
}

// TestAnOlderCopyCanBeAccepted goes on from a copy that was put in place on purpose.
func TestAnOlderCopyCanBeAccepted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 8)
	old, err := os.ReadFile(path)
	must(t, err)
	mustSave(t, fileAt(path), entry(100, 1))
	overwrite(t, path, old)
	_, err = fileAt(path).RestoreFrom(t.Context(), path, false)
	must(t, err)
	mustHold(t, newFile(t, path), want)
	mustSave(t, newFile(t, path), entry(101, 1))
}

// TestACopyBesideItIsMentioned leaves copies beside the journal: only those with
// words that are not in it are worth a word.
func TestACopyBesideItIsMentioned(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	elsewhere, _ := diverged(t, path)
	beside := func(name string, b []byte) string {
		at := filepath.Join(filepath.Dir(path), name)
		must(t, os.WriteFile(at, b, 0o600))
		return at
	}
	now, err := os.ReadFile(path)
	must(t, err)
	beside("journal copy.db", now)
	mustSave(t, fileAt(path), entry(300, 1))
	conflicted := beside("journal (conflicted copy 2026-11-19).db", elsewhere)
	mustSave(t, fileAt(filepath.Join(filepath.Dir(path), "other.db")), entry(1, 1))
	f := fileAt(path)
	r, err := f.Check(t.Context())
	must(t, err)
	if len(r.Copies) != 1 || r.Copies[0] != conflicted {
		t.Errorf("the copies are %q", r.Copies)
	}
	_, err = f.Status(t.Context())
	must(t, err)
	if said := f.Notices(); len(said) != 1 || !strings.Contains(said[0], conflicted) {
		t.Errorf("it says %q", said)
	}
}

// TestACopyOfAnyNameIsMentioned calls the journal and the copy as people and
// services do.
func TestACopyOfAnyNameIsMentioned(t *testing.T) {
	for _, name := range []string{
		"my (conflicted copy 2026-11-20).journal", "my (Anna's conflicted copy).journal", "my.sync-conflict-20261120-7X.journal", "my 2.journal",
		"my.journal (conflicted copy)", "other.journal",
	} {
		path := filepath.Join(t.TempDir(), "my.journal")
		elsewhere, _ := diverged(t, path)
		copied := filepath.Join(filepath.Dir(path), name)
		must(t, os.WriteFile(copied, elsewhere, 0o600))
		r, err := fileAt(path).Check(t.Context())
		must(t, err)
		if !slices.Equal(r.Copies, []string{copied}) {
			t.Errorf("%s: the copies are %q", name, r.Copies)
		}
	}
}
