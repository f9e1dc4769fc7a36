package voice

import (
	"fmt"
)

// A Phrase is a sentence of the program as its source has it, in English, with
// a verb of package fmt for whatever changes in it. What a person wrote is a
// string, which is no Phrase: the compiler keeps the two apart.
type Phrase string

// Say is the door every sentence a person reads comes through: the phrase,
// with args in their places. A second language is a catalogue looked up here,
// by the phrase.
func Say(p Phrase, args ...any) string {
	if len(args) == 0 {
		return string(p)
	}
	return fmt.Sprintf(string(p), args...)
}
