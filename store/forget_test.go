package store

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/shelf"
	"messup/store/storetest"
)

// secret makes a journal with a word in it, in a backup and in the log too, and
// returns how to delete that.
func secret(t *testing.T, f *File) (deleting func() error) {
	t.Helper()
	r := entry(1, 1)
	r.Data = []byte(`{"text":"` + strings.Repeat("private words ", 200) + `"}`)
	mustSave(t, f, derive(r))
	mustSave(t, f, entry(2, 1))
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	mustSave(t, f, entry(3, 1))
	return func() error {
		return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(1)) })
	}
}

// hits counts the files below the journal's folder that hold a private word.
func hits(t *testing.T, f *File) (n int) {
	t.Helper()
	for _, words := range tree(t, filepath.Dir(f.Path())) {
		if strings.Contains(words, "private words") {
			n++
		}
	}
	return n
}

// mustForget runs what deletes for good, and returns what could not be read.
func mustForget(t *testing.T, f *File, deleting func() error) []string {
	t.Helper()
	unread, err := f.Forget(t.Context(), deleting)
	must(t, err)
	return unread
}

func TestForgottenWordsAreNowhere(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	deleting := secret(t, f)
	mustForget(t, f, deleting)
	if n := hits(t, f); n > 0 {
		t.Errorf("%d files still hold them", n)
	}
	if _, err := os.Lstat(f.forgetting()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it is not done: %v", err)
	}
}

// TestForgettingIsFinishedByWhoeverComesNext cuts a Forget short after its first
// step: reading is enough to finish it.
func TestForgettingIsFinishedByWhoeverComesNext(t *testing.T) {
	for doing, next := range map[string]func(f *File) error{
		"reading": func(f *File) error { _, err := contents(f); return err },
		"saving":  func(f *File) error { return save(f, entry(9, 1)) },
	} {
		f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
		deleting := secret(t, f)
		cut := errors.New("cut short")
		_, err := f.Forget(t.Context(), func() error { return errors.Join(deleting(), cut) })
		wants(t, "forgetting", err, cut)
		if hits(t, f) == 0 {
			t.Fatal("there is nothing left to forget")
		}
		g := fileAt(f.Path())
		_, err = g.Check(t.Context())
		must(t, err)
		if said := g.Notices(); len(said) != 1 || !strings.Contains(said[0], "the next start finishes it") {
			t.Errorf("a check says %q", said)
		}
		must(t, next(g))
		if n := hits(t, f); n > 0 {
			t.Errorf("after %s %d files still hold them", doing, n)
		}
	}
}

// TestForgettingIsFinishedByNobodyElse while it is under way: then what it deletes
// next would stay.
func TestForgettingIsFinishedByNobodyElse(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	deleting := secret(t, f)
	f = fileAt(f.Path())
	mustForget(t, f, func() error {
		_, err := contents(fileAt(f.Path())) // another window is opened
		must(t, err)
		must(t, deleting())
		if _, err := os.Lstat(f.forgetting()); err != nil {
			t.Errorf("a kill now would be finished by nobody: %v", err)
		}
		return nil
	})
	if n := hits(t, f); n > 0 {
		t.Errorf("%d files still hold them", n)
	}
}

// TestForgottenWordsAreNotWhereADamagedFileWas looks at what a file was that a restore
// put another one in the place of.
func TestForgottenWordsAreNotWhereADamagedFileWas(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	deleting := secret(t, f)
	b := pagesInUse(t, f.Path())
	clear(b[:4096])
	overwrite(t, f.Path(), b)
	old, err := disk.OpenFile(f.Path(), os.O_RDONLY)
	must(t, err)
	storetest.MayGo(t, old)
	defer func() { must(t, old.Close()) }()
	f = fileAt(f.Path())
	_, err = f.Restore(t.Context(), false)
	must(t, err)
	mustForget(t, f, deleting)
	left, err := io.ReadAll(old)
	must(t, err)
	if bytes.Contains(left, []byte("private words")) {
		t.Error("they are still on the disk")
	}
}

