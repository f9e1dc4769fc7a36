package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns text as it may be kept and shown: valid UTF-8, lines ended by
// a newline, and no character that steers a terminal or reorders what one
// reads. It is the only cleaner there is: text passes it on its way in and
// again before every screen, print and title, because a journal file may hold
// what an older program or another hand put there. Joiners and marks that
// scripts and emoji need stay. Cleaning what is clean changes nothing.
func Clean(s string) string {
	if clean(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case endsLine(r):
			return '\n'
		case steers(r):
			return -1
		}
		return r
	}, s)
}

// Keeps reports whether Clean lets a character be what it is.
func Keeps(r rune) bool { return !endsLine(r) && !steers(r) }

// CleanLine is Clean for what must stay on one line: titles, tags, labels.
// Runs of white space become one space, and there is none at either end.
func CleanLine(s string) string {
	if oneLine(s) {
		return s
	}
	return oneSpace(Clean(s))
}

// CleanStart is how CleanLine(s) begins: more than so many bytes of it, or all. Of a long
// text it reads no more than that takes.
func CleanStart(s string, bytes int) string {
	for size := 2*bytes + utf8.UTFMax; size < len(s); size *= 2 {
		cut := size
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		if line := CleanLine(s[:cut]); len(line) > bytes {
			return line
		}
	}
	return CleanLine(s)
}

// LineLength is how many characters CleanLine(s) has. It makes no line to count them:
// it is asked at every key.
func LineLength(s string) int {
	if !utf8.ValidString(s) {
		return utf8.RuneCountInString(CleanLine(s))
	}
	length, gap := 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || endsLine(r):
			gap = length > 0
		case steers(r):
		default:
			if gap {
				length++
			}
			length, gap = length+1, false
		}
	}
	return length
}

// oneSpace makes runs of white space one space, with none at either end.
func oneSpace(s string) string {
	if oneLine(s) {
		return s
	}
	var line strings.Builder
	line.Grow(len(s))
	for word := range strings.FieldsSeq(s) {
		if line.Len() > 0 {
			line.WriteByte(' ')
		}
		line.WriteString(word)
	}
	return line.String()
}

// oneLine reports whether a text is clean words with one space between them, as most
// lines are: then there is nothing to take apart.
func oneLine(s string) bool {
	last := ' '
	for i, r := range s {
		switch {
		case r == ' ' && last == ' ' || r < ' ' || r == 0x7F:
			return false
		case r < utf8.RuneSelf:
		case unicode.IsSpace(r) || endsLine(r) || steers(r):
			return false
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			return false
		}
		last = r
	}
	return last != ' ' || s == ""
}

// OneLine is CleanLine for a line somebody may be typing on: it leaves the
// spaces of a text alone that is clean and one line already.
func OneLine(s string) string {
	if clean(s) && !strings.ContainsAny(s, "\n\t") {
		return s
	}
	return CleanLine(s)
}

func clean(s string) bool {
	s = s[plain(s):]
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return !Keeps(r) })
}

// plain is how many bytes at the beginning of a text are letters, figures and signs
// of ASCII, a newline or a tab. Most texts are nothing else, and a byte is looked at
// in a sixth of the time that a character is: see BenchmarkClean.
func plain(s string) int {
	for i := range len(s) {
		if b := s[i]; (b < ' ' || b > '~') && b != '\n' && b != '\t' {
			return i
		}
	}
	return len(s)
}

// endsLine reports whether r is one of the line ends other programs use: text
// copied from a word processor or a web page holds them, and dropping one
// would join two words.
func endsLine(r rune) bool {
	switch r {
	case '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// steers reports whether r is a control character other than newline and tab,
// an invisible mark, one of the bidirectional controls that can show text in
// another order than it is kept (Unicode UAX 9), or no character at all: those
// are never sent to others (Unicode 23.7), and each terminal draws its own
// width of nothing.
func steers(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < utf8.RuneSelf: // nearly all there is: without this a save of an entry took a sixth longer
		return unicode.IsControl(r)
	case r == '\uFEFF' || r == '\u061C':
		return true
	case r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u206F':
		return true
	case r >= '\uFFF9' && r <= '\uFFFB': // interlinear annotations
		return true
	case r >= 0xE0000 && r <= 0xE007F: // tag characters: invisible text, at the price of three flags
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Noncharacter_Code_Point, r)
}
