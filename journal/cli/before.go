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
	today := journal.DayOf(s.Now())
	t := table{flex: 1, wrap: true}
	add := func(label, text string) {
		if n := len(t.rows); n > 0 && label == t.rows[n-1].cells[0] {
			label = ""
		}
		t.add("", label, text)
	}
	for _, p := range b.Plans {
		label := "Plan"
		if p.Day == today {
			label = "Plan for today"
		} else if p.Day != 0 {
			label = "Plan for " + p.Day.Weekday().String()
		}
		add(label, p.Sentence())
		if p.LookFor != "" {
			t.add("", "", "Look for: "+p.LookFor)
		}
	}
	for i, sign := range b.Signs {
		add(first(i, "Signs"), sign.Sign+" ("+sign.Happened.Format("Jan")+")")
		if sign.Switch != "" {
			t.add("", "", "→ switch to: "+sign.Switch)
		}
	}
	for i, l := range b.Lessons {
		add(first(i, "Lessons"), l.Text)
	}
	if b.Ask.Person != "" {
		ask := b.Ask.Person
		if b.Ask.Seen != "" {
			ask += " (" + b.Ask.Seen + ")"
		}
		add("Ask first", ask)
	}
	if len(t.rows) == 0 {
		s.say("Nothing to know before it.")
		return
	}
	s.printTable(t)
}

// first is the label of the first row of several.
func first(i int, label string) string {
	if i > 0 {
		return ""
	}
	return label
}
