package pager_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"messup/journal/cli/pager"
)

// rows are so many lines.
func rows(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "line %d\n", i)
	}
	return b.String()
}

// shown is what a terminal of ten rows has after that was written with such a pager.
func shown(t *testing.T, words string, command ...string) string {
	t.Helper()
	var out bytes.Buffer
	p := pager.Pager{Command: command, Environ: os.Environ(), Out: &out, Err: &out, Rows: 10, Columns: 40}
	for piece := range strings.Lines(words) {
		if _, err := p.Write([]byte(piece)); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write([]byte("after\n")); err != nil { // what follows is not paged
		t.Fatal(err)
	}
	all, is := strings.CutSuffix(out.String(), "after\n")
	if !is {
		t.Errorf("what follows is not the last: %q", all)
	}
	return all
}

func script(t *testing.T, body string) string {
	t.Helper()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no sh to write a pager in")
	}
	path := filepath.Join(t.TempDir(), "pager")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+body+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

// What fits on the terminal is shown as it is, and what does not by the program, which
// gets all of it, no history and no file to write to.
func TestOnlyWhatIsLongIsPaged(t *testing.T) {
	paging := script(t, `echo "paged $LESSHISTFILE $LESSSECURE"; exec cat`)
	if got := shown(t, rows(9), paging); got != rows(9) {
		t.Errorf("nine lines: %q", got)
	}
	if got := shown(t, rows(500), paging); got != "paged - 1\n"+rows(500) {
		t.Errorf("500 lines: %q", got)
	}
	if got := shown(t, strings.Repeat("words ", 100)+"\n", paging); !strings.HasPrefix(got, "paged") {
		t.Errorf("a line of 15 rows: %q", got)
	}
}

// Nothing is lost where the program is missing or fails, and one that is left early is
// no error.
func TestAPagerThatEndsEarlyLosesNothing(t *testing.T) {
	long := rows(20_000) // more than a pipe holds
	if got := shown(t, long, filepath.Join(t.TempDir(), "missing")); got != long {
		t.Errorf("without the program %d bytes are shown", len(got))
	}
	if got := shown(t, long, script(t, "exit 3")); got != long {
		t.Errorf("of one that fails %d bytes are shown", len(got))
	}
	if got := shown(t, long, script(t, "head -n 1; exit 0")); got != "line 0\n" {
		t.Errorf("of one that is left: %q", got)
	}
	if got := shown(t, long, script(t, "kill -TERM $$")); got != "" {
		t.Errorf("of one that is ended: %q", got)
	}
}

func TestWhichPager(t *testing.T) {
	for _, tt := range []struct{ own, usual, want string }{
		{"more -d", "most", "more -d"}, {"", "most", "most"}, {"cat", "most", ""}, {"", "cat", ""},
	} {
		env := map[string]string{pager.Variable: tt.own, "PAGER": tt.usual}
		if got := strings.Join(pager.Command(func(name string) string { return env[name] }), " "); got != tt.want {
			t.Errorf("%q, %q: %q", tt.own, tt.usual, got)
		}
	}
}
