package store

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/journal/record"
	"messup/store/seal"
)

// lockable is a journal of a few entries that tries of a passphrase cost little in. It has
// none, also in a run of the tests with one.
func lockable(t *testing.T, n int) (*File, state) {
	t.Helper()
	f := plainAt(filepath.Join(t.TempDir(), "journal.db"))
	want := state{}
	for i := range n {
		mustSave(t, f, entry(i, 1))
		want.put(entry(i, 1))
	}
	return f, want
}

// plainAt returns the journal at path as a new process sees it, to which nobody gave a passphrase.
func plainAt(path string) *File {
	f := New(fileAt(path).config)
	f.config.Work = 1
	return f
}

// opens returns the journal at f's path as a new process has it that was given a passphrase.
func opens(t *testing.T, f *File, passphrase string) *File {
	t.Helper()
	g := plainAt(f.Path())
	must(t, g.Unlock(t.Context(), passphrase))
	return g
}

func locks(t *testing.T, f *File, passphrase string) (unread []string) {
	t.Helper()
	unread, err := f.SetPassphrase(t.Context(), passphrase)
	must(t, err)
	return unread
}

// mustNotBeRead looks for the words of entries in all files of a folder.
func mustNotBeRead(t *testing.T, dir string) {
	t.Helper()
	for path := range tree(t, dir) {
		b, err := words(path)
		must(t, err)
		for _, word := range []string{"went wrong", "WENT WRONG", `"number"`} {
			if bytes.Contains(b, []byte(word)) {
				t.Errorf("%q is to be read in %s", word, path)
			}
		}
	}
}

func TestAJournalWithAPassphrase(t *testing.T) {
	f, want := lockable(t, 30)
	dir := filepath.Dir(f.Path())
	_, err := f.PutInbox(t.Context(), []byte(`{"number": "what went wrong"}`))
	must(t, err)
	if unread := locks(t, f, "first"); len(unread) > 0 {
		t.Errorf("not sealed are %q", unread)
	}
	mustNotBeRead(t, dir)
	mustHold(t, f, want) // it was given, so this one goes on
	g := plainAt(f.Path())
	_, err = contents(g)
	wants(t, "reading without it", err, journal.ErrLocked)
	wants(t, "saving without it", save(g, entry(40, 1)), journal.ErrLocked)
	_, err = g.Restore(t.Context(), false)
	wants(t, "restoring without it", err, journal.ErrLocked)
	if locked, err := g.Locked(t.Context()); err != nil || !locked {
		t.Errorf("locked is %v, %v", locked, err)
	}
	must(t, plainAt(f.Path()).Unlock(t.Context(), "  first\t"))
	for range 20 {
		wants(t, "opening", g.Unlock(t.Context(), "another"), journal.ErrPassphrase)
	}
	must(t, g.Unlock(t.Context(), "first"))
	mustSave(t, g, entry(40, 1))
	want.put(entry(40, 1))
	mustForget(t, g, func() error {
		return g.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(3)) })
	})
	delete(want, key(journal.Entries, name(3)))
	mustHold(t, opens(t, f, "first"), want)
	mustNotBeRead(t, dir)

	locks(t, g, "second")
	wants(t, "the one before", plainAt(f.Path()).Unlock(t.Context(), "first"), journal.ErrPassphrase)
	_, err = contents(f) // which was open, with the one before
	wants(t, "reading with the one before", err, journal.ErrRelocked)
	h := opens(t, f, "second")
	mustHold(t, h, want)
	if r, err := h.Check(t.Context()); err != nil || len(r.Backups) == 0 {
		t.Errorf("the check says %+v, %v", r, err)
	}
	took := ""
	if n, err := h.TakeInbox(t.Context(), func(b []byte) error { took = string(b); return nil }); n != 1 || err != nil || !strings.Contains(took, "went wrong") {
		t.Errorf("%d taken in, %q, %v", n, took, err)
	}
	mustNotBeRead(t, dir)

	locks(t, h, "")
	g = plainAt(f.Path())
	mustHold(t, g, want)
	if r, err := g.Check(t.Context()); err != nil || len(r.Backups) == 0 {
		t.Errorf("the check says %+v, %v", r, err)
	}
}

