package table_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/cli/table"
)

// A list on a terminal may have nothing in it.
func TestATableWithoutRowsHasNoLines(t *testing.T) {
	for _, screen := range []int{0, 40} {
		if lines := (table.Table{Flex: 3, Wrap: true}).Lines(screen); len(lines) != 0 {
			t.Errorf("on %d columns: %q", screen, lines)
		}
	}
}

// On a terminal too narrow for columns a text stands below what is short: every word of
// it is there, and no line is wider than the screen. That goes for a table that is cut
// elsewhere too.
func TestANarrowTerminalCutsNothing(t *testing.T) {
	const text = "When expert groups have had six minutes, I will turn the cards face down and wait"
	for _, wrap := range []bool{true, false} {
		for screen := 20; screen < 60; screen++ {
			all := table.Table{Flex: 2, Wrap: wrap}
			if !wrap {
				all.Add("Half were copying the table", "93ntqy", "Tue 24 Nov 2026", text, "9B science", "draft, question 2")
			} else {
				all.Add("", "93ntqy", "Tue 24 Nov 2026", text)
			}
			said := strings.Join(strings.Fields(strings.Join(all.Lines(screen), " ")), " ")
			for _, words := range []string{"93ntqy", "Tue 24 Nov 2026"} {
				if !strings.Contains(said, words) {
					t.Errorf("%d columns, %t: without %q: %s", screen, wrap, words, said)
				}
			}
			if wrap && screen > 40 { // beside the text there is room for them
				said = strings.NewReplacer("93ntqy ", "", "Tue 24 Nov 2026 ", "").Replace(said)
			}
			if !strings.Contains(said, text) {
				t.Errorf("%d columns, %t: words are lost: %s", screen, wrap, said)
			}
			for _, line := range all.Lines(screen) {
				if ansi.StringWidth(line) > screen || strings.Contains(line, "…") {
					t.Errorf("%d columns, %t: %q", screen, wrap, line)
				}
			}
		}
	}
}

// Where there is room for columns a list keeps to one line a row.
func TestAListIsCutWhereThereAreColumns(t *testing.T) {
	all := table.Table{Flex: 1}
	all.Add("", "93ntqy", strings.Repeat("words ", 30))
	if lines := all.Lines(80); len(lines) != 1 || ansi.StringWidth(lines[0]) > 80 || !strings.HasSuffix(lines[0], "…") {
		t.Errorf("%q", lines)
	}
}
