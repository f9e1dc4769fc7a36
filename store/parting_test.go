package store

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"messup/journal"
	"messup/store/shelf"
)

// covered makes a journal with a backup and one thing kept since, and puts an old copy
// of another one over it. It returns what each of them holds.
func covered(t *testing.T, path string) (under, over state) {
	t.Helper()
	under, over = filled(t, path, 20), state{}
	f := fileAt(path)
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	mustSave(t, f, entry(100, 1))
	under.put(entry(100, 1))
	other := filepath.Join(t.TempDir(), "other.db")
	mustSave(t, fileAt(other), entry(300, 1))
	over.put(entry(300, 1))
	b, err := os.ReadFile(other)
	must(t, err)
	overwrite(t, path, b)
	return under, over
}

func saysAnother(f *File) bool {
	said := f.Notices()
	return len(said) == 1 && strings.HasPrefix(said[0], "Another journal had this name")
}

// TestOneThatWasCoveredIsToldAndComesBack puts an old journal over one begun since, and
// writes in it: what the covered one had is told at each start, lost by no save, backup
// or emptied trash, and restore sets it aside, where it comes back.
func TestOneThatWasCoveredIsToldAndComesBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	under, over := covered(t, path)
	left := tree(t, fileAt(path).shelf().Backups())
	for i := range 3 {
		f := newFile(t, path)
		mustSave(t, f, entry(301+i, 1))
		over.put(entry(301+i, 1))
		if !saysAnother(f) {
			t.Fatalf("start %d says nothing", i)
		}
	}
	f := newFile(t, path)
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	_, err = f.Forget(t.Context(), func() error { discard(t, f, name(301)); return nil })
	must(t, err)
	over.trash(name(301))
	mustSave(t, f, entry(304, 1))
	over.put(entry(304, 1))
	for at, was := range left {
		if b, err := words(at); err != nil || string(b)+opened(b) != was {
			t.Errorf("%s was changed, %v", at, err)
		}
	}
	if r, err := fileAt(path).Check(t.Context()); err != nil || r.Others[journal.Entries] != len(under)-1 || r.Others[journal.Trash] != 1 {
		t.Errorf("Check = %v, %v", r.Others, err)
	}
	would, err := fileAt(path).Restore(t.Context(), true)
	if err != nil || !would.Whole || would.Others[journal.Entries] != len(under)-1 || would.Aside != "" {
		t.Errorf("rehearsed: %+v, %v", would, err)
	}
	r, err := fileAt(path).Restore(t.Context(), false)
	must(t, err)
	f = newFile(t, path)
	mustHold(t, f, over)
	if said := f.Notices(); r.Aside == "" || len(said) > 0 {
		t.Errorf("set aside in %q, and then it says %q", r.Aside, said)
	}
	back := newFile(t, filepath.Join(r.Aside, "journal.db"))
	_, err = back.Restore(t.Context(), false)
	must(t, err)
	mustHold(t, back, under)
	must(t, os.Remove(path)) // what was kept since is still known of both
	_, err = fileAt(path).Restore(t.Context(), false)
	must(t, err)
	mustHold(t, newFile(t, path), over)
}

// TestOfALogAloneOneComesBack has no backup of the covered journal, and then not even
// its log where logs usually are.
func TestOfALogAloneOneComesBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	mustSave(t, fileAt(path), entry(1, 1))
	first, err := os.ReadFile(path)
	must(t, err)
	other := filepath.Join(t.TempDir(), "other.db")
	mustSave(t, fileAt(other), entry(2, 1))
	second, err := os.ReadFile(other)
	must(t, err)
	overwrite(t, path, second)
	mustSave(t, fileAt(path), entry(3, 1)) // into a log of another name
	overwrite(t, path, first)
	all, err := fileAt(path).Backups(t.Context())
	must(t, err)
	for _, b := range all {
		must(t, os.Remove(b.Path))
	}
	r, err := fileAt(path).Restore(t.Context(), false)
	must(t, err)
	back := newFile(t, filepath.Join(r.Aside, "journal.db"))
	_, err = back.Restore(t.Context(), false)
	must(t, err)
	mustHold(t, back, state{key(journal.Entries, name(3)): entry(3, 1)})
}

// TestOneThatHasAllSaysNothing of a journal whose words it took in.
func TestOneThatHasAllSaysNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	under, _ := covered(t, path)
	f := newFile(t, path)
	for _, r := range under {
		mustSave(t, f, r)
	}
	f.Notices()
	f = fileAt(path)
	if _, err := f.Status(t.Context()); err != nil || len(f.Notices()) > 0 {
		t.Errorf("it says more: %v", err)
	}
	if r, err := f.Restore(t.Context(), false); err != nil || !r.Whole || r.Aside != "" {
		t.Errorf("Restored = %+v, %v", r, err)
	}
}

// TestAPartingCutShortIsTakenBack kills a restore between two files: all is as it was,
// and what is told next is all of it.
func TestAPartingCutShortIsTakenBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	covered(t, path)
	f := fileAt(path)
	before := tree(t, f.shelf().Folder())
	must(t, os.MkdirAll(filepath.Join(f.parting(), shelf.BackupFolder), 0o700))
	must(t, os.Rename(f.shelf().Recent(), filepath.Join(f.parting(), shelf.BackupFolder, filepath.Base(f.shelf().Recent()))))
	if _, err := f.Status(t.Context()); err != nil || !saysAnother(f) {
		t.Errorf("the next start: %v", err)
	}
	if now := tree(t, f.shelf().Folder()); !maps.Equal(now, before) {
		t.Errorf("of %d files %d are in their place", len(before), len(now))
	}
}