// TestForgettingTakesOutNothingElse deletes for good what is also in the files that
// restores kept, with words that are nowhere else: those stay, in a file that can be
// read, and in its log.
func TestForgettingTakesOutNothingElse(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	deleting := secret(t, f)
	old := filepath.Join(t.TempDir(), "old.db")
	_, err := f.Backup(t.Context(), old)
	must(t, err)
	precious := entry(7, 1)
	precious.Data = []byte(`{"text":"precious words"}`)
	mustSave(t, f, derive(precious))
	before, err := os.ReadFile(f.shelf().Recent())
	must(t, err)
	kept, err := f.RestoreFrom(t.Context(), old, false)
	must(t, err)
	log := strings.TrimSuffix(kept.GivenUp, names.Ending) + names.LogEnding
	must(t, os.WriteFile(log, before, 0o600))
	whole := tree(t, filepath.Dir(f.Path()))
	mustForget(t, f, func() error { return nil })
	for _, path := range []string{kept.GivenUp, log} {
		if tree(t, filepath.Dir(f.Path()))[path] != whole[path] {
			t.Errorf("nothing was deleted, and %s is another", path)
		}
	}
	mustForget(t, f, deleting)
	if n := hits(t, f); n > 0 {
		t.Errorf("%d files still hold them", n)
	}
	got, err := contents(fileAt(kept.GivenUp))
	must(t, err)
	if r := got[key(journal.Entries, name(7))]; !bytes.Equal(r.Data, precious.Data) || len(got) != 3 {
		t.Errorf("of the file that was kept %d things are left, and %q", len(got), r.Data)
	}
	if words := tree(t, filepath.Dir(f.Path()))[log]; !strings.Contains(words, "precious words") {
		t.Error("the log that was kept lost more than was deleted")
	}
	if said := f.Notices(); len(said) > 0 {
		t.Errorf("it says %q", said)
	}
}

// TestForgettingTellsWhereItCannotLook finds among what restores kept a file that
// nothing can be read of: it stays, and is told.
func TestForgettingTellsWhereItCannotLook(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	deleting := secret(t, f)
	noise := f.shelf().KeptAs(shelf.Damaged, names.Ending)(0)
	must(t, os.WriteFile(noise, bytes.Repeat([]byte("noise"), 9999), 0o600))
	if unread := mustForget(t, f, deleting); !slices.Equal(unread, []string{noise}) {
		t.Errorf("it says that it could not read %q", unread)
	}
	if _, err := os.Stat(noise); err != nil {
		t.Error(err)
	}
	if said := f.Notices(); len(said) != 1 || !strings.Contains(said[0], noise+" could not be read") {
		t.Errorf("it says %q", said)
	}
}

// TestForgettingReachesWhatHasAnotherName deletes for good what is also in a journal
// that was set aside, and in the backups under another name of the same file.
func TestForgettingReachesWhatHasAnotherName(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	secret(t, f)
	copied := filepath.Join(t.TempDir(), "copy.db")
	_, err := f.Backup(t.Context(), copied)
	must(t, err)
	must(t, os.Remove(f.Path()))
	f = fileAt(f.Path())
	aside, err := f.Begin(t.Context())
	must(t, err)
	must(t, os.Remove(f.Path()))
	must(t, os.RemoveAll(f.shelf().Backups()))
	b, err := os.ReadFile(copied)
	must(t, err)
	must(t, os.WriteFile(f.Path(), b, 0o600)) // the old one is back after all
	other := filepath.Join(filepath.Dir(f.Path()), "other.db")
	must(t, os.Link(f.Path(), other))
	_, err = fileAt(other).Backup(t.Context(), "")
	must(t, err)
	f = fileAt(f.Path())
	mustForget(t, f, func() error {
		return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(1)) })
	})
	must(t, os.Remove(other)) // what it was is told
	if n := hits(t, f); n > 0 {
		t.Errorf("%d files still hold them", n)
	}
	if backups, err := fileAt(other).Backups(t.Context()); err != nil || len(backups) != 1 {
		t.Errorf("under the other name there are the backups %v, %v", backups, err)
	}
	if said := strings.Join(f.Notices(), "\n"); !strings.Contains(said, aside+" holds what was left of an earlier journal") {
		t.Errorf("it says %q", said)
	}
}

