package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
)

// before prints what is good to know before a class.
func before(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:   "before CLASS",
		Short: "Print what to know before a class",
		Long: `Print what to know before a class, or before anything that has a tag: today's
plan, signs seen early and what to switch to, lessons, and whom to ask first.
The beginning of the name is enough.`,
		Example:           "  messup before 9B",
		Args:              takes(1, -1),
		ValidArgsFunction: s.completeClasses,
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			card, err := b.Before(cmd.Context(), strings.Join(args, " "))
			if err != nil {
				return err
			}
			return s.print(newBeforeCard(card), func() { s.showBefore(card) })
		},
	})
}

// beforeCard is what `before --json` prints.
type beforeCard struct {
	Class   string            `json:"class"`
	Plans   []journal.Plan    `json:"plans"`
	Signs   []journal.Sign    `json:"signs"`
	Lessons []journal.Lesson  `json:"lessons"`
	Ask     *journal.AskFirst `json:"ask_first,omitempty"`
}

func newBeforeCard(b journal.Before) beforeCard {
	card := beforeCard{
		Class: b.Class, Plans: append([]journal.Plan{}, b.Plans...), Signs: append([]journal.Sign{}, b.Signs...), Lessons: []journal.Lesson{},
	}
	for _, l := range b.Lessons {
		card.Lessons = append(card.Lessons, l.Lesson)
	}
	if b.Ask.Person != "" {
		card.Ask = &b.Ask
	}
	return card
}

func (s *session) showBefore(b journal.Before) {
	s.heading("Before: " + b.Class)
	var lines []journal.Labelled
	for _, p := range b.Plans {
		lines = append(lines, journal.SayBeforePlan(p, journal.DayOf(s.Now()))...)
	}
	lines = append(lines, journal.SaySigns(b.Signs)...)
	label := "Lessons"
	for _, l := range b.Lessons {
		lines = append(lines, journal.Labelled{Label: label, Text: l.Text})
		label = ""
	}
	lines = append(lines, journal.SayAskFirst(b.Ask)...)
	if len(lines) == 0 {
		s.say("%s", journal.NoBefore)
		return
	}
	t := table{flex: 1, wrap: true}
	for _, line := range lines {
		t.add("", line.Label, line.Text)
	}
	s.printTable(t)
}
