package safe

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"messup/journal/cli/carry"
	"messup/journal/cli/lock"
	"messup/journal/cli/progress"
	"messup/journal/cli/repair"
	"messup/journal/cli/usage"
	"messup/journal/voice"
	"messup/store/disk"
)

// Check reads everything and says whether it can be read.
func Check(s Shell) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:               "check",
		Short:             voice.Say("Check that everything can be read"),
		Long:              voice.Say(`Read every byte of the journal and of its backups, and say whether all is well.`),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			file, err := s.File(cmd.Context(), true)
			if err != nil {
				return err
			}
			line := s.Progress(progress.Check, false)
			r, err := file.Check(line.In(cmd.Context()))
			line.Done()
			if printErr := s.Print(repair.Checked(r), func() { s.Say("%s", strings.Join(repair.CheckedLines(r), "\n")) }); printErr != nil {
				return printErr
			}
			return err
		},
	})
}

// Backup makes a copy of the journal.
func Backup(s Shell) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:   "backup [FILE]",
		Short: voice.Say("Make a backup now"),
		Long: voice.Say(`Check the journal and copy it: beside the journal, where the daily backups are,
or to a new FILE, which is then a journal of its own.`),
		Example: voice.Say("  messup backup\n  messup backup /media/stick/journal.db"),
		Args:    usage.Takes(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := s.File(cmd.Context(), true)
			if err != nil {
				return err
			}
			to := ""
			if len(args) == 1 {
				to = args[0]
			}
			switch {
			case to == "-":
				return usage.Misused(cmd, "a backup goes to a file, not to standard output")
			case to != "" && disk.Exists(to):
				return carry.AlreadyThere(to)
			case to != "":
				if err := carry.Placed(to); err != nil {
					return fmt.Errorf("backup: %w", err)
				}
			}
			line := s.Progress(progress.Backup, false)
			path, err := file.Backup(line.In(cmd.Context()), to)
			line.Done()
			if err != nil {
				return err
			}
			s.Done()
			v := struct {
				Backup string `json:"backup"`
			}{path}
			return s.Print(v, func() { s.Say("Backup made: %s", path) })
		},
	})
}

// Backups lists the backups there are.
func Backups(s Shell, zone func() *time.Location) *cobra.Command {
	return lock.Unneeded(s.JSON(&cobra.Command{
		Use:   "backups",
		Short: voice.Say("List the backups"),
		Long: voice.Say(`List the backups, newest first, with what each holds. One is made on each day the
journal changes; the newest of each of seven days and of four weeks stay, and so
does the fullest.`),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			file, err := s.File(cmd.Context(), false) // the backups of a journal that is lost are there all the same
			if err != nil {
				return err
			}
			all, err := file.Backups(cmd.Context())
			if err != nil {
				return err
			}
			switch {
			case len(all) == 0 && disk.Exists(file.Path()):
				s.Note("No backups yet. `messup backup` makes one.")
			case len(all) == 0:
				s.SayMissing(cmd.Context())
			}
			if ahead := repair.ListedAhead(all); ahead != "" {
				s.Note("%s", ahead)
			}
			return s.Print(repair.Listed(all), func() {
				for _, line := range repair.ListedLines(all, zone()) {
					s.Say("%s", line)
				}
			})
		},
	}))
}
