package journal_test

import (
	"strings"
	"testing"

	"messup/journal"
)

func TestHashIDsAreTheSameForTheSameParts(t *testing.T) {
	if id := journal.HashID("a", "b"); id != "zb6xwynz3tp5pc0jeenjwa1ff4" {
		t.Errorf("what was brought in before would be brought in twice: the id is now %s", id)
	}
	seen := map[journal.ID]string{}
	for _, parts := range [][]string{{"a", "b"}, {"ab"}, {"", "ab"}, {"ab", ""}, {"b", "a"}, {}} {
		id := journal.HashID(parts...)
		if other, there := seen[id]; there {
			t.Errorf("%q and %s give one id", parts, other)
		}
		seen[id] = strings.Join(parts, "+")
		if _, err := journal.ParseID(string(id)); err != nil {
			t.Errorf("%q: %v", parts, err)
		}
	}
}
