package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/voice"
)

// review opens the weekly review, or prints the past ones.
func review(s *session) *cobra.Command {
	var list, partner bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "review",
		Short: voice.Say("Look back at the week"),
		Long: voice.Say(`Open the weekly review: fifteen minutes, eight or five; everything can be skipped,
and for two days it goes on where it stopped. With --list or an ID it prints what
was recorded in past ones.

With --partner two people hold it: one tells, the other asks. Each stop says whose
turn it is and what to ask aloud; only short notes are typed.`),
		Example:           voice.Say("  messup review\n  messup review --partner\n  messup review --list"),
		Args:              takes(0, 1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && !list && !s.json {
				return s.open(cmd.Context(), Start{Review: true, Partner: partner})
			}
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return s.listReviews(cmd, b)
			}
			r, err := b.Reviews.Find(cmd.Context(), args[0])
			err = usage.ListedIn("messup review --list", err)
			if err != nil {
				return fmt.Errorf("review: %w", err)
			}
			return s.print(r, func() { s.showReview(r, r.ID.Short()) })
		},
	})
	cmd.Flags().BoolVar(&list, "list", false, voice.Say("print past reviews, newest first"))
	cmd.Flags().BoolVar(&partner, "partner", false, voice.Say("hold it with somebody: one tells, the other asks"))
	return cmd
}

func (s *session) listReviews(cmd *cobra.Command, b *opened) error {
	all, err := b.Reviews.All(cmd.Context(), 0)
	if err != nil {
		return err
	}
	all = append([]journal.Review{}, all...) // an empty list in JSON, not null
	ids := idsOf(all, func(r journal.Review) journal.ID { return r.ID })
	return s.printList(cmd.Context(), b, journal.ReviewsKind, ids, voice.Say("No reviews yet. `messup review` begins one."), all, func(short []string) {
		for i, r := range all {
			if i > 0 {
				s.say("")
			}
			s.showReview(r, short[i])
		}
	})
}

// showReview prints what was recorded in a review.
func (s *session) showReview(r journal.Review, id string) {
	day := date.DayOf(r.Begun)
	_, week := day.ISOWeek()
	left, partner := "", ""
	if r.Partner {
		partner = voice.Say("with a partner")
	}
	if r.Open() {
		left = voice.Say("left at %s", voice.StopName(r.At))
	}
	s.heading(voice.Joined(voice.Day(day, dayAs), voice.Say("week %d", week), id, partner, left))
	t := table.Table{Flex: 1, Wrap: true}
	for i, x := range r.Recorded {
		label := voice.StopName(x.Stop)
		if i > 0 && r.Recorded[i-1].Stop == x.Stop {
			label = ""
		}
		t.Add("", label, x.Line)
		for _, half := range voice.Halves(x) {
			t.Add("", "", voice.Say("%s: %s", half[0], half[1]))
		}
	}
	if len(t.Rows) > 0 {
		s.printTable(t)
	}
}
