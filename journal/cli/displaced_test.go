package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A jot never ends with its words nowhere. In front of a file that has the place of
// a journal, it waits until that is brought back, and the file is kept; in front of
// one that is nobody's journal, the words are printed back.
func TestAJotInFrontOfAnotherFileIsNowhereLost(t *testing.T) {
	for name, foreign := range map[string]string{"a text": strings.Repeat("my notes ", 9000), "another program's": "SQLite format 3\x00" + strings.Repeat("x", 8000)} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			if err := os.WriteFile(h.path, []byte(foreign), 0o600); err != nil {
				t.Fatal(err)
			}
			_, errs, code := h.run("jot", "the", "lamp", "fell")
			if code == 0 || !strings.Contains(errs, "These are your words:\n\nthe lamp fell\n") {
				t.Errorf("without a journal: code %d, %q", code, errs)
			}
			if left, err := os.ReadDir(filepath.Dir(h.path)); err != nil || len(left) != 1 {
				t.Errorf("beside somebody else's file: %v, %v", left, err)
			}

			if err := os.Remove(h.path); err != nil {
				t.Fatal(err)
			}
			h.must("jot", "one")
			h.must("backup")
			if err := os.WriteFile(h.path, []byte(foreign), 0o600); err != nil {
				t.Fatal(err)
			}
			_, errs, code = h.run("jot", "the", "lamp", "fell")
			for _, want := range []string{"in the journal's place", "a backup of it is still there", "Your words are kept in ", "`messup restore` brings the journal back"} {
				if code != 0 || !strings.Contains(errs, want) {
					t.Errorf("code %d, without %q: %s", code, want, errs)
				}
			}
			h.must("restore")
			if all := h.must("list"); !strings.Contains(all, "one") || !strings.Contains(all, "the lamp fell") {
				t.Errorf("the journal has %q", all)
			}
			kept, err := filepath.Glob(filepath.Join(filepath.Dir(h.path), "journal-replaced-*.db"))
			if err != nil || len(kept) != 1 {
				t.Fatalf("kept: %v, %v", kept, err)
			}
			if data, err := os.ReadFile(kept[0]); err != nil || string(data) != foreign {
				t.Errorf("the file that was there is not kept as it was: %v", err)
			}
		})
	}
}

// A journal that was set aside for a moment, when messup was killed, is there for whoever
// looks next.
func TestAJournalThatWasSetAsideIsThere(t *testing.T) {
	for _, args := range [][]string{{"list"}, {"doctor"}, {"check"}, {"today"}} {
		h := newHome(t)
		h.must("jot", "the lamp fell")
		h.must("backup")
		if err := os.Rename(h.path, filepath.Join(filepath.Dir(h.path), ".journal-aside.tmp")); err != nil {
			t.Fatal(err)
		}
		if out := h.must(args...); strings.Contains(out, "not there") {
			t.Errorf("%s says %q", args, out)
		}
		if _, err := os.Stat(h.path); err != nil {
			t.Errorf("after %s: %v", args, err)
		}
	}
}
