package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
)

// people prints whom to check in with, and says what became of it.
func people(s *session) *cobra.Command {
	var all bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "people",
		Short: "List people to check in with, or say that you did",
		Long: `List the people to check in with, by the day: who, what for, and the first words.
With --all every check-in, the newest first.`,
		Example: `  messup people
  messup people done k3v9
  messup people move k3v9 thursday`,
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			list, err := b.Checkins(cmd.Context(), all)
			if err != nil {
				return err
			}
			return listDated(cmd.Context(), s, b, journal.CheckinsKind, list, "Nobody to check in with. They come from question eight.", func(c journal.Checkin) (journal.ID, []string) {
				return c.ID, []string{sayDay(c.Day, c.When), c.Person, sayCheckin(c)}
			})
		},
	})
	cmd.Flags().BoolVar(&all, "all", false, "every check-in, those that are over too")
	cmd.AddCommand(
		endCheckin(s, journal.Done, "done ID [WHAT…]", "Say that you spoke to them"),
		endCheckin(s, journal.Dropped, "let-go ID [WHY…]", "Let a check-in go"),
		moveCheckin(s),
	)
	return cmd
}

func endCheckin(s *session, status journal.Status, use, short string) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               use,
		Short:             short,
		Args:              takes(1, -1),
		ValidArgsFunction: s.completePeople,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.changeCheckin(cmd, args[0], func(c journal.Checkin, today journal.Day) (journal.Checkin, error) {
				return c.End(status, strings.Join(args[1:], " "), today), nil
			})
		},
	})
}

func moveCheckin(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "move ID WHEN…",
		Short:             "Move a check-in to another day",
		Args:              takes(2, -1),
		ValidArgsFunction: s.completePeople,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.changeCheckin(cmd, args[0], func(c journal.Checkin, today journal.Day) (journal.Checkin, error) {
				return c.Move(strings.Join(args[1:], " "), "", today)
			})
		},
	})
}

// changeCheckin says something of the check-in an id names, unless that has
// been said already.
func (s *session) changeCheckin(cmd *cobra.Command, id string, change func(journal.Checkin, journal.Day) (journal.Checkin, error)) error {
	b, err := s.read(cmd.Context())
	if err != nil {
		return err
	}
	have, err := b.FindCheckin(cmd.Context(), id)
	if err != nil {
		return fmt.Errorf("check-in: %w", err)
	}
	if !have.Open() {
		return fmt.Errorf("check-in %s, on %s: %w", have.ID.Short(), have.Answered.Format(dayAs), journal.ErrAnswered)
	}
	c, err := change(have, journal.DayOf(s.Now()))
	if err != nil {
		return err
	}
	if c, err = b.SaveCheckin(cmd.Context(), have, c); err != nil {
		return err
	}
	return s.print(c, func() { s.say("Kept: %s · %s", c.Person, sayCheckin(c)) })
}

// sayCheckin is what a check-in is for and what became of it, on one line.
func sayCheckin(c journal.Checkin) string {
	var parts []string
	first := c.FirstWords
	if first != "" {
		first = "“" + first + "”"
	}
	moved := ""
	if c.Open() && len(c.Moves) > 0 {
		moved = "moved to " + sayDay(c.Day, c.When)
	}
	for _, part := range []string{c.Purpose, first, string(c.Status), moved, c.Line} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}
