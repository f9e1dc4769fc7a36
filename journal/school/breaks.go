package school

import (
	"slices"

	"messup/journal/date"
)

// WithBreaks returns breaks and more of them, each once; with no more, none.
func WithBreaks(have, more []date.Break) []date.Break {
	if len(more) == 0 {
		return nil
	}
	all := slices.Clone(have)
	for _, one := range more {
		if !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all
}

// Comes returns the day on which what is meant for one comes up: that day or, where it
// is in a break, that of the next lesson of its class, and the next day of school where
// no timetable has the class. No day if it has none.
func (y Year) Comes(m Meant) date.Day {
	if y.IsOpen(*m.Day) {
		return *m.Day
	}
	if l, ok := y.Next(m.Class, *m.Day); ok {
		return l.Day
	}
	return y.Open(*m.Day)
}

// Moves returns the day to which this year's breaks move what is meant for one, where
// those of before did not; no day where it stays.
func (y Year) Moves(m Meant, before Year) date.Day {
	to := y.Comes(m)
	if to == *m.Day || to == before.Comes(m) {
		return 0
	}
	return to
}
