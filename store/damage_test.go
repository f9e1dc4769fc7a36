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
)

// damage spoils a copy of b in one of the ways files are spoilt, and says how.
func damage(b []byte, r *rand.Rand) (spoilt []byte, how string) {
	b = bytes.Clone(b)
	pages := len(b) / boltfile.PageSize
	at := r.IntN(pages) * boltfile.PageSize
	noise := func(b []byte) {
		for i := range b {
			b[i] = byte(r.Uint32())
		}
	}
	switch r.IntN(7) {
	case 0:
		n := 1 + r.IntN(8)
		for range n {
			b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		}
		return b, fmt.Sprintf("%d bits flipped", n)
	case 1: // where the structure is: the first bytes of a page
		i := at + r.IntN(200)
		b[i] ^= 1 << r.IntN(8)
		return b, fmt.Sprintf("a bit flipped at %d", i)
	case 2: // the file's own head
		i := r.IntN(2 * boltfile.PageSize)
		noise(b[i:min(i+1+r.IntN(64), 2*boltfile.PageSize)])
		return b, fmt.Sprintf("noise in the head at %d", i)
	case 3:
		clear(b[at : at+boltfile.PageSize])
		return b, fmt.Sprintf("page %d zeroed", at/boltfile.PageSize)
	case 4:
		from := r.IntN(pages) * boltfile.PageSize
		copy(b[at:at+boltfile.PageSize], b[from:])
		return b, fmt.Sprintf("page %d over page %d", from/boltfile.PageSize, at/boltfile.PageSize)
	case 5:
		i := r.IntN(len(b))
		end := min(len(b), i+1+r.IntN(2*boltfile.PageSize))
		noise(b[i:end])
		return b, fmt.Sprintf("noise from %d to %d", i, end)
	}
	n := r.IntN(len(b))
	return b[:n], fmt.Sprintf("cut to %d of %d bytes", n, len(b))
}

// flip turns over four bytes of something in a file, where find says that it is, and
// returns all that the file has now.
func flip(t *testing.T, path string, find func(b, what []byte) int, what []byte) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	at := find(b, what)
	if at < 0 {
		t.Fatalf("%q is not in %s", what, path)
	}
	for i := range 4 {
		b[at+i] ^= 0xff
	}
	overwrite(t, path, b)
	return b
}

// inUse returns where in a journal something lies that is read. bbolt leaves earlier
// copies of a page in free ones, and where is another matter each time.
func inUse(b, what []byte) int {
	for at := 0; ; at++ {
		i := bytes.Index(b[at:], what)
		if i < 0 {
			return -1
		}
		at += i
		b[at] ^= 0xff
		_, _, err := fileAt("").reader().File(bytes.NewReader(b), int64(len(b)))
		b[at] ^= 0xff
		if err != nil {
			return at
		}
	}
}

// template makes a journal of n entries and returns its bytes, those in use.
func template(t testing.TB, n int) ([]byte, state) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, n)
	return pagesInUse(t, path), want
}

// pagesInUse reads a journal without the empty pages at its end, which can be
// damaged without any harm.
func pagesInUse(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	im, _, err := fileAt("").reader().File(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return b[:im.InUse()]
}

// TestDamageIsNeverSilent reads damaged files as the program would. Each must
// be refused or hold exactly what was put into it, within two seconds, and its
// bytes must stay as they are.
func TestDamageIsNeverSilent(t *testing.T) {
	t.Parallel()
	for _, entries := range []int{16, 300} { // one with small buckets inside of others, one with branches
		b, want := template(t, entries)
		refused, harmless := 0, 0
		for seed := range sized(80, 2500) {
			spoilt, how := damage(b, rand.New(rand.NewPCG(uint64(seed), uint64(entries))))
			path := filepath.Join(t.TempDir(), "journal.db")
			if err := os.WriteFile(path, spoilt, 0o600); err != nil {
				t.Fatal(err)
			}
			if refuses(t, fmt.Sprintf("seed %d of %d entries, %s", seed, entries, how), path, spoilt, want) {
				refused++
			} else {
				harmless++
			}
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
		t.Logf("%d entries: %d damaged files refused, %d harmless", entries, refused, harmless)
		if refused < harmless {
			t.Errorf("only %d of %d files were refused; the damage does not hit", refused, refused+harmless)
		}
	}
}

func refuses(t *testing.T, what, path string, spoilt []byte, want state) bool {
	t.Helper()
	begin := time.Now()
	f := fileAt(path)
	got, err := contents(f)
	if took := time.Since(begin); took > 2*time.Second {
		t.Errorf("%s: took %v", what, took)
	}
	if err == nil {
		if diff := difference(got, want); diff != "" {
			t.Errorf("%s: read without an error, but %s", what, diff)
		}
		return false
	}
	if !errors.Is(err, journal.ErrDamaged) && !errors.Is(err, journal.ErrNotJournal) {
		t.Errorf("%s: refused with %v", what, err)
	}
	if err := save(f, entry(1, 9)); err == nil {
		t.Errorf("%s: refused to read, then wrote", what)
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, spoilt) {
		t.Errorf("%s: the damaged bytes were changed, %v", what, err)
	}
	return true
}

// TestDamageWhileInUse damages a file that was checked before, behind the
// program's back: reading it may fail, but not crash, hang or lie.
func TestDamageWhileInUse(t *testing.T) {
	b, want := template(t, 300)
	for seed := range sized(50, 1500) {
		path := filepath.Join(t.TempDir(), "journal.db")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		f := fileAt(path)
		mustHold(t, f, want)
		spoilt, how := damage(b, rand.New(rand.NewPCG(uint64(seed), 7)))
		overwrite(t, path, spoilt)
		got, err := contents(f)
		switch {
		case err == nil:
			if diff := difference(got, want); diff != "" {
				t.Errorf("seed %d, %s: read without an error, but %s", seed, how, diff)
			}
		case !errors.Is(err, journal.ErrDamaged) && !errors.Is(err, journal.ErrReplaced):
			t.Errorf("seed %d, %s: %v", seed, how, err)
		}
	}
}

// overwrite changes a file in place, as a sync program or a failing disk does.
func overwrite(t testing.TB, path string, b []byte) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
