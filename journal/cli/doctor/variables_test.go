package doctor

import (
	"slices"
	"testing"
)

// Which ones messup goes by, help tells (package topics), and from there it is known here.
func TestOnlyWhatMessupGoesByIsTold(t *testing.T) {
	got := variables(World{
		Environ: []string{"SECRET=x", "TERM=xterm", "MESSUP_HOME=/a\x1b[31m", "NO_COLOR=", "EDITOR=vi"},
		Heeded:  []string{"EDITOR", "NO_COLOR", "TERM"},
	})
	want := []variable{{"MESSUP_HOME", "/a[31m"}, {"EDITOR", "vi"}, {"TERM", "xterm"}}
	if !slices.Equal(got, want) {
		t.Errorf("told are %q", got)
	}
}
