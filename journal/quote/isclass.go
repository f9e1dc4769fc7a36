package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"messup/journal/text"
)

// IsClass reports whether words of somebody's own are the name of a class: of one that is
// known, or of a year and a letter, as "10A" or "9b science" are.
func (k Known) IsClass(words string) bool {
	words = text.CleanLine(words)
	first, _, _ := strings.Cut(words, " ")
	for _, n := range k.classes[first] {
		if n.means == words {
			return true
		}
	}
	letter := strings.TrimLeft(first, "0123456789")
	r, size := utf8.DecodeRuneInString(letter)
	years := len(first) - len(letter)
	return years >= 1 && years <= 2 && size == len(letter) && unicode.IsLetter(r)
}