// TestANoteNeedsNoPassphrase leaves one while the journal is locked.
func TestANoteNeedsNoPassphrase(t *testing.T) {
	f, _ := lockable(t, 3)
	locks(t, f, "first")
	g := plainAt(f.Path())
	path, err := g.PutInbox(t.Context(), []byte("what went wrong"))
	must(t, err)
	mustNotBeRead(t, filepath.Dir(path))
	if _, err := g.TakeInbox(t.Context(), func([]byte) error { t.Error("it was opened"); return nil }); err == nil {
		t.Error("without the passphrase it was taken in")
	}
	took := ""
	n, err := opens(t, f, "first").TakeInbox(t.Context(), func(b []byte) error { took = string(b); return nil })
	if n != 1 || err != nil || took != "what went wrong" {
		t.Errorf("%d taken in, %q, %v", n, took, err)
	}
}

// TestALockedJournalIsRestored, whose head is gone: its backups say what opens it, or what
// is left of one in the file itself.
func TestALockedJournalIsRestored(t *testing.T) {
	for what, lose := range map[string]func(t *testing.T, f *File){
		"with its backups": func(*testing.T, *File) {},
		"without any": func(t *testing.T, f *File) {
			must(t, os.RemoveAll(f.shelf().Backups()))
		},
	} {
		f, want := lockable(t, 60)
		locks(t, f, "first")
		lose(t, f)
		b, err := os.ReadFile(f.Path())
		must(t, err)
		clear(b[:8192])
		overwrite(t, f.Path(), b)
		g := plainAt(f.Path())
		if locked, err := g.Locked(t.Context()); err != nil || !locked {
			t.Fatalf("%s: locked is %v, %v", what, locked, err)
		}
		_, err = g.Restore(t.Context(), false)
		wants(t, what, err, journal.ErrLocked)
		wants(t, what, g.Unlock(t.Context(), "another"), journal.ErrPassphrase)
		must(t, g.Unlock(t.Context(), "first"))
		_, err = g.Restore(t.Context(), false)
		must(t, err)
		mustHold(t, opens(t, f, "first"), want)
		mustNotBeRead(t, filepath.Dir(f.Path()))
	}
}

// TestWhatIsPutBackIsNoticed puts values where they do not belong with a program that knows
// bbolt, and no key: of another record, of before, and plain ones.
func TestWhatIsPutBackIsNoticed(t *testing.T) {
	f, _ := lockable(t, 40)
	locks(t, f, "first")
	type place struct{ bucket, key string }
	old := map[place][]byte{}
	f = opens(t, f, "first")
	eachValue(t, f.Path(), func(bucket string, key, v []byte) { old[place{bucket, string(key)}] = slices.Clone(v) })
	for i := range 40 {
		mustSave(t, f, entry(i, 2))
	}
	var places []place
	now := map[place][]byte{}
	eachValue(t, f.Path(), func(bucket string, key, v []byte) {
		places = append(places, place{bucket, string(key)})
		now[place{bucket, string(key)}] = slices.Clone(v)
	})
	whole, err := os.ReadFile(f.Path())
	must(t, err)
	r := rand.New(rand.NewPCG(1, 2))
	n, tried := sized(60, 1000), 0
	for i := range n {
		at, from := places[r.IntN(len(places))], places[r.IntN(len(places))]
		value := old[at]
		switch i % 3 {
		case 1:
			value = now[from]
		case 2:
			value = (seal.Seal{}).Row(at.bucket, []byte(at.key), []byte("mine"))
		}
		if value == nil || bytes.Equal(value, now[at]) {
			continue
		}
		tried++
		overwrite(t, f.Path(), whole)
		inBolt(t, f.Path(), func(tx *bolt.Tx) error { return tx.Bucket([]byte(at.bucket)).Put([]byte(at.key), value) })
		_, err := contents(opens(t, f, "first"))
		wants(t, at.bucket, err, journal.ErrDamaged)
	}
	overwrite(t, f.Path(), whole)
	if t.Logf("%d of %d values were put back", tried, n); tried < n*9/10 {
		t.Error("most of them were what is there")
	}
}

