package look

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Hand stands before the mark of what the hand is on: the row chosen, the choice one is at.
// It takes no column and is never sent to a terminal: whoever puts a page into its frame takes
// it out, and has the terminal's own cursor stand there, so that magnifiers, readers and input
// methods follow.
const Hand = "\x1b_hand\x1b\\"

// WithoutHand takes the hand out of lines, and says in which of them it was first, and before
// which column.
func WithoutHand(lines []string) (column, line int, is bool) {
	for i, l := range lines {
		before, _, found := strings.Cut(l, Hand)
		if !found {
			continue
		}
		if !is {
			column, line, is = ansi.StringWidth(before), i, true
		}
		lines[i] = strings.ReplaceAll(l, Hand, "")
	}
	return column, line, is
}
