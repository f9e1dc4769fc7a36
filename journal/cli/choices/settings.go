// Package choices is the command for a person's own choices: it prints them, and
// changes those that are given. What a setting means is for package journal.
package choices

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/telling"
	"messup/journal/voice"
	"messup/prompts"
)

// A Shell is the run of the program that the command is part of.
type Shell interface {
	// Book opens the journal to change something: the first change makes it.
	Book() (*book.Book, error)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line.
	Say(p voice.Phrase, args ...any)
	// Rows prints a table.
	Rows(table.Table)
}

// Settings prints the person's choices, and changes them.
func Settings(s Shell, sets prompts.Library) *cobra.Command {
	var f settingFlags
	cmd := s.JSON(&cobra.Command{
		Use:   "settings",
		Short: voice.Say("Print your settings, or change them"),
		Long: voice.Say(`Print your settings, or change those that are given: how many lessons you carry,
on which day weeks begin, how long a review is, the school breaks in which nothing
falls due, the timetable that says when the next lesson is, the line "most
important this year", what enter does in a text, after how many minutes without a
key the screen hides, what it shows at the start, for how many years a mess is
kept, words that look like names and are none, and the words to choose from beside
an entry, such as --chips "factors: pitch, timing, room". A list without words is
as it began; each ends with "something else".

A timetable is a class and its lessons, each a weekday and, if you like, a period.
Where weeks or days come round, --cycle says from when: then a lesson is "A mon 2"
or "day 3 p2". --bells says when periods begin. A class that is given changes that
class alone, and a break given is one more.`),
		Example: voice.Say(`  messup settings --carry 7 --break "21 dec to 3 jan"
  messup settings --timetable "9B science: mon 2, tue 4, fri 1; 10A: wed 3"
  messup settings --cycle "A/B from 7 sep" --timetable "9B: A mon 2, B tue 4"`),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.Book()
			if err != nil {
				return err
			}
			change, err := f.change(cmd, sets, date.DayOf(b.Now()))
			if err != nil {
				return err
			}
			before, err := b.Settings(cmd.Context())
			if err != nil {
				return err
			}
			now := kept{Settings: before}
			if given(cmd) {
				now, err = keep(cmd.Context(), b, before, change)
			}
			if err != nil {
				return err
			}
			return s.Print(shapeOf(now), func() {
				show(s, sets, now.Settings)
				for _, line := range now.Moved {
					s.Say("%s", line)
				}
			})
		},
	})
	f.addTo(cmd, sets)
	return cmd
}

// kept are the settings as they are on the disk, and what a new break moves.
type kept struct {
	journal.Settings
	Moved []string `json:"moved,omitempty"`
}

// keep changes the settings.
func keep(ctx context.Context, b *book.Book, before journal.Settings, change func(*journal.Settings)) (now kept, err error) {
	if now.Settings, err = b.ChangeSettings(ctx, change); err != nil {
		return now, err
	}
	plans, err := b.Plans.All(ctx, false)
	if err != nil {
		return now, err
	}
	people, err := b.People.All(ctx, false)
	if err != nil {
		return now, err
	}
	now.Moved = voice.MovedByBreaks(plans, people, before.Year(), now.Year(), date.DayOf(b.Now()))
	return now, nil
}

// given reports whether a setting was given, and not only where the journal lies
// or how to print.
func given(cmd *cobra.Command) (is bool) {
	own := cmd.LocalNonPersistentFlags()
	cmd.Flags().Visit(func(f *pflag.Flag) { is = is || f.Name != "json" && own.Lookup(f.Name) != nil })
	return is
}

// settingFlags are the settings as they were given.
type settingFlags struct {
	carry, minutes, years    int
	week, enter              string
	hide, start              string
	important, focus         string
	cycle, bells             string
	breaks, timetable, lists []string
	noNames                  []string
	unfold                   bool
}

