package draw

import (
	"strconv"
	"strings"

	"messup/journal/voice"
)

// A Ladder is after how many weeks a lesson comes back, rung by rung, and how many of the
// rungs it has reached. It says when, and not how good anything is: where it could be read
// as points, say beside it when that is.
type Ladder struct {
	Weeks   []int
	Reached int
}

// Draw draws the rungs in one line: those that were reached, then those ahead.
func (l Ladder) Draw(p Pen) string {
	var line strings.Builder
	for i := range l.Weeks {
		mark, ink := p.Marks.Ahead, p.Hint
		if i < l.Reached {
			mark, ink = p.Marks.Reached, p.Chalk
		}
		if i > 0 {
			line.WriteString(ink(p.Marks.Between))
		}
		line.WriteString(ink(mark))
	}
	return line.String()
}

// Words says the same ladder in words, a number for each rung.
func (l Ladder) Words() string {
	weeks := make([]string, len(l.Weeks))
	for i, n := range l.Weeks {
		weeks[i] = strconv.Itoa(n)
	}
	return voice.Say("%s weeks", voice.Joined(weeks...))
}
