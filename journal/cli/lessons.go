package cli

import (
	"github.com/spf13/cobra"

	"messup/journal"
)

// lessons prints the lessons, newest first.
func lessons(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:   "lessons [WORDS…]",
		Short: "List lessons, or those with certain words",
		Long: `List lessons, newest first: all of them, or those in which all the words are
found. A lesson that came from an entry has the entry's ID.`,
		Example:           `  messup lessons copying`,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := s.query(args)
			if err != nil {
				return err
			}
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			all, _, err := b.SearchLessons(cmd.Context(), q, 0, 0)
			if err != nil {
				return err
			}
			ids := []journal.ID{}
			for _, l := range all {
				ids = append(ids, l.ID)
			}
			short, err := b.Shorten(cmd.Context(), journal.Lessons, ids)
			if err != nil {
				return err
			}
			if len(all) == 0 {
				all = []journal.Lesson{} // an empty list in JSON, not null
				s.note("%s", sayNothing(args, "No lessons yet. They come from question ten, or you can write one now."))
			}
			return s.print(all, func() {
				t := table{flex: 2, wrap: true}
				for i, l := range all {
					t.add("", short[i], l.Made.Format(dayAs), l.Text)
				}
				s.printTable(t)
			})
		},
	})
}
