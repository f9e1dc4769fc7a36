package school

import (
	"slices"

	"messup/journal/date"
	"messup/journal/text"
)

// Period is the period that somebody said beside a day; empty if they named none.
func (m Meant) Period() string {
	if text.CleanLine(*m.Words) == "" {
		return PeriodIn(m.Also)
	}
	return PeriodIn(*m.Words)
}

// Held returns from which minute of a day until which the lesson is that something is meant
// for: that of its class, of the period that was said beside the day if one was. It is not
// known where no bell says when that begins.
func (y Year) Held(m Meant, d date.Day) (from, until int, known bool) {
	period := m.Period()
	for _, l := range y.Of(m.Class, d) {
		if l.Bell >= 0 && (period == "" || text.SameFolded(l.Period, period)) {
			return l.Bell, y.ends(l.Bell), true
		}
	}
	if bell := y.bell(period); bell >= 0 && period != "" && y.IsOpen(d) { // of a class that no timetable has
		return bell, y.ends(bell), true
	}
	return 0, 0, false
}

// ends is when a lesson ends that begins with a bell: when the next one begins, if that is no
// more than half as long again as a lesson takes, else an hour later.
func (y Year) ends(bell int) int {
	next := bell + lesson
	for _, b := range slices.Backward(y.Bells) {
		if b.Minute > bell && b.Minute <= bell+lesson*3/2 {
			next = b.Minute
		}
	}
	return min(next, date.Over-1)
}
