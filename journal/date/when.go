package date

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"messup/journal/text"
)

// ParseWhen reads when something happened, as a person writes it: now, today,
// yesterday, friday, last friday, 3 days ago, 2 weeks ago, 19 nov, nov 19,
// 19 november 2025, 2026-11-19, 26/11 — each with or without a time such as 14:10,
// 2pm or 9.30, or a part of the day: monday morning, last night, tonight — or a time
// alone, which is today's. A period of a school's day is passed over. RFC 3339 is read too. A day
// without a year or a week is the latest one that is not after now's day, and a weekday
// with a time the latest that is not after now; a
// day without a time keeps now's time of day if it is today and is noon
// otherwise. The result is in now's zone unless the text names another. Years
// are from 1900 to 2200. The error wraps ErrAhead where the words name a day to come, and
// else ErrWhen.
func ParseWhen(s string, now time.Time) (time.Time, error) {
	said := text.CleanLine(s)
	at, ok := parseWhen(said, now)
	if !ok {
		return time.Time{}, fmt.Errorf("%w: %q", unread(said, now), text.ClipLine(said, text.MaxTitle))
	}
	return at, nil
}

func parseWhen(said string, now time.Time) (at time.Time, ok bool) {
	if t, err := time.Parse(time.RFC3339, strings.ToUpper(said)); err == nil {
		return t, yearFits(t.Year())
	}
	words := withoutPeriod(whenWords(said))
	day, clock, ok := splitPart(words)
	if clock == nil {
		day, clock, ok = splitClock(words)
	}
	if !ok || len(day) == 0 && clock == nil {
		return at, false
	}
	date, ok := parseDay(day, now)
	switch {
	case !ok || !yearFits(date.Year()):
		return at, false
	case clock != nil:
	case sameDay(date, now):
		return now.Round(0).Truncate(time.Second), true
	default:
		clock = &clockTime{hour: 12}
	}
	at = time.Date(date.Year(), date.Month(), date.Day(), clock.hour, clock.minute, 0, 0, now.Location())
	if _, isDay := WeekdayNamed(strings.Join(day, " ")); isDay && at.After(now) { // on Friday morning, Friday afternoon is the last one
		return at.AddDate(0, 0, -7), true
	}
	if clock.about && at.After(now) && sameDay(at, now) { // tonight, said in the afternoon, has begun
		return now.Round(0).Truncate(time.Second), true
	}
	return at, true
}

// ParsePast reads as ParseWhen does, and what names a day after now's is refused too. The
// error wraps ErrAhead or ErrWhen.
func ParsePast(s string, now time.Time) (time.Time, error) {
	at, err := ParseWhen(s, now)
	if err == nil && DayOf(at.In(now.Location())) > DayOf(now) {
		return time.Time{}, fmt.Errorf("%w: %q", ErrAhead, text.ClipLine(text.CleanLine(s), text.MaxTitle))
	}
	return at, err
}

// unread is what is wrong with words that are no day that was: those of one to come are
// known by how they begin.
func unread(said string, now time.Time) error {
	words := aheadWords(said)
	if len(words) == 0 || !slices.Contains([]string{"tomorrow", "next", "in"}, words[0]) {
		return ErrWhen
	}
	if to, err := ParseNext(said, DayOf(now)); err != nil || to.Day <= DayOf(now) {
		return ErrWhen
	}
	return ErrAhead
}

func yearFits(year int) bool { return year >= 1900 && year <= 2200 }

// whenWords splits the text into small words, an ISO date and the time after
// its T among them.
func whenWords(text string) []string {
	text = strings.NewReplacer(",", " ", "a.m.", "am", "p.m.", "pm").Replace(fromFrench(strings.ToLower(text)))
	var words []string
	for _, w := range strings.Fields(text) {
		if date, clock, ok := strings.Cut(w, "t"); ok && len(date) == len(time.DateOnly) && clock != "" {
			words = append(words, date, clock)
			continue
		}
		if date, ok := dateWords(w); ok {
			words = append(words, date...)
			continue
		}
		words = append(words, w)
	}
	if len(words) > 0 && words[0] == "on" {
		words = words[1:]
	}
	return words
}

