package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/table"
	"messup/journal/voice"
)

// settings prints the person's choices, and changes them.
func settings(s *session) *cobra.Command {
	var carry, minutes int
	var week, important string
	var breaks []string
	cmd := s.printsJSON(&cobra.Command{
		Use:   "settings",
		Short: voice.Say("Print your settings, or change them"),
		Long: voice.Say(`Print your settings, or change those that are given: how many lessons you carry,
on which day weeks begin, how long a review is, the school breaks in which nothing
falls due, and the line "most important this year".`),
		Example:           voice.Say("  messup settings --carry 7 --break 2026-12-21..2027-01-03"),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			changed := cmd.Flags().Changed
			sunday, err := startsSunday(cmd, week)
			if err != nil {
				return err
			}
			away, err := journal.ParseBreaks(strings.Join(breaks, ","))
			if err != nil {
				return err
			}
			change := func(have *journal.Settings) {
				set(changed("carry"), &have.Carry, carry)
				set(changed("review"), &have.Minutes, minutes)
				set(changed("week"), &have.SundayFirst, sunday)
				set(changed("important"), &have.Important, important)
				set(changed("break"), &have.Breaks, away)
			}
			b, err := s.book()
			if err != nil {
				return err
			}
			var v journal.Settings
			if cmd.Flags().NFlag() == 0 || s.json && cmd.Flags().NFlag() == 1 {
				v, err = b.Settings(cmd.Context())
			} else {
				v, err = b.ChangeSettings(cmd.Context(), change)
			}
			if err != nil {
				return err
			}
			return s.print(v, func() { s.showSettings(v) })
		},
	})
	cmd.Flags().IntVar(&carry, "carry", 0, voice.Say("carry at most `N` lessons, 3 to 12"))
	cmd.Flags().IntVar(&minutes, "review", 0, voice.Say("`MINUTES` of a review: 15, 8 or 5"))
	cmd.Flags().StringVar(&week, "week", "", voice.Say("weeks begin on `monday` or sunday"))
	cmd.Flags().StringVar(&important, "important", "", voice.Say("the `LINE` \"most important this year\""))
	cmd.Flags().StringArrayVar(&breaks, "break", nil, voice.Say("a school break as `FROM..TO`; give all of them, or \"\" for none"))
	return cmd
}

// set gives a setting its new value, if one was given.
func set[T any](given bool, to *T, value T) {
	if given {
		*to = value
	}
}

func startsSunday(cmd *cobra.Command, week string) (bool, error) {
	switch strings.ToLower(week) {
	case "", "monday":
		return false, nil
	case "sunday":
		return true, nil
	}
	return false, misused(cmd, "weeks begin on monday or sunday, not on %q", week)
}

func (s *session) showSettings(v journal.Settings) {
	t := table.Table{Flex: 1, Wrap: true}
	t.Add("", voice.Say("Lessons carried"), fmt.Sprint(voice.Say("at most "), v.Limit()))
	t.Add("", voice.Say("Weeks begin on"), v.WeekBegins().String())
	t.Add("", voice.Say("A review takes"), fmt.Sprint(v.Length(), " minutes"))
	for _, b := range v.Breaks {
		t.Add("", voice.Say("Break"), b.From.Format(dayAs)+" to "+b.To.Format(dayAs))
	}
	if v.Important != "" {
		t.Add("", voice.Say("Most important this year"), v.Important)
	}
	s.printTable(t)
}
