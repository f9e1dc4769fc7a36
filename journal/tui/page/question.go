package page

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A Question is what a page asks, and the answers there are. They stand under it in one
// manner everywhere: a row each, with the key that says it at once, and one of them
// chosen, which enter says. The footer has what leads on, back and to more.
type Question struct {
	About   []string // what has to be read before it
	More    []string // and what can be, where there is room
	Ask     string   // empty: that is plain from what stands above
	Answers []Action // none: nothing is asked, and this is only to be read
	Beside  []string // what stands at the right of each; may be shorter
	Rest    string   // the key of the one chosen at first, or Undecided; empty: of the last
	Enter   string   // what the footer says of enter as long as nobody chose; empty: the answer
	Width   int      // in columns
}

// Undecided has none of the answers chosen at first: enter says nothing until a person
// went to one.
const Undecided = "undecided"

// NothingNow is the answer that leaves a question open. It is the last, and chosen at
// first: nobody says with enter what they did not say.
func NothingNow(run func() tea.Cmd) Action { return Act("0", "nothing now", run, "0") }

// Name tells one question from another.
func (q Question) Name() string {
	var said strings.Builder
	said.WriteString(q.Ask)
	for _, a := range q.Answers {
		said.WriteString("\n" + a.Key.Help().Key + " " + a.Key.Help().Desc)
	}
	return said.String()
}
