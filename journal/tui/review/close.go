package review

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
	"messup/journal/voice"
)

// closeStop is a definite end: what the week left, and one thing to try.
type closeStop struct{ stopEnv }

func (s *closeStop) begin() tea.Cmd { return nil }

func (s *closeStop) next() bool { return false }

func (s *closeStop) aside() string { return "" }

func (s *closeStop) Actions() []page.Action { return nil }

func (s *closeStop) Lines(int) []string {
	set := s.paper()
	ends := func() {
		set.Add(set.Look.Words, voice.Closing(s.review))
		set.Add(set.Look.Quiet, voice.LeftOver(s.agenda.Come))
		set.Gap()
	}
	if s.env.Short() { // the end is what has to be seen
		ends()
	}
	setReview(set, s.review.CloseLines())
	set.Gap()
	if !s.env.Short() {
		ends()
	}
	return set.Rows
}
