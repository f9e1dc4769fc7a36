package date

import (
	"fmt"
	"time"

	"messup/journal/text"
)

// A Day is a day of the calendar: no zone, no time of day. Plans and returning
// lessons are for days, so that neither a journey nor a change of the clocks
// moves them. Its number counts from 1 January of the year 1, so d+7 is a week
// later and d-e the days between. The zero Day is no day.
type Day int

// unixDay is 1 January 1970 as a Day.
const unixDay = 719163

// DayOf returns the day t falls on in t's own zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return NewDay(y, m, d)
}

// A Moment is a minute of a day. Where it is Over, nothing of the day is still to come.
type Moment struct {
	Day    Day
	Minute int
}

// Over is a minute that no day has: the day is over.
const Over = 24 * 60

// MomentOf returns when something is, to the minute.
func MomentOf(t time.Time) Moment { return Moment{DayOf(t), 60*t.Hour() + t.Minute()} }

// NewDay returns a day of the calendar; one past the end of a month is in the
// next, as in time.Date.
func NewDay(year int, month time.Month, day int) Day {
	return unixDay + Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/(24*60*60))
}

// ParseDay reads 2026-11-19, for a year from 1900 to 2200. The error wraps
// ErrWhen.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || !yearFits(t.Year()) {
		return 0, fmt.Errorf("%w: %q", ErrWhen, text.ClipLine(text.CleanLine(s), text.MaxTitle))
	}
	return DayOf(t), nil
}

// UTC returns the beginning of the day in UTC, for calendar arithmetic.
func (d Day) UTC() time.Time { return time.Unix(int64(d-unixDay)*24*60*60, 0).UTC() }

// IsZero reports whether it is no day.
func (d Day) IsZero() bool { return d == 0 }

// Format writes the day in a layout of package time; no day is empty.
func (d Day) Format(layout string) string {
	if d == 0 {
		return ""
	}
	return d.UTC().Format(layout)
}

// String returns the day as 2026-11-19; no day is empty.
func (d Day) String() string { return d.Format(time.DateOnly) }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.UTC().Weekday() }

// Week returns the first day of the week d is in, for weeks that begin on a
// certain weekday. Two days are in one week if this is the same for both.
func (d Day) Week(begins time.Weekday) Day {
	return d - Day((d.Weekday()-begins+7)%7)
}

// ISOWeek returns the number of the week and the year it is counted in, as
// ISO 8601 has them.
func (d Day) ISOWeek() (year, week int) { return d.UTC().ISOWeek() }

// addMonths returns the same day some months later, or the last of that month
// if it is too short.
func (d Day) addMonths(n int) Day {
	y, m, day := d.UTC().Date()
	last := NewDay(y, m+time.Month(n)+1, 0)
	return min(NewDay(y, m+time.Month(n), day), last)
}

// MarshalText writes the day as 2026-11-19, and no day as nothing.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes. The error wraps ErrWhen.
func (d *Day) UnmarshalText(text []byte) (err error) {
	*d = 0
	if len(text) > 0 {
		*d, err = ParseDay(string(text))
	}
	return err
}

// A Break is a run of days on which nothing falls due: school holidays, both
// ends included.
type Break struct {
	From Day `json:"from"`
	To   Day `json:"to"`
}

// AfterBreaks returns d or, if d is in a break, the first day after it from Monday to
// Friday that is in none: nobody is at school on the Saturday in between.
func AfterBreaks(d Day, breaks []Break) Day {
	for moved := true; moved; {
		moved = false
		for _, b := range breaks {
			if b.From <= d && d <= b.To {
				d, moved = b.To+1, true
				for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
					d++
				}
			}
		}
	}
	return d
}
