package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// smallNames are names that no capital letter tells: a boy called max, little j., j o n a s.
func smallNames(said string) (names []string) {
	r := theRules()
	for _, at := range r.called.FindAllStringSubmatchIndex(said, -1) {
		if words := said[at[2]:at[3]]; !isCalledFor(words) {
			names = append(names, words)
		}
	}
	for _, at := range r.letter.FindAllStringSubmatchIndex(said, -1) {
		names = append(names, said[at[0]:at[3]])
	}
	for _, words := range r.spelt.FindAllString(said, -1) {
		if !isAlphabet(words) {
			names = append(names, words)
		}
	}
	return names
}

// isCalledFor reports whether somebody called that: out, home, the office. Then nobody is called so.
func isCalledFor(word string) bool {
	return slices.Contains([]string{
		"out", "me", "it", "the", "a", "an", "him", "her", "us", "them", "on", "in", "for", "my", "his", "their", "our", "home", "back", "names",
		"to", "over", "this", "that", "after", "by", "you", "your", "and", "off", "again", "up", "at", "from", "because", "when", "as", "so", "but", "into", "every", "each", "everybody", "everyone", "mum", "mom", "dad", "help", "across", "down",
	}, strings.ToLower(word))
}

// isAlphabet reports whether letters are those of a list, one after the other: A B C D.
func isAlphabet(said string) bool {
	last := rune(0)
	for _, r := range strings.ToLower(said) {
		if !unicode.IsLetter(r) {
			continue
		}
		if last != 0 && r != last+1 {
			return false
		}
		last = r
	}
	return true
}

// isSchool reports whether a word stands in what schools are called.
func isSchool(word string) bool {
	word = strings.Trim(word, ".,;:!?")
	if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) {
		return false
	}
	return slices.Contains([]string{
		"School", "Schools", "Collegiate", "Academy", "College", "Institute", "University", "Gymnasium", "High", "Secondary", "Elementary", "Primary", "Middle", "Grammar", "Comprehensive", "Public", "Board", "District", "CI", "SS", "PS", "HS",
	}, word)
}
