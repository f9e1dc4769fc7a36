package date

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"messup/journal/text"
)

// Next is when something is meant for: a day, a range of days, or an occasion in
// words.
type Next struct {
	Day      Day
	From     Day      // the first day of a range that ends on Day; zero if Day is all
	Occasion string   // "next lesson", "this unit" …; empty if there is a day
	Kind     Occasion // which occasion it is
}

// An Occasion is a sort of occasion that a school's calendar may have a day for.
type Occasion string

// The occasions. A day is known of a lesson by the timetable; a unit is a range.
const (
	Other      Occasion = ""
	ThisLesson Occasion = "this lesson"
	NextLesson Occasion = "next lesson"
	ThisUnit   Occasion = "this unit"
	NextUnit   Occasion = "next unit"
)

// ParseNext reads when something is meant for, as a person writes it: today,
// tomorrow, tuesday, tuesday period 2, next tuesday, next week, in two weeks,
// monday week, a week on monday, tuesday next week, monday after next, the first monday in
// december, 26 nov, nov 26, 26/11, 2026-11-26, same time next year; a range of days: 4 jan to
// 22 jan, in whichever order they are said, this unit until 18 dec; or an occasion without a day: next lesson, this
// unit, next unit, report cards. A weekday is the next one after today, "next
// tuesday" the one in the week after this, and next week is its Friday. A date
// without a year is the first one not before today.
//
// The day may stand inside a longer text; there only whole names of weekdays
// are taken for them, because people sat down, and only a month that is no
// other word. A weekday after or before something, the monday after the test, is an
// occasion. The error wraps ErrPast for a day that is over, ErrNoDay for what is written as
// a date and is none, and else ErrWhen if there is neither a day nor an occasion.
func ParseNext(s string, today Day) (Next, error) { return parseNext(s, today, false) }

// FindNext reads as ParseNext does what was not asked for a day: what somebody will
// do, and when. There "sat", "sun" and the like are words as all others, unless what
// stands beside them says that they are days: "on sat", "wed p2", "sun evening".
func FindNext(s string, today Day) (Next, error) { return parseNext(s, today, true) }

func parseNext(s string, today Day, free bool) (Next, error) {
	s = text.CleanLine(s)
	words := nextWords{aheadWords(s), today, free}
	if !free && words.shaped(s) {
		return Next{}, fmt.Errorf("%w: %q", ErrNoDay, text.ClipLine(s, text.MaxTitle))
	}
	kind, named := words.occasion()
	if !free && words.besideEvent() {
		return Next{Occasion: s}, nil
	}
	to := words.span(kind)
	if to.Day == 0 {
		to.Day = words.first(0, len(words.word))
	}
	switch {
	case to.Day == 0 && named:
		return Next{Occasion: s, Kind: kind}, nil
	case to.Day == 0:
		return Next{}, fmt.Errorf("%w: %q", ErrWhen, text.ClipLine(s, text.MaxTitle))
	case to.Day < today:
		return Next{}, fmt.Errorf("%w: %q", ErrPast, text.ClipLine(s, text.MaxTitle))
	}
	return to, nil
}

