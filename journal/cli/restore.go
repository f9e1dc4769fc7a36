package cli

import (
	"context"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/store"
)

// restore makes a damaged or lost journal whole again.
func restore(s *session) *cobra.Command {
	type counts struct {
		Entries int `json:"entries"`
		Lessons int `json:"lessons"`
	}
	shape := func(n map[journal.Kind]int) counts { return counts{n[journal.Entries], n[journal.Lessons]} }
	var dryRun bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "restore",
		Short: "Bring back a damaged journal",
		Long: `Put the journal together again from the newest good backup and all that can
still be read in the damaged file. The damaged file is kept.`,
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.restorable(cmd.Context())
			if err != nil {
				return err
			}
			r, err := b.file.Restore(cmd.Context(), dryRun)
			if err != nil {
				return err
			}
			v := struct {
				Whole    bool   `json:"was_whole"`
				DryRun   bool   `json:"dry_run"`
				Backup   string `json:"backup,omitempty"`
				FromIt   counts `json:"from_backup"`
				Salvaged counts `json:"from_damaged"`
				Total    counts `json:"total"`
				Missing  counts `json:"missing"`
				Damaged  string `json:"damaged_kept,omitempty"`
			}{r.Whole, dryRun, r.Backup, shape(r.FromIt), shape(r.Salvaged), shape(r.Total), shape(r.Missing), r.Damaged}
			return s.print(v, func() { s.sayRestored(r) })
		},
	})
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would come back, and change nothing")
	return cmd
}

// restorable opens the journal, or the backups of one that is gone.
func (s *session) restorable(ctx context.Context) (*opened, error) {
	b, err := s.book()
	if err != nil {
		return nil, err
	}
	all, err := b.file.Backups(ctx)
	if err != nil || len(all) > 0 {
		return b, err
	}
	return s.there()
}

func (s *session) sayRestored(r store.Restored) {
	if r.Whole {
		s.say("Everything can be read: there is nothing to restore.")
		return
	}
	did, kept := "Restored", "The damaged file is kept: %s"
	if r.Rehearsed {
		did, kept = "Would restore", "The damaged file would be kept: %s"
	}
	s.say("%s: %s.", did, sayCounts(r.Total))
	if r.Backup != "" {
		s.say("From the backup %s: %s.", r.Backup, sayCounts(r.FromIt))
	}
	s.say("From the damaged file: %s.", sayCounts(r.Salvaged))
	if n := r.Missing; n[journal.Entries]+n[journal.Lessons] > 0 {
		s.say("Nowhere to be found: %s.", sayCounts(n))
	}
	if r.Damaged != "" {
		s.say(kept, r.Damaged)
	}
	if r.Rehearsed {
		s.say("Nothing was changed: this was a dry run.")
	}
}
