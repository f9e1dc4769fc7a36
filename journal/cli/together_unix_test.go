//go:build unix

package cli_test

import (
	"strings"
	"testing"
)

// told is all that was told so far, in one line.
func (t *terminal) told() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.Join(strings.Fields(t.raw.String()), " ")
}

// Lines that come one after the other are each for what is asked next; what comes in one piece was
// pasted, with its end that no enter ended, and is given back where one line is asked for.
func TestTypedOrPasted(t *testing.T) {
	program, home := built(t, "messup"), t.TempDir()
	term := opened(t, home, 80, 24, program, "MESSUP_PLAIN=1").shows("Number:")
	tells := func(want string) {
		t.Helper()
		term.until(func() bool { return strings.HasSuffix(term.told(), want) }, want)
	}
	const menu, class = "11. quit Number:", "Class (or context, e.g. 9B science):"
	for _, typed := range []struct{ line, asks string }{
		{"jot", "Answer:"},
		{"The lamp fell.\n", "An empty line ends the answer."}, // as pasted
		{"", menu},
		{"write", "3. Small win, about 2 minutes Number:"},
		{"1", "In one line:"},
		{"Stations", class},
		{"<", "In one line now: Stations In one line:"},
	} {
		term.types(typed.line + "\n")
		tells(typed.asks)
	}
	term.types("Lab\nq\nq\nthe end of it")
	tells("These are not kept: q q the end of it " + class)
	term.types("q\n")
	tells(menu)
	term.types("quit\n").ends()
	titles := map[string]bool{}
	for _, e := range entries(t, program, home) {
		titles[e.Title+e.Class] = true
	}
	if len(titles) != 2 || !titles["Lab"] || !titles["The lamp fell."] {
		t.Errorf("kept: %v\n%s", titles, term.told())
	}
}