func (f *settingFlags) addTo(cmd *cobra.Command, sets prompts.Library) {
	cmd.Flags().IntVar(&f.carry, "carry", 0, voice.Say("carry at most `N` lessons, 3 to 12"))
	cmd.Flags().IntVar(&f.minutes, "review", 0, voice.Say("`MINUTES` of a review: 15, 8 or 5"))
	cmd.Flags().IntVar(&f.years, "keep", 0, voice.Say("after `YEARS`, ask whether a mess is to be reduced to its lessons; 0: never"))
	cmd.Flags().StringArrayVar(&f.noNames, "no-name", nil, voice.Say("a `WORD` more that is never asked about as a name, or \"\" for none at all"))
	cmd.Flags().StringVar(&f.week, "week", "", voice.Say("weeks begin on `monday` or sunday"))
	cmd.Flags().StringVar(&f.enter, "enter", "", voice.Say("what enter does in a text, as a `WORD`: on, to go on, or line, to make one"))
	cmd.Flags().StringVar(&f.hide, "hide", "", voice.Say("hide the screen after `MINUTES` without a key: %s", hiding()))
	cmd.Flags().StringVar(&f.start, "start", "", voice.Say("what the pages `SHOW` at the start: desk, or nothing, before a key"))
	cmd.Flags().StringVar(&f.important, "important", "", voice.Say("the `LINE` \"most important this year\""))
	cmd.Flags().StringVar(&f.focus, "focus", "", voice.Say("the one skill to practise now, in `WORDS`, or \"\" for none"))
	cmd.Flags().StringArrayVar(&f.breaks, "break", nil, voice.Say("a school break more, `FROM TO`, as \"21 dec to 3 jan\" or \"26 nov\", or \"\" for none at all"))
	cmd.Flags().StringArrayVar(&f.lists, "chips", nil, voice.Say("words to choose from, as `LIST: ONE, TWO`; lists: %s", listNames(sets)))
	cmd.Flags().BoolVar(&f.unfold, "unfold", false, voice.Say("ask the questions again that are folded away"))
	cmd.Flags().StringArrayVar(&f.timetable, "timetable", nil, voice.Say("`CLASS: LESSONS` of a week; a class alone, as \"9B:\", has none any more; \"\" for no timetable"))
	cmd.Flags().StringVar(&f.cycle, "cycle", "", voice.Say("how weeks or days `COME ROUND`: \"A/B from 7 sep\", \"6 days from 2026-09-08\", or \"\""))
	usage.WordsIn(cmd, "important", "focus", "break", "chips", "timetable", "cycle")
	cmd.Flags().StringVar(&f.bells, "bells", "", voice.Say("when `PERIODS` begin: \"1 8:45, 2 9:40\""))
}

// change makes of what was given a change of the settings.
func (f *settingFlags) change(cmd *cobra.Command, sets prompts.Library, today date.Day) (func(*journal.Settings), error) {
	if err := f.inRange(cmd); err != nil {
		return nil, err
	}
	sunday, err := startsSunday(cmd, f.week)
	if err != nil {
		return nil, err
	}
	line, err := makesLine(cmd, f.enter)
	if err != nil {
		return nil, err
	}
	hide, err := hides(cmd, f.hide)
	if err != nil {
		return nil, err
	}
	careful, err := startsCareful(cmd, f.start)
	if err != nil {
		return nil, err
	}
	away, err := journal.ParseBreaks(strings.Join(f.breaks, ","), today)
	if err != nil {
		return nil, err
	}
	classes, err := school.ParseChange(strings.Join(f.timetable, "; "))
	if err != nil {
		return nil, err
	}
	words, err := parseChips(sets, f.lists)
	changed := cmd.Flags().Changed
	return func(have *journal.Settings) {
		set(changed("carry"), &have.Carry, f.carry)
		set(changed("review"), &have.Minutes, f.minutes)
		set(changed("keep"), &have.KeepYears, f.years)
		set(changed("no-name"), have, withNoNames(*have, f.noNames))
		set(changed("week"), &have.SundayFirst, sunday)
		set(changed("enter"), &have.EnterLine, line)
		set(changed("hide"), &have.HideAfter, hide)
		set(changed("start"), &have.Careful, careful)
		set(changed("important"), &have.Important, f.important)
		set(changed("focus"), &have.Focus, f.focus)
		set(changed("break"), &have.Breaks, school.WithBreaks(have.Breaks, away))
		set(changed("timetable"), &have.Timetable, school.WriteTimetable(school.Changed(have.Year().Classes, classes)))
		set(changed("cycle"), &have.Cycle, school.ReadTurns(f.cycle, today))
		set(changed("bells"), &have.Bells, school.BellTimes(f.bells))
		*have = words(*have)
		set(f.unfold, &have.Folded, nil)
	}, err
}

