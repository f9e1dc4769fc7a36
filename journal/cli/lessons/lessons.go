package lessons

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/pictures"
	"messup/journal/search"
	"messup/journal/voice"
)

// Lessons prints the lessons, newest first.
func Lessons(s Shell) *cobra.Command {
	var carried bool
	var limit *usage.Limit
	states := search.Names(search.LessonStates())
	cmd := s.JSON(&cobra.Command{
		Use:   "lessons [WORDS…]",
		Short: voice.Say("List lessons, or those with certain words"),
		Long: voice.Say(`List lessons, newest first: all of them, or those in which all the words are
found; with --carried those that come back. A state among the words asks for what is
in it:
%s.
The first lesson of an entry has the entry's ID.`, usage.States("lesson", states)),
		Example: voice.Say(`  messup lessons copying
  messup lessons is:due
  messup lessons add "Ask before the third reminder, not after."
  messup lessons show k3v9
  messup lessons use k3v9 helped --class 9B
  messup lessons shelve k3v9
  messup lessons same k3v9 2wq7`),
		ValidArgsFunction: usage.CompleteStates("lesson", states),
		RunE:              func(cmd *cobra.Command, args []string) error { return list(s, cmd, args, carried, limit) },
	})
	limit = usage.Limited(cmd)
	cmd.Flags().BoolVar(&carried, "carried", false, voice.Say("those you carry only"))
	cmd.AddCommand(
		add(s), show(s), use(s), retire(s),
		move(s, journal.Shelf, "shelve", voice.Say("Put a lesson on the shelf"), voice.Say("On the shelf")),
		move(s, journal.Carried, "carry", voice.Say("Carry a lesson again"), voice.Say("Carried")),
		move(s, journal.Kept, "keep", voice.Say("Say that a lesson is part of how you teach"), voice.Say("Part of how you teach")),
		same(s), narrower(s), opposite(s),
	)
	return cmd
}

func list(s Shell, cmd *cobra.Command, args []string, carried bool, limit *usage.Limit) error {
	most, err := limit.Rows(s.AtOnce())
	if err == nil {
		args, err = usage.Listed(cmd, args)
	}
	if err != nil {
		return err
	}
	words := args
	if carried {
		words = append([]string{"is:carried"}, args...)
	}
	q, err := s.Query(words)
	if err != nil {
		return err
	}
	b, err := s.Read(cmd.Context())
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
	if len(all) == 0 {
		if err := s.Doubted(args); err != nil {
			return err
		}
	}
	total := len(all)
	all = usage.First(all, most)
	all = append([]journal.Lesson{}, all...) // an empty list in JSON, not null
	ids := make([]journal.ID, len(all))
	for i, l := range all {
		ids[i] = l.ID
	}
	none := voice.Say(voice.NoLessons)
	if len(args) > 0 {
		none = voice.NoneInState("lesson", strings.Join(args, " "), search.Names(search.LessonStates()), "a word")
		none = strings.TrimSuffix(none+"\n"+usage.Meant(cmd, args), "\n")
	}
	defer s.Rest(len(all), total)
	return s.List(cmd.Context(), journal.Lessons, ids, none, all, func(short []string) {
		t := table.Table{Flex: 2, Wrap: true}
		for i, l := range all {
			t.Add(comesBack(s.Pen(), l, date.DayOf(b.Now())), short[i], voice.At(l.Made, told.DayAs), l.Text)
		}
		s.Rows(t)
	})
}

// comesBack is the ladder of a lesson with when it comes back; empty where it has none.
func comesBack(p draw.Pen, l journal.Lesson, today date.Day) string {
	ladder, has := pictures.Ladder(l)
	if !has {
		return ""
	}
	return ladder.Draw(p) + " " + voice.BackIn(l, today)
}

// uses are what came of a lesson, by the ids that are typed.
func uses() []journal.Use {
	return []journal.Use{journal.Helped, journal.Mixed, journal.NoHelp, journal.NotYet, journal.ChancePassed, journal.Later}
}

// use says what came of a lesson.
func use(s Shell) *cobra.Command {
	var class string
	cmd := usage.TakesWords(s.JSON(&cobra.Command{
		Use:   "use ID " + strings.ReplaceAll(usage.Choices(uses()), ", ", "|") + " [WHAT YOU SAW…]",
		Short: voice.Say("Say what came of a lesson"),
		Long: voice.Say(`Say what came of a lesson since it was last looked at, and in which class. It comes
back one, three, eight or twenty weeks after the answer, never in a break.`),
		Args:              usage.Takes(2, -1),
		ValidArgsFunction: s.IDs(),
		RunE: func(cmd *cobra.Command, args []string) error {
			what := usage.Choice(args[1], uses())
			if !slices.Contains(uses(), what) {
				return usage.Misused(cmd, "a lesson is not answered with %q, but with one of: %s", args[1], usage.Choices(uses()))
			}
			return answer(s, cmd, args[0], journal.LessonAnswer{What: what, Line: strings.Join(args[2:], " "), Class: class})
		},
	}), 2)
	cmd.Flags().StringVar(&class, "class", "", voice.Say("the `CLASS` it was used in"))
	_ = cmd.RegisterFlagCompletionFunc("class", s.Classes()) // fails only for a flag that is not there
	return cmd
}

