package cli_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"messup/journal/cli"
)

// Until when a thing stays in the trash is said by a clock that is believed, and else
// that it stays for its days at least.
func TestTheTrashNamesNoDayByAClockThatLeapt(t *testing.T) {
	for what, tt := range map[string]struct {
		days int // that the clock leapt
		sure bool
	}{"a day of use": {1, true}, "40 days back": {-40, false}, "a year ahead": {400, false}} {
		t.Run(what, func(t *testing.T) {
			h := newHome(t)
			h.must("jot", "the lamp")
			run := func(args ...string) string {
				t.Helper()
				var out, errs bytes.Buffer
				w := h.world(&out, &errs, args...)
				w.Now = func() time.Time { return h.now().AddDate(0, 0, tt.days) }
				if code := cli.Main(w); code != 0 {
					t.Fatalf("%v ended with %d: %s", args, code, errs.String())
				}
				return out.String()
			}
			id := strings.Fields(run("list"))[0]
			for _, said := range []string{run("rm", id), run("trash")} {
				if strings.Contains(said, "until ") && !strings.Contains(said, "until when") != tt.sure || strings.Contains(said, "30 days at least") == tt.sure {
					t.Errorf("it says %q", said)
				}
			}
			if said := run("trash", "--json"); strings.Contains(said, `"until": "`) != tt.sure {
				t.Errorf("it says %q", said)
			}
		})
	}
}
