package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// sweepStop empties the head: a line each for what is not in the journal yet.
type sweepStop struct{ stopEnv }

func (s *sweepStop) next() bool    { return false }
func (s *sweepStop) aside() string { return "" }

func (s *sweepStop) begin() tea.Cmd {
	if len(s.recorded()) > 0 {
		return nil
	}
	return s.ask()
}

const sweepLines = 3

func (s *sweepStop) ask() tea.Cmd {
	blanks := make([]blank, sweepLines)
	blanks[0].hint = "attendance took nine minutes again"
	book, kept := s.desk.book, make([]journal.Entry, sweepLines)
	return s.onSlip(slip{
		ask: s.asked(), hint: "A line each. They can be grown later.",
		about: s.setJots, blanks: blanks,
		save: func(ctx context.Context, v values) (func() tea.Cmd, error) {
			for i, line := range v {
				if line == "" || kept[i].ID != "" { // kept before the disk refused another
					continue
				}
				e, err := book.Jot(ctx, line)
				if err != nil {
					return nil, err
				}
				kept[i] = e
			}
			return func() tea.Cmd { return s.recordAll(kept) }, nil
		},
	})
}

func (s *sweepStop) asked() string {
	if s.agenda.Quiet {
		return "A quiet week in the journal. Anything to add before you close?"
	}
	return "Anything from this week that isn't here yet?"
}

// recordAll notes the lines one after the other, then goes on.
func (s *sweepStop) recordAll(kept []journal.Entry) tea.Cmd {
	for i, e := range kept {
		if e.ID != "" {
			return s.record(e.ID, e.Name(), func() tea.Cmd { return s.recordAll(kept[i+1:]) })
		}
	}
	return s.goOn()
}

// setJots sets the lines of the week that are there already.
func (s *sweepStop) setJots(set *paper) {
	if len(s.agenda.Jots) == 0 {
		return
	}
	set.add(set.look.quiet, "Here already")
	for _, j := range s.agenda.Jots {
		set.rows = append(set.rows, noBar+oneLine(set.look, set.look.words, journal.CleanLine(j.Title), nil, set.width-2))
	}
}

func (s *sweepStop) lines(int) []string {
	set := s.paper()
	s.setJots(set)
	set.gap()
	if len(set.rows) == 0 {
		set.add(set.look.words, "Nothing swept up.")
	}
	return set.rows
}

func (s *sweepStop) actions() []action {
	all := []action{act("w", "write a line", s.ask, "w")}
	if len(s.agenda.Jots) > 0 {
		id := s.agenda.Jots[0].ID
		all = append(all, act("g", "grow the first one", func() tea.Cmd { return goTo(Grow{ID: id}) }, "g").seldom())
	}
	return all
}
