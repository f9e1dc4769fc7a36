// Package others is the commands about other people: whom one could talk to, and
// what somebody said. What they need of the run they are part of is a Shell.
package others

import (
	"context"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/voice"
)

// A Shell is the run of the program that a command is part of.
type Shell interface {
	// Read opens a journal there is, to work with what is in it.
	Read(context.Context) (*book.Book, error)
	// Book opens the journal to change something: the first change makes it.
	Book() (*book.Book, error)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text; List does so for
	// things of one kind, by the shortest id of each.
	Print(v any, text func()) error
	List(ctx context.Context, k journal.Kind, ids []journal.ID, none string, v any, text func(short []string)) error
	// Say writes a line.
	Say(p voice.Phrase, args ...any)
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Rows prints a table.
	Rows(table.Table)
	// CompleteHeard completes the ids of what was heard and is open.
	CompleteHeard() cobra.CompletionFunc
	// WriteTalk opens the page on which whom one could talk to is written down.
	WriteTalk(context.Context) error
}
