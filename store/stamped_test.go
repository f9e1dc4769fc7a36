package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/names"
	"messup/store/seal"
	"messup/store/stamp"
)

// restamp says of a file that all of it was checked when it was whole: what goes bad on a
// disk changes neither its size nor its times.
func restamp(t testing.TB, path string, whole []byte) {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	f := fileAt(path)
	im, h, err := f.reader().Head(bytes.NewReader(whole), int64(len(whole)))
	must(t, err)
	must(t, stamp.Of(info, im, h).Put(names.Checked(f.config.Path)))
}

// stamps reports whether this system tells enough for a stamp.
func stamps(t testing.TB) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal.db")
	mustSave(t, fileAt(path), entry(1, 1))
	if _, err := os.Stat(names.Checked(path)); err != nil {
		t.Skip("there are no stamps here:", err)
	}
}

// TestDamageUnderAStampIsNeverSilent damages files and has them believed to be checked:
// what is read is right or refused, what is kept can be read, and nothing is lost by a
// save that was there before it.
func TestDamageUnderAStampIsNeverSilent(t *testing.T) {
	t.Parallel()
	stamps(t)
	for _, entries := range []int{8, 300} {
		b, want := template(t, entries)
		refused, read, kept, unkept := 0, 0, 0, 0
		for seed := range sized(60, 3000) {
			spoilt, how := damage(b, rand.New(rand.NewPCG(uint64(seed), uint64(entries))))
			what := fmt.Sprintf("seed %d of %d entries, %s", seed, entries, how)
			path := filepath.Join(t.TempDir(), "journal.db")
			must(t, os.WriteFile(path, spoilt, 0o600))
			restamp(t, path, b)
			got, err := contents(fileAt(path))
			if err == nil {
				read++
				if diff := difference(got, want); diff != "" {
					t.Errorf("%s: read without an error, but %s", what, diff)
				}
			} else {
				refused++
				mustBeDamage(t, what, err)
			}
			restamp(t, path, b)
			begin := time.Now()
			if err := save(fileAt(path), entry(1, 9)); err != nil {
				unkept++
				mustBeDamage(t, what, err)
			} else {
				kept++
				mustBeThere(t, what, path, spoilt)
			}
			if took := time.Since(begin); took > 2*time.Second {
				t.Errorf("%s: took %v", what, took)
			}
			must(t, os.RemoveAll(filepath.Dir(path)))
		}
		t.Logf("%d entries: %d damaged files read whole, %d refused; %d saves kept, %d refused", entries, read, refused, kept, unkept)
	}
}

// TestABucketThatIsNotFoundIsNotTakenForNone flips bits of the page that says where buckets
// begin: the rest of one is no less there, and neither is one by another name.
func TestABucketThatIsNotFoundIsNotTakenForNone(t *testing.T) {
	stamps(t)
	b, want := template(t, 300)
	im, err := boltfile.Open(bytes.NewReader(b), int64(len(b)))
	must(t, err)
	directory, err := im.Directory()
	must(t, err)
	page, from := bytes.Index(b, directory), bytes.Index(directory, []byte(journal.Entries))
	to := bytes.LastIndex(directory, []byte(string(journal.Entries)+seal.Texts)) + len(journal.Entries) + len(seal.Texts) + 16 // with where it begins
	random := rand.New(rand.NewPCG(1, 1))
	for range sized(30, 2000) {
		bit := 8*from + random.IntN(8*(to-from))
		spoilt := bytes.Clone(b)
		spoilt[page+bit/8] ^= 1 << (bit % 8)
		path := filepath.Join(t.TempDir(), "journal.db")
		must(t, os.WriteFile(path, spoilt, 0o600))
		restamp(t, path, b)
		got, err := contents(fileAt(path))
		if diff := difference(got, want); err == nil && diff != "" {
			t.Errorf("bit %d: read without an error, but %s", bit, diff)
		} else if err != nil {
			mustBeDamage(t, fmt.Sprintf("bit %d", bit), err)
		}
		must(t, os.RemoveAll(filepath.Dir(path)))
	}
}

func mustBeDamage(t *testing.T, what string, err error) {
	t.Helper()
	if !errors.Is(err, journal.ErrDamaged) && !errors.Is(err, journal.ErrNotJournal) && !errors.Is(err, journal.ErrReplaced) {
		t.Errorf("%s: refused with %v", what, err)
	}
}

// mustBeThere restores out of a file alone that something was saved in, and out of what
// it was before: the one brings back all that the other does, and what was saved.
func mustBeThere(t *testing.T, what, path string, before []byte) {
	t.Helper()
	was := filepath.Join(t.TempDir(), "journal.db")
	must(t, os.WriteFile(was, before, 0o600))
	_, err := fileAt(was).Restore(t.Context(), false)
	must(t, err)
	want, err := contents(fileAt(was))
	must(t, err)
	must(t, os.RemoveAll(fileAt(path).shelf().Backups()))
	_, err = fileAt(path).Restore(t.Context(), false)
	must(t, err)
	got, err := contents(fileAt(path))
	must(t, err)
	want.put(entry(1, 9))
	for k, r := range want {
		if !equal(r, got[k]) {
			t.Errorf("%s: after a save %s is %q, was %q", what, k, got[k].Data, r.Data)
		}
	}
	must(t, os.RemoveAll(filepath.Dir(was)))
}
