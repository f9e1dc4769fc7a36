package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"messup/journal"
)

// trash lists what was deleted, or does away with it.
func trash(s *session) *cobra.Command {
	var empty bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "trash",
		Short: "List what is in the trash, or empty it",
		Long: `List what is in the trash and until when it can be given back, latest first.

With --empty all of it is deleted for good, and the journal file and its backups
are written anew without the deleted words. There is no undo. Files you
exported, and what the disk or a synced folder keeps by itself, are not touched.`,
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			if empty {
				return s.emptyTrash(cmd, b)
			}
			return s.listTrash(cmd, b)
		},
	})
	cmd.Flags().BoolVar(&empty, "empty", false, "delete all of it for good")
	return cmd
}

func (s *session) listTrash(cmd *cobra.Command, b *opened) error {
	all, err := b.Trashed(cmd.Context())
	if err != nil {
		return err
	}
	ids, shapes := make([]journal.ID, len(all)), make([]deleted, len(all))
	for i, t := range all {
		ids[i], shapes[i] = t.ID, deletedShape(t)
	}
	return s.printList(cmd.Context(), b, journal.Trash, ids, journal.NoTrash, shapes, func(short []string) {
		t := table{flex: 2}
		for i, d := range all {
			t.add("", short[i], "until "+d.Until().Format(dayAs), d.Title, d.Class)
		}
		s.printTable(t)
	})
}

// emptyTrash deletes for good. The words are gone only when the file and the
// backups are written anew, so that happens even if the trash was empty: what
// left it by age may still lie in the file.
func (s *session) emptyTrash(cmd *cobra.Command, b *opened) error {
	ctx := cmd.Context()
	gone, err := b.Sweep(ctx, true)
	if err != nil {
		return err
	}
	if err := b.forget(ctx); err != nil {
		return err
	}
	v := struct {
		Gone int `json:"gone"`
	}{gone}
	return s.print(v, func() {
		s.say("Deleted for good: %s. The journal file and its backups were written anew without it.", count(gone, "thing", "things"))
		s.say("Copies made elsewhere may still hold it.")
	})
}

// forget takes deleted words out of the file and out of the backups.
func (o *opened) forget(ctx context.Context) error {
	if err := o.file.Compact(ctx); err != nil {
		return fmt.Errorf("the trash is empty, but its words are still in the file: %w", err)
	}
	if err := o.file.RenewBackups(ctx); err != nil {
		return fmt.Errorf("the trash is empty, but its words may still be in backups: %w", err)
	}
	return nil
}
