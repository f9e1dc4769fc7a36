package cli

import (
	"time"

	"github.com/spf13/cobra"
)

// backup makes a copy of the journal.
func backup(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:   "backup [FILE]",
		Short: "Make a backup now",
		Long: `Check the journal and copy it: beside the journal, where the daily backups are,
or to a new FILE, which is then a journal of its own.`,
		Example: "  messup backup\n  messup backup /media/stick/journal.db",
		Args:    takes(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.there()
			if err != nil {
				return err
			}
			to := ""
			if len(args) == 1 {
				if to = args[0]; exists(to) {
					return alreadyThere(to)
				}
			}
			path, err := b.file.Backup(cmd.Context(), to)
			if err != nil {
				return err
			}
			v := struct {
				Backup string `json:"backup"`
			}{path}
			return s.print(v, func() { s.say("Backup made: %s", path) })
		},
	})
}

// backups lists the backups there are.
func backups(s *session) *cobra.Command {
	type shape struct {
		Path string    `json:"path"`
		Made time.Time `json:"made"`
		Size int64     `json:"bytes"`
	}
	return s.printsJSON(&cobra.Command{
		Use:   "backups",
		Short: "List the backups",
		Long: `List the backups, newest first. One is made on each day the journal changes; the
newest of each of seven days and of four weeks stay.`,
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.book() // the backups of a journal that is lost are there all the same
			if err != nil {
				return err
			}
			all, err := b.file.Backups(cmd.Context())
			if err != nil {
				return err
			}
			shapes := []shape{}
			var t table
			for _, k := range all {
				shapes = append(shapes, shape{k.Path, k.Made, k.Size})
				t.add("", k.Made.In(s.Now().Location()).Format(dayAs+" 15:04"), sayBytes(k.Size), k.Path)
			}
			if len(all) == 0 {
				s.note("No backups yet. `messup backup` makes one.")
			}
			return s.print(shapes, func() { s.printTable(t) })
		},
	})
}
