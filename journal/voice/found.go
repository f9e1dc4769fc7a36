package voice

import (
	"slices"
	"strings"

	"messup/journal/telling"
	"messup/journal/text"
	"messup/prompts"
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

// NamesIn says which names stand in what was just finished.
func NamesIn(names []telling.Name) string {
	said := make([]string, len(names))
	for i, n := range names {
		said[i] = text.CleanLine(n.Words)
	}
	const most = 4
	last := said[len(said)-1]
	if more := len(said) - most; more > 0 {
		said, last = said[:most+1], Say("%d more", more)
	}
	if said = said[:len(said)-1]; len(said) > 0 {
		last = Say("%s and %s", strings.Join(said, ", "), last)
	}
	return Say("It names %s. A role or an initial says as much.", last)
}

// NamesFor are the roles that might stand in place of a name, and the two answers beside them.
func NamesFor(name string) []string {
	return []string{telling.Initial(name), Say("a student"), Say("another student"), Say("a parent"), Say("a colleague"), Say(prompts.SomethingElse), NeverAskAbout()}
}

// NeverAskAbout is the answer that a word is no name, or one that is meant.
func NeverAskAbout() string { return Say("never ask again") }

// Unnamed says what stands in place of names now, and where it may not.
func Unnamed(changed, unread int) []string {
	switch {
	case changed == 0:
		return []string{Say("Nothing was changed: the words do not stand there.")}
	case unread > 0:
		return []string{Say("It says so now, and so do what was drawn from it and the backups. Beside them %s may still hold the name.", Count(unread, "file", "files"))}
	}
	return []string{Say("It says so now, and so do what was drawn from it and the backups.")}
}
