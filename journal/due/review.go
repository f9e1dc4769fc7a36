package due

import (
	"messup/journal/date"
	"messup/journal/school"
)

// week is how many days lie between two reviews, and how long one is due: a week without a
// review is no debt, and whoever holds none any more is not reminded for ever.
const week = 7

// NextReview is the day of the review after one that was held on a day: a week later or,
// where that is in a break, the next day of school.
func NextReview(held date.Day, year school.Year) date.Day { return year.Open(held + week) }

// Looks reports whether a review is due on the day, after one that was held on another.
func (t Day) Looks(held date.Day) bool {
	from := NextReview(held, t.Year)
	return from <= t.Day && t.Day < from+week
}
