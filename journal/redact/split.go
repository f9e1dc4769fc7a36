package redact

import (
	"slices"
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
			all = append(all, sentences(line)...)
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

// sentences parts a line.
func sentences(line string) (all []string) {
	start := 0
	for at, c := range line {
		if !ends(c) {
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
		all = append(all, strings.TrimSpace(line[start:end]))
		start = end
	}
	return append(all, strings.TrimSpace(line[start:]))
}

// ends reports whether a character ends a sentence.
func ends(c rune) bool {
	switch c {
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
	short := []string{"mr", "mrs", "ms", "mx", "dr", "st", "per", "pd", "rm", "div", "no", "nr", "e.g", "i.e", "vs", "approx", "ca", "fig", "ch", "vol", "prof", "sr", "sra", "mme", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "janv", "févr", "avr", "juil", "déc"}
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case slices.Contains(short, word):
		return word != "no" && word != "ch" && word != "ca" || unicode.IsDigit(next)
	case utf8.RuneCountInString(word) == 1 && word != "i" && !strings.HasSuffix(before, "@"+before[len(before)-len(word):]): // an initial, or plan B.
		return unicode.IsUpper(next)
	}
	return strings.Count(word, ".") > 0 && utf8.RuneCountInString(word) == 3 && unicode.IsUpper(next) // J.S. Bach
}
