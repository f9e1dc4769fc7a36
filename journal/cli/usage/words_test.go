package usage_test

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"messup/journal/cli/usage"
)

// A number is a word where words are kept, wherever it stands, and flags are flags on either
// side of the words.
func TestANumberBelowNothingIsAWord(t *testing.T) {
	root := &cobra.Command{Use: "messup"}
	root.PersistentFlags().String("journal", "", "")
	jot := usage.TakesWords(&cobra.Command{Use: "jot", Run: func(*cobra.Command, []string) {}}, 0)
	jot.Flags().Bool("json", false, "")
	jot.Flags().String("class", "", "")
	list := &cobra.Command{Use: "list", Run: func(*cobra.Command, []string) {}}
	root.AddCommand(jot, list)
	for line, want := range map[string]string{
		"jot lost -5 minutes --json":             "jot --json -- lost -5 minutes",
		"jot -5 degrees":                         "jot -- -5 degrees",
		"--journal x jot --class 9B at -5 it is": "jot --journal x --class 9B -- at -5 it is",
		"jot --class=9B -5 -- --json -6":         "jot --class=9B -- -5 --json -6",
		"jot hello --json":                       "jot hello --json",
		"jot -5 --jsn":                           "jot --jsn -- -5",
		"list -5":                                "list -5",
		"-- jot -5 -- --json":                    "jot -- -5 --json",
		"--journal -- -- list -- x":              "--journal -- list -- x",
		"--journal=x -- list":                    "--journal=x list",
		"--journal -- list -- x":                 "--journal -- list -- x",
	} {
		if got := strings.Join(usage.Typed(root, strings.Fields(line)), " "); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}
