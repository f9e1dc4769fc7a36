package date

import (
	"time"
)

// WeekStart returns the moment the week of t began, in its own zone, for weeks that begin on a certain weekday.
func WeekStart(t time.Time, begins time.Weekday) time.Time {
	back := int(t.Weekday()-begins+7) % 7
	return StartOfDay(t.Year(), t.Month(), t.Day()-back, t.Location())
}

// A Span of time, from its first moment up to the first one after it.
type Span struct{ from, to time.Time }

// Holds reports whether a moment is in the span.
func (s Span) Holds(t time.Time) bool { return !t.Before(s.from) && t.Before(s.to) }

// Reaches reports whether a moment is in the span or after it.
func (s Span) Reaches(t time.Time) bool { return !t.Before(s.from) }

// ThisWeek ends with today: what somebody has already written about this
// afternoon counts, what lies on a later day does not.
func ThisWeek(now time.Time, begins time.Weekday) Span {
	return Span{WeekStart(now, begins), StartOfDay(now.Year(), now.Month(), now.Day()+1, now.Location())}
}

// ThisMonth is the month a moment is in, whole: what lies on a later day of it too.
func ThisMonth(now time.Time) Span {
	return Span{StartOfDay(now.Year(), now.Month(), 1, now.Location()), StartOfDay(now.Year(), now.Month()+1, 1, now.Location())}
}
