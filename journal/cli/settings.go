package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/table"
	"messup/journal/school"
	"messup/journal/voice"
	"messup/prompts"
)

// settings prints the person's choices, and changes them.
func settings(s *session) *cobra.Command {
	var carry, minutes int
	var week, important, cycle, bells string
	var breaks, timetable, lists []string
	cmd := s.printsJSON(&cobra.Command{
		Use:   "settings",
		Short: voice.Say("Print your settings, or change them"),
		Long: voice.Say(`Print your settings, or change those that are given: how many lessons you carry,
on which day weeks begin, how long a review is, the school breaks in which nothing
falls due, the timetable that says when the next lesson is, the line "most
important this year", and the words to choose from beside an entry, such as
--chips "factors: pitch, timing, room". A list without words is as it began; each
ends with "something else".

A timetable is a class and its lessons, each a weekday and, if you like, a period.
Where weeks or days come round, --cycle says from when: then a lesson is "A mon 2"
or "day 3 p2". --bells says when periods begin.`),
		Example: voice.Say(`  messup settings --carry 7 --break 2026-12-21..2027-01-03
  messup settings --timetable "9B science: mon 2, tue 4, fri 1; 10A: wed 3"
  messup settings --cycle "A/B from 2026-09-07" --timetable "9B: A mon 2, B tue 4"`),
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
			words, err := parseChips(s.sets, lists)
			if err != nil {
				return err
			}
			change := func(have *journal.Settings) {
				set(changed("carry"), &have.Carry, carry)
				set(changed("review"), &have.Minutes, minutes)
				set(changed("week"), &have.SundayFirst, sunday)
				set(changed("important"), &have.Important, important)
				set(changed("break"), &have.Breaks, away)
				*have = words(*have)
				set(changed("timetable"), &have.Timetable, school.Timetable(strings.Join(timetable, "; ")))
				set(changed("cycle"), &have.Cycle, school.Turns(cycle))
				set(changed("bells"), &have.Bells, school.BellTimes(bells))
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
	cmd.Flags().StringArrayVar(&lists, "chips", nil, voice.Say("words to choose from, as `LIST: ONE, TWO`; lists: %s", listNames(s.sets)))
	cmd.Flags().StringArrayVar(&timetable, "timetable", nil, voice.Say("`CLASS: LESSONS` of a week; give all of them, or \"\" for none"))
	cmd.Flags().StringVar(&cycle, "cycle", "", voice.Say("how weeks or days `COME ROUND`: \"A/B from 2026-09-07\", \"6 days from 2026-09-08\", or \"\""))
	cmd.Flags().StringVar(&bells, "bells", "", voice.Say("when `PERIODS` begin: \"1 8:45, 2 9:40\""))
	return cmd
}

// listNames are the lists of words to choose from.
func listNames(sets prompts.Library) string {
	lists := sets.Lists()
	names := make([]string, len(lists))
	for i, f := range lists {
		names[i] = f.List
	}
	return strings.Join(names, ", ")
}

// parseChips reads lists of words to choose from, and returns what gives them to
// the settings.
func parseChips(sets prompts.Library, typed []string) (func(journal.Settings) journal.Settings, error) {
	change := func(have journal.Settings) journal.Settings { return have }
	for _, one := range typed {
		f, words, err := journal.ParseChips(one, sets.Lists())
		if err != nil {
			return nil, err
		}
		before := change
		change = func(have journal.Settings) journal.Settings { return before(have).WithChips(f, words) }
	}
	return change, nil
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
	for _, c := range v.Chips {
		t.Add("", voice.Say("Words for %s", c.List), journal.JoinChips(c.Words))
	}
	year := v.Year()
	for _, c := range year.Classes {
		t.Add("", voice.Say("Lessons of %s", c.Name), strings.TrimPrefix(c.String(), c.Name+": "))
	}
	for _, line := range []voice.Labelled{{Label: voice.Say("Cycle"), Text: string(v.Cycle)}, {Label: voice.Say("Bells"), Text: string(v.Bells)}} {
		if line.Text != "" {
			t.Add("", line.Label, line.Text)
		}
	}
	if v.Important != "" {
		t.Add("", voice.Say("Most important this year"), v.Important)
	}
	s.printTable(t)
}
