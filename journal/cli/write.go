package cli

import (
	"github.com/spf13/cobra"

	"messup/prompts"
)

// write begins an entry.
func write(s *session) *cobra.Command {
	var set string
	cmd := &cobra.Command{
		Use:   "write",
		Short: "Begin an entry",
		Long: `Begin an entry with a set of questions: the ten, the quick three, or a small
win. Any question can be skipped, and it saves as you type.`,
		Example:           "  messup write\n  messup write --set quick",
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			asked, err := prompts.Find(set)
			if err != nil {
				return err
			}
			return s.open(cmd.Context(), Start{Set: asked.ID})
		},
	}
	cmd.Flags().StringVar(&set, "set", prompts.Ten().ID, "the `SET` of questions: ten, quick or win")
	_ = cmd.RegisterFlagCompletionFunc("set", completeSets) // fails only for a flag that is not there
	return cmd
}

func completeSets(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	sets := prompts.Sets()
	names := make([]string, len(sets))
	for i, set := range sets {
		names[i] = cobra.CompletionWithDesc(set.ID, set.Name)
	}
	return names, noFiles
}
