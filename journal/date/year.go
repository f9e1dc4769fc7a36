package date

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"time"

	"messup/journal/text"
)

// ErrYear says that words are no year.
var ErrYear = errors.New("a year is written 2025-26, for a school year, or 2026")

// A Year is a school year, or a calendar year: the time that is looked back at.
type Year struct {
	Name     string // as it is written: "2025-26", or "2026"
	From, To Day    // its first and its last day
}

// begins is the month a school year begins in, as everywhere in messup.
const begins = time.August

// The years there are to name: before the first is the zero Day, which is no day, and after the
// last a year takes five figures.
const (
	firstYear = 1
	lastYear  = 9999
)

// ParseYear reads a school year, as 2025-26 or 2025-2026, or a calendar year, from the year 1
// on. The error wraps ErrYear.
func ParseYear(said string) (Year, error) {
	said = text.CleanLine(said)
	parts := regexp.MustCompile(`^(\d{4})(?:[-–/](\d{2}|\d{4}))?$`).FindStringSubmatch(said)
	if parts == nil {
		return Year{}, noYear(said)
	}
	first, _ := strconv.Atoi(parts[1]) // four figures
	next, _ := strconv.Atoi(parts[2])
	switch {
	case first < firstYear:
		return Year{}, noYear(said)
	case parts[2] == "":
		return calendarYear(first), nil
	case next == first+1, len(parts[2]) == 2 && next == (first+1)%100:
		return schoolYear(first), nil
	}
	return Year{}, noYear(said)
}

func noYear(said string) error {
	return fmt.Errorf("%w, not %q", ErrYear, text.ClipLine(said, text.MaxTitle))
}

// calendarYear is a year from January on.
func calendarYear(y int) Year {
	return Year{fmt.Sprintf("%04d", y), NewDay(y, time.January, 1), NewDay(y, time.December, 31)}
}

// SchoolYear is the school year that a day is in.
func SchoolYear(day Day) Year {
	y, m, _ := day.UTC().Date()
	if m < begins {
		y--
	}
	return schoolYear(y)
}

func schoolYear(first int) Year {
	return Year{
		Name: fmt.Sprintf("%04d-%02d", first, (first+1)%100),
		From: NewDay(first, begins, 1), To: NewDay(first+1, begins, 1) - 1,
	}
}

// Step returns the year of the same sort that is so many later, or earlier; the first, or the
// last, that can be named where there is none.
func (y Year) Step(by int) Year {
	first := min(max(firstYear, y.From.UTC().Year()+by), lastYear)
	if y.From.UTC().Month() == time.January {
		return calendarYear(first)
	}
	return schoolYear(first)
}

// Has reports whether a day is in the year.
func (y Year) Has(d Day) bool { return y.From <= d && d <= y.To }

// Holds is Has for a moment, on the day it was where it was told.
func (y Year) Holds(t time.Time) bool { return !t.IsZero() && y.Has(DayOf(t)) }
