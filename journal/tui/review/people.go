package review

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/tui/people"
	"messup/journal/voice"
)

// peopleStop goes through the people to talk to, and ends with one who was
// named more than once and not spoken to yet, and with what somebody said that has
// no plan to stand beside.
type peopleStop struct {
	stopEnv
	at    int
	piece *people.Panel
	told  people.Beside
}

func (s *peopleStop) begin() tea.Cmd {
	s.piece = nil
	if s.at < len(s.agenda.Checkins) {
		s.piece = &people.Panel{Env: s.env, On: s.Host, Checkin: s.agenda.Checkins[s.at], Said: s.said}
	}
	if s.hears() { // once; from then on it is among what was heard, as before
		book, id := s.env.Book, s.heard.ID
		s.told = people.Beside{On: s.Host, Heard: s.heard, Said: s.goOn}
		return form.After(s.Host, func(ctx context.Context) (journal.Heard, error) {
			return book.Heard.ShownAlone(ctx, id)
		}, func(journal.Heard) tea.Cmd { return nil })
	}
	if s.piece == nil {
		return nil
	}
	book, from := s.env.Book, s.piece.Checkin.Entry
	return form.After(s.Host, func(ctx context.Context) (besideRead, error) { return readFrom(ctx, book, from) }, func(r besideRead) tea.Cmd {
		s.side = r
		return nil
	})
}

// count is how many people there are at this stop.
func (s *peopleStop) count() int {
	n := len(s.agenda.Checkins)
	if s.agenda.Person != "" {
		n++
	}
	if s.heard.ID != "" {
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
	return voice.Say("%d of %d", s.at+1, s.count())
}

func (s *peopleStop) said(line string) tea.Cmd {
	return s.record(s.piece.Checkin.ID, line, s.goOn)
}

func (s *peopleStop) Question(width int) page.Question {
	set := s.paper(width)
	switch {
	case s.piece != nil:
		return s.piece.Question(width)
	case s.named():
		set.Add(set.Look.Bold, s.agenda.Person)
		set.Gap()
		set.Add(set.Look.Ink, voice.Say("Named more than once as somebody to ask earlier."))
		return page.Question{About: set.Rows, Ask: voice.Say("A conversation, perhaps?"), Answers: []page.Action{s.checkIn()}, Width: width}
	case s.hears():
		return s.told.Question(width)
	}
	s.setRecorded(set)
	said := voice.NothingCome(s.agenda, "Nobody to speak to is noted for now.")
	if len(s.recorded()) > 0 {
		said = voice.Say("Nobody else is noted for now.")
	}
	set.Add(set.Look.Ink, said)
	return page.Question{About: set.Rows, Width: width}
}

// named reports that the one who was Named more than once is on the page.
func (s *peopleStop) named() bool {
	return s.agenda.Person != "" && s.at == len(s.agenda.Checkins)
}

// hears reports that what somebody said is on the page: it comes last.
func (s *peopleStop) hears() bool { return s.heard.ID != "" && s.at == s.count()-1 }

// checkIn begins a talk with the one who was named more than once.
func (s *peopleStop) checkIn() page.Action {
	person := s.agenda.Person
	return page.Act("c", "check in", func() tea.Cmd {
		return people.AskCheckin(s.Host, journal.Checkin{Person: person, Purpose: "ask"}, nil, func(c journal.Checkin) tea.Cmd {
			return s.record(c.ID, text.CleanLine(c.Person), s.goOn)
		})
	}, "c")
}

func (s *peopleStop) Actions() []page.Action { return nil }
