package review

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/lessons"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// lessonsStop brings lessons back, one at a time: first when each applies, and
// the lesson behind a key, for remembering it first is what makes it stay.
type lessonsStop struct {
	stopEnv
	at    int
	piece *lessons.Panel
}

func (s *lessonsStop) begin() tea.Cmd {
	s.piece = nil
	if s.at < len(s.agenda.Lessons) {
		s.piece = &lessons.Panel{Env: s.env, On: s.Host, Card: s.agenda.Lessons[s.at], Hidden: true, Said: s.said}
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
	return voice.Say("%d of %d", s.at+1, len(s.agenda.Lessons))
}

// said notes the answer, and goes on unless something is offered.
func (s *lessonsStop) said(line string) tea.Cmd {
	card, offer := s.piece.Card, s.piece.Offer
	return s.record(card.ID, card.Text+" ("+line+")", func() tea.Cmd {
		if offer != journal.NoOffer {
			return nil
		}
		return s.goOn()
	})
}

func (s *lessonsStop) Lines(width int) []string {
	if s.piece != nil {
		return s.piece.Lines(width)
	}
	set := s.paper()
	s.setRecorded(set)
	said := voice.Say("No lesson comes back today.")
	if len(s.recorded()) > 0 {
		said = voice.Say("No other lesson comes back today.")
	}
	set.Add(set.Look.Words, said)
	return set.Rows
}

func (s *lessonsStop) Actions() []page.Action {
	if s.piece == nil {
		return nil
	}
	all := s.piece.Actions()
	if entry := s.piece.Card.Story; entry != "" {
		all = append(all, page.Act("o", "open where it came from", func() tea.Cmd { return page.GoTo(page.Read{ID: entry}) }, "o").Seldom())
	}
	if len(s.agenda.More) > 0 && s.piece.Offer == journal.NoOffer && !s.piece.Used {
		all = append(all, page.Act("M", "show more that are due", s.more, "M").Seldom())
	}
	return all
}

// more takes the others that are due along, for those who ask.
func (s *lessonsStop) more() tea.Cmd {
	s.agenda.Lessons = slices.Concat(s.agenda.Lessons, s.agenda.More)
	s.agenda.More = nil
	return nil
}
