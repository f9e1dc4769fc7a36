package redact

import (
	"strings"

	"messup/journal/text"
)

// Known is what the journal knows that may point at somebody.
type Known struct {
	Classes, Tags []string // the person's own words for classes and contexts: flagged wherever they occur, in any case
	People        []string // whom they mean to talk to
	Fine          []string // words never to be asked about: the settings' NoNames, and what was marked always fine in this export
}

// A Why is the reason a sentence is asked about. Package voice says it.
type Why string

// What may point at somebody.
const (
	Name      Why = "name"      // it looks like somebody's name, or initials
	Person    Why = "person"    // whom they mean to talk to
	Class     Why = "class"     // a class, or a code of one
	Tag       Why = "tag"       // the person's own word for a context
	Reach     Why = "reach"     // an address, a number or a handle that reaches somebody
	Number    Why = "number"    // a long run of figures
	Day       Why = "day"       // a date
	Place     Why = "place"     // a room, a school, a street
	Sensitive Why = "sensitive" // health, family, discipline and the like, whoever it is about
	Pointing  Why = "pointing"  // "the only …", "twin": those who were there know who it is
	Few       Why = "few"       // fewer than five
)

// A Flag is one thing in a sentence that may tell who it is about.
type Flag struct {
	Why   Why
	Words string // as they stand in the sentence
}

// A Sentence is one sentence, to be kept, changed or dropped by a person.
type Sentence struct {
	Was      string // as it stands, cleaned
	Proposed string // with roles in place of aliases, and coarser days, classes and small counts
	Flags    []Flag // nil: nothing was found. They look at Proposed, and at what was coarsened
}

// A Checker reads the texts of one document. It is for one document alone, so that the
// first alias in it is "a student" all through, and the next "another student".
type Checker struct {
	known Known
}

// New returns a checker for a document.
func New(known Known) *Checker { return &Checker{known} }

// Sentences reads a text sentence by sentence, in order. Between two paragraphs there is a
// Sentence with nothing in it.
func (*Checker) Sentences(said string) (all []Sentence) {
	for line := range strings.Lines(text.Clean(said)) {
		line = text.CleanLine(line)
		if line == "" && (len(all) == 0 || all[len(all)-1].Was == "") {
			continue
		}
		all = append(all, Sentence{Was: line, Proposed: line})
	}
	return all
}
