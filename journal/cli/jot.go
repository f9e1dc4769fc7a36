package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
)

// jot keeps one line, to be grown later.
func jot(s *session) *cobra.Command {
	cmd := s.printsJSON(&cobra.Command{
		Use:   "jot WORDS…",
		Short: "Keep one line, to be grown later",
		Long: `Keep one line as an entry, to be grown into the questions later. The words may
also come from standard input; further lines become the entry's note.`,
		Example: `  messup jot fire drill in the middle of the exit ticket
  pbpaste | messup jot`,
		Args:              takes(0, -1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			words, err := s.words(cmd, args)
			if err != nil {
				return err
			}
			b, err := s.book()
			if err != nil {
				return err
			}
			e, err := b.NewJot(words)
			if err != nil {
				return err
			}
			kept, err := s.keepJot(cmd.Context(), b, e)
			if err != nil {
				return err
			}
			return s.print(named{e.ID, e.Name()}, func() { s.say("%s: %s  %s", kept, e.ID.Short(), journal.CleanLine(e.Name())) })
		},
	})
	cmd.Flags().SetInterspersed(false) // after the first word all are words, -5 too
	return cmd
}

// keepJot keeps a jot in the journal or, if that is busy, in the inbox, and
// says which.
func (s *session) keepJot(ctx context.Context, b *opened, e journal.Entry) (kept string, err error) {
	_, _, err = b.Save(ctx, journal.Entry{}, e)
	if err == nil {
		s.fileInbox(ctx, b)
		return "Kept", nil
	}
	if !errors.Is(err, journal.ErrBusy) {
		return "", err
	}
	if inboxErr := b.putInbox(ctx, e); inboxErr != nil {
		return "", fmt.Errorf("%w; %w", err, inboxErr)
	}
	return "The journal is busy. Kept in the inbox, to be filed at the next start", nil
}

// words returns the words of the command line, else those that come in.
func (s *session) words(cmd *cobra.Command, args []string) (string, error) {
	if len(args) > 0 {
		return strings.Join(args, " "), nil
	}
	if s.InTerminal {
		return "", misused(cmd, "there are no words to keep")
	}
	b, err := io.ReadAll(io.LimitReader(s.In, journal.MaxEntry+1))
	if err != nil {
		return "", fmt.Errorf("jot: reading standard input: %w", err)
	}
	if len(b) > journal.MaxEntry {
		return "", fmt.Errorf("jot: what came in is over %d KB: %w", journal.MaxEntry>>10, journal.ErrTooLong)
	}
	return string(b), nil
}
