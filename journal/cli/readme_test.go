package cli_test

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// written are the pages about messup that people read, by their paths from the top.
func written(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md", ".github/*.md"} {
		found, err := filepath.Glob(filepath.Join("../..", filepath.FromSlash(pattern)))
		if err != nil || len(found) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range found {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name, _ := filepath.Rel("../..", file)
			pages[filepath.ToSlash(name)] = string(text)
		}
	}
	return pages
}

// The README and the pages it leads to show the program's real screens and tables: each
// block between markers is the golden file it names. MESSUP_UPDATE=1 copies them anew.
func TestREADMEShowsWhatTheProgramShows(t *testing.T) {
	block := regexp.MustCompile(`(?s)<!-- begin (\S+) -->\n(.*?)<!-- end -->`)
	seen := 0
	for name, page := range written(t) {
		renewed := block.ReplaceAllStringFunc(page, func(old string) string {
			seen++
			file := block.FindStringSubmatch(old)[1]
			golden, err := os.ReadFile(filepath.Join("../..", file))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				return old
			}
			text := strings.TrimRight(string(golden), "\n") + "\n"
			if !strings.HasSuffix(file, ".md") {
				text = "```text\n" + text + "```\n"
			}
			return "<!-- begin " + file + " -->\n" + text + "<!-- end -->"
		})
		if renewed == page {
			continue
		}
		if os.Getenv("MESSUP_UPDATE") == "" {
			t.Errorf("%s shows an older program; MESSUP_UPDATE=1 go test ./journal/cli brings it up to date", name)
		} else if err := os.WriteFile(filepath.Join("../..", name), []byte(renewed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if seen < 10 {
		t.Errorf("only %d blocks on the pages are checked", seen)
	}
}

// What a page of the repository leads to is there.
func TestLinksOfThePagesLeadSomewhere(t *testing.T) {
	link := regexp.MustCompile(`(?:\]\(|src="|srcset=")([^)"#:]+)[)"#]`)
	fence := regexp.MustCompile("(?s)```.*?```")
	seen := []string{}
	for name, page := range written(t) {
		for _, m := range link.FindAllStringSubmatch(fence.ReplaceAllString(page, ""), -1) {
			to := path.Join(path.Dir(name), m[1])
			if _, err := os.Stat(filepath.Join("../..", filepath.FromSlash(to))); err != nil {
				t.Errorf("%s leads to %s: %v", name, m[1], err)
			}
			seen = append(seen, to)
		}
	}
	if len(seen) < 20 {
		t.Errorf("only %d links were followed", len(seen))
	}
	for name := range written(t) { // whoever begins at the README finds every page
		if strings.HasPrefix(name, "docs/") && !slices.Contains(seen, name) {
			t.Errorf("nothing leads to %s", name)
		}
	}
}
