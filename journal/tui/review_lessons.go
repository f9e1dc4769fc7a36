package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// lessonsStop brings lessons back, one at a time: first when each applies, and
// the lesson behind a key, for remembering it first is what makes it stay.
type lessonsStop struct {
	stopEnv
	at    int
	piece *cardPiece
}

func (s *lessonsStop) begin() tea.Cmd {
	s.piece = nil
	if s.at < len(s.agenda.Lessons) {
		s.piece = &cardPiece{desk: s.desk, on: s.host, card: s.agenda.Lessons[s.at], hidden: true, said: s.said}
	}
	return nil
}

func (s *lessonsStop) next() bool {
	s.at++
	return s.at < len(s.agenda.Lessons)
}

func (s *lessonsStop) aside() string {
	if s.at >= len(s.agenda.Lessons) {
		return ""
	}
	return fmt.Sprintf("%d of %d", s.at+1, len(s.agenda.Lessons))
}

// said notes the answer, and goes on unless something is offered.
func (s *lessonsStop) said(line string) tea.Cmd {
	card, offer := s.piece.card, s.piece.offer
	return s.record(card.ID, card.Text+" ("+line+")", func() tea.Cmd {
		if offer != journal.NoOffer {
			return nil
		}
		return s.goOn()
	})
}

func (s *lessonsStop) lines(width int) []string {
	if s.piece != nil {
		return s.piece.lines(width)
	}
	set := s.paper()
	s.setRecorded(set)
	said := "No lesson comes back today."
	if len(s.recorded()) > 0 {
		said = "No other lesson comes back today."
	}
	set.add(set.look.words, said)
	return set.rows
}

func (s *lessonsStop) actions() []action {
	if s.piece == nil {
		return nil
	}
	all := s.piece.actions()
	if entry := s.piece.card.Entry; entry != "" {
		all = append(all, act("o", "open where it came from", func() tea.Cmd { return goTo(Read{ID: entry}) }, "o").seldom())
	}
	if len(s.agenda.More) > 0 && s.piece.offer == journal.NoOffer && !s.piece.used {
		all = append(all, act("M", "show more that are due", s.more, "M").seldom())
	}
	return all
}

// more takes the others that are due along, for those who ask.
func (s *lessonsStop) more() tea.Cmd {
	s.agenda.Lessons = slices.Concat(s.agenda.Lessons, s.agenda.More)
	s.agenda.More = nil
	return nil
}
