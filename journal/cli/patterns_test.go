package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// marking is a mess of a day that has marked something.
func marking(id, day, class, moment, strength string, heavy bool) map[string]any {
	type all = map[string]any
	answer := func(question, field, value string) all {
		return all{"id": question, "text": "", "details": []all{{"id": field, "label": field, "value": value}}}
	}
	return all{
		"id": id, "kind": "mess", "set": "ten", "set_version": 1, "happened": day + "T10:00:00Z", "finished": day + "T16:00:00Z",
		"title": "Mess " + id, "class": class, "heavy": heavy,
		"answers": []all{answer("failing-point", "moment", moment), answer("surpluses", "skill", strength)},
	}
}

// Each search that is printed with a number finds as many, handed on as one word.
func TestASearchOfPatternsIsOneArgument(t *testing.T) {
	type all = map[string]any
	var entries []all
	for i, words := range []string{
		"middle", `when I said "stop"`, `when I said stop`, `„stop“ twice`, "stop", `"`, "\u200b", "\u200d\u2060", "since:2026-08-01 until:2020-01-01", "…", "half a word…",
		strings.Repeat("授業がうまくいかなかった。", 30), strings.Repeat("لم ينجح الدرس ", 40), strings.Repeat("👩🏽‍🏫", 60), strings.Repeat("long words ", 60), strings.Repeat("x", 500),
		strings.Repeat(`a "b" `, 90), "＂wide＂", "Straße \\ ﬁn", `it's (done) -- --json`,
	} {
		for n, class := range []string{`the "quiet" ones`, "the quiet ones", `9B "`, "quiet"} {
			entries = append(entries, marking(fmt.Sprintf("m%dn%d", i, n), "2026-09-07", class, words, words, n == 2))
		}
	}
	entries = append(entries, marking("past", "2026-02-02", "quiet", "middle", "stop", false), marking("next", "2027-08-02", "quiet", "middle", "stop", false))
	var plans []all
	for i, came := range []string{"better", "better", "worse", "close"} {
		id := fmt.Sprintf("p%d", i)
		plans = append(plans, all{
			"id": id, "chain": id, "take": 1, "when": "it rings", "will": "wait", "class": `the "quiet" ones`,
			"result": "did", "outcome": came, "answered": "2026-10-16", "made": "2026-10-10T10:00:00Z",
		})
	}
	h := newHome(t)
	file := filepath.Join(t.TempDir(), "marked.json")
	b, err := json.Marshal(all{"app": "messup", "format": 1, "entries": entries, "plans": plans})
	if err == nil {
		err = os.WriteFile(file, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	h.must("import", file)
	for _, args := range [][]string{
		{"2026-27"}, {"2026"}, {"2026-27", "--heavy"}, {"2026-27", "--class", `the "quiet" ones`}, {"2026-27", "--class", `"quiet"`, "--heavy"}, {"2026-27", "--class", `"`},
	} {
		if n := h.leads(args); n < 10 {
			t.Errorf("%q: only %d were counted", args, n)
		}
	}
}

// leads follows each search that patterns prints, and returns how many there are.
func (h *home) leads(args []string) (counted int) {
	h.t.Helper()
	var p struct {
		Groups []struct {
			Plans  bool
			Counts []struct {
				Words, Query string
				Count        int
			}
		}
	}
	if err := json.Unmarshal([]byte(h.must(append([]string{"patterns", "--json"}, args...)...)), &p); err != nil {
		h.t.Fatal(err)
	}
	for _, g := range p.Groups {
		by := "list"
		if g.Plans {
			by = "plans"
		}
		for _, c := range g.Counts {
			var found []any
			if err := json.Unmarshal([]byte(h.must(by, "--json", c.Query)), &found); err != nil {
				h.t.Fatal(err)
			}
			if len(found) != c.Count {
				h.t.Errorf("%q: %q was counted %d times, and messup %s finds %d by %s", args, c.Words, c.Count, by, len(found), c.Query)
			}
			counted++
		}
	}
	return counted
}
