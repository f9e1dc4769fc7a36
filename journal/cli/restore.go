package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/carry"
	"messup/journal/cli/kept"
	"messup/journal/cli/lock"
	"messup/journal/cli/repair"
	"messup/journal/cli/usage"
	"messup/journal/voice"
	"messup/store"
	"messup/store/disk"
)

// restore makes a damaged or lost journal whole again.
func restore(s *session) *cobra.Command {
	var dryRun bool
	var from string
	cmd := s.printsJSON(&cobra.Command{
		Use:   "restore",
		Short: voice.Say("Bring back a damaged or lost journal"),
		Long: voice.Say(`Put the journal together again from the newest good backup, from what was kept
since, and from all that can still be read in the file that is there. That file
is kept. With --from the journal becomes what a backup or another copy of it
says, and nothing else; all that this copy does not have is left in a journal
of its own, which can be brought back in the same way. What was deleted for good
stays so.`),
		Example:           voice.Say("  messup restore --dry-run\n  messup restore\n  messup restore --from backups/journal-20261119T141000Z.db"),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.book() // the backups of a journal that is gone are there all the same
			if err != nil {
				return err
			}
			if from != "" {
				if err := lock.Copy(cmd, shell{s}, from); err != nil {
					return err
				}
			}
			defer carry.Sparing()()
			var r store.Restored
			if from == "" {
				r, err = b.file.Restore(cmd.Context(), dryRun)
			} else {
				r, err = b.file.RestoreFrom(cmd.Context(), from, dryRun)
			}
			if away := s.missing(cmd.Context(), b); errors.Is(err, journal.ErrNoJournal) && errors.Is(away, journal.ErrNoFolder) {
				return fmt.Errorf("%s: %w", b.file.Path(), away)
			}
			if err != nil {
				return err
			}
			s.kept = !r.Rehearsed && !r.Whole || r.Aside != ""
			return s.print(repair.Restored(r), func() { s.say("%s", strings.Join(repair.RestoredLines(r), "\n")) })
		},
	})
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, voice.Say("say what would come back, and change nothing"))
	cmd.Flags().StringVar(&from, "from", "", voice.Say("make the journal what this backup or copy `FILE` says"))
	return lock.TakesCopy(cmd)
}

// restored and anew are the same from the pages. Rehearsed, a restore asks.
func (o *opened) restored(ctx context.Context, rehearse bool) (said string, err error) {
	defer carry.Sparing()()
	r, err := o.file.Restore(ctx, rehearse)
	if err == nil && rehearse {
		return repair.Question(r), nil
	}
	return repair.RestoredBriefly(r), err
}

func (o *opened) anew(ctx context.Context) (said string, err error) {
	aside, err := o.file.Begin(ctx)
	if aside == "" {
		return voice.Say("A new journal is begun."), err
	}
	return voice.Say("A new journal is begun. What was left of the old one is set aside: %s", aside), err
}

// begin makes a new journal where one is gone.
func begin(s *session) *cobra.Command {
	return lock.Unneeded(s.printsJSON(&cobra.Command{
		Use:   "begin",
		Short: voice.Say("Begin a new journal where one is gone"),
		Long: voice.Say(`Begin a new journal. The first thing you keep does so by itself, but not where
something is left of a journal that is gone: its backups and what was kept last
are then set aside in a folder of their own, and nothing of them is overwritten.`),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.book()
			if err != nil {
				return err
			}
			if disk.Exists(b.file.Path()) {
				_, err := b.file.Status(cmd.Context())
				if err = kept.Displaced(cmd.Context(), b.file, err); err != nil {
					return err
				}
				return &usage.HintedError{
					Err:  fmt.Errorf("%s is a journal already; nothing was begun", b.file.Path()),
					Hint: voice.Say("`messup` opens it."),
				}
			}
			aside, err := b.file.Begin(cmd.Context())
			if err != nil {
				return err
			}
			s.kept = true
			v := struct {
				Journal string `json:"journal"`
				Aside   string `json:"set_aside,omitempty"`
			}{b.file.Path(), aside}
			return s.print(v, func() {
				s.say("A new journal is begun: %s", b.file.Path())
				if aside != "" {
					s.say("What was left of the old one is set aside: %s", aside)
					s.say("%s", repair.Aside(aside, b.file.Path()))
				}
			})
		},
	}))
}

// sayMissing says why there is no journal.
func (s *session) sayMissing(ctx context.Context) {
	b, err := s.book()
	if err == nil {
		err = s.missing(ctx, b)
	}
	if errors.Is(err, journal.ErrNoJournal) {
		s.note("Not made yet: the first thing you keep makes it.")
		return
	}
	what, hint := voice.Failure(err)
	s.note("%s. %s", strings.TrimSuffix(what, "."), hint)
}
