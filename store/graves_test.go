package store

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/store/joining"
	"messup/store/mark"
)

// forgotten is a journal with a word that was deleted for good, after a copy was made.
func forgotten(t *testing.T) (f *File, copied string) {
	t.Helper()
	f = newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	deleting := secret(t, f)
	b, err := os.ReadFile(f.Path())
	must(t, err)
	copied = filepath.Join(t.TempDir(), "copy.db")
	must(t, os.WriteFile(copied, b, 0o600))
	mustForget(t, f, deleting)
	mustSave(t, f, entry(4, 1))
	return fileAt(f.Path()), copied
}

func mustNotHold(t *testing.T, f *File) {
	t.Helper()
	for path, words := range tree(t, filepath.Dir(f.Path())) {
		if strings.Contains(words, "private words") {
			t.Errorf("%s holds it", path)
		}
	}
	all, err := contents(f)
	must(t, err)
	if _, there := all[key(journal.Entries, name(1))]; there {
		t.Error("it is in the journal")
	}
}

// putBack puts a copy in the place of a journal.
func putBack(t *testing.T, f *File, copied string) {
	t.Helper()
	b, err := os.ReadFile(copied)
	must(t, err)
	overwrite(t, f.Path(), b)
}

// TestAnOlderCopySetAsideHoldsNothingDeletedForGood puts an older copy back by hand, and
// restores: neither the journal nor the file that is kept has the words.
func TestAnOlderCopySetAsideHoldsNothingDeletedForGood(t *testing.T) {
	f, copied := forgotten(t)
	putBack(t, f, copied)
	f = fileAt(f.Path())
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	mustNotHold(t, f)
	if r.Replaced == "" || r.Holds != "" {
		t.Errorf("it is kept as %q, and %q may hold it", r.Replaced, r.Holds)
	}
	kept := newFile(t, r.Replaced)
	if all, err := contents(kept); err != nil || len(all) != 2 {
		t.Errorf("%d things are in what is kept, %v", len(all), err)
	}
	must(t, os.Remove(r.Replaced))
}

// TestADamagedCopySetAsideIsToldToHoldIt: its bytes stay.
func TestADamagedCopySetAsideIsToldToHoldIt(t *testing.T) {
	plainOnly(t)
	f, copied := forgotten(t)
	putBack(t, f, copied)
	b := flip(t, f.Path(), inUse, entry(3, 1).Data)
	f = fileAt(f.Path())
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	if r.Damaged == "" || r.Holds != r.Damaged {
		t.Errorf("it is kept as %q, and told to be held by %q", r.Damaged, r.Holds)
	}
	if kept, err := os.ReadFile(r.Damaged); err != nil || !bytes.Equal(b, kept) {
		t.Errorf("it is not kept as it was, %v", err)
	}
	must(t, os.Remove(r.Damaged))
	mustNotHold(t, f)
}

// TestWhatNoHeadSaysIsToldToBeHeld has a journal of an earlier messup, which noted nothing
// of what was deleted for good.
func TestWhatNoHeadSaysIsToldToBeHeld(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	deleting := secret(t, f)
	b, err := os.ReadFile(f.Path())
	must(t, err)
	must(t, deleting())
	must(t, f.compact(t.Context(), nil))
	must(t, f.renewBackups(t.Context(), mark.Note{}))
	overwrite(t, f.Path(), b)
	f = fileAt(f.Path())
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	copied := filepath.Join(t.TempDir(), "copy.db")
	must(t, os.WriteFile(copied, b, 0o600))
	if r, err := f.RestoreFrom(t.Context(), copied, true); err != nil || !r.Unsure {
		t.Errorf("a copy that has it brings it back in silence, %v", err)
	}
	mine, err := f.Backup(t.Context(), "")
	must(t, err)
	mustSave(t, f, entry(9, 1))
	if r, err := f.RestoreFrom(t.Context(), mine, true); err != nil || r.Unsure {
		t.Errorf("one that has not is told to bring something back, %v", err)
	}
	if r.Holds == "" || r.Holds != r.Replaced {
		t.Errorf("it is kept as %q, and told to be held by %q", r.Replaced, r.Holds)
	}
}

