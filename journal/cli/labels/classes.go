package labels

import (
	"github.com/spf13/cobra"

	"messup/journal/cli/usage"
	"messup/journal/voice"
)

// Classes prints the classes there are, and renames one.
func Classes(s Shell) *cobra.Command {
	cmd := s.JSON(&cobra.Command{
		Use:               "classes",
		Short:             voice.Say("List classes, or rename one"),
		Long:              voice.Say(`List the classes that entries name, the most recent first.`),
		Example:           voice.Say("  messup classes\n  messup classes rename \"9B\" \"9B science\""),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.Read(cmd.Context())
			if err != nil {
				return err
			}
			w, err := b.Words(cmd.Context())
			if err != nil {
				return err
			}
			if len(w.Classes) == 0 {
				s.Note("No entry names a class yet.")
			}
			return s.Print(append([]string{}, w.Classes...), func() {
				for _, c := range w.Classes {
					s.Say("%s", c)
				}
			})
		},
	})
	cmd.AddCommand(renameClass(s))
	return cmd
}

func renameClass(s Shell) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:   "rename OLD NEW",
		Short: voice.Say("Rename a class, with all its history"),
		Long:  voice.Say(`Give a class its new name wherever it stands: in entries, plans, what was heard, answers and the timetable.`),
		Args:  usage.Takes(2, 2),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return s.Classes()(cmd, args, word)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.Read(cmd.Context())
			if err != nil {
				return err
			}
			n, err := b.Classes.Rename(cmd.Context(), args[0], args[1])
			if err != nil {
				return err
			}
			return s.Print(inEntries{n}, func() { s.Say("%s", renamed(n, args[0], args[1])) })
		},
	})
}

// renamed says that a word has another name.
func renamed(entries int, old, name string) string {
	if entries == 0 { // it stands elsewhere
		return voice.Say("Renamed: %s is now %s.", old, name)
	}
	return voice.Say("Renamed in %s: %s is now %s.", voice.Count(entries, "entry", "entries"), old, name)
}
