package tui

import (
	tea "charm.land/bubbletea/v2"
)

// closeStop is a definite end: what the week left, and one thing to try.
type closeStop struct{ stopEnv }

func (s *closeStop) begin() tea.Cmd    { return nil }
func (s *closeStop) next() bool        { return false }
func (s *closeStop) aside() string     { return "" }
func (s *closeStop) actions() []action { return nil }

func (s *closeStop) lines(int) []string {
	set := s.paper()
	if s.desk.short() { // the end is what has to be seen
		set.add(set.look.words, s.review.Closing())
		set.gap()
		setReview(set, s.review.CloseLines())
		return set.rows
	}
	setReview(set, s.review.CloseLines())
	set.gap()
	set.add(set.look.words, s.review.Closing())
	return set.rows
}