// TestACopyThatIsAskedForBringsNothingDeletedForGood: it is left out and counted, in the
// journal and in what is given up. Once somebody keeps it again, it is no more left out.
func TestACopyThatIsAskedForBringsNothingDeletedForGood(t *testing.T) {
	f, copied := forgotten(t)
	for _, dryRun := range []bool{true, false} {
		r, err := f.RestoreFrom(t.Context(), copied, dryRun)
		must(t, err)
		if r.Buried[journal.Entries] != 1 || r.Unsure {
			t.Errorf("left out are %v, %t", r.Buried, r.Unsure)
		}
		mustNotHold(t, f)
	}
	mustHold(t, f, state{key(journal.Entries, name(2)): entry(2, 1), key(journal.Entries, name(3)): entry(3, 1)})
	if r, err := f.RestoreFrom(t.Context(), copied, true); err != nil || r.Buried[journal.Entries] != 1 {
		t.Errorf("the next time %v are left out, %v", r.Buried, err)
	}
	mustSave(t, f, entry(1, 5))
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	must(t, os.Remove(f.Path()))
	f = fileAt(f.Path())
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	if all, err := contents(f); err != nil || len(all) != 3 || len(r.Buried) > 0 {
		t.Errorf("kept again, of 3 things %d come back, left out are %v, %v", len(all), r.Buried, err)
	}
}

// TestWhereNothingElseIsLeftACopyIsToldToBeUnsure: it may bring back what was deleted.
func TestWhereNothingElseIsLeftACopyIsToldToBeUnsure(t *testing.T) {
	_, copied := forgotten(t)
	f := fileAt(filepath.Join(t.TempDir(), "journal.db"))
	r, err := f.RestoreFrom(t.Context(), copied, false)
	must(t, err)
	if !r.Unsure || len(r.Buried) > 0 {
		t.Errorf("left out are %v, %t", r.Buried, r.Unsure)
	}
}

// TestNoImportOfAJournalBringsBackWhatWasDeletedForGood, be it a journal of its own, or a
// copy in which it was changed since.
func TestNoImportOfAJournalBringsBackWhatWasDeletedForGood(t *testing.T) {
	f, copied := forgotten(t)
	other := filepath.Join(t.TempDir(), "other.db")
	r := entry(1, 1)
	r.Data = []byte(`{"text":"private words"}`)
	mustSave(t, fileAt(other), derive(r), entry(7, 1))
	r.Rev, r.Data = 2, []byte(`{"text":"private words, and more"}`)
	mustSave(t, fileAt(copied), derive(r))
	for _, path := range []string{other, copied} {
		j := joining.Joiner{
			Both:    func(record.Tx, record.Fork) (bool, error) { return false, nil },
			Deleted: func(record.Tx) ([]record.Key, error) { return nil, nil },
			Reindex: func(record.Tx) error { return nil },
		}
		must(t, f.Update(t.Context(), func(tx record.Tx) error {
			done, err := j.Into(tx, path, false)
			if done.Why[journal.GoneHere] != 1 {
				t.Errorf("%s: %+v", path, done)
			}
			return err
		}))
		mustNotHold(t, f)
	}
	mustHold(t, f, state{
		key(journal.Entries, name(2)): entry(2, 1), key(journal.Entries, name(3)): entry(3, 1),
		key(journal.Entries, name(4)): entry(4, 1), key(journal.Entries, name(7)): entry(7, 1),
	})
}

// TestAnImportOfAJournalBringsBackWhatWasDeletedForGoodIfItIsAskedTo.
func TestAnImportOfAJournalBringsBackWhatWasDeletedForGoodIfItIsAskedTo(t *testing.T) {
	f, copied := forgotten(t)
	j := joining.Joiner{
		Both:    func(record.Tx, record.Fork) (bool, error) { return false, nil },
		Deleted: func(record.Tx) ([]record.Key, error) { return nil, nil },
		Reindex: func(record.Tx) error { return nil },
		Gone:    true,
	}
	must(t, f.Update(t.Context(), func(tx record.Tx) error {
		if !tx.Gone(journal.Entries, name(1)) {
			t.Error("the journal does not say that it is gone")
		}
		done, err := j.Into(tx, copied, false)
		if done.Added != 1 || tx.Gone(journal.Entries, name(1)) {
			t.Errorf("%+v, gone: %t", done, tx.Gone(journal.Entries, name(1)))
		}
		return err
	}))
}

// TestDeletingForGoodLooksAmongTheBackups: a backup under any name holds it no more, and
// what is nobody's to change is named, as a log with a name that says nothing.
func TestDeletingForGoodLooksAmongTheBackups(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	deleting := secret(t, f)
	backup, err := f.Backup(t.Context(), "")
	must(t, err)
	must(t, os.Rename(backup, backup+"~"))
	r := entry(1, 2)
	r.Data = []byte(`{"text":"private words"}`)
	mustSave(t, f, r)
	must(t, os.Rename(f.shelf().Recent(), f.shelf().Recent()+".old"))
	exported := filepath.Join(f.shelf().Backups(), "export.json")
	must(t, os.WriteFile(exported, []byte(`{"id":"`+string(name(1))+`"}`), 0o600))
	left := mustForget(t, f, deleting)
	slices.Sort(left)
	if want := []string{exported, f.shelf().Recent() + ".old"}; !slices.Equal(left, want) {
		t.Errorf("what may still hold it is %q, not %q", left, want)
	}
	if b, err := words(backup + "~"); err == nil && bytes.Contains(b, []byte("private words")) {
		t.Error("the renamed backup holds it")
	}
	must(t, os.Remove(f.shelf().Recent()+".old"))
}

