package store

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/recent"
	"messup/store/shelf"
)

// besides reads all that lies in a folder and belongs to the journal t/a.db or, if not
// plain, to t/a.
func besides(t *testing.T, dir string, plain bool) map[string]string {
	t.Helper()
	all := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		must(t, err)
		name := strings.TrimPrefix(filepath.Base(rel), ".")
		if isPlain := name == "a.db" || name == "a"+names.StampEnding || strings.HasPrefix(name, "a-") || strings.HasPrefix(rel, "a-"); isPlain == plain && name != "lock" {
			b, err := os.ReadFile(path)
			must(t, err)
			all[rel] = string(b)
		}
		return nil
	}))
	return all
}

func mustBeLeft(t *testing.T, doing string, was, is map[string]string) {
	t.Helper()
	for name, b := range was {
		if is[name] != b {
			t.Errorf("%s changed %s of the other", doing, name)
		}
	}
	for name := range is {
		if _, had := was[name]; !had {
			t.Errorf("%s made %s of the other", doing, name)
		}
	}
}

// TestTwoJournalsThatDifferInTheEndingShareNothing does all there is to do with the one,
// and looks at what lies there of the other.
func TestTwoJournalsThatDifferInTheEndingShareNothing(t *testing.T) {
	for _, of := range []struct {
		name, other string
		plain       bool
	}{{"a", "a.db", false}, {"a.db", "a", true}} {
		t.Run(of.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, of.name)
			f, other := fileAt(path), fileAt(filepath.Join(dir, of.other))
			for i := range 3 { // also where the other one was there before
				mustSave(t, other, entry(100+i, 1))
			}
			_, err := other.Backup(t.Context(), "")
			must(t, err)
			mustSave(t, other, entry(110, 1))
			_, err = other.PutInbox(t.Context(), []byte("for the other"))
			must(t, err)
			was := besides(t, dir, !of.plain)
			left := func(doing string) {
				t.Helper()
				mustBeLeft(t, doing, was, besides(t, dir, !of.plain))
				next := fileAt(path)
				if _, err := next.Status(t.Context()); err != nil && !errors.Is(err, journal.ErrGone) {
					t.Errorf("after %s: %v", doing, err)
				}
				for _, said := range append(next.Notices(), f.Notices()...) {
					t.Errorf("%s says %q", doing, said)
				}
			}
			mustSave(t, f, entry(1, 1))
			left("the first change")
			_, err = f.Backup(t.Context(), "")
			must(t, err)
			mustSave(t, f, entry(2, 1))
			left("a backup")
			if all, err := f.Backups(t.Context()); err != nil || len(all) != 1 {
				t.Errorf("the backups are %v, %v", all, err)
			}
			_, err = f.PutInbox(t.Context(), []byte("for this one"))
			must(t, err)
			n, err := f.TakeInbox(t.Context(), func(b []byte) error {
				if string(b) != "for this one" {
					t.Errorf("it took %q", b)
				}
				return nil
			})
			if n != 1 || err != nil {
				t.Errorf("%d were taken in, %v", n, err)
			}
			left("the inbox")
			if r, err := f.Check(t.Context()); err != nil || r.Others != nil || len(r.Copies) > 0 {
				t.Errorf("the check says %v and %v, %v", r.Others, r.Copies, err)
			}
			_, err = fileAt(path).Restore(t.Context(), false)
			must(t, err)
			left("a restore of a whole journal")
			_, err = f.Forget(t.Context(), func() error {
				return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(2)) })
			})
			must(t, err)
			left("deleting for good")
			must(t, os.Remove(path))
			if err := fileAt(path).Missing(t.Context()); !errors.Is(err, journal.ErrGone) {
				t.Errorf("without its file: %v", err)
			}
			_, err = fileAt(path).Restore(t.Context(), false)
			must(t, err)
			mustHold(t, fileAt(path), state{key(journal.Entries, name(1)): entry(1, 1)})
			left("a restore of a lost journal")
			must(t, os.Remove(path))
			if aside, err := fileAt(path).Begin(t.Context()); err != nil || aside == "" {
				t.Errorf("it began with %q, %v", aside, err)
			}
			left("beginning")
			must(t, os.Remove(other.Path())) // as if it was lost: still nobody else's
			delete(was, of.other)
			_, err = fileAt(path).Restore(t.Context(), false)
			must(t, err)
			left("a restore beside a lost one")
		})
	}
}

// asEarlier gives what belongs to t/a the names that earlier messups gave it, which are
// those of t/a.db.
func asEarlier(t *testing.T, dir string) {
	t.Helper()
	for _, in := range []string{dir, filepath.Join(dir, shelf.BackupFolder), filepath.Join(dir, names.InboxFolder)} {
		found, err := os.ReadDir(in)
		must(t, disk.IgnoreMissing(err))
		for _, e := range found {
			to := filepath.Join(in, strings.Replace(e.Name(), "a~-", "a-", 1))
			if _, err := os.Lstat(to); err == nil && !strings.Contains(e.Name(), "a~") {
				continue
			} else if err == nil {
				of, err := recent.Of(filepath.Join(in, e.Name()))
				must(t, err)
				to = names.LogFor(to, of[:4])
			}
			must(t, os.Rename(filepath.Join(in, e.Name()), to))
		}
	}
}

