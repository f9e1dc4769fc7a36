package cli

import "github.com/spf13/cobra"

// edit goes on writing an entry.
func edit(s *session) *cobra.Command {
	return &cobra.Command{
		Use:               "edit ID",
		Short:             "Go on writing an entry",
		Long:              `Open an entry where its writing stopped, to go on or to change it.`,
		Args:              takes(1, 1),
		ValidArgsFunction: s.completeEntries(),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			e, err := b.Find(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return s.open(cmd.Context(), Start{Entry: e.ID})
		},
	}
}