// TestDeletingForGoodLeavesTheRubbleOfAnother has what is left of a journal that had the
// name before, a log and a backup of which not all can be read. What cannot may be all
// that is left of its words: it stays, and is told.
func TestDeletingForGoodLeavesTheRubbleOfAnother(t *testing.T) {
	plainOnly(t)
	dir, other := t.TempDir(), filepath.Join(t.TempDir(), "journal.db")
	earlier := fileAt(other)
	for i := range 20 {
		mustSave(t, earlier, entry(40+i, 1))
	}
	backup, err := earlier.Backup(t.Context(), "")
	must(t, err)
	mustSave(t, earlier, entry(30, 1))
	mustSave(t, earlier, entry(31, 1))
	f := newFile(t, filepath.Join(dir, "journal.db"))
	deleting := secret(t, f)
	must(t, os.MkdirAll(f.shelf().Backups(), 0o700))
	log := filepath.Join(f.shelf().Backups(), "journal-recent-0badcafe.log")
	for from, to := range map[string]string{earlier.shelf().Recent(): log, backup: filepath.Join(f.shelf().Backups(), "journal-20200101T000000Z.db")} {
		b, err := words(from)
		must(t, err)
		at := bytes.LastIndex(b, entry(31, 1).Data)
		if to != log {
			at = inUse(b, entry(45, 1).Data)
		}
		b[at]++
		must(t, os.WriteFile(to, b, 0o600))
	}
	before := tree(t, f.shelf().Backups())
	left := mustForget(t, f, deleting)
	now := tree(t, f.shelf().Backups())
	for _, path := range []string{log, filepath.Join(f.shelf().Backups(), "journal-20200101T000000Z.db")} {
		if now[path] != before[path] {
			t.Errorf("%s was changed", path)
		}
		if !slices.Contains(left, path) {
			t.Errorf("%s is not named: %q", path, left)
		}
	}
	for path := range now {
		if slices.Contains(left, path) {
			must(t, os.Remove(path))
		}
	}
}

// TestDeletingForGoodNamesWhatStillHoldsIt: a copy that a service left beside the journal,
// and an export with its id; no other file.
func TestDeletingForGoodNamesWhatStillHoldsIt(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	deleting := secret(t, f)
	dir := filepath.Dir(f.Path())
	b, err := os.ReadFile(f.Path())
	must(t, err)
	want := map[string]bool{"journal (conflicted copy).db": true, "lines.jsonl": true, "other.json": false, "notes.txt": false, "journal copy.db": false}
	for name, words := range map[string][]byte{
		"journal (conflicted copy).db": b, "lines.jsonl": []byte(`{"id":"` + string(name(1)) + `"}`),
		"other.json": []byte(`{"id":"` + string(name(2)) + `"}`), "notes.txt": []byte("private"),
	} {
		must(t, os.WriteFile(filepath.Join(dir, name), words, 0o600))
	}
	mustSave(t, fileAt(filepath.Join(dir, "journal copy.db")), entry(2, 1))
	f.Notices()
	left := mustForget(t, f, deleting)
	said := strings.Join(f.Notices(), "\n")
	for name, holds := range want {
		path := filepath.Join(dir, name)
		if slices.Contains(left, path) != holds || strings.Contains(said, path+" still holds") != holds {
			t.Errorf("of %s it says %q, and returns %q", name, said, left)
		}
	}
}

// TestDeletingForGoodTakesEarlierWordsOutOfAPackedBackup: one that was elsewhere when they were
// deleted for good, and lies among the backups again, holds them no more after the next time.
func TestDeletingForGoodTakesEarlierWordsOutOfAPackedBackup(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	deleting := secret(t, f)
	backup, err := f.Backup(t.Context(), "")
	must(t, err)
	away := filepath.Join(t.TempDir(), "away")
	must(t, os.Rename(backup, away))
	mustForget(t, f, deleting)
	must(t, os.Rename(away, backup))
	mustForget(t, f, func() error {
		return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(2)) })
	})
	mustNotHold(t, fileAt(f.Path()))
}
