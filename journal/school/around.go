package school

import (
	"slices"

	"messup/journal/date"
)

// Around returns the classes that a moment lies between, each once: those of today whose
// bell has rung, the latest first, or all where no bell says; the last one before today;
// and the next one to come. None if no timetable says.
func (y Year) Around(now date.Moment) (classes []string) {
	add := func(l Lesson) {
		if !slices.Contains(classes, l.Class) {
			classes = append(classes, l.Class)
		}
	}
	today := y.On(now.Day)
	for _, l := range slices.Backward(today) {
		if l.Bell <= now.Minute {
			add(l)
		}
	}
	for d := now.Day - 1; d > now.Day-ahead && len(y.Classes) > 0; d-- {
		if held := y.On(d); len(held) > 0 {
			add(held[len(held)-1])
			break
		}
	}
	if l, ok := y.Coming("", now); ok {
		add(l)
	}
	return classes
}
