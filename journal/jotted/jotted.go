// Package jotted is what a line that was jotted down names for certain: the class and
// the day it was about, and tags as they are shown, with a # before them. Pages and the shell keep them alike. What is read from words at
// all is package quote.
package jotted

import (
	"slices"
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
		case q.For == quote.Happened && !begins(words, q): // what is said of a day is not when it was
		case q.For == quote.Happened && e.Happened.Equal(e.Started):
			e.Happened = q.At
			said = voice.Joined(said, voice.Happened(q.Means, e.Started))
		}
	}
	for word := range strings.FieldsSeq(words) {
		tag, is := text.Hashtag(strings.TrimRight(word, ".,;:!?)…"))
		if is && !slices.ContainsFunc(e.Tags, func(have string) bool { return text.SameFolded(have, tag) }) {
			e = e.WithTags(append(slices.Clip(e.Tags), tag))
			said = voice.Joined(said, "#"+tag)
		}
	}
	return e, said
}

// begins reports whether a line begins with the day it was, and goes on with what was then: "Wednesday with
// 10A …", "on Monday the …"; or ends with it: "… on Tuesday". A day that something is said of, and one that
// is set against today, are not that.
func begins(words string, q quote.Quotation) bool {
	before, after := strings.ToLower(strings.TrimSpace(words[:q.Start])), strings.Fields(strings.ToLower(words[q.End:]))
	if len(after) == 0 && (strings.HasSuffix(before, " on") || strings.HasSuffix(before, " le")) {
		return true
	}
	if before != "" && before != "on" && before != "le" {
		return false
	}
	if len(after) > 0 && slices.Contains([]string{"was", "is", "were", "went", "has", "had", "group", "class", "lessons", "mornings"}, after[0]) {
		return false
	}
	return !slices.ContainsFunc(after, func(w string) bool { return w == "today" || w == "today," || w == "now" })
}