type clockTime struct {
	hour, minute int
	about        bool // nobody said more than the part of the day
}

// splitClock takes the time of day off the end of the words; not ok if what
// stands there looks like one and is none.
func splitClock(words []string) (day []string, clock *clockTime, ok bool) {
	n := len(words)
	if n >= 2 && (words[n-1] == "am" || words[n-1] == "pm") {
		words = append(words[:n-2:n-2], words[n-2]+words[n-1])
		n--
	}
	if n == 0 || !looksLikeClock(words[n-1]) {
		return words, nil, true
	}
	c, ok := parseClock(words[n-1])
	day = words[:n-1]
	if len(day) > 0 && day[len(day)-1] == "at" {
		day = day[:len(day)-1]
	}
	return day, &c, ok
}

// looksLikeClock tells 14:10, 9.30, 14h and 2pm from 2026, 19 and 3rd.
func looksLikeClock(w string) bool {
	rest := strings.TrimLeft(w, "0123456789")
	if rest == w || rest == "" {
		return false
	}
	return strings.ContainsRune(":.h", rune(rest[0])) || rest == "am" || rest == "pm"
}

// ParseClock reads a time of day in lower case: 14:10, 9.30, 14h, 2pm.
func ParseClock(w string) (hour, minute int, ok bool) {
	if !looksLikeClock(w) {
		return 0, 0, false
	}
	c, ok := parseClock(w)
	return c.hour, c.minute, ok
}

// parseClock reads 14:10, 14:10:05, 9.30, 14h10, 14h, 2pm, 2:15pm. Minutes
// have two digits, and after a full stop nothing follows them: 3.11.2026 is a
// date, if one that people read in two ways.
func parseClock(w string) (c clockTime, ok bool) {
	half := ""
	for _, suffix := range []string{"am", "pm"} {
		if rest, found := strings.CutSuffix(w, suffix); found {
			w, half = rest, suffix
		}
	}
	hour, minute := w, ""
	if i := strings.IndexAny(w, ":.h"); i >= 0 {
		hour, minute = w[:i], w[i+1:]
		if w[i] == ':' { // seconds are more than anybody remembers
			var second string
			minute, second, _ = strings.Cut(minute, ":")
			if s, ok := digits(cmp.Or(second, "00"), 2, 2); !ok || s > 59 {
				return c, false
			}
		}
		if minute == "" && w[i] != 'h' {
			return c, false
		}
	}
	c.hour, ok = digits(hour, 1, 2)
	if minute != "" && ok {
		c.minute, ok = digits(minute, 2, 2)
	}
	if half != "" {
		ok = ok && c.hour >= 1 && c.hour <= 12
		c.hour %= 12
	}
	if half == "pm" {
		c.hour += 12
	}
	return c, ok && c.hour <= 23 && c.minute <= 59
}

// digits reads a number of least to most digits and nothing else.
func digits(s string, least, most int) (int, bool) {
	if len(s) < least || len(s) > most || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// parseDay reads the words before the time of day; none mean today. The date
// it returns is that day's noon, which there is on every day of every zone.
func parseDay(words []string, now time.Time) (time.Time, bool) {
	today := noon(now.Year(), now.Month(), now.Day(), now.Location())
	switch len(words) {
	case 0:
		return today, true
	case 1:
		switch words[0] {
		case "now", "today":
			return today, true
		case "yesterday":
			return today.AddDate(0, 0, -1), true
		}
		if d, err := time.Parse(time.DateOnly, words[0]); err == nil {
			return noon(d.Year(), d.Month(), d.Day(), now.Location()), true
		}
		d, ok := WeekdayWritten(words[0]) // lun too: alone, mar is no month
		return latest(d, today, false), ok
	case 2:
		if words[0] == "last" && words[1] == "week" {
			return today.AddDate(0, 0, -7), true
		}
		if words[0] == "last" || words[0] == "this" {
			return weekdayBefore(words[1], today, words[0] == "last")
		}
	case 3:
		if words[2] == "ago" {
			return daysAgo(words[0], words[1], today)
		}
	}
	if _, isDay := weekdayBefore(words[0], today, false); isDay && len(words) > 2 { // thu 19 nov
		words = words[1:]
	}
	return parseDate(words, today)
}

// weekdayBefore returns the latest weekday of a name; strictly before today if last.
func weekdayBefore(name string, today time.Time, last bool) (time.Time, bool) {
	d, ok := WeekdayNamed(name)
	return latest(d, today, last), ok
}

// latest is the latest such weekday; strictly before today if last.
func latest(d time.Weekday, today time.Time, last bool) time.Time {
	back := (int(today.Weekday()) - int(d) + 7) % 7
	if back == 0 && last {
		back = 7
	}
	return today.AddDate(0, 0, -back)
}

// WeekdayNamed reads the name of a weekday in lower case, or its first three
// letters or more.
func WeekdayNamed(name string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if abbreviates(name, d.String()) {
			return d, true
		}
	}
	return 0, false
}

