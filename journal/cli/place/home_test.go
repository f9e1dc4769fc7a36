package place

import (
	"path/filepath"
	"testing"

	"github.com/spf13/cobra"
)

func TestTheTildeIsTheHomeFolder(t *testing.T) {
	for path, want := range map[string]string{
		"~/j.db": "/h/j.db", "~": "/h", "~other/j.db": "~other/j.db", "a/~/j.db": "a/~/j.db", "": "", "-": "-", "/x": "/x",
	} {
		if got := AtHome(path, filepath.FromSlash("/h")); filepath.ToSlash(got) != want {
			t.Errorf("%q is %q, want %q", path, got, want)
		}
	}
	if got := AtHome("~/x", ""); got != "~/x" {
		t.Errorf("without a home it is %q", got)
	}
}

// Paths alone are changed: a jot may begin with ~.
func TestOnlyPathsOfACommandAreAtHome(t *testing.T) {
	var file, words string
	cmd := &cobra.Command{Use: "backup [FILE]"}
	cmd.Flags().StringVar(&file, "from", "", "read this `FILE`")
	cmd.Flags().StringVar(&words, "why", "", "`WHY` it is")
	if err := cmd.ParseFlags([]string{"--from=~/a", "--why=~/b"}); err != nil {
		t.Fatal(err)
	}
	args := []string{"~/c"}
	InCommand(cmd, args, "/h")
	if file != filepath.FromSlash("/h/a") || words != "~/b" || args[0] != filepath.FromSlash("/h/c") {
		t.Errorf("%q, %q, %q", file, words, args)
	}
	jot := []string{"~/c"}
	if InCommand(&cobra.Command{Use: "jot WORDS…"}, jot, "/h"); jot[0] != "~/c" {
		t.Errorf("the words are %q", jot)
	}
}
