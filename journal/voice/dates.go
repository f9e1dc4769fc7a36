package voice

import (
	"fmt"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
)

// InWeeks says how far off something is.
func InWeeks(days date.Day) string {
	switch {
	case days < 7:
		return "within a week"
	case days < 14:
		return "in a week"
	}
	return "in " + TakeWord(int(days/7)) + " weeks"
}

// dayAhead names a day that is not far off as one says it.
func dayAhead(day, today date.Day) string {
	switch ahead := day - today; {
	case ahead <= 0:
		return "today"
	case ahead == 1:
		return "tomorrow"
	case ahead < 7:
		return day.Format("Monday")
	case ahead == 7:
		return "next week"
	}
	return day.Format("2 January")
}

// DayOf shows when something happened as briefly as can be understood: the
// year is left out if it is this one.
func DayOf(t, now time.Time) string {
	if t.Year() == now.Year() {
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// WhereAndWhen is an entry's class and when it happened, and that it is a
// draft if it is one.
func WhereAndWhen(e journal.Entry, now time.Time) string {
	var parts []string
	if class := text.CleanLine(e.Class); class != "" {
		parts = append(parts, class)
	}
	if !e.Happened.IsZero() {
		when := DayOf(e.Happened, now)
		if e.Happened.Year() == now.Year() {
			when += e.Happened.Format(" 15:04")
		}
		parts = append(parts, when)
	}
	switch {
	case e.Kind == journal.Jot:
		parts = append(parts, "jot")
	case e.Draft():
		parts = append(parts, "draft")
	}
	if e.Heavy {
		parts = append(parts, "heavy")
	}
	return strings.Join(parts, " · ")
}

// WeekOf names the week a review was in.
func WeekOf(r journal.Review) string {
	_, week := date.DayOf(r.Begun).ISOWeek()
	return fmt.Sprintf("Week %d", week)
}

// ClockOf is when another window wrote: the time today, else the day as well.
func ClockOf(t, now time.Time) string {
	if y, m, d := t.Date(); y == now.Year() && m == now.Month() && d == now.Day() {
		return t.Format("15:04")
	}
	return DayOf(t, now) + " " + t.Format("15:04")
}

// MeantFor says for when something is meant: its day, or else the person's
// words.
func MeantFor(day date.Day, words string) string {
	if day.IsZero() {
		return words
	}
	return day.Format("Monday 2 January")
}
