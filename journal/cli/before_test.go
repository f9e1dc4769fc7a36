package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A journal file and an export as the messup wrote them that knew no timetable, no
// lines beside an entry and no second story of a lesson. They are never made anew:
// whoever kept them comes with them.
func TestWhatAnEarlierMessupKeptIsReadAsBefore(t *testing.T) {
	h := newHome(t)
	b, err := os.ReadFile(filepath.Join("testdata", "before", "journal.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(h.file().Path(), b, 0o600); err != nil {
		t.Fatal(err)
	}
	if all := h.must("list"); !strings.Contains(all, "kept by the messup before") {
		t.Errorf("it lists %s", all)
	}
	if said := h.must("settings"); !strings.Contains(said, "at most 7") || !strings.Contains(said, "21 Dec 2026 to 3 Jan 2027") {
		t.Errorf("the settings are %s", said)
	}
	if taken := h.must("import", "testdata/before/export.json"); !strings.Contains(taken, "nothing new in it") {
		t.Errorf("of its own export it took %s", taken)
	}
	fresh := newHome(t)
	if taken := fresh.must("import", "testdata/before/export.json"); !strings.Contains(taken, "8 added") {
		t.Errorf("a new journal took %s", taken)
	}
	for _, what := range [][]string{{"list", "--json"}, {"lessons", "--json"}} {
		if old, now := h.must(what...), fresh.must(what...); old != now {
			t.Errorf("%v: the file has\n%s\nthe export\n%s", what, old, now)
		}
	}
}
