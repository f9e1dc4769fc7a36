package date

import (
	"fmt"
	"slices"
	"strings"

	"messup/journal/text"
)

// ParseNear reads one day as ParseNext does, and nothing besides: a word that is not read
// may be half of what is meant. But a date without a year may be one that was up to so many
// days ago. The error wraps ErrWhen.
func ParseNear(s string, today Day, ago int) (Day, error) {
	next, was := wholeDay(s, today), wholeDay(s, today-Day(ago))
	switch {
	case was != 0 && (next == 0 || next-was > Day(ago)+14): // a year apart
		return was, nil
	case next != 0: // said from today: a weekday, or in two weeks
		return next, nil
	}
	return 0, fmt.Errorf("%w: %q", ErrWhen, text.ClipLine(text.CleanLine(s), text.MaxTitle))
}

// wholeDay reads one day of which each word is read: friday, fri 27 nov, in two weeks; 0
// where that is not all there is.
func wholeDay(s string, today Day) Day {
	w := nextWords{aheadWords(text.CleanLine(s)), today, false}
	i := w.lead(0)
	if next := w.at(i); next == "next" || next == "this" {
		i++
	}
	weekday, named := WeekdayNamed(w.at(i))
	if named {
		i = w.lead(i + 1)
	}
	var day Day
	switch date, after := w.date(i); {
	case date != 0:
		day, i = date, after
	case w.iso(i) != 0:
		day, i = w.iso(i), i+1
	case named:
		day = w.weekday(i - 1)
	case w.at(i) == "in":
		day, i = w.relative(i), i+3
	default: // today, and tomorrow
		day, i = w.relative(i), i+1
	}
	if i != len(w.word) || named && day.Weekday() != weekday || day < today {
		return 0
	}
	return day
}

// lead returns the word after those that lead to a day.
func (w nextWords) lead(i int) int {
	for slices.Contains([]string{"from", "on", "the"}, w.at(i)) {
		i++
	}
	return i
}

// A break as it is said: one that began up to begun days ago is meant, and none has
// more days than longest, which is more than a summer.
const (
	begun   = 60
	longest = 120
)

// ParseBreak reads a school break from its first day to its last, or a single day: 21 dec
// to 3 jan, 2026-12-21..2027-01-03, 26 nov. A day without a year is the next one, or one
// not long ago; the last day is the first one it can be. The error wraps ErrWhen.
func ParseBreak(s string, today Day) (Break, error) {
	words := strings.Fields(fromFrench(strings.ToLower(asRange(text.CleanLine(s)))))
	to := slices.IndexFunc(words, func(w string) bool { return leadsToLast(strings.ToLower(w)) })
	if to < 0 {
		day, err := ParseNear(s, today, begun)
		return Break{day, day}, err
	}
	first, last := strings.Join(words[:to], " "), strings.Join(words[to+1:], " ")
	if from, err := ParseDay(first); err == nil { // in figures it may be of any year
		if to, err := ParseDay(last); err == nil {
			return Break{from, to}, nil
		}
	}
	from, err := ParseNear(first, today, begun)
	if err != nil {
		return Break{}, err
	}
	b := Break{From: from, To: wholeDay(last, from)}
	if said := wholeDay(last, today); b.To == 0 || said >= from && said < b.To { // next friday is that of today
		b.To = said
	}
	if b.To < from || b.To-from > longest {
		return Break{}, fmt.Errorf("%w: %q", ErrWhen, text.ClipLine(last, text.MaxTitle))
	}
	return b, nil
}
