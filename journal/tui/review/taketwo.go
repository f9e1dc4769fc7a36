package review

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/tui/plans"
	"messup/journal/voice"
)

// takeTwoStop goes through the plans whose day has come.
type takeTwoStop struct {
	stopEnv
	at    int
	piece *plans.Panel
}

func (s *takeTwoStop) begin() tea.Cmd {
	s.piece = nil
	if s.at >= len(s.agenda.Plans) {
		return nil
	}
	book, id := s.env.Book, s.agenda.Plans[s.at].ID
	from := s.agenda.Plans[s.at].Entry
	type read struct {
		plan plans.PlanRead
		side besideRead
	}
	return form.After(s.Host, func(ctx context.Context) (r read, err error) {
		if r.plan, err = plans.ReadPlan(ctx, book, id); err != nil {
			return r, err
		}
		r.side, err = readFrom(ctx, book, from)
		return r, err
	}, func(r read) tea.Cmd {
		s.side = r.side
		s.piece = plans.NewPanel(s.Host, r.plan, s.said)
		s.piece.Noted = func(line string) tea.Cmd { return s.record(id, line, nil) }
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
	return voice.Say("%d of %d", s.at+1, len(s.agenda.Plans))
}

// said notes what became of a plan, and goes on once all is Said for now.
func (s *takeTwoStop) said(line string) tea.Cmd {
	plan := s.piece.Plan
	return s.record(plan.ID, line, func() tea.Cmd {
		if s.piece.Settled() {
			return s.goOn()
		}
		return nil
	})
}

func (s *takeTwoStop) Question(width int) page.Question {
	set := s.paper(width)
	switch {
	case s.piece != nil:
		return s.piece.Question(width)
	case s.at < len(s.agenda.Plans): // on its way from the disk
		return page.Question{}
	}
	s.setRecorded(set)
	said := voice.NothingCome(s.agenda, "No plan's day has come.")
	if len(s.recorded()) > 0 {
		said = voice.Say("No other plan's day has come.")
	}
	set.Add(set.Look.Ink, said)
	return page.Question{About: set.Rows, Width: width}
}

func (s *takeTwoStop) Actions() []page.Action {
	if s.piece == nil {
		return nil
	}
	return s.piece.Actions()
}
