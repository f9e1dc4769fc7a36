package school

import (
	"slices"
	"strings"

	"messup/journal/date"
	"messup/journal/text"
)

// Of returns the lessons of a class on a day, as On has them; none if no timetable says.
func (y Year) Of(class string, d date.Day) []Lesson {
	if text.FoldWords(class) == "" {
		return nil
	}
	return slices.DeleteFunc(y.On(d), func(l Lesson) bool { return !Same(l.Class, class) })
}

// Knows reports whether the timetable has lessons of a class.
func (y Year) Knows(class string) bool {
	return text.FoldWords(class) != "" && slices.ContainsFunc(y.Classes, func(c Class) bool { return Same(c.Name, class) })
}

// PeriodIn returns the period that words name: "tuesday period 2", "Tue P2". Empty if
// they name none.
func PeriodIn(words string) string {
	apart := func(r rune) bool { return strings.ContainsRune(" ,.;:()?", r) }
	said := strings.FieldsFunc(text.FoldWords(words), apart)
	for i, word := range said {
		switch n, short := strings.CutPrefix(word, "p"); {
		case word == "period" && i+1 < len(said):
			if period, ok := parsePeriod(said[i+1 : i+2]); ok && period != "" {
				return period
			}
		case short && n != "" && strings.Trim(n, "0123456789") == "":
			return n
		}
	}
	return ""
}

// When a day of school is over for a lesson of which no bell says: an hour after the
// last bell there is, or at five where there is none.
const (
	lesson  = 60
	evening = 17 * 60
)

// Over reports whether a day of school is over.
func (y Year) Over(now date.Moment) bool {
	end := evening
	if len(y.Bells) > 0 {
		end = y.Bells[len(y.Bells)-1].Minute + lesson
	}
	return now.Minute >= end
}

// held reports whether a lesson of a day has begun so long before that nobody comes to
// it any more.
func (y Year) held(l Lesson, now date.Moment) bool {
	const late = 10 // one still looks for what to think of once it has rung
	switch {
	case l.Day != now.Day:
		return l.Day < now.Day
	case l.Bell < 0:
		return y.Over(now)
	}
	return l.Bell+late < now.Minute
}
