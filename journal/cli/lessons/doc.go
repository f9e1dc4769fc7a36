// Package lessons is the commands about lessons: which there are, what came of one,
// where it is to be, and how two stand to each other; and about the skills that
// entries name. What they need of the run they
// are part of is a Shell.
package lessons

import (
	"context"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/draw"
	"messup/journal/search"
	"messup/journal/voice"
)

// A Shell is the run of the program that a command is part of.
type Shell interface {
	// Read opens a journal there is, to work with what is in it; There without taking
	// in what waits.
	Read(context.Context) (*book.Book, error)
	There(ctx context.Context) (*book.Book, error)
	// Book is the journal, which the first change makes.
	Book() (*book.Book, error)
	// Query reads the words of a command line as a search.
	Query(words []string) (search.Query, error)
	Doubted(words []string) error // what a search that found nothing is refused for
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text; List does so for
	// things of one kind, by the shortest id of each.
	Print(v any, text func()) error
	List(ctx context.Context, k journal.Kind, ids []journal.ID, none string, v any, text func(short []string)) error
	// AtOnce is how many rows of a long list are shown where nobody says how many, and Rest
	// says how many are left.
	AtOnce() int
	Rest(shown, all int)
	// Say writes a line, Heading one that stands out, Margin a text under a margin.
	Say(p voice.Phrase, args ...any)
	Heading(words string)
	Margin(margin, words string)
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Rows prints a table.
	Rows(table.Table)
	// Pen draws, in the marks that the terminal has.
	Pen() draw.Pen
	// IDs completes the ids of lessons, CompleteEntries those of entries, Classes the classes there are.
	IDs() cobra.CompletionFunc
	CompleteEntries() cobra.CompletionFunc
	Classes() cobra.CompletionFunc
}
