package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"messup/journal"
)

// rm moves one entry, or one lesson, to the trash.
func rm(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:   "rm ID",
		Short: "Put an entry and its lesson in the trash",
		Long: `Put an entry and its lesson, or a lesson that has no entry, in the trash. It can
be given back for 30 days.`,
		Args:              takes(1, 1),
		ValidArgsFunction: s.completeEntries(),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			t, err := s.remove(cmd, b, args[0])
			if err != nil {
				return err
			}
			return s.print(deletedShape(t), func() {
				id := string(t.ID)
				if short, err := b.Shorten(cmd.Context(), journal.Trash, []journal.ID{t.ID}); err == nil {
					id = short[0]
				}
				s.say("In the trash until %s: %s", t.Until().Format(dayAs), journal.CleanLine(t.Title))
				s.say("`messup untrash %s` gives it back.", id)
			})
		},
	})
}

func (s *session) remove(cmd *cobra.Command, b *opened, prefix string) (journal.Trashed, error) {
	e, err := b.Find(cmd.Context(), prefix)
	if errors.Is(err, journal.ErrNotFound) {
		if l, lessonErr := b.FindLesson(cmd.Context(), prefix); lessonErr == nil {
			return b.DeleteLesson(cmd.Context(), l.ID)
		}
	}
	if err != nil {
		return journal.Trashed{}, err
	}
	return b.Delete(cmd.Context(), e.ID)
}

func deletedShape(t journal.Trashed) deleted {
	return deleted{ID: t.ID, Title: t.Title, Class: t.Class, Deleted: t.Deleted, Until: t.Until()}
}
