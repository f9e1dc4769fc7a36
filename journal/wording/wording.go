// Package wording keeps out of an entry, as it lies on the disk, the questions and labels that
// read as the program ships them, and brings them back. How an entry becomes bytes is for
// package record, and what was ever asked for package prompts.
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

// Pack returns an entry with asShipped wherever it says as much.
func Pack(e journal.Entry) journal.Entry {
	e.Answers = slices.Clone(e.Answers)
	for i, a := range e.Answers {
		e.Answers[i].Details = slices.Clone(a.Details)
	}
	eachShipped(&e, func(kept *string, wording string) {
		if *kept == wording {
			*kept = asShipped
		}
	})
	return e
}

// Unpack puts the wording where asShipped stands.
func Unpack(e *journal.Entry) {
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
