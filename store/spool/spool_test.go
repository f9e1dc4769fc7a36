package spool_test

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"messup/store/names"
	"messup/store/spool"
)

// What was written is read, all of it and any part, from memory and from the file.
func TestWhatIsPutByIsRead(t *testing.T) {
	for _, size := range []int{0, 1, 1000, 9 << 20, 17<<20 + 5} {
		r := rand.New(rand.NewPCG(1, uint64(size)))
		path := filepath.Join(t.TempDir(), "journal.db")
		s := spool.Beside(path, rand.NewChaCha8([32]byte{}))
		words := make([]byte, size)
		for i := range words {
			words[i] = byte(r.Uint32())
		}
		for rest := words; len(rest) > 0; {
			n := min(len(rest), 1+r.IntN(300_000))
			if m, err := s.Write(rest[:n]); m != n || err != nil {
				t.Fatal(m, err)
			}
			rest = rest[n:]
		}
		got, err := io.ReadAll(s.Reader())
		if err != nil || !bytes.Equal(got, words) || s.Len() != int64(size) {
			t.Fatalf("%d bytes came back as %d, %v", size, len(got), err)
		}
		for range 200 {
			at := r.IntN(size + 1)
			b := make([]byte, r.IntN(size-at+1))
			if n, err := s.ReadAt(b, int64(at)); n != len(b) || err != nil || !bytes.Equal(b, words[at:at+n]) {
				t.Fatalf("%d bytes at %d: %d, %v", len(b), at, n, err)
			}
		}
		if n, err := s.ReadAt(make([]byte, 9), int64(size)); n != 0 || !errors.Is(err, io.EOF) {
			t.Errorf("behind the end are %d bytes, %v", n, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// Much of it is in a file that is its owner's, cannot be read, is cleared away by who finds
// it after a kill, and is gone in the end.
func TestMuchIsInASealedFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "journal.db")
	s := spool.Beside(path, rand.NewChaCha8([32]byte{}))
	words := bytes.Repeat([]byte("nobody else's words "), 500_000)
	if _, err := s.Write(words); err != nil || !s.Great() {
		t.Fatal(err)
	}
	found, err := os.ReadDir(dir)
	if err != nil || len(found) != 1 || !names.Making(path, nil).Is(found[0].Name()) {
		t.Fatalf("there is %v, %v", found, err)
	}
	info, err := found[0].Info()
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	b, err := os.ReadFile(filepath.Join(dir, found[0].Name()))
	if err != nil || len(b) < len(words)/2 || bytes.Contains(b, []byte("words")) {
		t.Errorf("%d bytes lie there in clear, %v", len(b), err)
	}
	if err := names.Making(path, nil).Sweep(dir); err != nil { // it is in use
		t.Fatal(err)
	}
	if found, _ = os.ReadDir(dir); len(found) != 1 {
		t.Error("it is swept away while it is in use")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if found, _ = os.ReadDir(dir); len(found) != 0 {
		t.Errorf("%v is left", found)
	}
}

// Where no file can be made all of it stays in memory.
func TestWithoutAPlaceItStaysInMemory(t *testing.T) {
	inTheWay := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(inTheWay, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, s := range []*spool.Spool{{}, spool.Beside(filepath.Join(inTheWay, "journal.db"), rand.NewChaCha8([32]byte{}))} {
		words := bytes.Repeat([]byte("words "), 3<<20)
		_, err := s.Write(words)
		got, readErr := io.ReadAll(s.Reader())
		if err != nil || readErr != nil || !bytes.Equal(got, words) {
			t.Errorf("%d bytes came back as %d: %v, %v", len(words), len(got), err, readErr)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A journal that begins with much has no folder yet: it is made.
func TestAFolderIsMadeForMuch(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "away")
	s := spool.Beside(filepath.Join(dir, "journal.db"), rand.NewChaCha8([32]byte{}))
	if _, err := s.Write(make([]byte, 9<<20)); err != nil {
		t.Fatal(err)
	}
	if found, err := os.ReadDir(dir); err != nil || len(found) != 1 {
		t.Errorf("there is %v, %v", found, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
