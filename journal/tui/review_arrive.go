package tui

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// arriveStop says what the review looks back on, and how long it may take.
type arriveStop struct{ stopEnv }

func (s *arriveStop) begin() tea.Cmd { return nil }
func (s *arriveStop) next() bool     { return false }
func (s *arriveStop) aside() string  { return "" }

func (s *arriveStop) lines(int) []string {
	set := s.paper()
	set.add(set.look.words, journal.SayArrival(s.agenda))
	if s.settings.Important != "" {
		set.gap()
		set.add(set.look.quiet, "Most important this year")
		set.add(set.look.words, s.settings.Important)
	}
	if len(s.agenda.Old) > 0 {
		set.gap()
		set.add(set.look.quiet, "Older drafts. They can stay, or be put away until a day.")
		for _, l := range s.agenda.Old {
			set.rows = append(set.rows, noBar+oneLine(set.look, set.look.words, journal.CleanLine(l.Title), nil, set.width-2))
		}
	}
	set.gap()
	for _, o := range s.lengths() {
		bar, _ := set.look.row(strings.HasPrefix(o.help, strconv.Itoa(s.review.Minutes)) && o.key != "l") // what enter goes on with
		set.rows = append(set.rows, bar+set.look.key.Render(o.key)+"  "+oneLine(set.look, set.look.words, o.help, nil, set.width-5))
	}
	set.gap()
	set.add(set.look.quiet, "Any stop can be skipped; the review is then still done.")
	return set.rows
}

// lengths are the keys that choose how long the review is.
func (s *arriveStop) lengths() []option {
	length := func(minutes int, prefer journal.Stop) func() tea.Cmd {
		return func() tea.Cmd {
			quiet := s.agenda.Quiet
			return s.change(func(r journal.Review) journal.Review { return r.Resized(minutes, prefer, quiet).Next() })
		}
	}
	return []option{
		{"1", "15 minutes", length(15, journal.StopMess)},
		{"8", "8 minutes, with one mess", length(8, journal.StopMess)},
		{"l", "8 minutes, with the lessons coming back", length(8, journal.StopLessons)},
		{"5", "5 minutes", length(5, journal.StopMess)},
	}
}

func (s *arriveStop) actions() []action {
	all := keyed("", "", s.lengths())
	if len(s.agenda.Old) > 0 {
		all = append(all, act("p", "put the older drafts away", s.putAway, "p"))
	}
	return append(all, act("v", "past reviews", func() tea.Cmd { return goTo(Reviews{}) }, "v"))
}

// putAway puts all older drafts away until a day.
func (s *arriveStop) putAway() tea.Cmd {
	book, old := s.desk.book, s.agenda.Old
	return s.write(slip{
		ask: "Put them away until when?", hint: "They are still found; they don't come up before that day.",
		blanks: []blank{untilWhen()},
		save: func(ctx context.Context, v values) (func() tea.Cmd, error) {
			for _, l := range old {
				if err := putAwayUntil(ctx, book, l.ID, v[0]); err != nil {
					return nil, err
				}
			}
			return func() tea.Cmd {
				return tea.Batch(s.change(func(r journal.Review) journal.Review { return r }), say("Put away."))
			}, nil
		},
	})
}
