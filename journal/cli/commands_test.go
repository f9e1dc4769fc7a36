package cli_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The command table of the README is made of the program's own help.
func TestCommandTable(t *testing.T) {
	help := newHome(t).must("--help")
	row := regexp.MustCompile(`(?m)^  ([a-z]+) {2,}(\S.*)$`)
	var b strings.Builder
	b.WriteString("| command | |\n|---|---|\n")
	for _, m := range row.FindAllStringSubmatch(help, -1) {
		if m[1] == "help" || m[1] == "completion" {
			continue
		}
		use := regexp.MustCompile(`(?m)^  messup (` + m[1] + `.*)$`).FindStringSubmatch(newHome(t).must(m[1], "--help"))
		b.WriteString("| `messup " + strings.ReplaceAll(strings.TrimSuffix(use[1], " [flags]"), "|", `\|`) + "` | " + m[2] + " |\n")
	}
	compare(t, "testdata/commands.md", b.String())
}

// The session at the top of the README is a real one.
func TestSession(t *testing.T) {
	h := newHome(t)
	h.must("import", "testdata/book.json")
	var b strings.Builder
	for _, args := range [][]string{{"jot", "The lab ran over again"}, {}, {"list", "class:9B"}, {"lessons", "teach"}} {
		b.WriteString(strings.TrimSpace("$ messup "+strings.Join(args, " ")) + "\n")
		if len(args) == 0 {
			b.WriteString("  … in the evening: ten questions, one a screen; leave and come back at any time …\n")
			continue
		}
		b.WriteString(h.must(args...))
	}
	compare(t, "testdata/session.golden", b.String())
}

// compare wants a text to be that of a file; MESSUP_UPDATE=1 writes it.
func compare(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("MESSUP_UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != got {
		t.Errorf("%s is not what the program says (MESSUP_UPDATE=1 writes it): %v\n%s", path, err, got)
	}
}
