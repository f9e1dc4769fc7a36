package lessons

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// add keeps a lesson of its own, or a further one of an entry.
func add(s Shell) *cobra.Command {
	var from, basis string
	var said journal.Lesson
	cmd := usage.TakesWords(s.JSON(&cobra.Command{
		Use:   "add WORDS…",
		Short: voice.Say("Write a lesson of its own, or of an entry"),
		Long: voice.Say(`Write a lesson: one sentence you would give a colleague. When it applies, its area and
how you know it may be left out. It is carried as long as there is room, and goes on
the shelf otherwise; if it shares words with another one, that is said.`),
		Example: voice.Say(`  messup lessons add "Ask before the third reminder, not after."
  messup lessons add "Show one card first." --when "cards are new" --from k3v9`),
		Args:              usage.Takes(1, -1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			words := strings.Join(args, " ")
			b, err := s.Book()
			if err != nil {
				return err
			}
			known := b.Sets().Field(prompts.LessonBasis).OptionIDs()
			if basis = usage.Choice(basis, known); basis != "" && !slices.Contains(known, prompts.OptionID(basis)) {
				return usage.Misused(cmd, "there is no basis %q (there are: %s)", basis, usage.Choices(known))
			}
			fresh, err := b.Lessons.New()
			if err != nil {
				return err
			}
			fresh.Text = text.CleanLine(words)
			fresh.When, fresh.Area, fresh.Basis = said.When, said.Area, prompts.Chosen(prompts.Option(basis))
			if from != "" {
				e, err := b.Entries.Find(cmd.Context(), from)
				if err != nil {
					return fmt.Errorf("--from: %w", usage.ListedIn("messup list", err))
				}
				fresh.Entry = e.ID
			}
			kept, err := b.Lessons.Save(cmd.Context(), fresh)
			if err != nil {
				return err
			}
			return tellAdded(cmd.Context(), s, b, kept)
		},
	}), 0)
	cmd.Flags().StringVar(&said.When, "when", "", voice.Say("`WHEN` it applies"))
	cmd.Flags().StringVar(&said.Area, "area", "", voice.Say("the `AREA` it is about"))
	usage.WordsIn(cmd, "when", "area")
	cmd.Flags().StringVar(&basis, "basis", "", voice.Say("`HOW` you know it: %s", usage.Choices(prompts.Shipped().Field(prompts.LessonBasis).OptionIDs())))
	cmd.Flags().StringVar(&from, "from", "", voice.Say("the `ID` of the entry it is of"))
	_ = cmd.RegisterFlagCompletionFunc("from", s.CompleteEntries()) // fails only for a flag that is not there
	return cmd
}

// tellAdded says that a lesson is kept, when it comes back, and what it asks of somebody who
// keeps it on a page: whether it says the same as another one.
func tellAdded(ctx context.Context, s Shell, b *book.Book, l journal.Lesson) error {
	other, alike, err := b.Lessons.Alike(ctx, l.ID)
	if err != nil {
		return err
	}
	short, err := b.Shorten(ctx, journal.Lessons, []journal.ID{l.ID, other.ID})
	if err != nil {
		return err
	}
	return s.Print(l, func() {
		today := date.DayOf(b.Now())
		s.Say("Kept: %s  %s", short[0], text.CleanLine(l.Text))
		s.Prose(voice.LessonAbout(l, voice.LessonState(l, today)))
		if alike {
			s.Prose(voice.Say("It shares words with %s: %s", short[1], text.CleanLine(other.Text)))
			s.Prose(voice.Say("`messup lessons same %s %s` says that they are the same.", short[0], short[1]))
		}
	})
}
