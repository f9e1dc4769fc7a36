package safe

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/carry"
	"messup/journal/cli/kept"
	"messup/journal/cli/lock"
	"messup/journal/cli/progress"
	"messup/journal/cli/repair"
	"messup/journal/cli/usage"
	"messup/journal/voice"
	"messup/store"
	"messup/store/disk"
)

// Restore makes a damaged or lost journal whole again.
func Restore(s Shell) *cobra.Command {
	var dryRun bool
	var from string
	cmd := s.JSON(&cobra.Command{
		Use:   "restore",
		Short: voice.Say("Bring back a damaged or lost journal"),
		Long: voice.Say(`Put the journal together again from the newest good backup, from what was kept
since, and from all that can still be read in the file that is there. That file
is kept. With --from the journal becomes what a backup or another copy of it
says, and nothing else; all that this copy does not have is left in a journal
of its own, which can be brought back in the same way. What was deleted for good
stays so.`),
		Example:           voice.Say("  messup restore --dry-run\n  messup restore\n  messup restore --from backups/journal-20261119T141000Z.db"),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			file, err := s.File(cmd.Context(), false) // the backups of a journal that is gone are there all the same
			if err != nil {
				return err
			}
			if from != "" {
				if err := s.OpenCopy(cmd, from); err != nil {
					return err
				}
			}
			defer carry.Sparing()()
			line := s.Progress(progress.Restore, false)
			ctx := line.In(cmd.Context())
			var r store.Restored
			if from == "" {
				r, err = file.Restore(ctx, dryRun)
			} else {
				r, err = file.RestoreFrom(ctx, from, dryRun)
			}
			line.Done()
			if away := s.Missing(cmd.Context()); errors.Is(err, journal.ErrNoJournal) && errors.Is(away, journal.ErrNoFolder) {
				return fmt.Errorf("%s: %w", file.Path(), away)
			}
			if err != nil {
				return err
			}
			if !r.Rehearsed && !r.Whole || r.Aside != "" {
				s.Done()
			}
			return s.Print(repair.Restored(r), func() { s.Say("%s", strings.Join(repair.RestoredLines(r), "\n")) })
		},
	})
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, voice.Say("say what would come back, and change nothing"))
	cmd.Flags().StringVar(&from, "from", "", voice.Say("make the journal what this backup or copy `FILE` says"))
	return lock.TakesCopy(cmd)
}

// Begin makes a new journal where one is gone.
func Begin(s Shell) *cobra.Command {
	return lock.Unneeded(s.JSON(&cobra.Command{
		Use:   "begin",
		Short: voice.Say("Begin a new journal where one is gone"),
		Long: voice.Say(`Begin a new journal. The first thing you keep does so by itself, but not where
something is left of a journal that is gone: its backups and what was kept last
are then set aside in a folder of their own, and nothing of them is overwritten.`),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			file, err := s.File(cmd.Context(), false)
			if err != nil {
				return err
			}
			if disk.Exists(file.Path()) {
				_, err := file.Status(cmd.Context())
				if err = kept.Displaced(cmd.Context(), file, err); err != nil {
					return err
				}
				return &usage.HintedError{
					Err:  fmt.Errorf("%s is a journal already; nothing was begun", file.Path()),
					Hint: voice.Say("`messup` opens it."),
				}
			}
			aside, err := file.Begin(cmd.Context())
			if err != nil {
				return err
			}
			s.Done()
			v := struct {
				Journal string `json:"journal"`
				Aside   string `json:"set_aside,omitempty"`
			}{file.Path(), aside}
			return s.Print(v, func() {
				s.Say("A new journal is begun: %s", file.Path())
				if aside != "" {
					s.Say("What was left of the old one is set aside: %s", aside)
					s.Say("%s", repair.Aside(aside, file.Path()))
				}
			})
		},
	}))
}
