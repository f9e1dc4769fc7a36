package kin

import "messup/journal/text"

// Shared is the part of the words of the shorter of two texts that the other has too,
// if they share so many that one may say what the other does: more than half of them,
// and two at least; else 0. Small words that stand in every sentence are left out.
func Shared(a, b string) float64 { return shared(text.Telling(a), text.Telling(b)) }

func shared(x, y map[string]bool) float64 {
	if len(x) > len(y) {
		x, y = y, x
	}
	n := text.Shared(x, y)
	if 2*n <= len(x) {
		return 0
	}
	return float64(n) / float64(len(x))
}
