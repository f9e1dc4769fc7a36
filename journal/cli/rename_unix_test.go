//go:build unix

package cli_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// One command moves the module to the address its owner has: afterwards every package is found
// there, and none is looked for at the old one. With MESSUP_LONG the tests of the house run there.
func TestTheModuleMovesToAnotherAddress(t *testing.T) {
	for _, tool := range []string{"go", "bash"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not here")
		}
	}
	tree := t.TempDir()
	copySource(t, tree)
	for _, beside := range []string{".ci/rename", ".golangci.yml", "README.md", ".github/CONTRIBUTING.md"} {
		if err := os.MkdirAll(filepath.Join(tree, filepath.Dir(beside)), 0o755); err != nil {
			t.Fatal(err)
		}
		copyFile(t, filepath.Join("../..", beside), filepath.Join(tree, beside))
	}
	rename := func(to string) ([]byte, error) {
		cmd := exec.CommandContext(t.Context(), "bash", ".ci/rename", to)
		cmd.Dir = tree
		return cmd.CombinedOutput()
	}
	for _, no := range []string{"", "messup", "example.org", "https://example.org/ada/messup"} {
		if out, err := rename(no); err == nil {
			t.Errorf("%q was taken for an address: %s", no, out)
		}
	}
	if out, err := rename("example.org/ada/messup"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	old := regexp.MustCompile("[\"`\\s\\[(,]messup/(journal|prompts|store)[\"`/\\s\\],)]")
	err := filepath.WalkDir(tree, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" && filepath.Ext(path) != ".yml" {
			return err
		}
		text, err := os.ReadFile(path)
		if at := old.Find(text); at != nil {
			t.Errorf("%s still says %q", path, at)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("MESSUP_LONG") != "" {
		goTest(t, tree, "PackagesImport|EveryRoom|CanDial|ARescuedJot", "./journal/cli")
	}
}
