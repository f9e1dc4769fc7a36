package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/prompts"
)

// loose prints the messes that still lack something.
func loose(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:   "loose",
		Short: "List messes that still lack something",
		Long: `List the messes that still lack something: a lesson, a day for the plan, a word
with somebody, or the rest of the questions.`,
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			all, err := b.Loose(cmd.Context())
			if err != nil {
				return err
			}
			ids := idsOf(all, func(end journal.LooseEnd) journal.ID { return end.Line.ID })
			return s.printList(cmd.Context(), b, journal.Entries, ids, journal.NoLoose, newLooseEnds(s.sets, all), func(short []string) {
				t := table{flex: 2}
				for i, end := range all {
					t.add("", short[i], end.Line.Happened.Format(dayAs), end.Line.Title, end.Line.Class, sayLacks(end))
				}
				s.printTable(t)
			})
		},
	})
}

// looseEnd is an entry in `loose --json`.
type looseEnd struct {
	row
	Lacks   []journal.Lack `json:"lacks"`
	Until   journal.Day    `json:"until,omitzero"` // put away until this day
	Plan    journal.ID     `json:"plan,omitempty"`
	Checkin journal.ID     `json:"checkin,omitempty"`
}

func newLooseEnds(sets prompts.Library, all []journal.LooseEnd) []looseEnd {
	ends := make([]looseEnd, 0, len(all))
	for _, end := range all {
		ends = append(ends, looseEnd{newRow(sets, journal.Found{Line: end.Line}), end.Lacks, end.Line.Away, end.Plan, end.Checkin})
	}
	return ends
}

func sayLacks(end journal.LooseEnd) string {
	words := make([]string, 0, len(end.Lacks))
	for _, lack := range end.Lacks {
		word := string(lack)
		if lack == journal.PutAway {
			word += " until " + end.Line.Away.Format(dayAs)
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}
