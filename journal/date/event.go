package date

import (
	"slices"
	"strings"
)

// A weekday may be named by something that no calendar knows: the monday after the test. That is
// another Monday than the next one, and which one only the person can say.

// besideEvent reports whether a weekday among the words is one that ofEvent finds.
func (w nextWords) besideEvent() bool {
	for i := range w.word {
		if w.isWeekday(i) && w.ofEvent(i) {
			return true
		}
	}
	return false
}

// ofEvent reports whether a weekday is said to be that after or before something, or somebody does
// something. After lunch is a part of the day; and what leads to a day, on or next, has said which
// one it is: "on monday after the test" is after the test of that day.
func (w nextWords) ofEvent(i int) bool {
	if !slices.Contains([]string{"after", "before", "following", "apres", "avant", "suivant"}, w.at(i+1)) ||
		slices.Contains([]string{"on", "by", "this", "next", "coming", "until", "till", "from", "for"}, w.at(i-1)) {
		return false
	}
	what := i + 2
	for slices.Contains([]string{"the", "a", "my", "our", "their", "last", "first", "le", "la", "l", "les", "mon", "ma", "mes", "notre", "nos", "leur"}, w.at(what)) {
		what++
	}
	return w.iso(what) != 0 || w.dayAndMonth(what) != 0 || !inDay(w.at(what))
}

// inDay reports whether a word is a part of a school's day: a period or a class by its name, with a
// figure in it, as well.
func inDay(word string) bool {
	return word == "" || strings.ContainsAny(word, "0123456789") || slices.Contains([]string{
		"next", "school", "lunch", "class", "lesson", "lessons", "period", "recess", "prep", "assembly", "homeroom", "registration", "bell", "work", "noon",
		"ecole", "diner", "dejeuner", "midi", "cours", "classe", "recre", "recreation", "cloche",
	}, word)
}
