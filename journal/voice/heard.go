package voice

import (
	"time"

	"messup/journal"
	"messup/journal/text"
)

// What is said of what others said.
const (
	NoHeard Phrase = "Nothing is written down here. What somebody said can wait for the plan it fits: n writes it down."
	// NoHeardInShell is NoHeard where no key writes it down.
	NoHeardInShell Phrase = "Nothing is written down here. `messup heard WORDS --from \"a student\"` keeps what somebody said until you know what to make of it."
	// HeardFromHint says how to name somebody.
	HeardFromHint Phrase = "a role, not a name: a student"
)

// Open says that something was not answered, or not ended, yet.
func Open() string {
	if inFrench() { // where "open" is what a key does
		return Say("still open")
	}
	return "open"
}

// Takings returns what can be made of something heard, in the order it is offered,
// each with its key.
func Takings() []struct {
	Key string
	Is  journal.Taking
} {
	return []struct {
		Key string
		Is  journal.Taking
	}{{"y", journal.TookIt}, {"N", journal.AskAgain}, {"X", journal.NotMine}}
}

// HeardWords is what was said, and who said it when.
func HeardWords(h journal.Heard, now time.Time) string {
	return Joined(Said(text.CleanLine(h.Words)), HeardAbout(h, now))
}

// HeardAbout says who said it, of which class and when.
func HeardAbout(h journal.Heard, now time.Time) string {
	on := ""
	if !h.On.IsZero() {
		on = DayOf(h.On.UTC(), now)
	}
	return Joined(text.CleanLine(h.From), text.CleanLine(h.Class), on)
}

// Taking says what one made of something heard.
func Taking(t journal.Taking) string {
	switch t {
	case journal.TookIt:
		return Say("took it")
	case journal.AskAgain:
		return Say("not yet")
	case journal.NotMine:
		return Say("not mine")
	}
	return string(t)
}

// HeardState says what became of it.
func HeardState(h journal.Heard, now time.Time) string {
	switch {
	case !h.Open():
		return Taking(h.Answer) + " " + DayOf(h.Answered.UTC(), now)
	case !h.NotYet.IsZero():
		return Taking(journal.AskAgain) + " " + DayOf(h.NotYet.UTC(), now)
	}
	return Open()
}

// HeardSaying says what it means to answer so.
func HeardSaying(t journal.Taking) string {
	switch t {
	case journal.TookIt:
		return Say("Kept: took it.")
	case journal.AskAgain:
		return Say("Not yet. It comes again, a week from now at the soonest.")
	}
	return Say("Kept: not mine.")
}

// HeardBefore says what was heard as it stands on the card before a class.
func HeardBefore(h journal.Heard, now time.Time) []Labelled {
	if h.ID == "" {
		return nil
	}
	return []Labelled{{Say("Heard"), HeardWords(h, now)}}
}
