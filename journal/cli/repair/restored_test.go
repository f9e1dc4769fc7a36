package repair

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/store"
	"messup/store/salvage"
)

// A restore passes over no kind of record, whether it asks, tells or prints JSON.
func TestARestoreCountsEveryKind(t *testing.T) {
	for _, k := range record.Kinds() {
		if slices.Contains(journal.OwnUse(), k) {
			continue
		}
		noun := nouns()[k]
		if noun[0] == "" || noun[1] == "" {
			t.Errorf("%s has no noun", k)
			continue
		}
		n := map[journal.Kind]int{k: 2, journal.HabitsKind: 1}
		r := store.Restored{Counts: salvage.Counts{Total: n, Missing: n}, Differ: n}
		want := "2 " + string(noun[1])
		if said := Question(r); strings.Count(said, want) != 2 {
			t.Errorf("the question, with 2 of %s: %s", k, said)
		}
		if said := strings.Join(toKnow(r), "\n"); strings.Count(said, want) != 2 {
			t.Errorf("told, with 2 of %s: %s", k, said)
		}
		if b, err := json.Marshal(counted(n)); err != nil || !strings.Contains(string(b), `"`+string(k)+`":2`) {
			t.Errorf("in JSON, 2 of %s: %s, %v", k, b, err)
		}
	}
	if said := ofEachKind(map[journal.Kind]int{journal.HabitsKind: 1}); said != "" {
		t.Errorf("what nobody asks for: %s", said)
	}
}
