// Package jotted is what a line that was jotted down names for certain: the class and
// the day it was about. Pages and the shell keep them alike. What is read from words at
// all is package quote.
package jotted

import (
	"strings"

	"messup/journal"
	"messup/journal/quote"
	"messup/journal/text"
	"messup/journal/voice"
)

// Named is a line with what it names for certain, and the same in words: of the classes
// that are known, or one it says it was with. What the entry has already stays.
func Named(e journal.Entry, classes []string) (_ journal.Entry, said string) {
	known := quote.NewKnown(e.Happened, classes, nil)
	words := e.Answer(journal.NoteQuestion).Text
	if !strings.HasPrefix(words, strings.TrimSuffix(e.Title, "…")) { // else it is all of the line
		words = text.JoinText(e.Title, words)
	}
	for _, q := range known.Read(words, quote.Class, quote.Happened) {
		switch {
		case !q.Certain:
		case q.For == quote.Class && e.Class == "":
			e.Class = q.Means
			said = voice.Joined(said, q.Means)
		case q.For == quote.Happened && e.Happened.Equal(e.Started):
			e.Happened = q.At
			said = voice.Joined(said, voice.Happened(q.Means, e.Started))
		}
	}
	return e, said
}
