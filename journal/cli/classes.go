package cli

import (
	"github.com/spf13/cobra"
)

// classes prints the classes there are, and renames one.
func classes(s *session) *cobra.Command {
	cmd := s.printsJSON(&cobra.Command{
		Use:               "classes",
		Short:             "List classes, or rename one",
		Long:              `List the classes that entries name, the most recent first.`,
		Example:           "  messup classes\n  messup classes rename \"9B\" \"9B science\"",
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			w, err := b.Words(cmd.Context())
			if err != nil {
				return err
			}
			if len(w.Classes) == 0 {
				s.note("No entry names a class yet.")
			}
			return s.print(append([]string{}, w.Classes...), func() {
				for _, c := range w.Classes {
					s.say("%s", c)
				}
			})
		},
	})
	cmd.AddCommand(renameClass(s))
	return cmd
}

func renameClass(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "rename OLD NEW",
		Short:             "Rename a class, with all its history",
		Long:              `Give every entry and plan of a class its new name.`,
		Args:              takes(2, 2),
		ValidArgsFunction: s.completeClasses,
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			n, err := b.RenameClass(cmd.Context(), args[0], args[1])
			if err != nil {
				return err
			}
			v := struct {
				Entries int `json:"entries"`
			}{n}
			return s.print(v, func() { s.say("Renamed in %s: %s is now %s.", count(n, "entry", "entries"), args[0], args[1]) })
		},
	})
}