func retire(s Shell) *cobra.Command {
	return usage.TakesWords(s.JSON(&cobra.Command{
		Use:               "retire ID [WHY…]",
		Short:             voice.Say("Retire a lesson"),
		Args:              usage.Takes(1, -1),
		ValidArgsFunction: s.IDs(),
		RunE: func(cmd *cobra.Command, args []string) error {
			return answer(s, cmd, args[0], journal.LessonAnswer{What: journal.Retire, Line: strings.Join(args[1:], " ")})
		},
	}), 1)
}

func answer(s Shell, cmd *cobra.Command, id string, a journal.LessonAnswer) error {
	b, err := s.Read(cmd.Context())
	if err != nil {
		return err
	}
	l, err := find(cmd.Context(), b, id)
	if err != nil {
		return err
	}
	l, _, err = b.Lessons.AnswerWith(cmd.Context(), l.ID, a)
	if err != nil {
		return err
	}
	return s.Print(l, func() {
		if a.What == journal.Retire {
			s.Say("Retired. It stays in the library and won't come back by itself.")
			return
		}
		s.Say("Kept. It comes round again on %s.", voice.Day(l.Next, told.DayAs))
	})
}

// find finds a lesson by the beginning of its id.
func find(ctx context.Context, b *book.Book, prefix string) (journal.Lesson, error) {
	l, err := b.Lessons.Find(ctx, prefix)
	if err == nil {
		return l, nil
	}
	hinted := usage.ListedIn("messup lessons", err)
	if errors.Is(err, journal.ErrNotFound) {
		if l, is, err := taughtBy(ctx, b, prefix); err != nil || is {
			return l, err
		}
		if into, err := joinedInto(ctx, b, prefix); err == nil && into != "" {
			hinted = &usage.HintedError{Err: hinted, Hint: voice.Say("It is one with another lesson now: `messup lessons show %s` prints that.", into)}
		}
	}
	return l, fmt.Errorf("lesson: %w", hinted)
}

// taughtBy is the one lesson of an entry, under an id of its own; false if it has none. The error
// wraps ErrAmbiguous where there are several.
func taughtBy(ctx context.Context, b *book.Book, prefix string) (l journal.Lesson, is bool, err error) {
	e, err := b.Entries.Find(ctx, prefix)
	if err != nil {
		return l, false, nil //nolint:nilerr // it is no entry either: then nothing is there
	}
	all, err := b.Lessons.AllOf(ctx, e.ID)
	var ids []journal.ID
	for _, t := range all {
		if t.Entry == e.ID { // else it was joined into one of another entry, which is told
			ids = append(ids, t.ID)
		}
	}
	if err != nil || len(ids) == 0 {
		return l, false, err
	}
	if len(ids) == 1 {
		l, err = b.Lessons.Find(ctx, string(ids[0]))
		return l, err == nil, err
	}
	short, err := b.Shorten(ctx, journal.Lessons, ids)
	if err != nil {
		return l, false, err
	}
	return l, false, &usage.HintedError{
		Err:  fmt.Errorf("lesson: %w: %s (%s)", journal.ErrAmbiguous, prefix, strings.Join(short, ", ")),
		Hint: voice.Say("The entry has taught more than one: name one of them."),
	}
}

// joinedInto returns the shortest id of the lesson that the first lesson of an entry
// was joined into; empty if there is none, or more than one.
func joinedInto(ctx context.Context, b *book.Book, prefix string) (short string, err error) {
	e, err := b.Entries.Find(ctx, prefix)
	if err != nil {
		return "", err
	}
	all, _, err := b.Lessons.Search(ctx, search.Query{}, 0, 0)
	if err != nil {
		return "", err
	}
	all = slices.DeleteFunc(all, func(l journal.Lesson) bool {
		return !slices.ContainsFunc(l.Stories, func(s journal.Story) bool { return s.Entry == e.ID })
	})
	if len(all) != 1 {
		return "", nil
	}
	ids, err := b.Shorten(ctx, journal.Lessons, []journal.ID{all[0].ID})
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

func move(s Shell, to journal.LessonState, verb, short, did string) *cobra.Command {
	var instead string
	cmd := s.JSON(&cobra.Command{
		Use:               verb + " ID",
		Short:             short,
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
			var shelved journal.Lesson
			if instead != "" {
				shelved, err = find(cmd.Context(), b, instead)
				if err != nil {
					return err
				}
			}
			moved, err := b.Lessons.Move(cmd.Context(), l.ID, to, shelved.ID)
			if err != nil {
				return err
			}
			return s.Print(moved, func() { s.Say("%s: %s", did, moved.Text) })
		},
	})
	if to == journal.Carried {
		cmd.Flags().StringVar(&instead, "instead-of", "", voice.Say("put the lesson with this `ID` on the shelf for it"))
	}
	return cmd
}
