//go:build unix

package cli_test

import (
	"strings"
	"testing"
	"time"
)

// told is all that was told so far, in one line.
func (t *terminal) told() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.Join(strings.Fields(t.raw.String()), " ")
}

// Lines that come one after the other, however fast, are each for what is asked next; what comes in
// one piece was pasted, with its end that no enter ended, and is given back where one line is asked for.
func TestTypedAheadOrPasted(t *testing.T) {
	program, home := built(t, "messup"), t.TempDir()
	term := opened(t, home, 80, 24, program, "MESSUP_PLAIN=1").shows("Number:")
	tells := func(want string) {
		t.Helper()
		term.until(func() bool { return strings.HasSuffix(term.told(), want) }, want)
	}
	for _, line := range []string{"jot", "The lamp fell.", "", "write", "1", "Stations", "<"} {
		term.types(line + "\n")
		time.Sleep(20 * time.Millisecond) // as nobody types; a busy machine sees them come one by one
	}
	tells("In one line now: Stations In one line:")
	term.types("Lab\nq\nq\nthe end of it")
	tells("These are not kept: q q the end of it Class (or context, e.g. 9B science):")
	term.types("q\n")
	tells("11. quit Number:")
	term.types("quit\n").ends()
	titles := map[string]bool{}
	for _, e := range entries(t, program, home) {
		titles[e.Title+e.Class] = true
	}
	if len(titles) != 2 || !titles["Lab"] || !titles["The lamp fell."] {
		t.Errorf("kept: %v\n%s", titles, term.told())
	}
}