// TestWhatTwoJournalsSharedIsGivenToEach begins with what earlier messups left of two
// that had one name for all of it.
func TestWhatTwoJournalsSharedIsGivenToEach(t *testing.T) {
	dir := t.TempDir()
	one, two := filepath.Join(dir, "a.db"), filepath.Join(dir, "a")
	want := map[string]state{one: {}, two: {}}
	for i, path := range []string{one, two} {
		f := fileOf(Config{Path: path, Now: func() time.Time { return time.Now().Add(time.Duration(-i) * time.Minute) }, Rand: rand.Reader, Reindex: reindex, Marked: marked})
		mustSave(t, f, entry(10*i, 1))
		_, err := f.Backup(t.Context(), "")
		must(t, err)
		mustSave(t, f, entry(10*i+1, 1))
		want[path].put(entry(10*i, 1))
		want[path].put(entry(10*i+1, 1))
	}
	asEarlier(t, dir)
	whole := map[string][]byte{}
	for path := range want {
		f := newFile(t, path)
		all, err := f.Backups(t.Context())
		if len(all) != 1 || err != nil {
			t.Errorf("the backups of %s are %v, %v", path, all, err)
		}
		mustHold(t, f, want[path])
		if said := f.Notices(); len(said) > 0 {
			t.Errorf("%s says %q", path, said)
		}
		whole[path], err = os.ReadFile(path)
		must(t, err)
	}
	for path := range want { // a backup and a log are all there is
		must(t, os.Remove(path))
		_, err := fileAt(path).Restore(t.Context(), false)
		must(t, err)
		mustHold(t, fileAt(path), want[path])
		overwrite(t, path, whole[path])
	}
	must(t, os.Remove(one))
	_, err := fileAt(one).Begin(t.Context())
	must(t, err)
	if all, err := fileAt(two).Backups(t.Context()); len(all) != 1 || err != nil {
		t.Errorf("after the other one was begun anew the backups are %v, %v", all, err)
	}
	f := fileAt(two)
	_, err = f.Forget(t.Context(), func() error {
		return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(10)) })
	})
	must(t, err)
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			b, err := words(path)
			must(t, err)
			if bytes.Contains(b, entry(10, 1).Data) {
				t.Errorf("what was deleted for good is in %s", path)
			}
		}
		return err
	}))
}

// TestAJournalWithoutTheUsualEndingFindsWhatItHad: where nothing lies beside it, all
// that has the name it had is its own, also what cannot be read.
func TestAJournalWithoutTheUsualEndingFindsWhatItHad(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	f := fileAt(path)
	mustSave(t, f, entry(1, 1))
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	mustSave(t, f, entry(2, 1))
	_, err = f.PutInbox(t.Context(), []byte("waits"))
	must(t, err)
	asEarlier(t, dir)
	if n, err := fileAt(path).TakeInbox(t.Context(), func([]byte) error { return nil }); n != 1 || err != nil {
		t.Errorf("%d were taken in, %v", n, err)
	}
	must(t, os.Remove(path))
	if err := fileAt(path).Missing(t.Context()); !errors.Is(err, journal.ErrGone) {
		t.Errorf("without its file: %v", err)
	}
	_, err = fileAt(path).Restore(t.Context(), false)
	must(t, err)
	mustHold(t, fileAt(path), state{key(journal.Entries, name(1)): entry(1, 1), key(journal.Entries, name(2)): entry(2, 1)})
	secret := entry(3, 1)
	mustSave(t, fileAt(path), secret)
	b, err := os.ReadFile(path)
	must(t, err)
	kept := []string{filepath.Join(dir, "a-damaged-20261101T141000Z.db"), filepath.Join(dir, "a-before-20261101T141000Z", "a-damaged-20261101T141000Z.db")}
	for _, at := range kept {
		must(t, disk.MakeFolder(filepath.Dir(at)))
		must(t, os.WriteFile(at, b[2*4096:], 0o600))
	}
	_, err = f.Forget(t.Context(), func() error {
		return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(3)) })
	})
	must(t, err)
	for _, at := range kept {
		if b, err := os.ReadFile(at); err == nil && bytes.Contains(b, secret.Data) {
			t.Errorf("what was deleted for good is in %s", at)
		}
	}
	must(t, os.Remove(path))
	_, err = fileAt(path).Begin(t.Context())
	must(t, err)
	if all, err := fileAt(path).Backups(t.Context()); len(all) != 0 || err != nil {
		t.Errorf("a new journal has the backups %v, %v", all, err)
	}
}
