// Package ahead is the commands that look at what is still to come: what to know before
// a class, and the messes that still lack something. What they need of the run they are
// part of is a Shell. How it is gathered is package gather's business, and how it is said
// package voice's.
package ahead

import (
	"context"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/voice"
)

// A Shell is the run of the program that the commands are part of.
type Shell interface {
	// Read opens a journal there is, to work with what is in it.
	Read(context.Context) (*book.Book, error)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text; List does so for
	// things of one kind, by the shortest id of each.
	Print(v any, text func()) error
	List(ctx context.Context, k journal.Kind, ids []journal.ID, none string, v any, text func(short []string)) error
	// Say writes a line, Heading one that stands out.
	Say(p voice.Phrase, args ...any)
	Heading(words string)
	// Rows prints a table.
	Rows(table.Table)
	// CompleteEntries completes ids of entries, CompleteClasses one class.
	CompleteEntries() cobra.CompletionFunc
	CompleteClasses() cobra.CompletionFunc
}

// reading returns a command's work on what is in the journal.
func reading(s Shell, work func(cmd *cobra.Command, args []string, b *book.Book) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		b, err := s.Read(cmd.Context())
		if err != nil {
			return err
		}
		return work(cmd, args, b)
	}
}
