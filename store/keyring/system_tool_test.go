//go:build !windows && !darwin

package keyring

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Without a session bus nothing is started to make one.
func TestWithoutASessionBus(t *testing.T) {
	dir := t.TempDir()
	s := System{func(name string) string { return map[string]string{"XDG_RUNTIME_DIR": dir}[name] }}
	_, err := s.Get("x")
	for doing, err := range map[string]error{"get": err, "set": s.Set("x", "y"), "delete": s.Delete("x")} {
		if !errors.Is(err, errNoBus) {
			t.Errorf("%s: %v", doing, err)
		}
	}
}

// The tool is handed the words on its input, and its answer is told apart: words, nothing, or
// what went wrong.
func TestWhatTheToolSays(t *testing.T) {
	dir := t.TempDir()
	script := `#!/bin/sh
echo "$@" >> "$TOOLDIR/args"
case "$1:$7" in
store:*) cat > "$TOOLDIR/kept";;
lookup:*) [ -e "$TOOLDIR/kept" ] || exit 1; cat "$TOOLDIR/kept";;
clear:*) echo "secret-tool: it is locked" >&2; exit 1;;
esac
`
	if err := os.WriteFile(filepath.Join(dir, tool), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TOOLDIR", dir)
	s := System{func(string) string { return "there is one" }}
	t.Setenv("PATH", t.TempDir())
	if _, err := s.Get("a1"); !errors.Is(err, errNoTool) {
		t.Errorf("without the tool: %v", err)
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
	if _, err := s.Get("a1"); !errors.Is(err, ErrNone) {
		t.Errorf("nothing is %v", err)
	}
	if err := s.Set("a1", "four words"); err != nil {
		t.Fatal(err)
	}
	if words, err := s.Get("a1"); words != "four words" || err != nil {
		t.Errorf("kept is %q, %v", words, err)
	}
	if err := s.Delete("a1"); err == nil || err.Error() != "it is locked" {
		t.Errorf("refused is %v", err)
	}
	args, err := os.ReadFile(filepath.Join(dir, "args"))
	if err != nil || strings.Contains(string(args), "four words") || !strings.Contains(string(args), "journal a1") {
		t.Errorf("it was called with %s, %v", args, err)
	}
}
