package tui

import "strings"

// A scroller is which of a page's lines are on the screen.
//
// It is not a bubbles viewport: that one keeps a copy of the lines, fills them
// up to the width and height of the screen, and has keys beside those of the
// page. All that is wanted of it is this.
type scroller struct {
	top   int // the first line on the screen
	total int // the lines there are to read
	room  int // the lines there is room for
}

// last is the furthest one can scroll.
func (s *scroller) last() int { return max(0, s.total-s.room) }

// scrollTo has a line as the first on the screen, as far as there are lines.
func (s *scroller) scrollTo(line int) { s.top = min(max(0, line), s.last()) }

// see cuts lines to those on the screen.
func (s *scroller) see(lines []string, room int) string {
	s.total, s.room = len(lines), room
	s.scrollTo(s.top)
	return strings.Join(lines[s.top:min(len(lines), s.top+room)], "\n")
}
