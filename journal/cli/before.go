package cli

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
	"messup/journal/gather"
	"messup/journal/slip"
	"messup/journal/text"
	"messup/journal/voice"
)

// before prints what is good to know before a class.
func before(s *session) *cobra.Command {
	var paper bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "before [CLASS]",
		Short: voice.Say("Print what to know before a class"),
		Long: voice.Say(`Print what to know before a class, or before anything that has a tag: today's
plan, signs seen early and what to switch to, lessons, and whom to ask first.
The beginning of the name is enough; without one it is the class that comes next by
your timetable. With --slip one sign, what to switch to and
the plan, at the width of a margin, to print or to copy.`),
		Example:           voice.Say("  messup before 9B\n  messup before 9B --slip | lpr"),
		Args:              takes(0, -1),
		ValidArgsFunction: s.completeClasses,
		RunE: s.reading(func(cmd *cobra.Command, args []string, b *opened) error {
			card, err := s.beforeClass(cmd, b, strings.Join(args, " "))
			if err != nil {
				return err
			}
			if paper {
				on := slip.Of(card, date.DayOf(s.Now()))
				return s.print(on, func() { s.showSlip(on) })
			}
			return s.print(newBeforeCard(card), func() { s.showBefore(card) })
		}),
	})
	cmd.Flags().BoolVar(&paper, "slip", false, voice.Say("a slip of paper for the margin of your notes"))
	return cmd
}

// beforeClass reads the card of a class, or else of the one that comes next.
func (s *session) beforeClass(cmd *cobra.Command, b *opened, class string) (book.Before, error) {
	if class != "" {
		return b.Classes.Before(cmd.Context(), class)
	}
	card, known, err := b.Classes.Coming(cmd.Context())
	if err == nil && !known {
		err = misused(cmd, "name a class, or give `messup settings` a timetable")
	}
	return card, err
}

func (s *session) showSlip(on slip.Slip) {
	if on.Empty() {
		s.say("%s", on.Nothing())
	}
	for _, line := range on.Lines {
		s.say("%s", line)
	}
}

// beforeCard is what `before --json` prints.
type beforeCard struct {
	Class   string           `json:"class"`
	Plans   []journal.Plan   `json:"plans"`
	More    int              `json:"more_plans,omitempty"`
	Signs   []book.Sign      `json:"signs"`
	Lessons []journal.Lesson `json:"lessons"`
	Ask     *book.AskFirst   `json:"ask_first,omitempty"`
	Heard   *journal.Heard   `json:"heard,omitempty"`
}

func newBeforeCard(b book.Before) beforeCard {
	card := beforeCard{
		Class: b.Class, More: b.More, Plans: []journal.Plan{}, Signs: append([]book.Sign{}, b.Signs...), Lessons: []journal.Lesson{},
	}
	for _, p := range b.Plans {
		card.Plans = append(card.Plans, p.Sealed())
	}
	for _, l := range b.Lessons {
		card.Lessons = append(card.Lessons, l.Lesson)
	}
	if b.Ask.Person != "" {
		card.Ask = &b.Ask
	}
	if b.Heard.ID != "" {
		card.Heard = &b.Heard
	}
	return card
}

func (s *session) showBefore(b book.Before) {
	s.heading(voice.Joined(voice.Say("Before: %s", b.Class), voice.ComesNext(b.Next, date.DayOf(s.Now()))))
	lines := make([]voice.Labelled, 0, 2*len(b.Plans)+2*len(b.Signs)+len(b.Lessons)+1)
	for _, p := range b.Plans {
		lines = append(lines, voice.PlanBefore(p, date.DayOf(s.Now()), b.Year)...)
	}
	lines = append(lines, voice.MoreBefore(b.More)...)
	lines = append(lines, voice.HeardBefore(b.Heard, s.Now())...)
	lines = append(lines, voice.Signs(b.Signs)...)
	label := voice.Say("Lessons")
	for _, l := range b.Lessons {
		lines = append(lines, voice.Labelled{Label: label, Text: l.Text})
		label = ""
	}
	lines = append(lines, voice.AskFirst(b.Ask)...)
	if len(lines) == 0 {
		s.say("%s", voice.NoBefore)
		return
	}
	t := table.Table{Flex: 1, Wrap: true}
	for _, line := range lines {
		t.Add("", line.Label, line.Text)
	}
	s.printTable(t)
}

// loose prints the messes that still lack something.
func loose(s *session) *cobra.Command {
	cmd := s.printsJSON(&cobra.Command{
		Use:   "loose",
		Short: voice.Say("List messes that still lack something"),
		Long: voice.Say(`List the messes that still lack something: a lesson, a day for the plan, a word
with somebody, or the rest of the questions; and plans of no mess that have no day.`),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: s.reading(func(cmd *cobra.Command, _ []string, b *opened) error {
			all, err := b.Loose(cmd.Context())
			if err != nil {
				return err
			}
			ids := idsOf(all, func(end gather.LooseEnd) journal.ID { return end.Line.ID })
			return s.printList(cmd.Context(), b, journal.Entries, ids, voice.Say(voice.NoLoose), told.LooseEnds(s.sets, all), func(short []string) {
				t := table.Table{Flex: 2}
				for i, end := range all {
					lacks := strings.Join(voice.Lacks(end, func(day date.Day) string { return day.Format(dayAs) }), ", ")
					if end.Line.ID == "" {
						t.Add("", end.Plan.ID.Short(), end.Plan.Made.Format(dayAs), voice.PlanSentence(end.Plan), end.Plan.Whom(), lacks)
						continue
					}
					t.Add("", short[i], end.Line.Happened.Format(dayAs), end.Line.Title, end.Line.Class, lacks)
				}
				s.printTable(t)
			})
		}),
	})
	cmd.AddCommand(dropLoose(s), takeUp(s))
	return cmd
}

// dropLoose lets a loose end go.
func dropLoose(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:   "let-go ID [WHY…]",
		Short: voice.Say("Let a loose end go"),
		Long: voice.Say(`Let a loose end go: a mess that lacks something, or a plan of no mess. It asks for
nothing more. Every word of it stays: "messup list is:dropped" and "messup plans
is:dropped" find it.`),
		Args:              takes(1, -1),
		ValidArgsFunction: s.completeEntries(),
		RunE: s.reading(func(cmd *cobra.Command, args []string, b *opened) error {
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
			return s.print(named{cmp.Or(entry, plan), name}, func() {
				if !dropped {
					s.say(voice.NothingLoose)
					return
				}
				s.say("Let go: %s", text.CleanLine(name))
			})
		}),
	})
}

// takeUp takes up again what was let go.
func takeUp(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "take-up ID",
		Short:             voice.Say("Take a mess up again that was let go"),
		Args:              takes(1, 1),
		ValidArgsFunction: s.completeEntries(),
		RunE: s.reading(func(cmd *cobra.Command, args []string, b *opened) error {
			e, err := b.Entries.Find(cmd.Context(), args[0])
			if err != nil {
				return usage.ListedIn("messup list is:dropped", err)
			}
			if err := b.Entries.TakeUp(cmd.Context(), e.ID); err != nil {
				return err
			}
			return s.print(named{e.ID, e.Name()}, func() {
				if e.LetGo == 0 {
					s.say("It was not let go.")
					return
				}
				s.say("Taken up again: %s", text.CleanLine(e.Name()))
			})
		}),
	})
}