// aheadWords splits the text into small words, a day in figures into its number and its
// month; in a sentence only one with a stroke, because 13.5 is a number there.
func aheadWords(s string) (words []string) {
	s = fromFrench(strings.ToLower(asRange(s)))
	fields := slices.AppendSeq(make([]string, 0, len(s)/4), strings.FieldsSeq(s))
	words = make([]string, 0, len(fields))
	apart := func(r rune) bool { return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for _, w := range fields {
		date, ok := dateWords(strings.Trim(w, ",;()"))
		if ok && (len(fields) <= prose || strings.Contains(w, "/")) {
			words = append(words, date...)
			continue
		}
		if strings.IndexFunc(w, apart) < 0 { // as most are
			words = append(words, w)
			continue
		}
		words = append(words, strings.FieldsFunc(w, apart)...)
	}
	return words
}

// asRange writes a range as it is said.
func asRange(s string) string {
	return strings.NewReplacer("..", " to ", "–", " to ", "—", " to ").Replace(s)
}

// first returns the first day named from one word up to another, one that is over
// before none at all.
func (w nextWords) first(from, to int) Day {
	for _, read := range []func(i int) Day{w.iso, w.dayAndMonth, w.relative, w.weekday} {
		for i := from; i < to; i++ {
			if w.free && (w.at(i-1) == "until" || w.at(i-1) == "till") { // that ends something, and is no day of it
				continue
			}
			if day := read(i); day != 0 && (day < w.today || yearFits(day.UTC().Year())) {
				return day
			}
		}
	}
	return 0
}

// leadsToLast reports whether the last of several days follows a word.
func leadsToLast(word string) bool {
	return slices.Contains([]string{"to", "till", "until", "through"}, word)
}

// span returns a range of days: from one day to another, or, for the unit that is
// now, until one. Zero if the words name none.
func (w nextWords) span(kind Occasion) Next {
	for i, word := range w.word {
		if !leadsToLast(word) {
			continue
		}
		if w.first(i+1, i+2) == 0 { // most of them lead to no day
			continue
		}
		from := w.first(0, i)
		if kind == ThisUnit && from == 0 {
			from = w.today
		}
		to := nextWords{w.word, max(from, w.today), w.free}.first(i+1, i+2) // whoever talks to somebody names no day there
		day := cmp.Or(w.iso(i+1), w.dayAndMonth(i+1))
		if day != 0 && day < from && from > w.today && (to <= from || from-day < to-from) { // said the other way round
			return Next{From: max(day, w.today), Day: from}
		}
		if from != 0 && to > max(from, w.today) {
			return Next{From: max(from, w.today), Day: to}
		}
	}
	return Next{}
}

// nextWords are the words of a text in lower case. Each of its methods reads
// what begins at word i; zero if that is none of its.
type nextWords struct {
	word  []string
	today Day
	free  bool // they are no answer to the question for a day
}

// prose is how many words are more than a date: a sentence.
const prose = 4

func (w nextWords) at(i int) string {
	if i < 0 || i >= len(w.word) {
		return ""
	}
	return w.word[i]
}

func (w nextWords) iso(i int) Day {
	if len(w.at(i)) != len(time.DateOnly) { // of a long text this is asked of every word
		return 0
	}
	day, err := ParseDay(w.at(i))
	if err != nil {
		return 0
	}
	return day
}

// dayAndMonth reads 26 nov, 26th of november, nov 26, each with or without a
// year.
func (w nextWords) dayAndMonth(i int) Day {
	day, _ := w.date(i)
	return day
}

// date is the day of dayAndMonth, with the word after it; of a number and a month that are no
// day, that word alone.
func (w nextWords) date(i int) (_ Day, after int) {
	number, name := w.at(i), w.at(i+1)
	after = i + 2
	if name == "of" {
		name, after = w.at(i+2), i+3
	}
	month, ok := w.month(name)
	if !ok {
		number, after = w.at(i+1), i+2
		month, ok = w.month(w.at(i))
		if !ok {
			return 0, 0
		}
	}
	day, ok := dayNumber(number)
	if !ok {
		return 0, 0
	}
	if year, ok := digits(w.at(after), 4, 4); ok {
		return dayThatIs(year, month, day), after + 1
	}
	year := w.today.UTC().Year()
	for y := year; y <= year+8; y++ { // 29 february may be as far
		if d := dayThatIs(y, month, day); d >= w.today {
			return d, after
		}
	}
	return 0, after
}

func (w nextWords) month(name string) (time.Month, bool) {
	if len(w.word) > prose && name == "may" {
		return 0, false
	}
	return monthNamed(name)
}

// dayThatIs returns a day if the calendar has it: 31 november is none.
func dayThatIs(year int, month time.Month, day int) Day {
	d := NewDay(year, month, day)
	if d.UTC().Day() != day {
		return 0
	}
	return d
}

// takesShort reports whether a weekday may be named in short there.
func (w nextWords) takesShort(i int) bool {
	switch {
	case w.free && w.besideDay(i):
		return true
	case w.free && isWord(w.at(i)):
		return false
	}
	return len(w.word) <= prose
}

// setsDay reports whether a weekday among other words is when something is to be, as what stands around it
// says: "on friday", "friday period 2", or the end or the beginning of what is said. "Ask Friday" goes on
// with a name, and so may "the friday group".
func (w nextWords) setsDay(i int) bool {
	if i == 0 || i == len(w.word)-1 || w.besideDay(i) || w.isLed(i-1) || w.at(i-1) == "the" && w.isLed(i-2) {
		return true
	}
	return slices.Contains([]string{"week", "after", "in", "of", "at", "lesson", "class", "break", "recess", "prep"}, w.at(i+1))
}

// isLed reports whether a word leads to a day.
func (w nextWords) isLed(i int) bool {
	return slices.Contains([]string{"on", "by", "next", "this", "coming", "before", "first", "second", "third", "fourth", "last", "for", "of", "from"}, w.at(i))
}

// isWord reports whether what may be a weekday in short is a word of its own.
func isWord(short string) bool { return slices.Contains([]string{"sat", "sun", "wed", "mon"}, short) }

// besideDay reports whether what stands beside a word says that it is a day: what leads
// to one, or a part of it, a period or a class after it. "9B sat" names no day, and
// neither does "sat 10 minutes".
func (w nextWords) besideDay(i int) bool {
	if slices.Contains([]string{"on", "this", "next", "by", "before", "until", "till"}, w.at(i-1)) {
		return true
	}
	next := w.at(i + 1)
	_, part := partOfDay(next)
	_, period := digits(strings.TrimPrefix(next, "p"), 1, 2)
	number := strings.TrimLeft(next, "0123456789")
	isClass := number != next && number != "" // 9b, and 2pm as well
	return part || next == "period" || period && next[0] == 'p' || isClass
}

// occasion returns which occasion the words name, and whether they name one.
func (w nextWords) occasion() (kind Occasion, named bool) {
	for i := range w.word {
		switch w.at(i) + " " + w.at(i+1) {
		case "report cards", "report card":
			return Other, true
		}
		next := w.at(i) == "next"
		if !next && w.at(i) != "this" {
			continue
		}
		switch w.at(i + 1) {
		case "lesson", "class", "period", "time":
			if next {
				return NextLesson, true
			}
			return ThisLesson, true
		case "unit":
			if next {
				return NextUnit, true
			}
			return ThisUnit, true
		case "term", "semester", "chance", "one":
			return Other, true
		}
	}
	return Other, false
}
