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

// Moves returns the day to which this year's breaks move one that something is meant
// for, where those of before did not; no day where it stays.
func (y Year) Moves(day date.Day, before Year) date.Day {
	to := y.Open(day)
	if day == 0 || to == day || to == before.Open(day) {
		return 0
	}
	return to
}
