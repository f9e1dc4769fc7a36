package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"messup/journal/text"
)

// split parts a text into sentences, each clean and on one line, with an empty one between
// two paragraphs. No word of the text is lost, and none is taken apart.
func split(said string) (all []string) {
	for line := range strings.Lines(visible(text.Clean(said))) {
		line = text.CleanLine(line)
		switch blank := len(all) == 0 || all[len(all)-1] == ""; {
		case line != "":
			all = append(all, text.Sentences(line)...)
		case !blank:
			all = append(all, "")
		}
	}
	if n := len(all); n > 0 && all[n-1] == "" {
		all = all[:n-1]
	}
	return all
}

// visible is a text without the characters that nobody sees and that part words, so that a name
// with one in it is found. Joiners stay where a script needs them, and in emoji.
func visible(said string) string {
	var out strings.Builder
	before := ' '
	for at, c := range said {
		next, _ := utf8.DecodeRuneInString(said[at+utf8.RuneLen(c):])
		switch c {
		case '\u00ad', '\u034f', '\u180e', '\u200b', '\u2060', '\ufeff':
			continue
		case '\u200c', '\u200d':
			if unicode.Is(unicode.Latin, before) || unicode.Is(unicode.Latin, next) {
				continue
			}
		}
		out.WriteRune(c)
		before = c
	}
	return out.String()
}
