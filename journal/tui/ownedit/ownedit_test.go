package ownedit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// editedTo is where the program of these tests writes down what it was started with, when it is
// started as an editor.
const editedTo = "MESSUP_TEST_EDITED"

func TestMain(m *testing.M) {
	to := os.Getenv(editedTo)
	if to == "" {
		os.Exit(m.Run())
	}
	if err := os.WriteFile(to, []byte(strings.Join(os.Args[1:], "\n")), 0o600); err != nil {
		panic(err)
	}
}

// An editor gets its options and the file as they are, whatever is in their names.
func TestAnEditorGetsItsOptionsAndTheFile(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "edited")
	path := filepath.Join(t.TempDir(), "my words.md")
	editor := `"` + self + `" -w` + string(noTraces)
	if err := Run(editor, path, append(os.Environ(), editedTo+"="+to)).Run(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"-w", "-n", "-i", "NONE", "-c", "set noundofile nobackup nowritebackup", path}
	if got := strings.Split(string(b), "\n"); !slices.Equal(got, want) {
		t.Errorf("it was started with %q, want %q", got, want)
	}
}
