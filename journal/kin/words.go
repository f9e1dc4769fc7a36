package kin

import (
	"strings"
	"unicode"

	"messup/journal/text"
)

// Alike reports whether two texts share so many words that one may say what the other
// does: more than half of those of the shorter one, and two at least. Small words
// that stand in every sentence are left out.
func Alike(a, b string) bool { return Shared(a, b) > 0 }

// Shared is the part of the words of the shorter of two texts that the other has too,
// if they are alike; else 0.
func Shared(a, b string) float64 {
	x, y := wordsOf(a), wordsOf(b)
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

func wordsOf(s string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(text.Fold(strings.ReplaceAll(s, "’", "'")), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' }) {
		if w = strings.Trim(w, "'"); w != "" && !small(w) {
			words[w] = true
		}
	}
	return words
}

// small reports whether a word stands in every sentence: it tells no two lessons apart.
func small(word string) bool {
	switch word {
	case "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been",
		"before", "being", "both", "but", "by", "can", "can't", "could", "did", "do", "does", "doesn't", "doing",
		"don't", "down", "during", "each", "few", "first", "for", "from", "further", "get", "had", "has", "have",
		"having", "he", "her", "here", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "it's",
		"let", "me", "more", "most", "much", "my", "need", "next", "no", "not", "now", "of", "off", "on", "once", "one",
		"only", "or", "other", "our", "out", "over", "own", "really", "same", "she", "should", "so", "some", "still",
		"such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through",
		"time", "to", "too", "try", "under", "until", "up", "use", "very", "was", "we", "were", "what", "when", "where",
		"which", "while", "who", "why", "will", "with", "would", "you", "your":
		return true
	}
	return false
}
