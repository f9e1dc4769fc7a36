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
