package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/table"
	"messup/journal/text"
	"messup/journal/voice"
)

// lessons prints the lessons, newest first.
func lessons(s *session) *cobra.Command {
	var carried bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "lessons [WORDS…]",
		Short: voice.Say("List lessons, or those with certain words"),
		Long: voice.Say(`List lessons, newest first: all of them, or those in which all the words are
found; with --carried those that come back. A lesson that came from an entry has
the entry's ID.`),
		Example: voice.Say(`  messup lessons copying
  messup lessons use k3v9 helped
  messup lessons shelve k3v9`),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, args []string) error { return s.listLessons(cmd, args, carried) },
	})
	cmd.Flags().BoolVar(&carried, "carried", false, voice.Say("those you carry only"))
	cmd.AddCommand(
		useLesson(s), retireLesson(s),
		moveLesson(s, journal.Shelf, "shelve", voice.Say("Put a lesson on the shelf"), voice.Say("On the shelf")),
		moveLesson(s, journal.Carried, "carry", voice.Say("Carry a lesson again"), voice.Say("Carried")),
		moveLesson(s, journal.Kept, "keep", voice.Say("Say that a lesson is part of how you teach"), voice.Say("Part of how you teach")),
	)
	return cmd
}

func (s *session) listLessons(cmd *cobra.Command, args []string, carried bool) error {
	q, err := s.query(args)
	if err != nil {
		return err
	}
	b, err := s.read(cmd.Context())
	if err != nil {
		return err
	}
	all, _, err := b.Lessons.Search(cmd.Context(), q, 0, 0)
	if err != nil {
		return err
	}
	if carried {
		cards, err := b.Lessons.Carried(cmd.Context())
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(l journal.Lesson) bool {
			return !slices.ContainsFunc(cards, func(c journal.Card) bool { return c.ID == l.ID })
		})
	}
	all = append([]journal.Lesson{}, all...) // an empty list in JSON, not null
	ids := idsOf(all, func(l journal.Lesson) journal.ID { return l.ID })
	return s.printList(cmd.Context(), b, journal.Lessons, ids, sayNothing(args, "a word", voice.NoLessons), all, func(short []string) {
		t := table.Table{Flex: 2, Wrap: true}
		for i, l := range all {
			t.Add("", short[i], l.Made.Format(dayAs), l.Text)
		}
		s.printTable(t)
	})
}

// uses are the words for what came of a lesson, as they are typed.
func uses() map[string]journal.Use {
	return map[string]journal.Use{
		"helped": journal.Helped, "mixed": journal.Mixed, "no-help": journal.NoHelp, "not-yet": journal.NotYet,
		"chance-passed": journal.ChancePassed, "later": journal.Later,
	}
}

// useLesson says what came of a lesson.
func useLesson(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:   "use ID helped|mixed|no-help|not-yet|chance-passed|later [WHAT YOU SAW…]",
		Short: voice.Say("Say what came of a lesson"),
		Long: voice.Say(`Say what came of a lesson since it was last looked at. It comes back one, three,
eight or twenty weeks after the answer, never in a break.`),
		Args:              takes(2, -1),
		ValidArgsFunction: s.completeLessons(),
		RunE: func(cmd *cobra.Command, args []string) error {
			what, known := uses()[args[1]]
			if !known {
				return misused(cmd, "a lesson is not answered with %q", args[1])
			}
			return s.answerLesson(cmd, args[0], what, strings.Join(args[2:], " "))
		},
	})
}

func retireLesson(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "retire ID [WHY…]",
		Short:             voice.Say("Retire a lesson"),
		Args:              takes(1, -1),
		ValidArgsFunction: s.completeLessons(),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.answerLesson(cmd, args[0], journal.Retire, strings.Join(args[1:], " "))
		},
	})
}

func (s *session) answerLesson(cmd *cobra.Command, id string, what journal.Use, line string) error {
	b, err := s.read(cmd.Context())
	if err != nil {
		return err
	}
	l, err := b.findLesson(cmd.Context(), id)
	if err != nil {
		return err
	}
	l, _, err = b.Lessons.Answer(cmd.Context(), l.ID, what, line)
	if err != nil {
		return err
	}
	return s.print(l, func() {
		if what == journal.Retire {
			s.say("Retired. It stays in the library and won't come back by itself.")
			return
		}
		s.say("Kept. It comes round again on %s.", l.Next.Format(dayAs))
	})
}

// findLesson finds a lesson by the beginning of its id.
func (o *opened) findLesson(ctx context.Context, prefix string) (journal.Lesson, error) {
	l, err := o.Lessons.Find(ctx, prefix)
	if err != nil {
		return l, fmt.Errorf("lesson: %w", err)
	}
	return l, nil
}

func moveLesson(s *session, to journal.LessonState, verb, short, did string) *cobra.Command {
	var instead string
	cmd := s.printsJSON(&cobra.Command{
		Use:               verb + " ID",
		Short:             short,
		Args:              takes(1, 1),
		ValidArgsFunction: s.completeLessons(),
		RunE: s.reading(func(cmd *cobra.Command, args []string, b *opened) error {
			l, err := b.findLesson(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			var shelved journal.Lesson
			if instead != "" {
				shelved, err = b.findLesson(cmd.Context(), instead)
				if err != nil {
					return err
				}
			}
			moved, err := b.Lessons.Move(cmd.Context(), l.ID, to, shelved.ID)
			if err != nil {
				return err
			}
			return s.print(moved, func() { s.say("%s: %s", did, moved.Text) })
		}),
	})
	if to == journal.Carried {
		cmd.Flags().StringVar(&instead, "instead-of", "", voice.Say("put the lesson with this `ID` on the shelf for it"))
	}
	return cmd
}

// remember prints one lesson for the day.
func remember(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:   "remember",
		Short: voice.Say("Print one lesson, the same all day"),
		Long: voice.Say(`Print one of the lessons you carry, the same all day: a line for the start-up file
of your shell. It prints nothing if there is none, or no journal yet.`),
		Example:           voice.Say("  messup remember"),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.there()
			if errors.Is(err, journal.ErrNoJournal) { // a new shell is no place for an error
				return s.print(nil, func() {})
			}
			if err != nil {
				return err
			}
			l, err := b.Lessons.ForToday(cmd.Context())
			if err != nil {
				return err
			}
			if l.ID == "" {
				return s.print(nil, func() {})
			}
			return s.print(l, func() { s.say("%s", text.CleanLine(l.Text)) })
		},
	})
}
