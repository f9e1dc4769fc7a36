package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// peopleStop goes through the people to talk to, and ends with one who was
// named more than once and not spoken to yet.
type peopleStop struct {
	stopEnv
	at    int
	piece *checkinPiece
}

func (s *peopleStop) begin() tea.Cmd {
	s.piece = nil
	if s.at < len(s.agenda.Checkins) {
		s.piece = &checkinPiece{desk: s.desk, on: s.host, checkin: s.agenda.Checkins[s.at], said: s.said}
	}
	return nil
}

// count is how many people there are at this stop.
func (s *peopleStop) count() int {
	n := len(s.agenda.Checkins)
	if s.agenda.Person != "" {
		n++
	}
	return n
}

func (s *peopleStop) next() bool {
	s.at++
	return s.at < s.count()
}

func (s *peopleStop) aside() string {
	if s.count() < 2 || s.at >= s.count() {
		return ""
	}
	return fmt.Sprintf("%d of %d", s.at+1, s.count())
}

func (s *peopleStop) said(line string) tea.Cmd {
	return s.record(s.piece.checkin.ID, line, s.goOn)
}

func (s *peopleStop) lines(width int) []string {
	set := s.paper()
	switch {
	case s.piece != nil:
		return s.piece.lines(width)
	case s.named():
		set.add(set.look.ask, s.agenda.Person)
		set.gap()
		set.add(set.look.words, "Named more than once as somebody to ask earlier. A conversation, perhaps?")
		return set.rows
	}
	s.setRecorded(set)
	said := "Nobody to speak to is noted for now."
	if len(s.recorded()) > 0 {
		said = "Nobody else is noted for now."
	}
	set.add(set.look.words, said)
	return set.rows
}

// named reports that the one who was named more than once is on the sheet.
func (s *peopleStop) named() bool {
	return s.agenda.Person != "" && s.at == len(s.agenda.Checkins)
}

func (s *peopleStop) actions() []action {
	switch {
	case s.piece != nil:
		return s.piece.actions()
	case s.named():
		person := s.agenda.Person
		return []action{act("c", "check in", func() tea.Cmd {
			return askCheckin(s.host, journal.Checkin{Person: person, Purpose: "ask"}, nil, func(c journal.Checkin) tea.Cmd {
				return s.record(c.ID, journal.CleanLine(c.Person), s.goOn)
			})
		}, "c")}
	}
	return nil
}
