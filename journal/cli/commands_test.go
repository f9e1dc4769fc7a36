package cli_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The command table of docs/commands.md is made of the program's own help.
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

// Help fits the narrowest of usual terminals, that of each command and of those below it;
// an example can be copied, and stands on one line.
func TestHelpFits(t *testing.T) {
	below := regexp.MustCompile(`(?m)^  ([a-z-]+) {2,}\S.*$`)
	examples := regexp.MustCompile(`(?s)\nExamples:\n(.*?)\n\n`)
	seen := 0
	var look func(args ...string)
	look = func(args ...string) {
		help := newHome(t).must(append(args, "--help")...)
		seen++
		for line := range strings.Lines(newHome(t).must(append(args, "--help", "--lang", "fr")...)) {
			if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > 80 {
				t.Errorf("%v in French: %d columns: %s", args, n, line)
			}
		}
		for line := range strings.Lines(help) {
			if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > 80 {
				t.Errorf("%v: %d columns: %s", args, n, line)
			}
		}
		if m := examples.FindStringSubmatch(help); m != nil {
			for line := range strings.Lines(m[1]) {
				if !regexp.MustCompile(`^  (.* \| )?messup `).MatchString(line) {
					t.Errorf("%v: an example goes on in another line: %s", args, line)
				}
			}
		}
		_, commands, _ := strings.Cut(help, "\n\nUsage:")
		for _, m := range below.FindAllStringSubmatch(commands, -1) {
			if m[1] != "messup" && len(args) < 2 {
				look(append(slices.Clone(args), m[1])...)
			}
		}
	}
	look()
	if seen < 50 {
		t.Errorf("the help of %d commands was looked at", seen)
	}
}

// What is said of a command below another has both their names.
func TestAMisusedCommandIsNamedWhole(t *testing.T) {
	for line, want := range map[string]string{
		"plans did --by": "messup: plans did: there is no flag --by\n`messup plans did --help`",
		"plans move":     "messup: plans move: something is missing",
		"list --nothing": "messup: list: there is no flag --nothing",
	} {
		if _, stderr, code := newHome(t).run(strings.Fields(line)...); code != 2 || !strings.HasPrefix(stderr, want) {
			t.Errorf("%s: %d %q", line, code, stderr)
		}
	}
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
