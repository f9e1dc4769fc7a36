package lock

import (
	"testing"

	"github.com/spf13/cobra"
)

// A command below one that needs the passphrase needs it, and one that cobra makes does not.
func TestWhoNeedsThePassphrase(t *testing.T) {
	root := &cobra.Command{Use: "messup"}
	lessons := Needed(&cobra.Command{Use: "lessons"})
	jot := Needed(Unneeded(&cobra.Command{Use: "jot"}))
	below := &cobra.Command{Use: "show"}
	lessons.AddCommand(below)
	root.AddCommand(lessons, jot, &cobra.Command{Use: "completion"})
	for _, of := range []struct {
		cmd  *cobra.Command
		want bool
	}{{root, false}, {lessons, true}, {below, true}, {jot, false}, {root.Commands()[0], false}} {
		if got := Needs(of.cmd); got != of.want {
			t.Errorf("%s needs it: %v, want %v", of.cmd.CommandPath(), got, of.want)
		}
	}
}