func daysAgo(count, unit string, today time.Time) (time.Time, bool) {
	n, ok := digits(count, 1, 4)
	if count == "a" || count == "one" {
		n, ok = 1, true
	}
	if !ok {
		return time.Time{}, false
	}
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return today.AddDate(0, 0, -n), true
	case "week":
		return today.AddDate(0, 0, -7*n), true
	case "month": // a month before 31 March is the last of February
		first := noon(today.Year(), today.Month()-time.Month(n), 1, today.Location())
		last := first.AddDate(0, 1, -1)
		return first.AddDate(0, 0, min(today.Day(), last.Day())-1), true
	}
	return time.Time{}, false
}

// parseDate reads 19 nov, nov 19, 19 november 2025. Numbers alone, such as
// 3/4, are refused: people disagree which is the month.
func parseDate(words []string, today time.Time) (time.Time, bool) {
	if len(words) < 2 || len(words) > 3 {
		return time.Time{}, false
	}
	dayWord, monthWord := words[0], words[1]
	month, ok := monthNamed(monthWord)
	if !ok {
		dayWord, monthWord = monthWord, dayWord
		month, ok = monthNamed(monthWord)
		if !ok {
			return time.Time{}, false
		}
	}
	day, ok := dayNumber(dayWord)
	if !ok {
		return time.Time{}, false
	}
	first, last := today.Year(), today.Year()-8 // 29 february may be as long ago
	if len(words) == 3 {
		year, ok := digits(words[2], 4, 4)
		if !ok {
			return time.Time{}, false
		}
		first, last = year, year
	}
	for year := first; year >= last; year-- {
		d := noon(year, month, day, today.Location())
		if d.Day() == day && (first == last || !d.After(today)) { // 31 november is no day
			return d, true
		}
	}
	return time.Time{}, false
}

// dayNumber reads 19, 19., 1st, 2nd, 3rd and 4th.
func dayNumber(s string) (int, bool) {
	number := strings.TrimRight(s, "dhnrst.")
	switch s[len(number):] {
	case "", ".", "st", "nd", "rd", "th":
		return digits(number, 1, 2)
	}
	return 0, false
}

func monthNamed(name string) (time.Month, bool) {
	for m := time.January; m <= time.December; m++ {
		if abbreviates(name, m.String()) {
			return m, true
		}
	}
	return 0, false
}

// abbreviates reports whether a word in lower case is short for a name, or is the name.
// It makes no word to compare it with: each of a long text is asked for.
func abbreviates(short, name string) bool {
	short = strings.TrimSuffix(short, ".")
	return len(short) >= 3 && len(short) <= len(name) && short[0] == name[0]+'a'-'A' && short[1:] == name[1:len(short)]
}

func noon(year int, month time.Month, day int, loc *time.Location) time.Time {
	return time.Date(year, month, day, 12, 0, 0, 0, loc)
}

// StartOfDay returns the first moment of a day: midnight, or one o'clock where
// the clocks go forward at midnight (time.Date gives the day before there).
func StartOfDay(year int, month time.Month, day int, loc *time.Location) time.Time {
	t := time.Date(year, month, day, 0, 0, 0, 0, loc)
	if t.Day() != noon(year, month, day, loc).Day() {
		return time.Date(year, month, day, 1, 0, 0, 0, loc)
	}
	return t
}

func sameDay(a, b time.Time) bool {
	a = a.In(b.Location())
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}
