package cli_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// A tool is one thing that a script does to a file.
type tool struct{}

// tools are what scripts do to files, on every system: what a Unix shell would do is nowhere
// to be found on Windows. A script that needs such a shell says so.
func tools() map[string]func(*testscript.TestScript, bool, []string) {
	var t tool
	return map[string]func(*testscript.TestScript, bool, []string){
		"code": code, "holds": t.holds, "put": t.put, "first": t.first, "fill": t.fill, "swap": t.swap, "let": t.let, "last": t.last, "sweep": t.sweep,
	}
}

// holds looks for a pattern in all files of a folder, and within packed ones: ! holds WORDS home.
func (tool) holds(ts *testscript.TestScript, neg bool, args []string) {
	given(ts, len(args) == 2, "holds PATTERN FOLDER")
	pattern, err := regexp.Compile(args[0])
	ts.Check(err)
	var in []string
	ts.Check(filepath.WalkDir(ts.MkAbs(args[1]), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if err == nil && filepath.Ext(path) == ".gz" {
			var packed *gzip.Reader
			if packed, err = gzip.NewReader(bytes.NewReader(b)); err == nil {
				b, err = io.ReadAll(packed)
			}
		}
		if pattern.Match(b) {
			in = append(in, filepath.Base(path))
		}
		return err
	}))
	if (len(in) > 0) == neg {
		ts.Fatalf("%s is in %d files: %s", args[0], len(in), strings.Join(in, " "))
	}
}

// put writes over some bytes of files: put home/backups/*.gz 900 TEXT.
func (tool) put(ts *testscript.TestScript, neg bool, args []string) {
	given(ts, !neg && len(args) == 3, "put FILES OFFSET TEXT")
	at, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	for _, path := range matching(ts, args[0]) {
		file, err := os.OpenFile(path, os.O_WRONLY, 0)
		ts.Check(err)
		_, err = file.WriteAt([]byte(args[2]), at)
		ts.Check(err)
		ts.Check(file.Close())
	}
}

// first makes a file of the first bytes of another one: first 9000 home/journal.db cut.db.
func (tool) first(ts *testscript.TestScript, neg bool, args []string) {
	given(ts, !neg && len(args) == 3, "first BYTES FROM TO")
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	b, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), b[:min(n, len(b))], 0o600))
}

// fill makes a file of a text again and again, which may be quoted as in Go: fill 300000 x long.txt.
func (tool) fill(ts *testscript.TestScript, neg bool, args []string) {
	given(ts, !neg && len(args) == 3, "fill BYTES TEXT FILE")
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	text := args[1]
	if strings.HasPrefix(text, `"`) {
		text, err = strconv.Unquote(text)
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.Repeat(text, n/len(text)+1)[:n]), 0o600))
}

// swap makes a file of another one with other words in it: swap FROM TO PATTERN NEW PATTERN NEW.
func (tool) swap(ts *testscript.TestScript, neg bool, args []string) {
	given(ts, !neg && len(args) >= 4 && len(args)%2 == 0, "swap FROM TO PATTERN NEW...")
	b, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	for pair := range slices.Chunk(args[2:], 2) {
		pattern, err := regexp.Compile("(?m)" + pair[0])
		ts.Check(err)
		b = pattern.ReplaceAll(b, []byte(pair[1]))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b, 0o600))
}

// let sets a variable to what a group of a pattern is in the output before: let ID '"id": "(.*)"'.
func (tool) let(ts *testscript.TestScript, neg bool, args []string) {
	given(ts, !neg && len(args) == 2, "let NAME PATTERN")
	pattern, err := regexp.Compile("(?m)" + args[1])
	ts.Check(err)
	got := pattern.FindStringSubmatch(ts.ReadFile("stdout"))
	if len(got) < 2 {
		ts.Fatalf("nothing is like %s", args[1])
	}
	ts.Setenv(args[0], got[1])
}

// last sets a variable to the last file, or folder, that fits a pattern: last DIR home/journal-before-*.
func (tool) last(ts *testscript.TestScript, neg bool, args []string) {
	given(ts, !neg && len(args) == 2, "last NAME FILES")
	found := matching(ts, args[1])
	ts.Setenv(args[0], found[len(found)-1])
}

// sweep removes the files that fit a pattern: sweep home/journal-damaged-*.
func (tool) sweep(ts *testscript.TestScript, neg bool, args []string) {
	given(ts, !neg && len(args) == 1, "sweep FILES")
	for _, path := range matching(ts, args[0]) {
		ts.Check(os.Remove(path))
	}
}

// matching lists what fits a pattern, of which there must be some.
func matching(ts *testscript.TestScript, pattern string) []string {
	found, err := filepath.Glob(ts.MkAbs(pattern))
	ts.Check(err)
	if len(found) == 0 {
		ts.Fatalf("there is no %s", pattern)
	}
	return found
}

func given(ts *testscript.TestScript, right bool, usage string) {
	if !right {
		ts.Fatalf("usage: %s", usage)
	}
}

// A script that needs a Unix shell says what for, so that one sees what is not shown elsewhere.
func TestScriptsSayWhatTheyNeed(t *testing.T) {
	scripts, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatal(scripts, err)
	}
	leans := regexp.MustCompile(`(?m)^!? ?exec (?:messup .*\|)?(sh|sed|grep|cat|find|truncate|ls|chmod|diff) `)
	for _, script := range scripts {
		b, err := os.ReadFile(script)
		if err != nil {
			t.Fatal(err)
		}
		if got := leans.FindSubmatch(b); got != nil && !regexp.MustCompile(`(?m)^\[!unix\] skip '.+'$`).Match(b) {
			t.Errorf("%s runs %s: use a tool of scripttools_test.go, or begin with [!unix] skip 'why'", filepath.Base(script), got[1])
		}
	}
}
