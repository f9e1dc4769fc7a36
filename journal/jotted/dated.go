package jotted

import (
	"strings"
	"time"
	"unicode"

	"messup/journal/date"
	"messup/journal/text"
)

// longestDate is how long what stands before a colon may be to be a date, in bytes.
const longestDate = 40

// Dated parts a line that begins with when it was from the rest of it: "yesterday: the lab ran
// over", "mon 14:10: fire drill". What stands before the colon has to be a date and nothing else,
// and something has to follow; otherwise there is none, and all of it are words.
func Dated(words string, now time.Time) (at time.Time, said, rest string, ok bool) {
	line, below, _ := strings.Cut(words, "\n")
	for i, r := range line {
		if r != ':' || i+1 < len(line) && !unicode.IsSpace(rune(line[i+1])) { // 14:10 goes on
			continue
		}
		said = text.CleanLine(line[:i])
		rest = strings.TrimSpace(line[i+1:] + "\n" + below)
		if rest == "" || said == "" || len(said) > longestDate {
			break
		}
		at, err := date.ParsePast(said, now)
		return at, said, rest, err == nil
	}
	return time.Time{}, "", "", false
}
