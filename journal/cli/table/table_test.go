package table_test

import (
	"testing"

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