// inRange says which number is none that can be set, if one is.
func (f *settingFlags) inRange(cmd *cobra.Command) error {
	if err := usage.Number(cmd, "carry", f.carry, journal.LeastCarried, journal.MostCarried); err != nil {
		return err
	}
	if cmd.Flags().Changed("review") && !slices.Contains(journal.Lengths(), f.minutes) {
		return usage.Misused(cmd, "a review takes 15, 8 or 5 minutes, not %d", f.minutes)
	}
	return usage.Number(cmd, "keep", f.years, 0, journal.MostYears)
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

// withNoNames are the settings with the words that were given among those that are no names;
// an empty one clears those there were.
func withNoNames(s journal.Settings, given []string) journal.Settings {
	if slices.Contains(given, "") {
		s.NoNames = nil
	}
	return telling.NeverAsk(s, slices.DeleteFunc(slices.Clone(given), func(w string) bool { return w == "" }))
}

func startsSunday(cmd *cobra.Command, week string) (bool, error) {
	switch usage.Choice(strings.ToLower(week), []string{"monday", "sunday"}) {
	case "", "monday":
		return false, nil
	case "sunday":
		return true, nil
	}
	return false, usage.Misused(cmd, "weeks begin on monday or sunday, not on %q", week)
}

// hiding are the minutes after which a screen can hide, as they are typed.
func hiding() string {
	all := make([]string, len(journal.HidesAfter()))
	for i, n := range journal.HidesAfter() {
		all[i] = voice.Hides(n)
	}
	return strings.Join(all, ", ")
}

func hides(cmd *cobra.Command, after string) (int, error) {
	i := slices.IndexFunc(journal.HidesAfter(), func(n int) bool {
		return strings.EqualFold(voice.Hides(n), after) || n < 0 && voice.Means(after, "never")
	})
	switch {
	case after == "":
		return 0, nil
	case i < 0:
		return 0, usage.Misused(cmd, "the screen hides after one of %s, not after %q", hiding(), after)
	}
	return journal.HidesAfter()[i], nil
}

func startsCareful(cmd *cobra.Command, shows string) (bool, error) {
	switch usage.Choice(strings.ToLower(shows), []string{"desk", "nothing"}) {
	case "", "desk":
		return false, nil
	case "nothing":
		return true, nil
	}
	return false, usage.Misused(cmd, "the pages show desk or nothing at the start, not %q", shows)
}

func makesLine(cmd *cobra.Command, enter string) (bool, error) {
	switch usage.Choice(strings.ToLower(enter), []string{"on", "line"}) {
	case "", "on":
		return false, nil
	case "line":
		return true, nil
	}
	return false, usage.Misused(cmd, "enter is on, to go on, or line, to make one; not %q", enter)
}

func show(s Shell, sets prompts.Library, v journal.Settings) {
	t := table.Table{Flex: 1, Wrap: true}
	t.Add("", voice.Say("Lessons carried"), voice.Say("at most %d", v.Limit()))
	t.Add("", voice.Say("Weeks begin on"), voice.Weekday(v.WeekBegins()))
	t.Add("", voice.Say("A review takes"), voice.Count(v.Length(), "minute", "minutes"))
	t.Add("", voice.Say("Enter in a text"), voice.EnterSaying(v.EnterLine))
	t.Add("", voice.Say("Hidden after, minutes"), voice.Hides(v.Hides()))
	t.Add("", voice.Say("At the start"), voice.StartShows(v.Careful))
	t.Add("", voice.Say("A mess is kept"), voice.KeptFor(v.KeepYears))
	if len(v.NoNames) > 0 {
		t.Add("", voice.Say("No names"), strings.Join(v.NoNames, ", "))
	}
	for _, b := range v.Breaks {
		t.Add("", voice.Say("Break"), voice.Away(b, func(d date.Day) string { return voice.Day(d, told.DayAs) }))
	}
	for _, set := range sets.Sets() {
		if folded := voice.Numbers(set, v.Folded); folded != "" {
			t.Add("", voice.Say("Folded away"), voice.WithLine(voice.Word(set.Name), folded))
		}
	}
	for _, c := range v.Chips {
		t.Add("", voice.Say("Words for %s", c.List), journal.JoinChips(c.Words))
	}
	year := v.Year()
	for _, c := range year.Classes {
		t.Add("", voice.Say("Lessons of %s", c.Name), strings.TrimPrefix(voice.School(c.String()), c.Name+": "))
	}
	for _, line := range []voice.Labelled{{Label: voice.Say("Cycle"), Text: voice.School(string(v.Cycle))}, {Label: voice.Say("Bells"), Text: string(v.Bells)}} {
		if line.Text != "" {
			t.Add("", line.Label, line.Text)
		}
	}
	if v.Important != "" {
		t.Add("", voice.Say("Most important this year"), v.Important)
	}
	if v.Focus != "" {
		t.Add("", voice.Say("Focus skill"), v.Focus)
	}
	s.Rows(t)
}
