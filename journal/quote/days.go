package quote

import (
	"slices"
	"strings"
	"time"

	"messup/journal/date"
)

// longest is how many words a day has at most: "the day" of "last friday at 2 pm,
// period 2" and no more.
const longest = 6

// isWeekday reports whether a word is the whole name of one: "sat" and "sun" are
// something else in a sentence.
func isWeekday(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// isPart reports whether a word is a part of a day, and belongs to the day before it.
func isPart(w string) bool {
	switch w {
	case "morning", "afternoon", "evening", "night", "lunch", "lunchtime":
		return true
	}
	return false
}

// pastDays are the days that are named and over, or today's.
func (r *reading) pastDays() (all []Quotation) {
	for i := 0; i < len(r.word); {
		if !r.beginsDay(i) || r.later(i) {
			i++
			continue
		}
		q, after := r.pastDay(i)
		if after == 0 {
			i++
			continue
		}
		all = append(all, q...)
		i = after
	}
	return all
}

// pastDay reads the most words from one on that are a day.
func (r *reading) pastDay(i int) ([]Quotation, int) {
	for last := min(i+longest, len(r.word)); last > i; last-- {
		after := r.word[last-1].before == comma && !r.isPeriod(last-1) && !r.isClock(last-1)
		if !r.joined(i, last, comma) || after || last == i+2 && digits(r.at(i)) && !r.isMonthName(i+1) {
			continue
		}
		words := owner(r.text[r.word[i].start:r.dotted(last-1)])
		at, err := date.ParseWhen(words, r.Now)
		if err != nil || at.After(r.Now) {
			continue
		}
		q := r.one(r.word[i].start, r.word[i].start+len(words), r.onlyReading(i, last, at))
		for k := range q {
			q[k].At, q[k].Period = at, r.period(i, last)
		}
		return q, last
	}
	return nil, 0
}

// dotted is where a word ends, with the full stop of 26.11.
func (r *reading) dotted(i int) int {
	w := r.word[i]
	if day, month, ok := strings.Cut(w.lower, "."); ok && digits(day) && digits(month) && strings.HasPrefix(r.text[w.end:r.end], ".") {
		return w.end + 1
	}
	return w.end
}

// beginsDay reports whether a day may begin with a word.
func (r *reading) beginsDay(i int) bool {
	w := r.at(i)
	switch w {
	case "":
		return false
	case "yesterday", "a":
		return true
	case "today": // that is nothing new, but for its time
		return r.at(i+1) == "at" || r.isClock(i+1)
	case "last", "this":
		next := r.at(i + 1)
		return isWeekday(next) || isPart(next) || w == "last" && next == "week"
	}
	return isWeekday(w) || w[0] >= '0' && w[0] <= '9' || r.isMonth(i) || r.beginsFrenchDay(i)
}

// isMonth reports whether a word is a month, with its number after it.
func (r *reading) isMonth(i int) bool {
	next := r.at(i + 1)
	return r.isMonthName(i) && !date.IsFrenchMonth(r.at(i)) && next != "" && next[0] >= '0' && next[0] <= '9'
}

// isMonthName reports whether a word is a month: "may" and "march" are if they are
// written so.
func (r *reading) isMonthName(i int) bool {
	switch r.at(i) {
	case "may", "march", "mar":
		return r.written(i)[0] < 'a'
	case "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return date.IsFrenchMonth(r.at(i))
}

// later reports whether the sentence looks ahead there: next Monday, by Friday, every
// Tuesday, or with a will in it.
func (r *reading) later(i int) bool {
	before := r.at(i - 1)
	if slices.Contains([]string{"next", "by", "until", "till", "every", "each", "before", "coming"}, before) {
		return true
	}
	return r.inSentence(i, func(w string) bool {
		return w == "will" || w == "tomorrow" || strings.HasSuffix(w, "'ll") || strings.HasSuffix(w, "’ll")
	})
}

// over reports whether the sentence looks back there.
func (r *reading) over(i int) bool {
	return r.inSentence(i, func(w string) bool {
		return slices.Contains([]string{"was", "were", "had", "did", "said", "told", "saw", "went", "gave", "came"}, w) ||
			len(w) > 4 && strings.HasSuffix(w, "ed")
	})
}

// inSentence reports whether one of the words is so in the sentence a word is in.
func (r *reading) inSentence(i int, is func(word string) bool) bool {
	first := i
	for first > 0 && r.word[first].before < sentence {
		first--
	}
	for k := first; k < len(r.word) && (k == first || r.word[k].before < sentence); k++ {
		if is(r.at(k)) {
			return true
		}
	}
	return false
}

// onlyReading reports whether a day that was read from words can be no other. On a
// Thursday, Thursday is today or a week ago, and last Wednesday is yesterday to some;
// two weeks ago is about then, and a time alone is not even that.
func (r *reading) onlyReading(i, last int, at time.Time) bool {
	day, today := date.DayOf(at), date.DayOf(r.Now)
	switch {
	case r.beginsFrenchDay(i):
		return r.onlyFrenchReading(i, at)
	case isWeekday(r.at(i)), r.at(i) == "this" && isWeekday(r.at(i+1)):
		return day != today
	case r.at(i) == "last":
		return isPart(r.at(i+1)) || r.at(i+1) != "week" && day < today.Week(time.Monday)
	case last == i+1 && r.isClock(i):
		return false
	}
	unit := strings.TrimSuffix(r.at(i+1), "s")
	return unit != "week" && unit != "month"
}

// isPeriod reports whether a word begins or ends the period of a school's day.
func (r *reading) isPeriod(i int) bool { return r.period(i, i+1) != "" || r.period(i-1, i+1) != "" }

// isClock reports whether a word is a time of day.
func (r *reading) isClock(i int) bool {
	_, _, ok := date.ParseClock(r.at(i))
	return ok
}

// period is the period of a school's day that words name; empty if none.
func (r *reading) period(first, last int) string {
	for i := max(first, 0); i < last; i++ {
		n, short := strings.CutPrefix(r.at(i), "p")
		switch {
		case r.at(i) == "period" && i+1 < last && len(r.at(i+1)) <= 2:
			return r.written(i + 1)
		case short && digits(n) && len(n) <= 2:
			return n
		}
	}
	return ""
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// comingDays are the days to come that are named, and the occasions.
func (r *reading) comingDays() (all []Quotation) {
	for i := 0; i < len(r.word); i++ {
		last := r.comingDay(i)
		if last == 0 {
			continue
		}
		start, end := r.word[i].start, r.dotted(last-1)
		to, err := date.ParseNext(r.text[start:end], date.DayOf(r.Now))
		if err != nil {
			continue
		}
		known := to.Day != 0 && to.From == 0 || to.Kind == date.NextLesson
		q := r.one(start, end, known && (r.later(i) || !r.over(i)))
		for k := range q {
			q[k].Meant, q[k].Period = to, r.period(i, last)
		}
		all = append(all, q...)
		i = last - 1
	}
	return all
}

// comingDay returns the word after those that name a day to come; 0 if none do.
func (r *reading) comingDay(i int) (last int) {
	w, next := r.at(i), r.at(i+1)
	switch {
	case w == "last" || w == "next" && next == "time" || slices.Contains([]string{"last", "every", "each"}, r.at(i-1)):
		return 0
	case isWeekday(w), w == "tomorrow", w == "tonight":
		last = i + 1
	case (w == "next" || w == "this") && (isWeekday(next) || slices.Contains([]string{"unit", "week", "term"}, next)), w == "next" && (next == "lesson" || next == "class"):
		last = i + 2
	case w == "in" && r.joined(i, i+3, none) && slices.Contains([]string{"day", "week", "month"}, strings.TrimSuffix(r.at(i+2), "s")):
		last = i + 3
	case r.isMonth(i), digits(strings.TrimRight(w, "dhnrst")) && r.isMonthName(i+1):
		last = i + 2
	case w != "" && w[0] >= '0' && w[0] <= '9' && (strings.Count(w, "-") == 2 || strings.ContainsAny(w, "/.")):
		if _, err := date.ParseNext(w, date.DayOf(r.Now)); err != nil {
			return 0
		}
		last = i + 1
	default:
		return 0
	}
	if !r.joined(i, last, none) {
		return 0
	}
	return r.hour(last)
}

// hour goes on from the word after a day to what stands after it: a period, a part of the day, a
// break, a time.
func (r *reading) hour(last int) int {
	next := func() bool {
		return last < len(r.word) && r.joined(last, last+1, comma) && r.word[last].before < sentence
	}
	switch {
	case next() && r.at(last) == "period" && len(r.at(last+1)) <= 2 && r.at(last+1) != "" && r.word[last+1].before == none:
		return last + 2
	case next() && r.period(last, last+1) != "":
		return last + 1
	case next() && r.word[last].before == none && (isPart(r.at(last)) || slices.Contains([]string{"break", "recess", "prep"}, r.at(last)) || r.isClock(last)):
		return last + 1
	case next() && r.at(last) == "at" && r.joined(last, last+2, none) && r.isClock(last+1):
		return last + 2
	}
	return last
}
