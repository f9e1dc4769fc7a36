package usage_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
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

// Words of an older terminal are read as what comes in is, whatever they are given to; a file that is there
// keeps its name.
func TestWordsThatAreNoUTF8AreRead(t *testing.T) {
	name := filepath.Join(t.TempDir(), "caf\xe9.md")
	long := strings.Repeat("x", 300)
	line := []string{"jot", "r\xe9sum\xe9", "--class=\xe9", "na\u00efve", "\xe9" + long}
	want := []string{"jot", "r\u00e9sum\u00e9", "--class=\u00e9", "na\u00efve", "\u00e9" + long}
	if runtime.GOOS == "linux" { // elsewhere no file has such a name
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		line, want = append(line, name, "--from="+name), append(want, name, "--from="+name)
	}
	if got, old := usage.Letters(line); !slices.Equal(got, want) || !old {
		t.Errorf("%q, old %t", got, old)
	}
	if got, old := usage.Letters(want[:5]); !slices.Equal(got, want[:5]) || old {
		t.Errorf("%q, old %t", got, old)
	}
}
