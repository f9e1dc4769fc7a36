package tui

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"testing/synctest"

	"messup/journal/tui/page"
)

// What is written on a page that saves only at its end is in a file meanwhile,
// and in none once it is kept.
func TestTheScratchHoldsWhatIsNotKeptYet(t *testing.T) {
	dir := t.TempDir()
	files := func() (texts []string) {
		paths, err := filepath.Glob(filepath.Join(dir, "answer-*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			b, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(b))
		}
		return texts
	}
	for name, to := range map[string]page.Place{"a jot": page.Jot{}, "a lesson": page.LessonForm{}, "the review": page.Review{}} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := newDriver(t, 80, 24)
				d.router.env.Opts.Edit = dir
				d.router.scratch = newRecovery(dir)
				d.open(to)
				if name == "the review" {
					d.keys("enter")
				}
				d.keys("text:half a thought")
				if got := files(); len(got) != 1 || got[0] != "half a thought\n" && got[0] != "half a thought\n\n" {
					t.Fatalf("the folder has %q", got)
				}
				d.keys("enter", "enter", "enter", "enter")
				if got := files(); len(got) != 0 {
					t.Errorf("kept, and the folder has %q:\n%s", got, d.text())
				}
			})
		})
	}
}

// Texts of a messup that still runs are left to it; those of one that was
// killed are taken, once.
func pid() string { return strconv.Itoa(os.Getpid()) }

func TestLeftoversOfADeadProcessAreTaken(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"answer-999999999-1.md": "dead", "answer-999999999-scratch.md.new": "half", "answer-" + pid() + "-2.md": "alive", "notes.md": "somebody's",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for range 2 {
		if _, err := Leftovers(dir, func(text string) error { got = append(got, text); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	left, err := os.ReadDir(dir)
	if len(got) != 1 || got[0] != "dead" || err != nil || len(left) != 2 {
		t.Errorf("took %q, left %v, %v", got, left, err)
	}
}
