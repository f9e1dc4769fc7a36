package report

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"time"

	"messup/journal/date"
	"messup/journal/text"
)

// ErrYear says that words are no year.
var ErrYear = errors.New("a year is written 2025-26, for a school year, or 2026")

// A Year is the time a report is about.
type Year struct {
	Name     string   // as it is written: "2025-26", or "2026"
	From, To date.Day // its first and its last day
}

// begins is the month a school year begins in, as everywhere in messup.
const begins = time.August

// ParseYear reads a school year, as 2025-26 or 2025-2026, or a calendar year. The error wraps
// ErrYear.
func ParseYear(said string) (Year, error) {
	said = text.CleanLine(said)
	parts := regexp.MustCompile(`^(\d{4})(?:[-–/](\d{2}|\d{4}))?$`).FindStringSubmatch(said)
	if parts == nil {
		return Year{}, fmt.Errorf("%w, not %q", ErrYear, text.ClipLine(said, text.MaxTitle))
	}
	first, _ := strconv.Atoi(parts[1]) // four figures
	if parts[2] == "" {
		return Year{parts[1], date.NewDay(first, time.January, 1), date.NewDay(first, time.December, 31)}, nil
	}
	if next := strconv.Itoa(first + 1); parts[2] != next && parts[2] != next[2:] {
		return Year{}, fmt.Errorf("%w, not %q", ErrYear, said)
	}
	return schoolYear(first), nil
}

// SchoolYear is the school year that a day is in.
func SchoolYear(day date.Day) Year {
	y, m, _ := day.UTC().Date()
	if m < begins {
		y--
	}
	return schoolYear(y)
}

func schoolYear(first int) Year {
	return Year{
		Name: fmt.Sprintf("%d-%02d", first, (first+1)%100),
		From: date.NewDay(first, begins, 1), To: date.NewDay(first+1, begins, 1) - 1,
	}
}

// Has reports whether a day is in the year.
func (y Year) Has(d date.Day) bool { return y.From <= d && d <= y.To }

// has is Has for a moment, on the day it was where it was told.
func (y Year) has(t time.Time) bool { return !t.IsZero() && y.Has(date.DayOf(t)) }
