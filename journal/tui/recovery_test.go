package tui

import (
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"

	"messup/journal"
	"messup/journal/tui/page"
)

// recoversIn gives the program a folder for what is being written.
func (d *driver) recoversIn(dirs ...string) {
	d.router.env.Opts.Scratch = dirs
	d.router.env.Opts.Encode = func(c journal.Archive) ([]byte, error) { return []byte(plainText(c)), nil }
	d.router.scratch = newRecovery(d.router.env.Opts)
}

// recovered is what a start would find in a folder after a kill.
func recovered(t *testing.T, dir string) (texts []string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "words-*", "words.jsonl"))
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

// What is written on a page that saves only at its end is in a file meanwhile,
// and in none once it is kept.
func TestTheScratchHoldsWhatIsNotKeptYet(t *testing.T) {
	dir := t.TempDir()
	for name, to := range map[string]page.Place{"a jot": page.Jot{}, "a lesson": page.LessonForm{}, "the review": page.Review{}} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := newDriver(t, 80, 24)
				d.recoversIn(dir)
				d.open(to)
				if name == "the review" {
					d.keys("enter")
				}
				d.keys("text:half a thought")
				if got := recovered(t, dir); len(got) != 1 || got[0] != "half a thought\n" && got[0] != "half a thought\n\n" {
					t.Fatalf("the folder has %q", got)
				}
				d.keys("enter", "enter", "enter", "enter")
				if got := recovered(t, dir); len(got) != 0 {
					t.Errorf("kept, and the folder has %q:\n%s", got, d.text())
				}
			})
		})
	}
}
