package cli_test

import (
	"os"
	"strings"
	"testing"
)

// The files have what lists look for, and what they do not, as a messup of that form marked
// it: a draft, a heavy entry, one that lacks a lesson, lessons that are carried and shared, a
// plan, a person, and since schema 3 what was heard. Where the newest fails what
// record.Marking says has changed, and with it every journal there is: package store needs a
// step that marks anew.
func TestAJournalMarkedEarlierIsWhole(t *testing.T) {
	for _, file := range []string{"schema2.db", "schema3.db"} {
		h := newHome(t)
		b, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(h.path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		h.listsWhatIsMarked(file)
		if file == "schema3.db" {
			if out := h.must("heard"); !strings.Contains(out, "You never stop") || strings.Contains(out, "You speak too fast") {
				t.Errorf("of what was heard what waits is %s", out)
			}
		}
		h.must("jot", "brings it up to date")
		h.listsWhatIsMarked(file + ", up to date")
	}
}

func (h *home) listsWhatIsMarked(file string) {
	h.t.Helper()
	for want, args := range map[string][]string{
		"Everything can be read": {"check"}, "A draft": {"list", "is:draft"}, "no lesson": {"loose"}, "A heavy one": {"list", "is:heavy"},
		"Bad news by voice first": {"lessons", "--carried"}, "draw one web first": {"plans"}, "Mrs Kolb": {"people"}, "one more": {"loose"},
	} {
		if out := h.must(args...); !strings.Contains(out, want) {
			h.t.Errorf("%s: messup %s does not say %q:\n%s", file, strings.Join(args, " "), want, out)
		}
	}
}
