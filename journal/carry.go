package journal

import (
	"slices"

	"messup/journal/date"
)

func (l Lesson) LastUsed() date.Day {
	for _, a := range slices.Backward(l.Answers) {
		switch a.What {
		case Helped, Mixed, NoHelp:
			return a.Day
		}
	}
	return date.DayOf(l.Made)
}
