// Package daily is the commands that a shell asks by itself, in a start-up file, a prompt, the
// line of tmux or cron: what is due today, and the lesson of the day. They look at a glance
// (disk.AtAGlance), and where that cannot be, because the journal is busy, locked, damaged or not
// there, they say nothing: a prompt is no place for an error, and for a question neither. What
// is due is for package due to say and for package gather to find; here it is told.
package daily

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/text"
	"messup/journal/voice"
)

// A Shell is the run of the program that a command is part of.
type Shell interface {
	// Glance opens a journal there is for what is done with the context: that waits for
	// nobody, and nothing is said beside the output.
	Glance(context.Context) (context.Context, *book.Book, error)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line.
	Say(p voice.Phrase, args ...any)
	// Rows prints a table.
	Rows(table.Table)
}

// glanced returns what look sees of the journal; there is false where that cannot be now.
// Whatever is wrong with it is no fault here: whoever opens it is told.
func glanced[T any](ctx context.Context, s Shell, look func(context.Context, *book.Book) (T, error)) (v T, there bool) {
	ctx, b, err := s.Glance(ctx)
	if err == nil {
		v, err = look(ctx, b)
	}
	return v, err == nil || errors.Is(err, journal.ErrNoJournal) // where none was begun nothing is in it
}

// Remember prints one lesson for the day.
func Remember(s Shell) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:   "remember",
		Short: voice.Say("Print one lesson, the same all day"),
		Long: voice.Say(`Print one of the lessons you carry, the same all day: a line for the start-up file
of your shell. It prints nothing and ends with 0 if there is none, or where the
journal is busy, locked, damaged or not there; "messup doctor" tells which.`),
		Example:           voice.Say("  messup remember"),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			l, there := glanced(cmd.Context(), s, func(ctx context.Context, b *book.Book) (journal.Lesson, error) {
				return b.Lessons.ForToday(ctx)
			})
			if !there || l.ID == "" {
				return s.Print(nil, func() {})
			}
			return s.Print(l, func() { s.Say("%s", text.CleanLine(l.Text)) })
		},
	})
}