// eachValue goes through all that is sealed in a journal.
func eachValue(t *testing.T, path string, do func(bucket string, key, v []byte)) {
	t.Helper()
	inBolt(t, path, func(tx *bolt.Tx) error {
		return tx.ForEach(func(bucket []byte, b *bolt.Bucket) error {
			if string(bucket) == seal.Meta {
				return nil
			}
			return b.ForEach(func(k, v []byte) error { do(string(bucket), k, v); return nil })
		})
	})
}

func inBolt(t *testing.T, path string, do func(tx *bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	must(t, err)
	must(t, db.Update(do))
	must(t, db.Close())
}

// TestCopiesOfBeforeAreRead: one from before there was a passphrase, and one under the
// passphrase before. What is restored from them is sealed as the journal is.
func TestCopiesOfBeforeAreRead(t *testing.T) {
	f, want := lockable(t, 20)
	stick := t.TempDir()
	var copies []string
	for i, passphrase := range []string{"first", "second", "third"} {
		to := filepath.Join(stick, passphrase+".db")
		_, err := f.Backup(t.Context(), to)
		must(t, err)
		copies = append(copies, to)
		if i == 0 {
			if said := f.Notices(); len(said) > 0 {
				t.Errorf("it says %q", said)
			}
		}
		locks(t, f, passphrase)
	}
	for _, from := range copies {
		mustSave(t, f, entry(50, 1))
		f = opens(t, f, "third")
		_, err := f.RestoreFrom(t.Context(), from, false)
		must(t, err)
		mustHold(t, opens(t, f, "third"), want)
		mustNotBeRead(t, filepath.Dir(f.Path()))
	}
	other := plainAt(filepath.Join(t.TempDir(), "journal.db"))
	mustSave(t, other, entry(1, 1))
	locks(t, other, "first")
	_, err := other.RestoreFrom(t.Context(), copies[2], false)
	wants(t, "a copy of another journal", err, journal.ErrLocked)
}

// TestACopyBesideIsTold that lies in the folder and is not sealed, as one that a service left.
func TestACopyBesideIsTold(t *testing.T) {
	f, _ := lockable(t, 5)
	beside := filepath.Join(filepath.Dir(f.Path()), "journal (conflicted copy).db")
	_, err := f.Backup(t.Context(), beside)
	must(t, err)
	if unread := locks(t, f, "first"); !slices.Equal(unread, []string{beside}) {
		t.Errorf("not sealed are %q, want %s", unread, beside)
	}
}

// TestAKeyThatIsDamagedIsNoWrongPassphrase, and one that asks for a year of work is not tried.
func TestAKeyThatIsDamagedIsNoWrongPassphrase(t *testing.T) {
	for what, change := range map[string]func(string) string{
		"cut short":     func(l string) string { return l[:len(l)-9] },
		"of no key":     func(l string) string { return strings.Replace(l, "scrypt", "script", 1) },
		"too much work": func(l string) string { return strings.Replace(l, " 1\n", " 40\n", 1) },
		"of another": func(l string) string {
			_, wrapped, _ := strings.Cut(l, "\n")
			k, err := seal.NewKey("testdata/lock", 1, seal.Seal{})
			must(t, err)
			to, _, _ := strings.Cut(string(k.Lock()), "\n")
			return to + "\n" + wrapped
		},
	} {
		_, err := seal.Lock(change(string(testLock))).Open("testdata/lock")
		wants(t, what, err, journal.ErrDamaged)
	}
}
