package text

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A WordCount is a WordList that counts.
type WordCount struct {
	WordList
	Count map[string]int
}

// NumberWord writes a small number as a word.
func NumberWord(n int) string {
	words := []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < 1 || n >= len(words) {
		return strconv.Itoa(n)
	}
	return words[n]
}

// FirstLine returns the first line of a text, without the space around it.
func FirstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return strings.TrimSpace(line)
}

// Matter parts a text from the front matter it begins with, which stands between two lines of ---.
func Matter(said string) (matter, rest string, has bool) {
	rest, is := strings.CutPrefix(said, "---\n")
	if !is {
		return "", said, false
	}
	matter, body, has := strings.Cut("\n"+rest, "\n---\n")
	if !has {
		if matter, has = strings.CutSuffix("\n"+rest, "\n---"); !has {
			return "", said, false
		}
	}
	return strings.TrimPrefix(matter, "\n"), body, true
}

// MatterHas reports whether the front matter of a text says yes to something, as heavy: true
// does: line by line, so that it is known too where nothing else of it can be read.
func MatterHas(said, name string) bool {
	matter, _, has := Matter(strings.ReplaceAll(strings.TrimPrefix(said, "\uFEFF"), "\r\n", "\n"))
	if !has {
		return false
	}
	for line := range strings.Lines(matter) {
		of, yes, is := strings.Cut(line, ":")
		if is && strings.EqualFold(strings.TrimSpace(of), name) {
			yes, _, _ = strings.Cut(yes, " #")
			return slices.Contains([]string{"true", "yes", "on", "oui"}, strings.ToLower(strings.Trim(yes, " \t\n\"'")))
		}
	}
	return false
}

// Ended returns a text with a full stop where it has no end.
func Ended(words string) string {
	last, _ := utf8.DecodeLastRuneInString(words)
	if words == "" || unicode.IsPunct(last) {
		return words
	}
	return words + "."
}

// WordList is words in the order they came, each once whatever its case.
type WordList struct {
	Words []string
	seen  map[string]bool
}

// The limits, told before anything is lost. They keep one answer readable and
// a journal of years within what can be searched as one types.
const (
	MaxTitle = 200 // bytes of a title in a list; a jot's longer first line goes into its note
)

// ClipLine cuts a line to at most limit bytes, at a character.
func ClipLine(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	cut := 0
	for i := range s {
		if i > limit-len("…") {
			break
		}
		cut = i
	}
	return strings.TrimRight(s[:cut], " ") + "…"
}

// A Span is a run of bytes of a text.
type Span struct{ From, To int }

// JoinText joins two texts with a blank line between them.
func JoinText(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n\n" + b
}

// SetLine returns a text with a line in it: in place of what the line was before, where
// that stands as a line of its own, else below the text. One that has the line stays.
func SetLine(all, was, is string) string {
	lines := strings.Split(all, "\n")
	if slices.Contains(lines, is) {
		return all
	}
	if i := slices.Index(lines, was); i >= 0 && was != "" {
		lines[i] = is
		return strings.Join(lines, "\n")
	}
	return JoinText(all, is)
}

// Add counts a word.
func (w *WordCount) Add(word string) {
	if w.Count == nil {
		w.Count = map[string]int{}
	}
	w.WordList.Add(word)
	w.Count[Fold(CleanLine(word))]++
}

// Add adds words that are not there yet.
func (w *WordList) Add(words ...string) {
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	for _, s := range words {
		s = CleanLine(s)
		if key := Fold(s); s != "" && !w.seen[key] {
			w.seen[key] = true
			w.Words = append(w.Words, s)
		}
	}
}

// Pieces returns a text in pieces of at most so many bytes, cut at the ends of
// lines where there are any.
func Pieces(s string, most int) (pieces []string) {
	for len(s) > most {
		at := strings.LastIndexByte(s[:most], '\n') + 1
		if at == 0 {
			for at = most; at > 1 && !utf8.RuneStart(s[at]); at-- {
			}
		}
		pieces = append(pieces, s[:at])
		s = s[at:]
	}
	return append(pieces, s)
}