// TestASnapshotIsToldAndLeftAlone deletes for good what is also in a snapshot that
// somebody made of hard links.
func TestASnapshotIsToldAndLeftAlone(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	deleting := secret(t, f)
	snapshot := filepath.Join(t.TempDir(), "snapshot.db")
	must(t, os.Link(f.Path(), snapshot))
	backups, err := f.Backups(t.Context())
	must(t, err)
	must(t, os.Link(backups[0].Path, snapshot+".backup"))
	mustForget(t, f, deleting)
	if n := hits(t, f); n > 0 {
		t.Errorf("%d files still hold them", n)
	}
	for _, path := range []string{snapshot, snapshot + ".backup"} {
		if b, err := words(path); err != nil || !strings.Contains(string(b)+opened(b), "private words") {
			t.Errorf("%s was changed, %v", path, err)
		}
	}
	if said := strings.Join(f.Notices(), "\n"); strings.Count(said, "has another name on this disk") != 2 {
		t.Errorf("it says %q", said)
	}
}

// TestTwoJournalsOfOneStemShareNothing keeps one beside the other, and loses both.
func TestTwoJournalsOfOneStemShareNothing(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"j.db", "j.bak"} {
		f := fileAt(filepath.Join(dir, name))
		for i := range 3 {
			r := entry(i, 1)
			r.Data = []byte(`{"text":"of ` + name + `"}`)
			mustSave(t, f, derive(r))
		}
		_, err := f.Backup(t.Context(), "")
		must(t, err)
		mustSave(t, f, entry(9, 1))
	}
	for _, name := range []string{"j.db", "j.bak"} {
		path := filepath.Join(dir, name)
		must(t, os.Remove(path))
		_, err := fileAt(path).Restore(t.Context(), false)
		must(t, err)
		got, err := contents(newFile(t, path))
		must(t, err)
		if len(got) != 4 {
			t.Errorf("%s has %d of its 4 entries", name, len(got))
		}
		for id, r := range got {
			if bytes.Contains(r.Data, []byte("of j.")) && !bytes.Contains(r.Data, []byte("of "+name)) {
				t.Errorf("%s has %s of the other", name, id)
			}
		}
	}
}

// TestALinkInPlaceOfTheLogIsNotFollowed finds a link where the log should be.
func TestALinkInPlaceOfTheLogIsNotFollowed(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "of its own", "journal.db"))
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	must(t, os.WriteFile(elsewhere, nil, 0o600))
	must(t, os.MkdirAll(f.shelf().Backups(), 0o700))
	must(t, os.Symlink(elsewhere, f.shelf().Recent()))
	mustSave(t, f, entry(1, 1))
	if b, err := os.ReadFile(elsewhere); err != nil || len(b) > 0 {
		t.Errorf("%d bytes were written elsewhere, %v", len(b), err)
	}
	if said := f.Notices(); len(said) != 1 {
		t.Errorf("it says %q", said)
	}
}

// TestAnErasedJournalIsNowhere, nor is what belongs to it; another one in the folder stays.
func TestAnErasedJournalIsNowhere(t *testing.T) {
	dir := t.TempDir()
	f, other := fileAt(filepath.Join(dir, "journal.db")), newFile(t, filepath.Join(dir, "other.db"))
	secret(t, f)
	mustSave(t, other, entry(77, 1))
	_, err := f.PutInbox(t.Context(), []byte("private words"))
	must(t, err)
	b, err := os.ReadFile(f.Path())
	must(t, err)
	clear(b[:4096])
	overwrite(t, f.Path(), b)
	_, err = f.Restore(t.Context(), false) // which keeps it
	must(t, err)
	must(t, f.Erase(t.Context()))
	if n := hits(t, f); n > 0 {
		t.Errorf("%d files still hold them", n)
	}
	for path := range tree(t, dir) {
		if filepath.Ext(path) != names.StampEnding && strings.HasPrefix(strings.TrimPrefix(filepath.Base(path), "."), "journal") {
			t.Errorf("%s is left", path)
		}
	}
	wants(t, "what there is", fileAt(f.Path()).Missing(t.Context()), journal.ErrNoJournal)
	mustSave(t, fileAt(f.Path()), entry(1, 1))
	if got, err := contents(other); err != nil || len(got) != 1 {
		t.Errorf("the other one has %d things, %v", len(got), err)
	}
	strange := filepath.Join(t.TempDir(), "journal.db")
	must(t, os.WriteFile(strange, bytes.Repeat([]byte("a photograph "), 1000), 0o600))
	wants(t, "erasing what is no journal", fileAt(strange).Erase(t.Context()), journal.ErrNotJournal)
	if _, err := os.Stat(strange); err != nil {
		t.Error(err)
	}
}
