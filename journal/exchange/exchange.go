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
//	  "lessons": [], "plans": [], "checkins": [], "feedback": [], "reviews": [], "settings": {} }
//
// Nothing is left out of a record, what is sealed neither: what a plan is
// expected to bring, which no page, list or command shows before there is an
// outcome, stands in the file as it was written.
//
// Very many years are several such documents, one after the other, each with
// what comes from its entries: so what is written can be read with little memory.
//
// A file is read as a stream (stream.go counts what comes, parts.go goes through
// documents, lines and lists), a record at a time (object.go, split.go), so that
// reading takes little beside what is kept of it. Entries, of which there are most, are
// made while the next ones are read (beside.go). What is taken in is read in pieces, the
// lessons of the whole file before all else (turn.go); nobody holds a file.
//
// csv.go writes a table, which is not read back. What is to be read by people, and what others
// read, is written from Stories: an entry after the other, with its lessons.
//
// What does not live here: which record wins when both sides have one (that is
// book.Archive.Import), the journals of other programs (package foreign), and files, folders
// and flags (package cli). A further
// format is one file, and one line in Formats.
package exchange

import (
	"cmp"
	"io"
	"iter"

	"messup/journal"
)

// A Format is one way to write a journal's contents down.
type Format struct {
	Name   string // as typed after --format
	About  string // one line for help
	Ending string // what the names of such files end with; empty: a dot and Name
	Write  func(io.Writer, Contents) error
	Plain  func(io.Writer, Contents) error // what can be read of it; nil: all
}

// Called is what a file of this format is called.
func (f Format) Called(name string) string { return name + cmp.Or(f.Ending, "."+f.Name) }

// Shown writes what a person can read of such a file.
func (f Format) Shown(w io.Writer, c Contents) error {
	if f.Plain != nil {
		return f.Plain(w, c)
	}
	return f.Write(w, c)
}

// Contents are what is written down. They are read a record at a time while they are
// written, so that nobody holds all of them.
type Contents interface {
	// Each yields the records of a kind in their order. in picks them by where the first of
	// the entries that they come from stands among those that are written, -1 if none does;
	// nil takes all. Kinds are asked for in the order of a file.
	Each(kind journal.Kind, in func(first int) bool) iter.Seq2[any, error]
}

// Formats returns the formats that messup reads back, all of it: its own. The lossless default is the
// first.
func Formats() []Format {
	return []Format{
		{Name: "json", About: "everything but drafts of reports, one document; messup reads it back", Write: WriteJSON},
		{Name: "jsonl", About: "the same, one thing a line", Write: WriteJSONL},
	}
}
