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
// 10A …", "on Monday the …"; or ends with it. A day that something is said of, and one that is set against
// today, are not that.
func begins(words string, q quote.Quotation) bool {
	before, after := strings.ToLower(strings.TrimSpace(words[:q.Start])), strings.Fields(strings.ToLower(words[q.End:]))
	if before != "" && before != "on" && before != "le" {
		return strings.Trim(strings.Join(after, ""), ".!…") == "" && ends(before, strings.ToLower(words[q.Start:q.End]))
	}
	if len(after) > 0 && slices.Contains([]string{"was", "is", "were", "went", "has", "had", "group", "class", "lessons", "mornings"}, after[0]) {
		return false
	}
	return !slices.ContainsFunc(after, func(w string) bool { return w == "today" || w == "today," || w == "now" })
}

// ends reports whether what stands before a day, and the day, are a line that ends with when it was: "… on
// Tuesday", "… last Friday", "… vendredi dernier". A last Friday that something is of, or from, or before, is not
// that; nor one that may be when something else was: "the sheet I gave out last Friday", "they still need the one …".
func ends(before, day string) bool {
	if strings.HasSuffix(before, " on") || strings.HasSuffix(before, " le") {
		return true
	}
	named := append(strings.Fields(day), "")
	if (named[0] != "last" || !strings.HasSuffix(named[1], "day")) && named[1] != "dernier" && named[1] != "passé" {
		return false
	}
	said := strings.Fields(strings.ReplaceAll(before, "’", "'"))
	aside := func(w string) bool {
		return slices.Contains(asides(), strings.Trim(w, ",:")) || strings.HasPrefix(w, "qu'") || strings.HasPrefix(w, "j'") || strings.HasSuffix(w, "n't")
	}
	return !strings.ContainsAny(before, ".!?;…\n") && !slices.Contains(ties(), said[len(said)-1]) && !slices.ContainsFunc(said[1:], aside) && !leads(said[0])
}

// leads reports whether a line that begins with a word is about something to do.
func leads(word string) bool {
	return slices.Contains([]string{"remember", "forget", "repeat", "redo", "revisit", "discuss", "revoir", "refaire", "reprendre", "oublier"}, word)
}

// ties are the words that make a day after them part of something else.
func ties() []string {
	return []string{
		"about", "after", "and", "as", "at", "before", "by", "due", "for", "from", "in", "like", "not", "of", "or", "since", "than", "the", "till", "to", "until", "with",
		"avant", "après", "comme", "de", "depuis", "des", "dès", "du", "et", "jusqu'à", "ou", "par", "pas", "pour", "que", "sur", "à",
	}
}

// asides are the words that say, anywhere but first in a line, that there is more in it than what was then.
func asides() []string {
	return []string{
		"i", "he", "she", "they", "we", "you", "that", "what", "which", "who", "whose", "when", "where", "is", "are", "has", "have", "still", "need", "needs", "must", "should", "could", "would", "today", "now",
		"je", "il", "elle", "ils", "elles", "nous", "vous", "on", "que", "qui", "dont", "quand", "où", "faut", "toujours", "aujourd'hui", "maintenant",
	}
}
