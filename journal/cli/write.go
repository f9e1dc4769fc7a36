package cli

import (
	"strings"

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
			asked, err := s.sets.Find(set)
			if err != nil {
				return err
			}
			return s.open(cmd.Context(), Start{Set: asked.ID})
		},
	}
	cmd.Flags().StringVar(&set, "set", s.sets.First().ID, "the `SET` of questions: "+setNames(s.sets, ""))
	_ = cmd.RegisterFlagCompletionFunc("set", s.completeSets) // fails only for a flag that is not there
	return cmd
}

// setNames lists what can be typed for a set; first is said of the one asked
// where none is named.
func setNames(sets prompts.Library, first string) string {
	ids := sets.IDs()
	if len(ids) < 2 {
		return strings.Join(ids, "")
	}
	ids[0] += first
	last := len(ids) - 1
	return strings.Join(ids[:last], ", ") + " or " + ids[last]
}

func (s *session) completeSets(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	sets := s.sets.Sets()
	names := make([]string, len(sets))
	for i, set := range sets {
		names[i] = cobra.CompletionWithDesc(set.ID, set.Name)
	}
	return names, noFiles
}
