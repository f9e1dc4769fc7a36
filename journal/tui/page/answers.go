package page

import (
	"strings"

	"messup/journal/tui/look"
)

// unbroken is a space at which no line ends.
const unbroken = "\u00a0"

// SetAnswers sets the keys of answers with what they say, each in one piece: for pages
// whose footer has no room for all of them.
func SetAnswers(set *look.Lines, answers []Action) {
	var said []string
	for _, a := range answers {
		if !a.More {
			said = append(said, strings.ReplaceAll(a.Key.Help().Key+" "+a.Key.Help().Desc, " ", unbroken))
		}
	}
	for _, row := range look.Wrap(strings.ReplaceAll(strings.Join(said, " · "), " ·", unbroken+"·"), set.Width) {
		set.Rows = append(set.Rows, set.Look.Quiet.Render(strings.ReplaceAll(row, unbroken, " ")))
	}
}
