package write

import (
	"messup/journal"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// Guards against brooding. A question can be asked a second time from further
// away, in the third person (prompts.Question.Apart): seen so, one makes sense
// of a thing with less distress (Kross and Ayduk 2017). The question itself
// stays as it is.

// kindQuestion asks for it: kindness after a mistake raised the wish to mend
// it (Breines and Chen 2012).
func kindQuestion() prompts.Question {
	return prompts.Question{ID: page.PlaceKind, Ask: voice.Say("What would you say to a colleague who brought you this?")}
}

// beyond is a question the set does not ask: the kind sentence, or one of which
// the entry holds an answer all the same, such as the note of a jot.
func (w *writePage) beyond(place string) (prompts.Question, bool) {
	if place == page.PlaceKind {
		return kindQuestion(), true
	}
	a := w.entry.Answer(place)
	_, _, asks := w.set.Question(place)
	return prompts.Question{ID: place, Ask: a.Ask}, a.Ask != "" && !asks && place != journal.HeadingBeside && !w.isBeside(place)
}
