package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The README shows the program's real screens and tables: each block between
// markers is the golden file it names. MESSUP_UPDATE=1 copies them anew.
func TestREADMEShowsWhatTheProgramShows(t *testing.T) {
	const path = "../../README.md"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile(`(?s)<!-- begin (\S+) -->\n(.*?)<!-- end -->`)
	seen := 0
	renewed := block.ReplaceAllStringFunc(string(data), func(old string) string {
		seen++
		file := block.FindStringSubmatch(old)[1]
		golden, err := os.ReadFile(filepath.Join("../..", file))
		if err != nil {
			t.Error(err)
			return old
		}
		text := strings.TrimRight(string(golden), "\n") + "\n"
		if !strings.HasSuffix(file, ".md") {
			text = "```text\n" + text + "```\n"
		}
		return "<!-- begin " + file + " -->\n" + text + "<!-- end -->"
	})
	if seen < 5 {
		t.Errorf("only %d blocks in the README are checked", seen)
	}
	if renewed == string(data) {
		return
	}
	if os.Getenv("MESSUP_UPDATE") == "" {
		t.Fatal("the README shows an older program; MESSUP_UPDATE=1 go test ./journal/cli brings it up to date")
	}
	if err := os.WriteFile(path, []byte(renewed), 0o644); err != nil {
		t.Fatal(err)
	}
}
