//go:build unix

package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A log says what was done, and holds no word of the journal nor of what was typed, for its
// owner alone. What is no log is not written to.
func TestALogHasNoWordOfTheJournal(t *testing.T) {
	h := newHome(t)
	log := filepath.Join(t.TempDir(), "messup.log")
	for _, args := range [][]string{
		{"import", "testdata/book.json"}, {"jot", "Wallflowers everywhere"}, {"list", "jigsaw"}, {"show", "jigsaw"}, {"show", "wallflower"},
		{"lessons", "--json"}, {"today"}, {"remember"}, {"before", "9B"}, {"plans", "new", "wallflowers", "--class", "9B science"}, {"export", "class:wallflowers"},
		{"rm", "labtab"}, {"trash", "--empty", "--yes"}, {"list", "since:wallflowers"}, {"check"}, {"doctor"}, {"export", "-o", "/wallflowers/x.json"},
	} {
		h.run(append(args, "--debug", log)...)
		h.run(append([]string{"--debug", log}, args...)...)
	}
	said, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`msg=begin command="messup list" flags="`, "msg=update by=book.Entries.Save", "msg=view by=book.", "code=1 error=", "took=", "journal_bytes="} {
		if !strings.Contains(string(said), want) {
			t.Errorf("%s is not in it", want)
		}
	}
	book, err := os.ReadFile("testdata/book.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range append(wordsOf(book), "wallflower", "jigsaw", "9b") {
		if strings.Contains(strings.ToLower(string(said)), word) {
			t.Errorf("%q is in it", word)
		}
	}
	if info, err := os.Stat(log); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	before, err := os.ReadFile(h.path)
	if err != nil {
		t.Fatal(err)
	}
	if _, errs, code := h.run("--debug", h.path, "where"); code == 0 || !strings.Contains(errs, "is there already") {
		t.Errorf("over the journal it ends with %d: %s", code, errs)
	}
	if after, err := os.ReadFile(h.path); err != nil || string(after) != string(before) {
		t.Errorf("the journal was written to as a log: %v", err)
	}
	if _, errs, code := h.run("--debug", "-", "where"); code != 0 || !strings.Contains(errs, "msg=end code=0") {
		t.Errorf("beside the output: %d %s", code, errs)
	}
}
