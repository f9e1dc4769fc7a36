package voice

import (
	"maps"
	"slices"
	"strings"

	"messup/journal/redact"
	"messup/journal/search"
	"messup/journal/telling"
	"messup/journal/text"
	"messup/journal/voice/french"
	"messup/prompts"
)

// Doubt says what of a search can find nothing as it is written.
func Doubt(d search.Doubt) string {
	switch {
	case d.Near != "":
		return Say("nothing is searched with %s:, the nearest is %s:", d.Scope, d.Near)
	case d.Words == "":
		return Say("nothing stands after %s:", d.Scope)
	case d.Meant != "":
		return Say("nothing is ever %s:%s, the nearest is %s:%s", d.Scope, d.Words, d.Scope, d.Meant)
	}
	return Say("nothing is ever %s:%s, there is %s", d.Scope, d.Words, strings.Join(TypedAs(d.Are), ", "))
}

// TypedAs are words that can stand in a scope, as they may be typed in the language that is spoken.
func TypedAs(kept []string) []string {
	if !inFrench() {
		return kept
	}
	words := make([]string, len(kept))
	for i, k := range kept {
		if words[i] = calledElsewhere(k)[0]; strings.Contains(words[i], " ") {
			words[i] = `"` + words[i] + `"`
		}
	}
	return words
}

// State is a state that one of a kind can be in, as it is shown to be chosen: "all" for
// none. It may be typed behind is: so, and in English.
func State(one Phrase, state string) string {
	switch {
	case state == "":
		return Say("all")
	case inFrench():
		return french.State(string(one), state)
	}
	return state
}

// NoneInState says that a search in which nothing else is asked for found nothing in a
// state ("is:due"), or that there is no such state; else it is NoMatch. one is what is
// looked for, and states are what one can be.
func NoneInState(one Phrase, words string, states []string, try Phrase) string {
	state, is := search.CutState(strings.TrimSpace(words))
	switch {
	case !is || strings.ContainsAny(state, " \t") || state == "":
		return NoMatch(words, try)
	case search.AskedState(words, states) != "":
		return Say("No %s is %s.", Say(one), State(one, search.AskedState(words, states)))
	}
	return Say("No %s is %s. It can be %s.", Say(one), Quoted(state), strings.Join(TypedAs(states), ", "))
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
func NamesFor(n telling.Name) []string {
	return []string{n.Alias, Say("a student"), Say("another student"), Say("a parent"), Say("a colleague"), prompts.SomethingElse, NeverAskAbout()}
}

// NeverAskAbout is the answer that a word is no name, or one that is meant.
func NeverAskAbout() string { return Say("never ask again") }

// AskUnname asks whether these roles are to take the place of names.
func AskUnname(roles telling.Roles) string {
	said := make([]string, 0, len(roles))
	for _, name := range slices.Sorted(maps.Keys(roles)) {
		said = append(said, Say("%s for %s", roles[name], text.CleanLine(name)))
	}
	return Say("Say %s, from now on and in older wordings? There is no undo.", strings.Join(said, ", "))
}

// Unnamed says what stands in place of names now, and where it may not.
func Unnamed(u telling.Unnamed) []string {
	if u.Forgotten {
		return []string{Say("It does not say so any more. What it said before the last import is forgotten, so that `import --undo` does not bring the name back.")}
	}
	if u.Changed == 0 {
		return []string{Say("Nothing was changed: the words do not stand there as a name.")}
	}
	said := []string{Say("It says so now, and so do what was drawn from it and the backups.")}
	if u.Elsewhere > 0 {
		said = append(said, Say("The name still stands in %s of the journal, here or elsewhere: a search finds them.", Count(u.Elsewhere, "thing", "things")))
	}
	if n := len(u.Unread); n > 0 {
		said = append(said, Say("Beside the journal %s may still hold it.", Count(n, "file", "files")))
	}
	return said
}

// PointsAt says why a sentence is asked about before others may read it.
func PointsAt(why redact.Why) string {
	return Say(map[redact.Why]Phrase{
		redact.Name: "a name?", redact.Person: "a person", redact.Class: "a class", redact.Tag: "your own word",
		redact.Reach: "a way to reach somebody", redact.Number: "a number", redact.Day: "a date", redact.Place: "a place", redact.Age: "an age",
		redact.Sensitive: "sensitive", redact.Pointing: "points at one", redact.Few: "very few",
	}[why])
}

// TakeTwos counts what was tried again.
func TakeTwos(n int) string { return Count(n, "take two", "take twos") }

// Scope says what a search is narrowed by where this word stands before a colon. That
// something is in a state is said by the state.
func Scope(word string) string {
	said := map[string]Phrase{
		"class":    "of a class",
		"tag":      "with a tag",
		"kind":     "by kind: mess, quick, win, jot",
		"heavy":    "what is marked heavy too",
		"since":    "since a day",
		"until":    "until a day",
		"title":    "in the title",
		"lesson":   "in the lesson",
		"came":     "plans by what came of them",
		"moment":   "by the moment it turned",
		"reason":   "by what kept you going",
		"factor":   "by what played a part",
		"strength": "by what held up",
	}[word]
	return Say(said)
}

// Typed is a scope with a word in it, or with none yet, as they may be typed in the language that is
// spoken.
func Typed(scope, word string) string {
	if called := french.Scopes(scope); inFrench() && len(called) > 0 {
		scope = called[0]
	}
	if word != "" {
		word = TypedAs([]string{word})[0]
	}
	return scope + ":" + word
}
