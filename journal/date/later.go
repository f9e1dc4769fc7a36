package date

import (
	"slices"
	"strings"
	"time"
)

// How far ahead: what is said beside a day and moves it by weeks, and days that are
// counted within a month.

// relative reads today, tomorrow, next week, in two weeks and the like.
func (w nextWords) relative(i int) Day {
	friday := w.today.Week(time.Monday) + 4
	switch w.at(i) {
	case "today", "tonight", "now":
		if w.free && (w.at(i) == "now" && w.moved(i, w.today) == w.today || w.at(i+1) == "s") { // "now and then", "today's mistake"
			return 0
		}
		return w.moved(i, w.today)
	case "tomorrow":
		if w.at(i-1) == "after" && w.at(i-2) == "day" {
			return w.today + 2
		}
		return w.moved(i, w.today+1)
	case "yesterday":
		return w.today - 1
	case "in":
		if w.isWeekday(i - 1) { // monday in two weeks
			return 0
		}
		return w.later(w.today, w.at(i+1), w.at(i+2))
	case "week":
		if w.at(i+1) == "after" && w.at(i+2) == "next" && !w.isWeekday(w.before(i)) {
			return friday + 14
		}
	}
	switch w.at(i) + " " + w.at(i+1) {
	case "next week":
		if w.isWeekday(w.before(i)) || w.isWeekday(w.after(i+2)) { // which says more
			return 0
		}
		return friday + 7
	case "this week":
		return max(friday, w.today)
	case "next month":
		return w.today.addMonths(1)
	case "next year":
		return w.today.addMonths(12)
	}
	return 0
}

// later is so much after a day: two weeks.
func (w nextWords) later(day Day, count, unit string) Day {
	n := slices.Index([]string{"", "one", "two", "three", "four", "five", "six"}, count)
	if count == "a" || count == "an" {
		n = 1
	}
	if read, ok := digits(count, 1, 3); ok {
		n = read
	}
	if n < 1 {
		return 0
	}
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return day + Day(n)
	case "week":
		return day + Day(7*n)
	case "fortnight":
		return day + Day(14*n)
	case "month":
		return day.addMonths(n)
	}
	return 0
}

// moved is the day that is named at a word, moved by what stands beside it: monday week, a
// week on monday, two weeks from now, monday after next.
func (w nextWords) moved(i int, day Day) Day {
	unit := i - 1
	if slices.Contains([]string{"on", "from"}, w.at(unit)) {
		unit--
	}
	if slices.Contains([]string{"today", "tomorrow", "now"}, w.at(i)) || unit < i-1 {
		if later := w.later(day, w.at(unit-1), w.at(unit)); later != 0 && w.at(unit-2) != "for" {
			return later
		}
	}
	switch {
	case w.at(i+1) == "week" && !isOfCycle(w.at(i+2)):
		return day + 7
	case w.at(i+1) == "fortnight":
		return day + 14
	case w.at(i+1) == "after" && w.at(i+2) == "next":
		return day + 7
	}
	return day
}

// isOfCycle reports whether a word says which of several weeks is meant that come round:
// monday week A.
func isOfCycle(word string) bool {
	_, number := digits(word, 1, 2)
	return number || len(word) == 1
}

func (w nextWords) weekday(i int) Day {
	d, ok := WeekdayNamed(w.at(i))
	if !ok || w.at(i) != strings.ToLower(d.String()) && !w.takesShort(i) {
		return 0
	}
	if w.free && !w.setsDay(i) || w.ofEvent(i) {
		return 0
	}
	if day := w.nth(i, d); day != 0 {
		return day
	}
	if before := w.at(i - 1); before == "last" || before == "since" || w.at(i+1) == "last" || w.at(i+1) == "ago" { // friday last week
		return 0
	}
	begin := w.today.Week(time.Monday) + Day(d+6)%7 // of this week
	switch in := w.after(i + 1); {
	case w.at(i-1) == "next", w.at(in) == "next" && w.at(in+1) == "week", w.at(w.before(i)) == "week" && w.at(w.before(i)-1) == "next":
		return w.moved(i, begin+7)
	case w.at(in) == "week" && w.at(in+1) == "after" && w.at(in+2) == "next":
		return begin + 14
	case w.at(i+1) == "in":
		if later := w.later(begin, w.at(i+2), w.at(i+3)); later >= w.today {
			return later
		}
	}
	wait := Day(d-w.today.Weekday()+7) % 7
	if wait == 0 && w.at(i-1) != "this" {
		wait = 7 // on a Tuesday, today's lesson is the one that went wrong
	}
	return w.moved(i, w.today+wait)
}

// nth reads the first monday in december.
func (w nextWords) nth(i int, of time.Weekday) Day {
	nth := slices.Index([]string{"first", "second", "third", "fourth", "last"}, w.at(i-1))
	in := w.at(i + 1)
	month, ok := w.month(w.at(i + 2))
	if nth < 0 || !ok || in != "in" && in != "of" {
		return 0
	}
	year := w.today.UTC().Year()
	for y := year; y <= year+1; y++ {
		begin := NewDay(y, month, 1)
		day := begin + Day(of-begin.Weekday()+7)%7 + Day(7*nth)
		if nth == 4 && day.UTC().Month() != month {
			day -= 7
		}
		if day >= w.today {
			return day
		}
	}
	return 0
}

// isWeekday reports whether a word names a weekday.
func (w nextWords) isWeekday(i int) bool {
	_, is := WeekdayNamed(w.at(i))
	return is
}

// before and after return the next word that is none of those that join a day to its week:
// monday of next week, next week on monday.
func (w nextWords) before(i int) int {
	for i--; slices.Contains([]string{"of", "on", "the"}, w.at(i)); {
		i--
	}
	return i
}

func (w nextWords) after(i int) int {
	for slices.Contains([]string{"of", "on", "the"}, w.at(i)) {
		i++
	}
	return i
}
