package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Blank stands in a sentence where words were left out, and ends none.
const Blank = "[…]"

// FirstSentences returns the first n sentences of a text on one line, or all
// of it if no sentence ends.
func FirstSentences(line string, n int) string {
	if ends := sentenceEnds(line); n <= len(ends) {
		return line[:ends[n-1]]
	}
	return line
}

// Sentences parts a line into its sentences. No word is lost, and none is taken apart.
func Sentences(line string) (all []string) {
	start := 0
	for _, end := range sentenceEnds(line) {
		all = append(all, strings.TrimSpace(line[start:end]))
		start = end
	}
	return append(all, strings.TrimSpace(line[start:]))
}

// SentenceAt is the sentence of a line that a piece of it stands in.
func SentenceAt(line string, at Span) string {
	start, end := 0, len(line)
	for _, ends := range sentenceEnds(line) {
		if ends <= at.From {
			start = ends
		} else if ends >= at.To {
			end = ends
			break
		}
	}
	return strings.TrimSpace(line[start:end])
}

// sentenceEnds is where each sentence of a line ends, but for the last, which ends with the line.
func sentenceEnds(line string) (all []int) {
	start := 0
	for at, c := range line {
		if !endsSentence(c) || c == '…' && strings.HasSuffix(line[:at], "[") && strings.HasPrefix(line[at:], "…]") {
			continue
		}
		end := at + utf8.RuneLen(c)
		if c < '\u3000' { // a space follows, and before it what closes
			end += len(line[end:]) - len(strings.TrimLeft(line[end:], `"”’')»]`))
			if end < len(line) && line[end] != ' ' {
				continue
			}
		}
		if rest := strings.TrimLeft(line[end:], " "); rest == "" || end <= start || c == '.' && goesOn(line[start:at], rest) || continues(rest) && (c != '.' || line[end-1] != '.' || isPart(line[start:at])) {
			continue
		}
		all, start = append(all, end), end
	}
	return all
}

// endsSentence reports whether a character ends a sentence.
func endsSentence(r rune) bool {
	switch r {
	case '.', '?', '!', '…', '。', '？', '！':
		return true
	}
	return false
}

// continues reports whether what follows may go on with the sentence: it begins small.
func continues(rest string) bool {
	c, size := utf8.DecodeRuneInString(strings.TrimLeft(rest, `"“‘'(«[`))
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, `"“‘'(«[`)[size:])
	return unicode.IsLower(c) && !unicode.IsUpper(next) && !unicode.IsDigit(next) // "iPads came"
}

// isPart reports whether a full stop before a small letter belongs to the word before it, as in
// "etc. and", or to three dots. Else a sentence ends there, of somebody who writes no capitals.
func isPart(before string) bool {
	word := strings.ToLower(strings.TrimLeft(before[strings.LastIndexAny(before, " (/-")+1:], `"“‘'@`))
	switch word {
	case "etc", "incl", "excl", "min", "mins", "hr", "hrs", "sec", "secs", "dept", "ed", "eds", "est", "max", "cf", "al", "max.", "temp", "gr", "yr", "yrs", "wk", "wks", "pp", "asst", "tel", "ext", "jr", "feat", "resp":
		return true
	}
	figures := strings.TrimFunc(word, unicode.IsDigit) == ""
	return word == "" || strings.HasSuffix(word, ".") || strings.Contains(word, ".") || utf8.RuneCountInString(word) == 1 && word != "i" || figures && len(word) < 3 && len(before) == len(word)
}

// goesOn reports whether a full stop belongs to the word before it: Ms., per., or J.
func goesOn(before, rest string) bool {
	word := before[strings.LastIndexAny(before, ` ("“'‘-`)+1:]
	word = strings.ToLower(strings.TrimLeft(word, `"“'‘(@`))
	short := []string{"mr", "mrs", "ms", "mx", "dr", "drs", "st", "ste", "mme", "mmes", "mlle", "messrs", "rev", "hon", "per", "pd", "rm", "div", "no", "nr", "e.g", "i.e", "vs", "approx", "ca", "fig", "ch", "vol", "prof", "sr", "sra", "tues", "wed", "thurs", "fri", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "janv", "févr", "avr", "juil", "déc"}
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case strings.HasSuffix(before, "p. ex"), strings.HasSuffix(before, "par ex"):
		return true
	case slices.Contains(short, word):
		return word != "no" && word != "ch" && word != "ca" || unicode.IsDigit(next)
	case utf8.RuneCountInString(word) == 1 && word != "i" && !strings.HasSuffix(before, "@"+before[len(before)-len(word):]): // an initial, or plan B.
		return unicode.IsUpper(next)
	}
	return strings.Count(word, ".") > 0 && utf8.RuneCountInString(word) == 3 && unicode.IsUpper(next) // J.S. Bach
}
