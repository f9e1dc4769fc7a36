package ahead

import (
	"cmp"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// Loose prints the messes that still lack something.
func Loose(s Shell, sets prompts.Library) *cobra.Command {
	var limit *usage.Limit
	cmd := s.JSON(&cobra.Command{
		Use:   "loose",
		Short: voice.Say("List messes that still lack something"),
		Long: voice.Say(`List the messes that still lack something: a lesson, a day for the plan, a word
with somebody, or the rest of the questions; and plans of no mess that have no day.`),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: reading(s, func(cmd *cobra.Command, _ []string, b *book.Book) error {
			most, err := limit.Rows(0)
			if err != nil {
				return err
			}
			all, err := b.Loose(cmd.Context())
			if err != nil {
				return err
			}
			all = usage.First(all, most)
			ids := make([]journal.ID, len(all))
			for i, end := range all {
				ids[i] = end.Line.ID
			}
			return s.List(cmd.Context(), journal.Entries, ids, voice.Say(voice.NoLoose), told.LooseEnds(sets, all), func(short []string) {
				t := table.Table{Flex: 2}
				for i, end := range all {
					lacks := strings.Join(voice.Lacks(end, func(day date.Day) string { return voice.Day(day, told.DayAs) }), ", ")
					if end.Line.ID == "" {
						t.Add("", end.Plan.ID.Short(), voice.At(end.Plan.Made, told.DayAs), voice.PlanSentence(end.Plan), end.Plan.Whom(), lacks)
						continue
					}
					t.Add("", short[i], voice.At(end.Line.Happened, told.DayAs), end.Line.Title, end.Line.Class, lacks)
				}
				s.Rows(t)
			})
		}),
	})
	limit = usage.Limited(cmd)
	cmd.AddCommand(dropLoose(s), takeUp(s))
	return cmd
}

// dropLoose lets a loose end go.
func dropLoose(s Shell) *cobra.Command {
	return usage.TakesWords(s.JSON(&cobra.Command{
		Use:   "let-go ID [WHY…]",
		Short: voice.Say("Let a loose end go"),
		Long: voice.Say(`Let a loose end go: a mess that lacks something, or a plan of no mess. It asks for
nothing more. Every word of it stays: "messup list is:dropped" and "messup plans
is:dropped" find it.`),
		Args:              usage.Takes(1, -1),
		ValidArgsFunction: s.CompleteEntries(),
		RunE: reading(s, func(cmd *cobra.Command, args []string, b *book.Book) error {
			e, err := b.Entries.Find(cmd.Context(), args[0])
			entry, plan, name := e.ID, journal.ID(""), e.Name()
			if errors.Is(err, journal.ErrNotFound) {
				p, other := b.Plans.Find(cmd.Context(), args[0])
				if other == nil {
					entry, plan, name, err = p.Entry, p.ID, voice.PlanSentence(p), nil
				}
			}
			if err != nil {
				return usage.ListedIn("messup loose", err)
			}
			dropped, err := b.Drop(cmd.Context(), entry, plan, strings.Join(args[1:], " "))
			if err != nil {
				return err
			}
			return s.Print(named{cmp.Or(entry, plan), name}, func() {
				if !dropped {
					s.Say(voice.NothingLoose)
					return
				}
				s.Say("Let go: %s", text.CleanLine(name))
			})
		}),
	}), 1)
}

// takeUp takes up again what was let go.
func takeUp(s Shell) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:               "take-up ID",
		Short:             voice.Say("Take a mess up again that was let go"),
		Args:              usage.Takes(1, 1),
		ValidArgsFunction: s.CompleteEntries(),
		RunE: reading(s, func(cmd *cobra.Command, args []string, b *book.Book) error {
			e, err := b.Entries.Find(cmd.Context(), args[0])
			if err != nil {
				return usage.ListedIn("messup list is:dropped", err)
			}
			if err := b.Entries.TakeUp(cmd.Context(), e.ID); err != nil {
				return err
			}
			return s.Print(named{e.ID, e.Name()}, func() {
				if e.LetGo == 0 {
					s.Say("It was not let go.")
					return
				}
				s.Say("Taken up again: %s", text.CleanLine(e.Name()))
			})
		}),
	})
}

// named is the answer, in JSON, of commands that did something to one thing.
type named struct {
	ID    journal.ID `json:"id"`
	Title string     `json:"title"`
}
