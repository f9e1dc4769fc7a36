package exchange_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"messup/journal/exchange"
	"messup/prompts"
)

// Entries are made beside what is read: they come in their order all the same, and of
// several faults the first in the file is told.
func TestEntriesComeInTheirOrderAndTheFirstFaultIsTold(t *testing.T) {
	const n = 3000
	line := func(i int) string {
		return fmt.Sprintf(`{"title":"%d","happened":"2026-11-19T14:10:00Z","answers":[{"id":"goal","text":"a\u0000b"}]}`, i)
	}
	good := make([]string, n)
	for i := range good {
		good[i] = line(i)
	}
	bad := append([]string(nil), good...)
	bad[1700] = `{"title":"x"}`
	document := func(entries []string, tail string) string { return `{"entries":[` + strings.Join(entries, ",") + tail }
	for name, tt := range map[string]struct{ file, says string }{
		"lines":               {strings.Join(good, "\n"), ""},
		"a document":          {document(good, "]}"), ""},
		"lines, cut short":    {strings.Join(bad, "\n") + "\n{", "entry 1701: happened: is missing"},
		"cut short":           {document(bad, ""), "entry 1701: happened: is missing"},
		"and a lesson":        {document(bad, `],"lessons":[{}]}`), "entry 1701: happened: is missing"},
		"a lesson before it":  {`{"lessons":[{}],` + document(bad, "]}")[1:], "lesson 1: text: is missing"},
		"cut short alone":     {document(good, ""), "the file ends in the middle of it"},
		"a lesson's fault":    {document(good, `],"lessons":[{}]}`), "lesson 1: text: is missing"},
		"in the second of it": {document(good, "]}") + document(bad, "]}"), "document 2: entry 1701: happened: is missing"},
	} {
		all, err := exchange.Read(strings.NewReader(tt.file), prompts.Shipped(), later)
		if tt.says == "" {
			if err != nil || len(all.Entries) != n || all.Cleaned != n {
				t.Fatalf("%s: %d entries, %d cleaned, %v", name, len(all.Entries), all.Cleaned, err)
			}
			for i, e := range all.Entries {
				if e.Title != strconv.Itoa(i) {
					t.Fatalf("%s: at %d is %q", name, i, e.Title)
				}
			}
		} else if err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
