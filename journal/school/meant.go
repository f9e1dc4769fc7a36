package school

import (
	"errors"

	"messup/journal/date"
)

// A Meant is when a plan or a check-in is meant for: as a person said it, and the
// same as a day. The two change together.
type Meant struct {
	Said  date.Moment // when the words were written; zero is now
	Words *string     // by when, in their words
	Also  string      // where a day is looked for if Words say nothing
	Class string      // whose next lesson it may be
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
// error wraps ErrPast where they name one that is over, and ErrNoDay where they are written
// as a date and are none; a day in the further words that is over is no day to them. Words from before now are read as they were then:
// "tomorrow" stays the day after.
func (m Meant) Read(now date.Moment, year Year) (date.Next, error) {
	if m.Said.Day != 0 {
		now = m.Said
	}
	to, err := year.Read(*m.Words, m.Class, now)
	if errors.Is(err, date.ErrPast) || errors.Is(err, date.ErrNoDay) {
		return date.Next{}, err
	}
	if to.Day != 0 || to.Kind != date.Other {
		return to, nil
	}
	// "before report cards", and Tuesday in the when; "next lesson" is a day there
	// only if a timetable has it.
	also, err := date.FindNext(m.Also, now.Day)
	if err == nil && also.Kind == date.NextLesson {
		also = year.Dated(also, m.Also, m.Class, now)
	}
	if err == nil && also.Day != 0 && also.From == 0 {
		return also, nil
	}
	return to, nil
}

// Keeps reports whether what was corrected stays meant for the day it had: the words it was
// read from, when they were said, are the same, or a day in the further words is not new.
func (m Meant) Keeps(was Meant, now date.Moment, year Year) bool {
	switch {
	case *m.Words != *was.Words:
		return false
	case *m.Words != "" || m.Also == was.Also:
		return true
	}
	to, err := m.Read(now, year)
	before, other := was.Read(now, year)
	return err == nil && other == nil && to == before
}

// Follow takes the day the words have now, as ReadAnew does, but where what was corrected
// stays meant for the day it had.
func (m Meant) Follow(was Meant, now date.Moment, year Year) {
	if m.Day.IsZero() || !m.Keeps(was, now, year) {
		m.ReadAnew(now, year)
	}
}

// ReadAnew takes the day the words have now; none if they have none, or one that is
// over: the words stay, and are asked about.
func (m Meant) ReadAnew(now date.Moment, year Year) {
	to, err := m.Read(now, year)
	if err != nil {
		to = date.Next{}
	}
	m.Set(to)
}
