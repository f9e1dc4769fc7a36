package journal

import (
	"errors"
	"strings"

	"messup/journal/date"
	"messup/journal/school"
)

// A Meant is when a plan or a check-in is meant for: as a person said it, and the
// same as a day. The two change together.
type Meant struct {
	Words *string // by when, in their words
	Also  string  // where a day is looked for if Words say nothing
	Class string  // whose next lesson it may be
	From  *date.Day
	Day   *date.Day
}

// Set takes a day, a range or none.
func (m Meant) Set(to date.Next) { *m.From, *m.Day = to.From, to.Day }

// Same reports whether two say the same.
func (m Meant) Same(o Meant) bool {
	return *m.Words == *o.Words && *m.From == *o.From && *m.Day == *o.Day
}

// Take takes the words and the day of another.
func (m Meant) Take(o Meant) { *m.Words, *m.From, *m.Day = *o.Words, *o.From, *o.Day }

// Read reads the day from the words: none if they name none that is known yet. The
// error wraps ErrPast where they name one that is over; a day in the further words
// that is over is no day to them.
func (m Meant) Read(today date.Day, year school.Year) (date.Next, error) {
	if strings.TrimSpace(*m.Words) == "" {
		to, err := year.Read(m.Also, m.Class, today)
		if err != nil { // they were about something else
			return date.Next{}, nil
		}
		return to, nil
	}
	to, err := year.Read(*m.Words, m.Class, today)
	switch {
	case errors.Is(err, date.ErrPast):
		return date.Next{}, err
	case err == nil && (to.Day != 0 || to.Kind != date.Other):
		return to, nil
	}
	also, alsoErr := year.Read(m.Also, m.Class, today) // "before report cards", and Tuesday in the when
	if alsoErr == nil && also.Day != 0 {
		return also, nil
	}
	return to, nil
}
