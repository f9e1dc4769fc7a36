// Package purge is the command that deletes for good what a person chooses: by id, or by the
// words that are in it. It says what goes before anything does, and what stays. What it
// needs of the run it is part of is a Shell.
package purge

import (
	"context"

	"github.com/spf13/cobra"

	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/search"
	"messup/journal/voice"
)

// A Shell is the run of the program that the command is part of.
type Shell interface {
	// Read opens a journal there is, to work with what is in it.
	Read(context.Context) (*book.Book, error)
	// Query reads words as a search.
	Query(words []string) (search.Query, error)
	Doubted(words []string) error // what a search that found nothing is refused for
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line.
	Say(p voice.Phrase, args ...any)
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Rows prints a table.
	Rows(table.Table)
	// Ask asks a question on the terminal; asked is false where there is none.
	Ask(question string) (answer string, asked bool, err error)
	// Purge deletes for good what is doomed, and takes it out of the journal file and all
	// that is kept with it. It says how many things went, and names files that may still
	// hold it.
	Purge(context.Context, book.Doomed, search.Query) (gone int, unread []string, err error)
	// TakeIn takes in the texts that an editor or a pipe left, as the next start would: what they
	// say is among the things then.
	TakeIn(context.Context)
	// Beside counts what words are in that is no thing of its own. Purge takes that out too.
	Beside(context.Context, book.Doomed, search.Query) (Beside, error)
	// Everything counts what there is; Erase deletes it for good, with all that belongs to it.
	Everything(context.Context) (Everything, error)
	Erase(context.Context) error
	// CompleteEntries completes ids of entries.
	CompleteEntries() cobra.CompletionFunc
}

// Beside counts what words are in besides the things of a journal: texts that would come back, or
// go out, although the things are gone.
type Beside struct {
	Remembered int `json:"remembered"`    // wordings before the last import
	Reports    int `json:"reports"`       // texts typed for reports
	Share      int `json:"share"`         // texts of the share that is begun
	Waiting    int `json:"waiting"`       // texts that an editor or a pipe left, and that could not be taken in
	Settings   int `json:"settings_stay"` // texts of the settings: they stay, and are named
}

// Goes is how many of them a purge takes out.
func (b Beside) Goes() int { return b.Remembered + b.Reports + b.Share + b.Waiting }

// Everything is how much there is.
type Everything struct {
	Entries int  `json:"entries"`
	Lessons int  `json:"lessons"`
	Backups int  `json:"backups"`
	Gone    bool `json:"gone"`

	Folder string `json:"sync_folder,omitempty"` // what went out to it stays there
}
