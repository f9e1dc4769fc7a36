package voice

import (
	"fmt"
	"time"

	"messup/journal/date"
	"messup/journal/voice/french"
)

// How days and times of day are written, in the language that is spoken: the one table of
// the names of months and days of the week there is.

// A Layout is how a day is written, as time.Format has it.
type Layout string

// Clock is the layout of a time of day.
const Clock Layout = "15:04"

// Day writes a day.
func Day(d date.Day, layout Layout) string {
	if !inFrench() {
		return d.Format(string(layout))
	}
	return french.At(d.UTC(), string(layout))
}

// At writes a moment.
func At(t time.Time, layout Layout) string {
	if !inFrench() {
		return t.Format(string(layout))
	}
	return french.At(t, string(layout))
}

// InRoom is how many columns what is shown has where each row has the same, French being longer; or which of
// two phrases fits where it stands.
func InRoom[T any](english, french T) T {
	if inFrench() {
		return french
	}
	return english
}

// School is a timetable, or how weeks come round, as it is kept, in the words that may be typed for it.
func School(kept string) string { return InRoom(kept, french.School(kept)) }

// MonthBriefly names the month of a day in three letters, in French in up to four.
func MonthBriefly(d date.Day) string {
	if !inFrench() {
		return d.Format("Jan")
	}
	return french.MonthBriefly(d.UTC().Month())
}

// Weekday names a day of the week.
func Weekday(d time.Weekday) string {
	if !inFrench() {
		return d.String()
	}
	return french.Weekday(d)
}

// ClockAt writes a time of day, given in hours and minutes.
func ClockAt(hour, minute int) string {
	if !inFrench() {
		return fmt.Sprintf("%d:%02d", hour, minute)
	}
	return french.Clock(hour, minute)
}

// Months are the first and the last month of a time. Of days another word stands between the
// two in French, so the phrase is one of its own.
func Months(from, to date.Day) string {
	return Say("%[1]s to %[2]s", Day(from, "January 2006"), Day(to, "January 2006"))
}
