package aside

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"messup/journal"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// home makes a folder with a file of words in it, and says where that is, and what it
// is set aside in.
func home(t *testing.T) (at, words, passing string) {
	t.Helper()
	at = t.TempDir()
	words = filepath.Join(at, "backups", "words")
	must(t, os.Mkdir(filepath.Dir(words), 0o700))
	must(t, os.WriteFile(words, []byte("words"), 0o600))
	return at, words, filepath.Join(at, ".passing")
}

func now(t *testing.T) context.Context {
	t.Helper()
	over, cancel := context.WithCancel(t.Context())
	cancel()
	return over
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// TestNobodyMovesWhileItIsFinished finds the folder as a kill leaves it before there
// was a lock, and begins a move while somebody decides what to do about it.
func TestNobodyMovesWhileItIsFinished(t *testing.T) {
	at, words, passing := home(t)
	must(t, os.Mkdir(passing, 0o700))
	asked := false
	must(t, Finish(t.Context(), passing, at, func() bool {
		asked = true
		if _, err := Begin(now(t), passing, at); !errors.Is(err, journal.ErrBusy) {
			t.Errorf("a move begins meanwhile: %v", err)
		}
		return false
	}, filepath.Join(at, "name")))
	if !asked || isThere(passing) || !isThere(words) {
		t.Errorf("it was asked: %v; the folder is there: %v, the words: %v", asked, isThere(passing), isThere(words))
	}
}

// TestWhatIsUnderWayIsNotFinished, nor asked about.
func TestWhatIsUnderWayIsNotFinished(t *testing.T) {
	at, words, passing := home(t)
	m, err := Begin(t.Context(), passing, at)
	must(t, err)
	must(t, m.Take(words))
	err = Finish(now(t), passing, at, func() bool { t.Error("it is asked whether it is begun"); return false }, filepath.Join(at, "name"))
	if !errors.Is(err, journal.ErrBusy) || isThere(words) {
		t.Errorf("finishing what is under way: %v", err)
	}
	must(t, m.End(filepath.Join(at, "name")))
	if b, err := os.ReadFile(filepath.Join(at, "name", "backups", "words")); err != nil || string(b) != "words" {
		t.Errorf("set aside is %q, %v", b, err)
	}
	if isThere(filepath.Join(at, "name", lockName)) || isThere(passing) {
		t.Error("more than that is left")
	}
}

// TestWhatCannotBeTakenBackStays finds something in its place, and says what was done.
func TestWhatCannotBeTakenBackStays(t *testing.T) {
	at, words, passing := home(t)
	m, err := Begin(t.Context(), passing, at)
	must(t, err)
	must(t, m.Take(words))
	must(t, os.WriteFile(words, []byte("others"), 0o600))
	if err := m.Undo(); err == nil || !strings.HasPrefix(err.Error(), "taking back what was set aside: ") || strings.Contains(err.Error(), "setting") {
		t.Errorf("it says %v", err)
	}
	for path, want := range map[string]string{words: "others", filepath.Join(passing, "backups", "words"): "words"} {
		if b, err := os.ReadFile(path); err != nil || string(b) != want {
			t.Errorf("%s is %q, %v", path, b, err)
		}
	}
	must(t, os.Remove(words))
	must(t, Finish(t.Context(), passing, at, func() bool { return false }, "")) // its lock was given up
	if isThere(passing) || !isThere(words) {
		t.Error("it is not taken back")
	}
}

// TestManyMovesLoseNothing moves the same files out and back from several sides.
func TestManyMovesLoseNothing(t *testing.T) {
	at, _, passing := home(t)
	const files, movers, times = 5, 4, 60
	for n := range files {
		must(t, os.WriteFile(filepath.Join(at, "backups", strconv.Itoa(n)), []byte("words"), 0o600))
	}
	wait, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var all sync.WaitGroup
	for side := range movers {
		all.Go(func() {
			for range times {
				if side%2 == 0 {
					if err := Finish(wait, passing, at, func() bool { return false }, ""); err != nil {
						t.Error(err)
					}
					continue
				}
				m, err := Begin(wait, passing, at)
				if err != nil {
					t.Error(err)
					continue
				}
				for n := range files {
					if err := m.Take(filepath.Join(at, "backups", strconv.Itoa(n))); err != nil && !errors.Is(err, fs.ErrNotExist) {
						t.Error(err)
					}
				}
				if err := m.Undo(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	for n := range files {
		if !isThere(filepath.Join(at, "backups", strconv.Itoa(n))) {
			t.Errorf("%d is lost", n)
		}
	}
	if isThere(passing) {
		t.Error("the folder is left")
	}
}
