//go:build unix

package cli_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// refusals are ways for a journal to take nothing, each with what makes it take
// words again.
func refusals(t *testing.T, program string) map[string]func(path string) (end func()) {
	must := func(errs ...error) {
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
	}
	keeping := func(path string, with []byte) func() {
		whole, err := os.ReadFile(path)
		must(err, os.WriteFile(path, with, 0o600))
		return func() { must(os.WriteFile(path, whole, 0o600)) }
	}
	return map[string]func(string) func(){
		"another window has it": func(path string) func() {
			f, err := os.OpenFile(path, os.O_RDWR, 0)
			must(err, syscall.Flock(int(f.Fd()), syscall.LOCK_EX))
			return func() { must(f.Close()) }
		},
		"it is marked as read-only": func(path string) func() {
			must(os.Chmod(path, 0o400))
			return func() { must(os.Chmod(path, 0o600)) }
		},
		"it is damaged": func(path string) func() {
			return keeping(path, bytes.Repeat([]byte("no journal any more "), 4000))
		},
		"it was replaced": func(path string) func() {
			other := t.TempDir()
			asked(t, program, other, "jot", "from elsewhere")
			must(os.Rename(filepath.Join(other, "journal.db"), path))
			return func() {}
		},
	}
}

// Killed while the journal refuses what is typed, an answer is there at the next
// start that can open it, with all but the last half second. More characters
// with MESSUP_LONG=1.
func TestKilledWhileRefused(t *testing.T) {
	program := built(t, "messup")
	kills, keys := 1, 14
	if os.Getenv("MESSUP_LONG") != "" {
		kills, keys = 12, 40
	}
	const text = "Half of them were copying the table from the next bench and nobody had read the method at all."
	for why, refuse := range refusals(t, program) {
		t.Run(why, func(t *testing.T) {
			t.Parallel()
			worst := 0
			for n := range kills {
				home := t.TempDir()
				path := filepath.Join(home, "journal.db")
				term := opened(t, home, 80, 24, program).shows("Start with").types("n").shows("What happened").types("Lab", ctrlN, ctrlN).shows("2 of 10")
				term.types("So: ").shows("So:", "saved")
				end := refuse(path)
				typed := keys - n*3 // from soon after the first refusal to long after
				for i := range text[:typed] {
					term.types(text[i : i+1]).shows("So: " + text[:i+1])
					time.Sleep(100 * time.Millisecond) // ten keys a second: a quick typist
				}
				term.signal(syscall.SIGKILL)
				term.ends()
				end()
				opened(t, home, 80, 24, program).shows("Kept in its place: what you were writing").types("q").ends()
				kept, whole := "", "So: "+text
				for _, e := range entries(t, program, home) {
					if e.Title == "Lab" {
						kept = e.Answer("failing-point").Text
					}
				}
				if !strings.HasPrefix(whole, kept) {
					t.Fatalf("%q was not typed", kept)
				}
				worst = max(worst, len("So: ")+typed-len(kept))
			}
			t.Logf("%d kills, at worst %d characters lost", kills, worst)
			if worst > 5 {
				t.Errorf("%d characters lost", worst)
			}
		})
	}
}

// Where the journal's own folder takes no words either, they are in a folder of
// the system's, for their owner alone, and the person is told.
func TestKilledWhereTheFolderTakesNothing(t *testing.T) {
	t.Parallel() // it waits for what the program shows
	program, home, run, user := built(t, "messup"), t.TempDir(), t.TempDir(), t.TempDir()
	env := []string{"HOME=" + user, "XDG_STATE_HOME=", "XDG_RUNTIME_DIR=" + run}
	for _, spare := range []string{run, user} {
		if spare == user { // as after another start, where there is no such folder
			env[2] = "XDG_RUNTIME_DIR="
		}
		term := opened(t, home, 160, 24, program, env...).shows("? more").types("n").shows("What happened").types("Lab", ctrlN).shows("1 of 10")
		term.types("first").shows("first", "saved")
		path, edit := filepath.Join(home, "journal.db"), filepath.Join(home, "edit")
		if err := errors.Join(os.Chmod(path, 0o400), os.RemoveAll(edit), os.WriteFile(edit, nil, 0o600)); err != nil {
			t.Fatal(err)
		}
		term.types(" and second").shows("Not saved", "unsaved-")
		holds(t, spare, "first and second")
		term.signal(syscall.SIGKILL)
		term.ends()
		if err := errors.Join(os.Chmod(path, 0o600), os.Remove(edit)); err != nil {
			t.Fatal(err)
		}
		opened(t, home, 80, 24, program, env...).shows("what you were writing").types("q").ends()
		if all := asked(t, program, home, "export"); !strings.Contains(all, "first and second") {
			t.Errorf("not taken in from %s", spare)
		}
		if left := inside(t, spare); len(left) != 0 {
			t.Errorf("%s still holds %q", spare, left)
		}
		asked(t, program, home, "rm", entries(t, program, home)[0].ID.Short())
	}
}

// Told to end while the journal refuses a jot, it rescues the words once.
func TestARescuedJotIsOneJot(t *testing.T) {
	program, home := built(t, "messup"), t.TempDir()
	asked(t, program, home, "jot", "first")
	path := filepath.Join(home, "journal.db")
	term := opened(t, home, 80, 24, program).shows("first").types("j").shows("What happened?").types("the projector died")
	holds(t, filepath.Join(home, "edit"), "projector died")
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	term.signal(syscall.SIGTERM)
	term.ends()
	if left := inside(t, filepath.Join(home, "edit")); len(left) != 0 {
		t.Errorf("rescued, and there is still %q", left)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	opened(t, home, 80, 24, program).shows("the projector died", "Filed from the inbox").types("q").ends()
	if all := entries(t, program, home); len(all) != 2 {
		t.Errorf("there are %d entries", len(all))
	}
}
