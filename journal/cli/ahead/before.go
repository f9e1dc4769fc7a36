package ahead

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/slip"
	"messup/journal/voice"
)

// Before prints what is good to know before a class.
func Before(s Shell) *cobra.Command {
	var paper bool
	cmd := s.JSON(&cobra.Command{
		Use:   "before [CLASS]",
		Short: voice.Say("Print what to know before a class"),
		Long: voice.Say(`Print what to know before a class, or before anything that has a tag: today's
plan, signs seen early and what to switch to, lessons, and whom to ask first.
The beginning of the name is enough; without one it is the class that comes next by
your timetable. With --slip one sign, what to switch to and
the plan, at the width of a margin, to print or to copy.`),
		Example:           voice.Say("  messup before 9B\n  messup before 9B --slip | lpr"),
		Args:              usage.Takes(0, -1),
		ValidArgsFunction: s.CompleteClasses(),
		RunE: reading(s, func(cmd *cobra.Command, args []string, b *book.Book) error {
			card, err := beforeClass(cmd, b, strings.Join(args, " "))
			if err != nil {
				return err
			}
			if paper {
				on := slip.Of(card, date.DayOf(b.Now()))
				return s.Print(on, func() { showSlip(s, on) })
			}
			return s.Print(newBeforeCard(card), func() { showBefore(s, card, b.Now()) })
		}),
	})
	cmd.Flags().BoolVar(&paper, "slip", false, voice.Say("a slip of paper for the margin of your notes"))
	return cmd
}

// beforeClass reads the card of a class, or else of the one that comes next.
func beforeClass(cmd *cobra.Command, b *book.Book, class string) (book.Before, error) {
	if class != "" {
		return b.Classes.Before(cmd.Context(), class)
	}
	card, known, err := b.Classes.Coming(cmd.Context())
	if err == nil && !known {
		err = usage.Misused(cmd, "name a class, or give `messup settings` a timetable")
	}
	return card, err
}

func showSlip(s Shell, on slip.Slip) {
	if on.Empty() {
		s.Say("%s", on.Nothing())
	}
	for _, line := range on.Lines {
		s.Say("%s", line)
	}
}

// beforeCard is what `before --json` prints.
type beforeCard struct {
	Class   string           `json:"class"`
	Also    []string         `json:"also,omitempty"`
	Plans   []journal.Plan   `json:"plans"`
	More    int              `json:"more_plans,omitempty"`
	Signs   []book.Sign      `json:"signs"`
	Lessons []journal.Lesson `json:"lessons"`
	Ask     *book.AskFirst   `json:"ask_first,omitempty"`
	Heard   *journal.Heard   `json:"heard,omitempty"`
}

func newBeforeCard(b book.Before) beforeCard {
	card := beforeCard{
		Class: b.Class, Also: b.Also, More: b.More, Plans: []journal.Plan{}, Signs: append([]book.Sign{}, b.Signs...), Lessons: []journal.Lesson{},
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

func showBefore(s Shell, b book.Before, now time.Time) {
	s.Heading(voice.Joined(voice.Say("Before: %s", b.Class), voice.Joined(b.Also...), voice.ComesNext(b.Next, date.DayOf(now))))
	lines := make([]voice.Labelled, 0, 2*len(b.Plans)+2*len(b.Signs)+len(b.Lessons)+1)
	for _, p := range b.Plans {
		lines = append(lines, voice.PlanBefore(p, date.DayOf(now), b.Year)...)
	}
	lines = append(lines, voice.MoreBefore(b.More)...)
	lines = append(lines, voice.HeardBefore(b.Heard, now)...)
	lines = append(lines, voice.Signs(b.Signs)...)
	label := voice.Say("Lessons")
	for _, l := range b.Lessons {
		lines = append(lines, voice.Labelled{Label: label, Text: l.Text})
		label = ""
	}
	lines = append(lines, voice.AskFirst(b.Ask)...)
	if len(lines) == 0 {
		s.Say("%s", voice.NoBefore)
		return
	}
	t := table.Table{Flex: 1, Wrap: true}
	for _, line := range lines {
		t.Add("", line.Label, line.Text)
	}
	s.Rows(t)
}
