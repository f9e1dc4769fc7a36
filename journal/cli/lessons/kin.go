package lessons

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/pictures"
	"messup/journal/text"
	"messup/journal/voice"
)

// show prints one lesson with where it comes from.
func show(s Shell) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:   "show ID",
		Short: voice.Say("Print one lesson, its stories and what came of it"),
		Long: voice.Say(`Print one lesson: the entries it comes from, each with what it said there, its
exceptions and opposites, how it was worded before or on another computer, and what
came of it so far.`),
		Example:           voice.Say("  messup lessons show k3v9\n  messup lessons show k3v9 --json"),
		Args:              usage.Takes(1, 1),
		ValidArgsFunction: s.IDs(),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.Read(cmd.Context())
			if err != nil {
				return err
			}
			l, err := find(cmd.Context(), b, args[0])
			if err != nil {
				return err
			}
			family, err := b.Lessons.Family(cmd.Context(), l, false)
			if err != nil {
				return err
			}
			ids := make([]journal.ID, len(family.Stories))
			for i, e := range family.Stories {
				ids[i] = e.ID
			}
			short, err := b.Shorten(cmd.Context(), journal.Entries, ids)
			if err != nil {
				return err
			}
			return s.Print(l, func() { tell(s, l, family, short, date.DayOf(b.Now())) })
		},
	})
}

func tell(s Shell, l journal.Lesson, family gather.Family, short []string, today date.Day) {
	s.Margin(s.Pen().Marks.Lesson+" ", l.Text)
	s.Margin("  ", voice.LessonAbout(l, voice.Joined(text.CleanLine(l.Area), voice.LessonState(l, today))))
	if ladder, has := pictures.Ladder(l); has {
		s.Margin("  ", voice.Joined(ladder.Draw(s.Pen())+"  "+ladder.Words(), voice.BackIn(l, today)))
	}
	for _, tie := range voice.Kin(family) {
		s.Margin("  ", tie.Said)
	}
	part(s, voice.Say("Comes from"), len(family.Stories)+family.Aside)
	t := table.Table{Flex: 2}
	for i, e := range family.Stories {
		t.Add("", short[i], voice.At(e.Happened, told.DayAs), e.Title, e.Class)
	}
	s.Rows(t)
	for _, e := range family.Stories {
		s.Margin("", voice.WordedThere(l, e))
	}
	if family.Aside > 0 {
		s.Margin("", voice.StoriesAside(family.Aside))
	}
	part(s, voice.Say("In other words"), len(l.Versions))
	t = table.Table{Flex: 1, Wrap: true}
	for _, v := range slices.Backward(l.Versions) { // before, or on another computer
		t.Add("", voice.At(v.At, told.DayAs), text.CleanLine(v.Text))
	}
	s.Rows(t)
	part(s, voice.Say("What came of it"), len(l.Answers))
	t = table.Table{Flex: 1, Wrap: true}
	for _, a := range l.Answers {
		t.Add("", voice.Day(a.Day, told.DayAs), voice.AnswerWords(a))
	}
	s.Rows(t)
}

// part begins a part of what is told, if there is anything in it.
func part(s Shell, heading string, n int) {
	if n > 0 {
		s.Say("")
		s.Heading(heading)
	}
}

// two is a command about two lessons.
func two(s Shell, cmd *cobra.Command, do func(ctx context.Context, b *book.Book, one, other journal.Lesson, words string) (journal.Lesson, string, error)) *cobra.Command {
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 1 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return s.IDs()(cmd, nil, word)
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		b, err := s.Read(cmd.Context())
		if err != nil {
			return err
		}
		var lessons [2]journal.Lesson
		for i := range lessons {
			if lessons[i], err = find(cmd.Context(), b, args[i]); err != nil {
				return err
			}
		}
		if lessons[0].ID == lessons[1].ID {
			return usage.Misused(cmd, "%q and %q are one lesson", args[0], args[1])
		}
		l, said, err := do(cmd.Context(), b, lessons[0], lessons[1], strings.Join(args[2:], " "))
		if err != nil {
			return err
		}
		return s.Print(l, func() { s.Say("%s", said) })
	}
	return s.JSON(cmd)
}

func same(s Shell) *cobra.Command {
	return two(s, &cobra.Command{
		Use:   "same ID OTHER",
		Short: voice.Say("Say that two lessons are the same"),
		Long: voice.Say(`Say that two lessons are the same. The older one stays and comes from the entries of
both, each with what it said there. Nothing is lost of the younger one.`),
		Example: voice.Say("  messup lessons same k3v9 2wq7"),
		Args:    usage.Takes(2, 2),
	}, func(ctx context.Context, b *book.Book, one, other journal.Lesson, _ string) (journal.Lesson, string, error) {
		l, err := b.Lessons.Same(ctx, one.ID, other.ID)
		return l, voice.JoinedSaying(l), err
	})
}

func narrower(s Shell) *cobra.Command {
	return two(s, usage.TakesWords(&cobra.Command{
		Use:   "narrower ID OTHER [WHEN…]",
		Short: voice.Say("Say that a lesson is an exception of another one"),
		Long: voice.Say(`Say that the first lesson is an exception of the other one: "except when …". Both
stay, and each is shown with the other.`),
		Example: voice.Say("  messup lessons narrower k3v9 2wq7 they read slowly"),
		Args:    usage.Takes(2, -1),
	}, 2), func(ctx context.Context, b *book.Book, one, other journal.Lesson, when string) (journal.Lesson, string, error) {
		l, err := b.Lessons.SayKin(ctx, one.ID, other.ID, journal.Narrower, when, "")
		return l, voice.NarrowerSaying(l), err
	})
}

func opposite(s Shell) *cobra.Command {
	return two(s, usage.TakesWords(&cobra.Command{
		Use:   "opposite ID OTHER [WHEN…]",
		Short: voice.Say("Say that two lessons are opposites"),
		Long: voice.Say(`Say that two lessons are opposites: both stay, each with its when, and each is shown
with the other. WHEN is when the first one holds.`),
		Example: voice.Say("  messup lessons opposite k3v9 2wq7 they read slowly"),
		Args:    usage.Takes(2, -1),
	}, 2), func(ctx context.Context, b *book.Book, one, other journal.Lesson, when string) (journal.Lesson, string, error) {
		l, err := b.Lessons.SayKin(ctx, one.ID, other.ID, journal.Opposite, when, "")
		return l, voice.OppositeSaying(), err
	})
}
