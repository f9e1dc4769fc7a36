// Package safe is the commands that keep a journal safe: they check it, copy it, bring it
// back, and begin another where one is gone. How that is done is package store's business,
// and what is said of it that of package repair. What they need of the run they are part
// of is a Shell.
package safe

import (
	"context"

	"github.com/spf13/cobra"

	"messup/journal/cli/progress"
	"messup/journal/voice"
	"messup/store"
)

// A Shell is the run of the program that the commands are part of.
type Shell interface {
	// File is the journal's, which is there if that is asked for; else what lies beside one
	// that is gone can be looked at all the same.
	File(ctx context.Context, there bool) (*store.File, error)
	// Missing says why there is no journal, SayMissing does so beside the output.
	Missing(context.Context) error
	SayMissing(context.Context)
	// OpenCopy has a copy opened that has a passphrase of its own.
	OpenCopy(cmd *cobra.Command, name string) error
	// Progress begins the line that says how far long work is; none over what is printed.
	Progress(work progress.Work, printed bool) *progress.Line
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line, Note one beside the output.
	Say(p voice.Phrase, args ...any)
	Note(p voice.Phrase, args ...any)
	// Done says that what was asked for is done and kept.
	Done()
}
