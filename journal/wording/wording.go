// Package wording keeps out of an entry, as it lies on the disk, the questions and labels that
// read as the program ships them, and brings them back; what was chosen from words of ours
// it has by their ids, there and in whatever goes out. How an entry becomes bytes is for
// packages record and exchange, and what was ever asked for package prompts.
package wording

import (
	"slices"
	"sync"

	"messup/journal"
	"messup/prompts"
)

// asShipped is kept in place of a question, or of the label of a line, that reads as the
// set it was asked with has it in that version: a quarter of an entry would be words that
// the person never typed. Package prompts keeps every wording that was ever shipped.
const asShipped = "="

// shipped are the sets that every messup has; those of another library are kept at length.
var shipped = sync.OnceValue(prompts.Shipped) //nolint:gochecknoglobals // what never changes is made once

// Pack returns an entry with asShipped wherever it says as much, Coded.
func Pack(e journal.Entry) journal.Entry {
	e = Coded(e)
	eachShipped(&e, func(kept *string, wording string) {
		if *kept == wording {
			*kept = asShipped
		}
	})
	return e
}

// Unpack puts the wording where asShipped stands, and the words where ids do.
func Unpack(e *journal.Entry) {
	Word(e)
	eachShipped(e, func(kept *string, wording string) {
		if *kept == asShipped {
			*kept = wording
		}
	})
}

// eachShipped goes through the questions and labels of an entry beside what they are in
// the set it was asked with.
func eachShipped(e *journal.Entry, do func(kept *string, wording string)) {
	set, is := shipped().Asked(e.Set, e.SetVersion)
	if !is || set.Version != e.SetVersion {
		return
	}
	for i := range e.Answers {
		a := &e.Answers[i]
		q, _, asked := set.Question(a.Question)
		if !asked {
			continue
		}
		do(&a.Ask, q.Ask)
		for j := range a.Details {
			if f, has := q.Field(a.Details[j].Field); has {
				do(&a.Details[j].Label, f.Label)
			}
		}
	}
}

// Coded returns an entry with the ids of what was chosen, in the lines that offer words to
// choose from: no other wording, and no other language, changes what it says then. It
// shares nothing that is coded with e.
func Coded(e journal.Entry) journal.Entry {
	e.Answers = slices.Clone(e.Answers)
	for i, a := range e.Answers {
		e.Answers[i].Details = slices.Clone(a.Details)
	}
	eachChosen(&e, prompts.Field.Coded)
	return e
}

// Word puts the words where the ids of what was chosen stand. What an earlier version kept
// has the words already.
func Word(e *journal.Entry) { eachChosen(e, prompts.Field.Worded) }

// PackTrashed returns something deleted with its entry Coded.
func PackTrashed(t journal.Trashed) journal.Trashed {
	if t.Entry != nil {
		e := Coded(*t.Entry)
		t.Entry = &e
	}
	return t
}

// UnpackTrashed is PackTrashed the other way round.
func UnpackTrashed(t *journal.Trashed) {
	if t.Entry != nil {
		Word(t.Entry)
	}
}

// CodedSettings returns the settings with the ids of those words to choose from that are ours.
func CodedSettings(s journal.Settings) journal.Settings {
	eachWord(&s, prompts.Field.OptionID)
	return s
}

// WordSettings is CodedSettings the other way round.
func WordSettings(s *journal.Settings) { eachWord(s, prompts.Field.Option) }

// eachWord has each word of the lists in the settings said in another way, in those lists
// that begin with words of ours.
func eachWord(s *journal.Settings, as func(prompts.Field, string) string) {
	s.Chips = slices.Clone(s.Chips)
	lists := shipped().Lists()
	for i, c := range s.Chips {
		at := slices.IndexFunc(lists, func(f prompts.Field) bool { return f.List == c.List })
		if at < 0 {
			continue
		}
		words := slices.Clone(c.Words)
		for j, w := range words {
			words[j] = as(lists[at], w)
		}
		s.Chips[i].Words = words
	}
}

// eachChosen has said what stands in the lines of an entry, of whichever set that was ever
// shipped: an entry that has grown keeps some that its set does not ask.
func eachChosen(e *journal.Entry, said func(prompts.Field, string) string) {
	for i := range e.Answers {
		a := &e.Answers[i]
		if len(a.Details) == 0 {
			continue
		}
		q, _ := shipped().Question(a.Question)
		for j := range a.Details {
			if f, has := q.Field(a.Details[j].Field); has {
				a.Details[j].Value = said(f, a.Details[j].Value)
			}
		}
	}
}
