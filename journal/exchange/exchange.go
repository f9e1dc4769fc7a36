// Package exchange turns a journal's contents into files and files into
// contents.
//
// messup's own format is JSON (json.go writes it, read.go reads it). It is
// lossless: a journal exported, taken in elsewhere and exported again gives
// the same bytes. It is also what another program writes to bring something
// into messup, so it is read strictly, with the number of the entry and the
// name of the field in every error, but asks for little: an entry needs a
// title, the time it happened, and answers of an id and a text. Read says what
// is filled in for the rest.
//
//	{ "app": "messup", "format": 1,
//	  "entries": [ { "title": "Food web jigsaw", "happened": "2026-11-19T14:10:00-05:00",
//	                 "answers": [ { "id": "goal", "text": "…" } ] } ],
//	  "lessons": [], "plans": [], "checkins": [], "reviews": [], "settings": {} }
//
// What does not live here: which record wins when both sides have one (that is
// journal.Book.Take), and files, folders and flags (package cli). A further
// format is one file and one line in Formats.
package exchange

import (
	"io"

	"messup/journal"
)

// A Format is one way to write a journal's contents down.
type Format struct {
	Name  string // as typed after --format
	About string // one line for help
	Write func(io.Writer, journal.Archive) error
}

// Formats returns the formats there are, the lossless default first.
func Formats() []Format {
	return []Format{
		{Name: "json", About: "everything, one document; messup reads it back", Write: WriteJSON},
		{Name: "jsonl", About: "the same, an entry a line", Write: WriteJSONL},
	}
}
