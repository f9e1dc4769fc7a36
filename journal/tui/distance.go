package tui

import (
	"messup/journal"
	"messup/prompts"
)

// Guards against brooding. A question can be asked a second time from further
// away, in the third person: seen so, one makes sense of a thing with less
// distress (Kross and Ayduk 2017). The question itself stays as it is.

// fromFurther is a question of the ten or the quick three as one would ask it about a colleague;
// empty for any other question.
func fromFurther(question string) string {
	said, known := map[string]string{
		"goal":              "If a colleague had told you this: what were they after?",
		"failing-point":     "If a colleague had told you this: when did it begin to go wrong for them?",
		"not-stopping":      "If a colleague had told you this: what made it make sense for them to go on?",
		"differently":       "If a colleague had told you this: what could they have done instead?",
		"deficits":          "If a colleague had told you this: what could they practise?",
		"surpluses":         "If a colleague had told you this: what did they do well in it?",
		"should-have-asked": "If a colleague had told you this: who could have helped them see it?",
		"ask-now":           "If a colleague had told you this: who would you send them to?",
		"next":              "If a colleague had told you this: what would you have them try next?",
		"learned":           "If a colleague had told you this: what can they take from it?",
		"going-for":         "If a colleague had told you this: what were they after?",
		"told-by":           "If a colleague had told you this: what did they see or hear?",
		"next-time":         "If a colleague had told you this: what would you have them try next?",
	}[question]
	if !known {
		return ""
	}
	return said
}

// placeKind is the optional last line of the ten.
const placeKind = "kind-sentence"

// kindQuestion asks for it: kindness after a mistake raised the wish to mend
// it (Breines and Chen 2012).
func kindQuestion() prompts.Question {
	return prompts.Question{ID: placeKind, Ask: "What would you say to a colleague who brought you this?"}
}

// beyond is a question the set does not ask: the kind sentence, or one of which
// the entry holds an answer all the same, such as the note of a jot.
func (w *writePage) beyond(place string) (prompts.Question, bool) {
	if place == placeKind {
		return kindQuestion(), true
	}
	a := w.entry.Answer(place)
	_, _, asks := w.set.Question(place)
	return prompts.Question{ID: place, Ask: a.Ask}, a.Ask != "" && !asks && place != journal.HeadingBeside
}

// heavySaying says what it means that an entry is heavy, or no longer is.
func heavySaying(heavy bool) string {
	if heavy {
		return "Marked heavy. It won't come up in reviews or exports."
	}
	return "No longer marked heavy."
}
