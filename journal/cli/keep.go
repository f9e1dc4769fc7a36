package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"messup/journal/cli/carry"
	"messup/journal/cli/lock"
	"messup/journal/cli/repair"
	"messup/journal/voice"
	"messup/store/disk"
)

// check reads everything and says whether it can be read.
func check(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "check",
		Short:             voice.Say("Check that everything can be read"),
		Long:              voice.Say(`Read every byte of the journal and of its backups, and say whether all is well.`),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.there(cmd.Context())
			if err != nil {
				return err
			}
			r, err := b.file.Check(cmd.Context())
			if printErr := s.print(repair.Checked(r), func() { s.say("%s", strings.Join(repair.CheckedLines(r), "\n")) }); printErr != nil {
				return printErr
			}
			return err
		},
	})
}

// backup makes a copy of the journal.
func backup(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:   "backup [FILE]",
		Short: voice.Say("Make a backup now"),
		Long: voice.Say(`Check the journal and copy it: beside the journal, where the daily backups are,
or to a new FILE, which is then a journal of its own.`),
		Example: voice.Say("  messup backup\n  messup backup /media/stick/journal.db"),
		Args:    takes(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.there(cmd.Context())
			if err != nil {
				return err
			}
			to := ""
			if len(args) == 1 {
				to = args[0]
			}
			if to != "" && disk.Exists(to) {
				return carry.AlreadyThere(to)
			}
			path, err := b.file.Backup(cmd.Context(), to)
			if err != nil {
				return err
			}
			s.kept = true
			v := struct {
				Backup string `json:"backup"`
			}{path}
			return s.print(v, func() { s.say("Backup made: %s", path) })
		},
	})
}

// backups lists the backups there are.
func backups(s *session) *cobra.Command {
	return lock.Unneeded(s.printsJSON(&cobra.Command{
		Use:   "backups",
		Short: voice.Say("List the backups"),
		Long: voice.Say(`List the backups, newest first, with what each holds. One is made on each day the
journal changes; the newest of each of seven days and of four weeks stay, and so
does the fullest.`),
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
			switch {
			case len(all) == 0 && disk.Exists(b.file.Path()):
				s.note("No backups yet. `messup backup` makes one.")
			case len(all) == 0:
				s.sayMissing(cmd.Context())
			}
			if ahead := repair.ListedAhead(all); ahead != "" {
				s.note("%s", ahead)
			}
			return s.print(repair.Listed(all), func() {
				for _, line := range repair.ListedLines(all, s.Now().Location()) {
					s.say("%s", line)
				}
			})
		},
	}))
}
