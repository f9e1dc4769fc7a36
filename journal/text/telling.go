package text

import (
	"strings"
	"unicode"
)

// Telling returns the words of a text by which it can be told from others, folded:
// the small ones that stand in every sentence are left out.
func Telling(s string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(Fold(strings.ReplaceAll(s, "’", "'")), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' }) {
		if w = strings.Trim(w, "'"); w != "" && !small(w) {
			words[w] = true
		}
	}
	return words
}

// Shared returns how many telling words two texts have in common: none where it is one,
// which says nothing.
func Shared(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	if n < 2 {
		return 0
	}
	return n
}

// small reports whether a word stands in every sentence.
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
