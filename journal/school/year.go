package school

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"messup/journal/date"
	"messup/journal/text"
)

// A Year is a school's time. Everything in it is optional; the zero Year is open
// every day and knows no class.
type Year struct {
	Breaks  []date.Break
	Classes []Class
	Cycle   Cycle
	Bells   []Bell
}

// Check returns an error that wraps ErrTimetable if a lesson is of a week or a day
// that the cycle does not have.
func (y Year) Check() error {
	for _, c := range y.Classes {
		for _, s := range c.Slots {
			switch {
			case s.Week > 0 && y.Cycle.Weeks == 0:
				return refused(`weeks with letters need a cycle, such as "A/B from 7 sep"`, c.String())
			case s.Week > y.Cycle.Weeks:
				return refused(fmt.Sprintf("the cycle has fewer weeks: %s", y.Cycle), c.String())
			case s.Cycle > 0 && y.Cycle.Days == 0:
				return refused(`numbered days need a cycle, such as "6 days from 8 sep"`, c.String())
			case s.Cycle > y.Cycle.Days:
				return refused(fmt.Sprintf("the cycle has fewer days: %s", y.Cycle), c.String())
			}
		}
	}
	return nil
}

// Open returns a day or, if it is in a break, the next day of school after it.
func (y Year) Open(d date.Day) date.Day { return date.AfterBreaks(d, y.Breaks) }

// IsOpen reports whether a day is in no break.
func (y Year) IsOpen(d date.Day) bool { return y.Open(d) == d }

// A Lesson is a class on a day.
type Lesson struct {
	Class  string
	Day    date.Day
	Period string // may be empty
	Bell   int    // the minute of the day it begins; -1 if no bell is known
}

// ahead is how far a timetable is looked at: a year and a summer.
const ahead = 450

// On returns a day's lessons: by the bell, then by period, then as the classes
// were typed. In a break there are none.
func (y Year) On(d date.Day) []Lesson {
	if !y.IsOpen(d) {
		return nil
	}
	week, day := y.place(d)
	var lessons []Lesson
	for _, c := range y.Classes {
		for _, s := range c.Slots {
			if s.meets(d, week, day) {
				lessons = append(lessons, Lesson{c.Name, d, s.Period, y.bell(s.Period)})
			}
		}
	}
	slices.SortStableFunc(lessons, func(a, b Lesson) int {
		if a.Bell != b.Bell && a.Bell >= 0 && b.Bell >= 0 {
			return a.Bell - b.Bell
		}
		return naturally(a.Period, b.Period)
	})
	return lessons
}

