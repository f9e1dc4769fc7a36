// Package labels is the commands about the words that entries are sorted by, classes and tags:
// which there are, and what gives one another name. What they need of the run they are part of is
// a Shell. Where such a word stands is package rename's business; what to know before a class is a
// command of package ahead.
package labels

import (
	"context"

	"github.com/spf13/cobra"

	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/voice"
)

// A Shell is the run of the program that a command is part of.
type Shell interface {
	// Read opens a journal there is, to work with what is in it; There without taking
	// in what waits.
	Read(context.Context) (*book.Book, error)
	There(context.Context) (*book.Book, error)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line; Note beside the output.
	Say(p voice.Phrase, args ...any)
	Note(p voice.Phrase, args ...any)
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Rows prints a table.
	Rows(table.Table)
	// Classes completes the classes there are.
	Classes() cobra.CompletionFunc
}

// inEntries is what --json prints of a word that has another name.
type inEntries struct {
	Entries int `json:"entries"` // how many have it
}
