package due

import (
	"fmt"
	"hash/fnv"
	"slices"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
)

// Returning returns the cards that are due on a day: those tied to a day or
// occasion first, then those for a class that has a plan in this week, then by
// the day they were due, then the oldest. The caller takes as many as it
// shows; the rest stay due.
func Returning(cards []journal.Card, day date.Day, classes []string) []journal.Card {
	var due []journal.Card
	for _, c := range cards {
		if c.Due() <= day {
			due = append(due, c)
		}
	}
	planned := func(c journal.Card) bool {
		return slices.ContainsFunc(classes, func(class string) bool { return class != "" && text.SameFolded(class, c.Class) })
	}
	slices.SortStableFunc(due, func(a, b journal.Card) int {
		switch {
		case (a.On != 0) != (b.On != 0):
			return journal.YesFirst(a.On != 0)
		case planned(a) != planned(b):
			return journal.YesFirst(planned(a))
		case a.Due() != b.Due():
			return int(a.Due() - b.Due())
		}
		return a.Made.Compare(b.Made)
	})
	return due
}

// LastUsed returns the day a lesson was last used, or else the day it was made.
func LastUsed(l journal.Lesson) date.Day {
	for _, a := range slices.Backward(l.Answers) {
		switch a.What {
		case journal.Helped, journal.Mixed, journal.NoHelp:
			return a.Day
		}
	}
	return date.DayOf(l.Made)
}

// OfTheDay is one of some lessons, the same all day whatever others there are meanwhile: of
// those from before the day, or where there are none the first of the day itself. Its ID is
// empty where there is none.
func OfTheDay(cards []journal.Card, day date.Day) (drawn journal.Card) {
	draw := func(c journal.Card) uint64 {
		h := fnv.New64a()
		_, _ = fmt.Fprint(h, day, c.ID) // a hash takes everything
		return h.Sum64()
	}
	fresh := func(c journal.Card) bool { return date.DayOf(c.Made) >= day }
	for _, c := range cards {
		switch {
		case drawn.ID == "", fresh(drawn) && !fresh(c):
			drawn = c
		case fresh(c): // it was not there when the day began
			if fresh(drawn) && c.Made.Before(drawn.Made) {
				drawn = c
			}
		case draw(c) < draw(drawn):
			drawn = c
		}
	}
	return drawn
}