// naturally compares periods: 2 comes before 10.
func naturally(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

func (s Slot) meets(d date.Day, week, day int) bool {
	if s.Cycle > 0 {
		return s.Cycle == day
	}
	return s.Weekday == d.Weekday() && (s.Week == 0 || s.Week == week)
}

func (y Year) bell(period string) int {
	i := slices.IndexFunc(y.Bells, func(b Bell) bool { return strings.EqualFold(b.Period, period) })
	if i < 0 {
		return -1
	}
	return y.Bells[i].Minute
}

// place returns which week and which day of the cycle a day is, from 1; 0 where
// there is none. Weeks and days without school do not count: after a holiday the
// cycle goes on where it stopped. That is the more usual way; where a school does
// otherwise, a new day in the cycle sets it right.
func (y Year) place(d date.Day) (week, day int) {
	switch c := y.Cycle; {
	case c.Weeks > 0:
		return around(count(c.From.Week(time.Monday), d.Week(time.Monday), 7, y.schoolWeek), c.Weeks), 0
	case c.Days > 0 && y.schoolDay(d):
		return 0, around(count(c.From, d, 1, y.schoolDay), c.Days)
	}
	return 0, 0
}

// longest is the longest a cycle is counted through: ten years.
const longest = 3660

// count counts the days that school counts from one up to another, in steps;
// where the second is before the first, down.
func count(from, to date.Day, step date.Day, counts func(date.Day) bool) (n int) {
	sign := 1
	if from > to {
		from, to, sign = to, from, -1
	}
	for d := max(from, to-longest/step*step); d < to; d += step {
		if counts(d) {
			n += sign
		}
	}
	return n
}

func around(n, of int) int { return (n%of+of)%of + 1 }

func (y Year) schoolDay(d date.Day) bool {
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && y.IsOpen(d)
}

// schoolWeek reports whether the week that begins on a Monday has a day of school.
func (y Year) schoolWeek(monday date.Day) bool {
	for d := monday; d < monday+5; d++ {
		if y.IsOpen(d) {
			return true
		}
	}
	return false
}

// Next returns the first lesson of a class on a day or later; false if no
// timetable says. name may be the beginning of any word of the class's: 9B is
// "9B science".
func (y Year) Next(name string, from date.Day) (Lesson, bool) {
	if len(y.Classes) == 0 || text.FoldWords(name) == "" {
		return Lesson{}, false
	}
	for d := from; d < from+ahead; d++ {
		for _, l := range y.On(d) {
			if Same(l.Class, name) {
				return l, true
			}
		}
	}
	return Lesson{}, false
}

// After returns the first lesson of a class whose bell has not rung yet; where no bell
// says, the first on a later day, for the one of today may be over. False as in Next.
func (y Year) After(name string, now date.Moment) (Lesson, bool) {
	for _, l := range y.Of(name, now.Day) {
		if l.Bell > now.Minute {
			return l, true
		}
	}
	return y.Next(name, now.Day+1)
}

// this returns the lesson of a class that is now or comes next: today's as long as the
// day is not over. False as in Next.
func (y Year) this(name string, now date.Moment) (Lesson, bool) {
	if y.Over(now) && !slices.ContainsFunc(y.Of(name, now.Day), func(l Lesson) bool { return !y.held(l, now) }) {
		return y.Next(name, now.Day+1)
	}
	return y.Next(name, now.Day)
}

// Coming returns the lesson of a class that comes next, or with no class named that of
// any: of those of a day, the first whose bell has not rung ten minutes ago, or, where no
// bell is known, the first as long as the day is not over. False if no timetable says.
func (y Year) Coming(class string, now date.Moment) (Lesson, bool) {
	if len(y.Classes) == 0 {
		return Lesson{}, false
	}
	for d := now.Day; d < now.Day+ahead; d++ {
		for _, l := range y.On(d) {
			if (class == "" || Same(l.Class, class)) && !y.held(l, now) {
				return l, true
			}
		}
	}
	return Lesson{}, false
}

// Days returns the next days of school after one, at most n: from Monday to Friday,
// and in no break.
func (y Year) Days(after date.Day, n int) (days []date.Day) {
	for d := after + 1; d < after+ahead && len(days) < n; d++ {
		if y.schoolDay(d) {
			days = append(days, d)
		}
	}
	return days
}

// Meets returns the next days after one on which a class has a lesson, at most n,
// each with the first lesson of the day; none if no timetable says.
func (y Year) Meets(name string, after date.Day, n int) (lessons []Lesson) {
	for len(lessons) < n {
		l, ok := y.Next(name, after+1)
		if !ok {
			break
		}
		lessons, after = append(lessons, l), l.Day
	}
	return lessons
}

// IsAbout reports whether a class is the one that was named: 9b is about "9B
// science", and not about "19B".
func IsAbout(class, name string) bool {
	class, name = text.FoldWords(class), text.FoldWords(name)
	return name != "" && (strings.HasPrefix(class, name) || strings.Contains(class, " "+name))
}

// Same reports whether a class and a name are the same class as people write them: one
// is about the other, or has its name as whole words: "9B" is "9B science".
func Same(class, name string) bool {
	return IsAbout(class, name) || text.FoldWords(class) != "" && names(name, class)
}

// unit is how long a unit is taken to be while nobody has said: three weeks, without
// the days of breaks. It is shown where it is read, and whoever knows better writes
// "until 18 dec".
const unit = 21

// fewWords is how many words may say no more than a class: "before my 9B lesson". In a
// longer text a class is only spoken of.
const fewWords = 4

// Read reads when something is meant for, as ParseNext does, and gives an occasion
// its day: the next lesson of a class by the timetable, and a unit a range of three
// weeks. The next lesson is one of today if its bell has not rung; where no bell says,
// it is never today's. class may be empty: then a class of the timetable that the words
// name is it. Where they name no more than a class, as "after 9B", its next lesson is
// meant. What has no day still has its occasion.
func (y Year) Read(words, class string, now date.Moment) (date.Next, error) {
	to, err := date.ParseNext(words, now.Day)
	if err != nil && !errors.Is(err, date.ErrPast) && len(strings.Fields(words)) <= fewWords && len(y.named(words)) > 0 {
		to, err, class = date.Next{Occasion: text.CleanLine(words), Kind: date.NextLesson}, nil, ""
	}
	if err != nil {
		return to, err
	}
	return y.Dated(to, words, class, now), nil
}

// Dated gives what was read from words its day, as Read does, if it has none.
func (y Year) Dated(to date.Next, words, class string, now date.Moment) date.Next {
	today := now.Day
	switch {
	case to.Day != 0:
		return to
	case to.Kind == date.NextLesson:
		return y.lesson(to, words, class, func(name string) (Lesson, bool) { return y.After(name, now) })
	case to.Kind == date.ThisLesson:
		return y.lesson(to, words, class, func(name string) (Lesson, bool) { return y.this(name, now) })
	case to.Kind == date.ThisUnit:
		return date.Next{From: y.Open(today), Day: y.nth(today, unit), Kind: to.Kind}
	case to.Kind == date.NextUnit:
		return date.Next{From: y.nth(today, unit+1), Day: y.nth(today, 2*unit), Kind: to.Kind}
	}
	return to
}

// nth returns the nth day from one on that is in no break, the first being that day: a
// unit goes on after the holidays. Where a break has no end that anybody waits for, it
// is as if there were none.
func (y Year) nth(from date.Day, n int) date.Day {
	for d := from; d < from+ahead; d++ {
		if y.IsOpen(d) {
			if n--; n == 0 {
				return d
			}
		}
	}
	return from + date.Day(n) - 1
}

func (y Year) lesson(to date.Next, words, class string, find func(name string) (Lesson, bool)) date.Next {
	for _, name := range append([]string{class}, y.named(words)...) {
		if l, ok := find(name); ok {
			return date.Next{Day: l.Day, Kind: to.Kind}
		}
	}
	return to
}

// named returns the classes a text names, by their whole name or its first word.
func (y Year) named(said string) (classes []string) {
	for _, c := range y.Classes {
		first, _, _ := strings.Cut(c.Name, " ")
		if names(said, c.Name) || names(said, first) {
			classes = append(classes, c.Name)
		}
	}
	return classes
}

// Whose returns the class whose lesson is meant by words that name it, as "9B" and "next
// lesson with 9B" do; empty where they mean no lesson, or name several classes. Of two
// with the same first word it is that word, or the one that is named whole.
func (y Year) Whose(words string, now date.Moment) string {
	to, err := y.Read(words, "", now)
	classes := y.named(words)
	if err != nil || to.Kind != date.NextLesson && to.Kind != date.ThisLesson || len(classes) == 0 {
		return ""
	}
	first, _, _ := strings.Cut(classes[0], " ")
	var whole []string
	for _, name := range classes {
		if begins, _, _ := strings.Cut(name, " "); begins != first {
			return ""
		}
		if names(words, name) {
			whole = append(whole, name)
		}
	}
	switch {
	case len(whole) == 1:
		return whole[0]
	case len(classes) == 1:
		return classes[0]
	}
	return first
}

// names reports whether a text has a name in it, as whole words.
func names(said, name string) bool {
	apart := func(r rune) bool { return strings.ContainsRune(" ,.;:()?", r) }
	said = strings.Join(strings.FieldsFunc(text.FoldWords(said), apart), " ")
	return strings.Contains(" "+said+" ", " "+text.FoldWords(name)+" ")
}
