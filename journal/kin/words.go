package kin

import (
	"messup/journal/text"
)

// Alike reports whether two texts share so many words that one may say what the other
// does: more than half of those of the shorter one, and two at least. Small words
// that stand in every sentence are left out.
func Alike(a, b string) bool { return Shared(a, b) > 0 }

// Shared is the part of the words of the shorter of two texts that the other has too,
// if they are alike; else 0.
func Shared(a, b string) float64 {
	x, y := text.Telling(a), text.Telling(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	if n < leastShared || 2*n <= len(x) {
		return 0
	}
	return float64(n) / float64(len(x))
}

// leastShared is how many words two texts share that are alike: one in common says
// nothing.
const leastShared = 2
