package tui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// takeTwoStop goes through the plans whose day has come.
type takeTwoStop struct {
	stopEnv
	at    int
	piece *planPiece
}

func (s *takeTwoStop) begin() tea.Cmd {
	s.piece = nil
	if s.at >= len(s.agenda.Plans) {
		return nil
	}
	book, id := s.desk.book, s.agenda.Plans[s.at].ID
	return after(s.host, func(ctx context.Context) (planRead, error) {
		return readPlan(ctx, book, id)
	}, func(r planRead) tea.Cmd {
		s.piece = newPlanPiece(s.host, r, s.said)
		return nil
	})
}

func (s *takeTwoStop) next() bool {
	s.at++
	return s.at < len(s.agenda.Plans)
}

func (s *takeTwoStop) aside() string {
	if len(s.agenda.Plans) < 2 {
		return ""
	}
	return fmt.Sprintf("%d of %d", s.at+1, len(s.agenda.Plans))
}

// said notes what became of a plan, and goes on once all is said for now.
func (s *takeTwoStop) said(line string) tea.Cmd {
	plan := s.piece.plan
	return s.record(plan.ID, line, func() tea.Cmd {
		if s.piece.settled() {
			return s.goOn()
		}
		return nil
	})
}

func (s *takeTwoStop) lines(width int) []string {
	set := s.paper()
	switch {
	case s.piece != nil:
		return s.piece.lines(width)
	case s.at < len(s.agenda.Plans): // on its way from the disk
		return nil
	}
	s.setRecorded(set)
	said := "No plan's day has come."
	if len(s.recorded()) > 0 {
		said = "No other plan's day has come."
	}
	set.add(set.look.words, said)
	return set.rows
}

func (s *takeTwoStop) actions() []action {
	if s.piece == nil {
		return nil
	}
	return s.piece.actions()
}
