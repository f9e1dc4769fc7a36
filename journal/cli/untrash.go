package cli

import (
	"github.com/spf13/cobra"

	"messup/journal"
)

// untrash gives back what was deleted.
func untrash(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "untrash ID",
		Short:             "Give back what is in the trash",
		Long:              `Give back an entry or a lesson, with all that was deleted with it.`,
		Args:              takes(1, 1),
		ValidArgsFunction: s.completeTrash(),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			t, err := b.Untrash(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return s.print(named{t.ID, t.Title}, func() {
				s.say("Given back: %s  %s", shortest(cmd.Context(), b.Book, t.ID), journal.CleanLine(t.Title))
			})
		},
	})
}
