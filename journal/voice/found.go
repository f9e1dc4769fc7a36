package voice

import (
	"slices"
	"strings"
)

// NoneInState says that a search in which nothing else is asked for found nothing in a
// state ("is:due"), or that there is no such state; else it is NoMatch. one is what is
// looked for, and states are what one can be.
func NoneInState(one Phrase, words string, states []string, try Phrase) string {
	state, is := strings.CutPrefix(strings.ToLower(strings.TrimSpace(words)), "is:")
	switch {
	case !is || strings.ContainsAny(state, " \t") || state == "":
		return NoMatch(words, try)
	case slices.Contains(states, state):
		return Say("No %s is %s.", Say(one), state)
	}
	return Say("No %s is %s. It can be %s.", Say(one), Quoted(state), strings.Join(states, ", "))
}
