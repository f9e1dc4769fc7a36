package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"messup/journal"
)

// remember prints one lesson for the day.
func remember(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:   "remember",
		Short: "Print one lesson, the same all day",
		Long: `Print one of the lessons you carry, the same all day: a line for the start-up file
of your shell. It prints nothing if there is none, or no journal yet.`,
		Example:           "  messup remember",
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.there()
			if errors.Is(err, journal.ErrNoJournal) { // a new shell is no place for an error
				return s.print(nil, func() {})
			}
			if err != nil {
				return err
			}
			l, err := b.LessonForToday(cmd.Context())
			if err != nil {
				return err
			}
			if l.ID == "" {
				return s.print(nil, func() {})
			}
			return s.print(l, func() { s.say("%s", journal.CleanLine(l.Text)) })
		},
	})
}
