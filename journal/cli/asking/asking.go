// Package asking has a person in a terminal decide about one sentence of what others shall
// read: it is shown with why it is asked about, and nothing goes on before one of the
// letters is typed. What becomes of the decision is up to what is made: a report, a card.
package asking

import (
	"strings"

	"messup/journal/share"
	"messup/journal/text"
	"messup/journal/voice"
)

// An Answer is what becomes of a sentence.
type Answer int

// The answers. To drop it is what enter says: what nobody decided for does not leave.
const (
	Drop Answer = iota
	Keep
	Change // other words stand in its place
	Fine   // and what it was asked about is fine
	Back   // not this one: the decision before it is taken back
	Stop
)

// The letters that are answers elsewhere too.
const (
	BackLetter = "b"
	StopLetter = "q"
)

// Prompt stands where an answer is typed, below what is asked.
const Prompt = ">"

// A Shell is the run of the program that asks.
type Shell interface {
	// Say writes a line.
	Say(p voice.Phrase, args ...any)
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Ask asks a question on a terminal; asked is false where there is none.
	Ask(question string) (answer string, asked bool, err error)
}

// Sentence asks about one sentence of a check. how says which letters there are; words are the
// other ones, of Change. asked is false where nobody can be asked.
func Sentence(s Shell, read share.Check, at int, how voice.Phrase) (a Answer, words string, asked bool, err error) {
	l, flagged := read.Lines[at], read.Flagged()
	s.Say("")
	s.Say("%d of %d", flagged-len(read.Left())+1, flagged)
	s.Prose(l.Proposed)
	if l.Proposed != l.Was {
		s.Prose(voice.Say("You wrote: %s", l.Was))
	}
	for _, f := range l.Flags {
		s.Prose(voice.Joined(voice.PointsAt(f.Why), f.Words))
	}
	for {
		s.Prose(voice.Say(how))
		typed, asked, err := s.Ask(Prompt)
		if err != nil || !asked {
			return Drop, "", asked, err
		}
		a, is := letters()[strings.ToLower(strings.TrimSpace(typed))]
		switch {
		case !is:
			s.Say("That is none of the letters. Nothing was decided.")
			continue
		case a == Fine && len(l.Flags) == 0:
			s.Say("Nothing in it is asked about: keep it, or change it.")
			continue
		case a == Change:
			if words, asked, err = s.Ask(voice.Say("In other words:")); err != nil || !asked {
				return Drop, "", asked, err
			}
			if words = text.CleanLine(words); words == "" {
				continue
			}
		}
		return a, words, true, nil
	}
}

// letters are what is typed for each answer.
func letters() map[string]Answer {
	return map[string]Answer{
		"": Drop, "d": Drop, "drop": Drop, "k": Keep, "keep": Keep, "c": Change, "change": Change,
		"f": Fine, "fine": Fine, BackLetter: Back, "back": Back, StopLetter: Stop, "stop": Stop,
	}
}
