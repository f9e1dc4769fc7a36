package cli

import (
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
		RunE:              func(cmd *cobra.Command, _ []string) error { return checkedIn().print(cmd, s, all) },
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
		ValidArgsFunction: checkedIn().complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return checkedIn().change(cmd, s, args[0], func(c journal.Checkin, today journal.Day) (journal.Checkin, error) {
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
		ValidArgsFunction: checkedIn().complete(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return checkedIn().change(cmd, s, args[0], func(c journal.Checkin, today journal.Day) (journal.Checkin, error) {
				return c.Move(strings.Join(args[1:], " "), "", today)
			})
		},
	})
}

// checkedIn is what there is to know of people to check in with.
func checkedIn() datedKind[journal.Checkin] {
	return datedKind[journal.Checkin]{
		kind: journal.CheckinsKind, call: "check-in", none: journal.NoPeople,
		list: (*journal.Book).Checkins, find: (*journal.Book).FindCheckin, save: (*journal.Book).SaveCheckin,
		id:   func(c journal.Checkin) journal.ID { return c.ID },
		open: journal.Checkin.Open,
		told: func(c journal.Checkin) journal.Day { return c.Answered },
		row:  func(c journal.Checkin) []string { return []string{sayDay(c.Day, c.When), c.Person, sayCheckin(c)} },
		name: func(c journal.Checkin) string { return c.Person },
		said: func(c journal.Checkin) string { return c.Person + " · " + sayCheckin(c) },
	}
}

// sayCheckin is what a check-in is for and what became of it, on one line.
func sayCheckin(c journal.Checkin) string {
	first := c.FirstWords
	if first != "" {
		first = "“" + first + "”"
	}
	moved := ""
	if c.Open() && len(c.Moves) > 0 {
		moved = "moved to " + sayDay(c.Day, c.When)
	}
	return journal.JoinSaid(c.Purpose, first, string(c.Status), moved, c.Line)
}
