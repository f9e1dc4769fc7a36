package jotted

import (
	"messup/journal"
	"messup/journal/quote"
	"messup/journal/text"
	"messup/journal/voice"
)

// Halved is a plan whose whole sentence may stand on one of its two lines: each half goes
// to its own, and the word before the first stands there once.
func Halved(p journal.Plan) journal.Plan {
	bare := voice.BareWhen(p.When)
	whole := []string{p.When, "when " + bare}
	if bare == "" {
		whole = []string{p.Will}
	} else if text.CleanLine(p.Will) != "" {
		whole = nil
	}
	if bare != text.CleanLine(p.When) {
		p.When = bare
	}
	for _, words := range whole {
		when, will, day, ok := quote.Halves(text.CleanLine(words))
		if !ok {
			continue
		}
		if p.When, p.Will = when, will; text.CleanLine(p.By) == "" {
			p.By = day
		} else if day != "" {
			p.Will += " (" + day + ")"
		}
		break
	}
	return p
}
