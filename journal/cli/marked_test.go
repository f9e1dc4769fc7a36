package cli_test

import (
	"os"
	"strings"
	"testing"
)

// testdata/schema2.db has what lists look for, and what they do not, as a messup of that
// form marked it: a draft, a heavy entry, lessons that are carried and shared, a plan, a
// person. Where it fails what record.Marking says has changed, and with it every journal
// there is: package store needs a step that marks anew.
func TestAJournalMarkedEarlierIsWhole(t *testing.T) {
	h := newHome(t)
	b, err := os.ReadFile("testdata/schema2.db")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(h.path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	for want, args := range map[string][]string{
		"Everything can be read": {"check"}, "A draft": {"list", "is:draft"}, "A heavy one": {"list", "is:heavy"},
		"Bad news by voice first": {"lessons", "--carried"}, "draw one web first": {"plans"}, "Mrs Kolb": {"people"}, "one more": {"loose"},
	} {
		if out := h.must(args...); !strings.Contains(out, want) {
			t.Errorf("messup %s does not say %q:\n%s", strings.Join(args, " "), want, out)
		}
	}
}
