package page

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A Scroller is which of a page's lines are on the screen.
//
// It is not a bubbles viewport: that one keeps a copy of the lines, fills them
// up to the width and height of the screen, and has keys beside those of the
// page. All that is wanted of it is this.
type Scroller struct {
	Top   int // the first line on the screen
	Total int // the lines there are to read
	Room  int // the lines there is room for
}

// Last is the furthest one can scroll.
func (s *Scroller) Last() int { return max(0, s.Total-s.Room) }

// ScrollTo has a line as the first on the screen, as far as there are lines.
func (s *Scroller) ScrollTo(line int) { s.Top = min(max(0, line), s.Last()) }

// Sight scrolls these lines no further than it takes to have some of them on the screen,
// from one up to another; the first rather than the last where there is no room for all.
func (s *Scroller) Sight(lines []string, room, from, to int) {
	s.Total, s.Room = len(lines), room
	s.ScrollTo(max(s.Top, to-room))
	s.ScrollTo(min(s.Top, from))
}

// See cuts lines to those on the screen.
func (s *Scroller) See(lines []string, room int) string {
	s.Total, s.Room = len(lines), room
	s.ScrollTo(s.Top)
	return strings.Join(lines[s.Top:min(len(lines), s.Top+room)], "\n")
}

// Scrolls are the keys that scroll a page of so many lines.
func (s *Scroller) Scrolls(height int) []Action {
	by := func(n int) func() tea.Cmd {
		return func() tea.Cmd {
			s.ScrollTo(s.Top + n)
			return nil
		}
	}
	whole := max(1, height-1)
	return []Action{
		Act("↓", "down", by(+1), "down").OnScreen().Seldom(),
		Act("↑", "up", by(-1), "up").OnScreen().Seldom(),
		Act("pgdn", "a page down", by(+whole), "pgdown").OnScreen().Seldom(),
		Act("pgup", "a page up", by(-whole), "pgup").OnScreen().Seldom(),
	}
}
