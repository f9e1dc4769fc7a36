package date

import (
	"fmt"
	"strings"

	"messup/journal/text"
)

// ParseNear reads a day as ParseNext does; but a date without a year may be one that was
// up to so many days ago. The error wraps ErrWhen.
func ParseNear(s string, today Day, ago int) (Day, error) {
	near := func(from Day) Day { // one day, and no range of them; none where it cannot be read
		if n, err := ParseNext(s, from); err == nil && n.From == 0 {
			return n.Day
		}
		return 0
	}
	next, was := near(today), near(today-Day(ago))
	switch {
	case was != 0 && (next == 0 || next-was > Day(ago)+14): // a year apart
		return was, nil
	case next != 0: // said from today: a weekday, or in two weeks
		return next, nil
	}
	return 0, fmt.Errorf("%w: %q", ErrWhen, text.ClipLine(text.CleanLine(s), text.MaxTitle))
}

// A break as it is said: one that began up to begun days ago is meant, and none has
// more days than longest, which is more than a summer.
const (
	begun   = 60
	longest = 120
)

// ParseBreak reads a school break from its first day to its last, or a single day: 21 dec
// to 3 jan, 2026-12-21..2027-01-03, 26 nov. A day without a year is the next one, or one
// not long ago. The error wraps ErrWhen.
func ParseBreak(s string, today Day) (Break, error) {
	first, last, _ := strings.Cut(strings.ReplaceAll(s, " ", ""), "..")
	from, fromErr := ParseDay(first)
	to, toErr := ParseDay(last)
	if fromErr == nil && toErr == nil {
		return Break{from, to}, nil
	}
	if next, err := ParseNext(s, today-begun); err == nil && next.From != 0 && next.Day-next.From <= longest {
		return Break{next.From, next.Day}, nil
	}
	day, err := ParseNear(s, today, begun)
	return Break{day, day}, err
}
