package repair

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/store"
)

// Each backup is listed with its whole path and what it holds, also one that cannot say
// so, or is dated later than now.
func TestEachBackupIsListedWithWhatItHolds(t *testing.T) {
	day := time.Date(2026, 11, 26, 9, 5, 34, 0, time.UTC)
	path := "/home/somebody/.local/share/messup/backups/journal-20261126T090534Z"
	all := []store.Backup{
		{Path: path + ".db", Made: day, Size: 40960, Counts: map[journal.Kind]int{journal.Entries: 9, journal.Lessons: 2}},
		{Path: path + "-2.db", Made: day, Size: 5},
		{Path: path + "-3.db", Made: day.AddDate(73, 0, 0), Ahead: true, Counts: map[journal.Kind]int{}},
	}
	lines := ListedLines(all, time.UTC)
	for i, want := range []string{
		"26 Nov 2026 09:05  40 KB  9 entries       " + path + ".db",
		"26 Nov 2026 09:05  1 KB   cannot be read  " + path + "-2.db",
		"26 Nov 2099 09:05  0 KB   0 entries       " + path + "-3.db",
	} {
		if len(lines) != 3 || lines[i] != want {
			t.Errorf("listed are\n%s\nwant in line %d\n%s", strings.Join(lines, "\n"), i+1, want)
		}
	}
	b, err := json.Marshal(Listed(all))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"holds":{"entries":9,"lessons":2}`, `"bytes":5}`, `"dated_ahead":true,"holds":{"entries":0`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s is not in %s", want, b)
		}
	}
	if said := ListedAhead(all); !strings.Contains(said, "1 backup is dated later than now") {
		t.Errorf("of the one that is dated ahead: %q", said)
	}
	if said := ListedAhead(all[:2]); said != "" {
		t.Errorf("where none is dated ahead: %q", said)
	}
}
