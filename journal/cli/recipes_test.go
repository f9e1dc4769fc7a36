package cli_test

import (
	"encoding/json"
	"errors"
	"go/format"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// moduleTop is the top of the module.
const moduleTop = "../.."

// The recipes in the doc of journal/tui/page, carried out over the source as
// they stand there: the files that they change are in a tree of their own. mostLines is how much the house may ask for in
// files that exist; proof is a test of what was added, and where it runs: with MESSUP_LONG=1, as
// that builds most of messup again. Without, a recipe must fit what is there, and be Go.
func TestTheRecipesInTheDocWork(t *testing.T) {
	whole := os.Getenv("MESSUP_LONG") != ""
	doc, err := os.ReadFile("../tui/page/doc.go")
	if err != nil {
		t.Fatal(err)
	}
	tree := t.TempDir()
	all := recipes(string(doc))
	for _, r := range []struct {
		title     string
		mostLines int
		proof, to string
	}{
		{"Adding a page", 7, "page/pause_test.go", "journal/tui"},
		{"Adding a field", 2, "", ""},
		{"Adding a kind of record", 3, "kind/sprint_test.go", "journal/exchange"},
		{"Adding a set of questions", 1, "set/walk_test.go", "journal/book"},
	} {
		carryOut(t, tree, all[r.title], r.mostLines)
		if r.proof != "" {
			copyFile(t, filepath.Join("testdata/recipes", r.proof), filepath.Join(tree, r.to, filepath.Base(r.proof)))
		}
		delete(all, r.title)
	}
	if whole {
		goTest(t, moduleTop, "WasAdded|NoFieldOfAnyRecordIsLost|EveryFieldIsKept",
			"-overlay", laidOver(t, tree), "./journal/tui", "./journal/exchange", "./journal/book", "./journal/record")
	}
	carryOut(t, tree, all["Adding a format"], 1) // it cannot be read back, as the test of fields asks of the formats there are
	delete(all, "Adding a format")
	copyFile(t, "testdata/recipes/format/titles_test.go", filepath.Join(tree, "journal/exchange/titles_test.go"))
	if whole {
		goTest(t, moduleTop, "FormatThatWasAdded", "-overlay", laidOver(t, tree), "./journal/exchange")
	}
	for title := range all {
		t.Errorf("no test carries out %q", title)
	}
}

// A recipeStep adds lines to a file, after a line of it, or makes it.
type recipeStep struct {
	path, after string
	lines       []string
}

// recipes reads the recipes out of a package doc, by their headings.
func recipes(doc string) map[string][]recipeStep {
	all := map[string][]recipeStep{}
	in := regexp.MustCompile(`^in (\S+) after "(.*)":$`)
	made := regexp.MustCompile(`^new (\S+):$`)
	title := ""
	for line := range strings.Lines(doc) {
		line, comment := strings.CutPrefix(strings.TrimRight(line, "\n"), "//")
		if heading, is := strings.CutPrefix(line, " # "); is && comment {
			title = heading
			continue
		}
		code, is := strings.CutPrefix(line, "\t")
		if !is || !comment {
			continue
		}
		steps := all[title]
		switch {
		case in.MatchString(code):
			m := in.FindStringSubmatch(code)
			steps = append(steps, recipeStep{path: m[1], after: m[2]})
		case made.MatchString(code):
			steps = append(steps, recipeStep{path: made.FindStringSubmatch(code)[1]})
		case len(steps) > 0:
			last := &steps[len(steps)-1]
			last.lines = append(last.lines, code)
		}
		all[title] = steps
	}
	return all
}

func carryOut(t *testing.T, tree string, steps []recipeStep, mostLines int) {
	t.Helper()
	added := 0
	for _, s := range steps {
		path := filepath.Join(tree, filepath.FromSlash(s.path))
		var text []string
		at := 0
		if s.after != "" {
			data, err := os.ReadFile(path)
			if errors.Is(err, fs.ErrNotExist) { // not changed yet
				data, err = os.ReadFile(filepath.Join(moduleTop, filepath.FromSlash(s.path)))
			}
			if err != nil {
				t.Fatal(err)
			}
			text = strings.Split(string(data), "\n")
			at = slices.IndexFunc(text, func(line string) bool { return strings.Contains(line, s.after) }) + 1
			if at == 0 {
				t.Fatalf("%s has no line %q", s.path, s.after)
			}
			added += len(s.lines)
		}
		whole := strings.Join(slices.Insert(text, at, s.lines...), "\n")
		data, err := format.Source([]byte(whole))
		if err != nil {
			t.Fatalf("%s: %v", s.path, err)
		}
		writeFile(t, path, data)
	}
	if len(steps) == 0 || added > mostLines {
		t.Errorf("%d steps add %d lines to what is there, and should add at most %d", len(steps), added, mostLines)
	}
}

// copySource copies the source of the module, without what only tests read.
func copySource(t *testing.T, to string) {
	t.Helper()
	err := filepath.WalkDir(moduleTop, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2) {
			return filepath.SkipDir
		}
		if ext := filepath.Ext(path); ext != ".go" && ext != ".mod" && ext != ".sum" && !slices.Contains([]string{".txt", ".css", ".html", ".po"}, ext) {
			return nil
		}
		inside, err := filepath.Rel(moduleTop, path)
		if err != nil {
			return err
		}
		copyFile(t, path, filepath.Join(to, inside))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func copyFile(tb testing.TB, from, to string) {
	tb.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		tb.Fatal(err)
	}
	writeFile(tb, to, data)
}

// writeFile writes a file, and makes the folders that it is in.
func writeFile(tb testing.TB, path string, data []byte) {
	tb.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		tb.Fatal(err)
	}
}

// laidOver writes what has the go command see the files of tree where those of the module are, so
// that only what they change is built.
func laidOver(t *testing.T, tree string) (overlay string) {
	t.Helper()
	root, err := filepath.Abs(moduleTop)
	if err != nil {
		t.Fatal(err)
	}
	over := struct{ Replace map[string]string }{map[string]string{}}
	for _, path := range filesIn(t, tree) {
		inside, err := filepath.Rel(tree, path)
		if err != nil {
			t.Fatal(err)
		}
		over.Replace[filepath.Join(root, inside)] = path
	}
	data, err := json.Marshal(over)
	if err != nil {
		t.Fatal(err)
	}
	overlay = filepath.Join(t.TempDir(), "overlay.json")
	writeFile(t, overlay, data)
	return overlay
}

// goTest runs tests of the module in a folder; of what and how say args.
func goTest(t *testing.T, module, run string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", append([]string{"test", "-vet=off", "-v", "-run", run}, args...)...)
	cmd.Dir = module
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(string(out), "--- PASS: Test") {
		t.Errorf("nothing was tested:\n%s", out)
	}
}
