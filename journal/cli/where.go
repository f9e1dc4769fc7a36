package cli

import "github.com/spf13/cobra"

// where prints where the journal lies.
func where(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:   "where",
		Short: "Print where the journal lies",
		Long: `Print where the journal lies: the file named with --journal, else journal.db in
the folder MESSUP_HOME, else in the platform's own folder for data.`,
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			path, err := s.path()
			if err != nil {
				return err
			}
			there := exists(path)
			if !there {
				s.note("Not made yet: the first thing you keep makes it.")
			}
			v := struct {
				Journal string `json:"journal"`
				Exists  bool   `json:"exists"`
			}{path, there}
			return s.print(v, func() { s.say("%s", path) })
		},
	})
}
