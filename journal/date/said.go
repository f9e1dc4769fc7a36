package date

import (
	"strconv"
	"strings"
	"time"
)

// partOfDay is about when a part of the day begins, for whoever remembers no more.
func partOfDay(name string) (c clockTime, ok bool) {
	hour := 0
	switch name {
	case "morning":
		hour = 9
	case "lunch", "lunchtime":
		hour = 12
	case "afternoon":
		hour = 14
	case "evening":
		hour = 18
	case "night", "tonight":
		hour = 20
	}
	return clockTime{hour: hour, about: true}, hour > 0
}

// splitPart takes a part of the day off the end of the words; nil if none stands
// there.
func splitPart(words []string) (day []string, clock *clockTime, ok bool) {
	if len(words) == 0 {
		return words, nil, true
	}
	last := words[len(words)-1]
	part, ok := partOfDay(last)
	if !ok {
		return words, nil, true
	}
	day = words[:len(words)-1]
	switch {
	case last == "tonight":
	case len(day) == 0:
		return words, nil, false
	case len(day) == 1 && day[0] == "this", len(day) == 2 && day[0] == "in" && day[1] == "the":
		day = nil
	case len(day) == 1 && day[0] == "last":
		day = []string{"yesterday"}
	}
	return day, &part, true
}

// withoutPeriod leaves a period of a school's day out: a school has its own.
func withoutPeriod(words []string) []string {
	for i, w := range words {
		_, n := digits(strings.TrimPrefix(w, "p"), 1, 2)
		switch {
		case w == "period" && i+1 < len(words):
			return append(words[:i:i], words[i+2:]...)
		case i > 0 && n && w[0] == 'p':
			return append(words[:i:i], words[i+1:]...)
		}
	}
	return words
}

// dateWords splits 26/11, 26/11/2026 and 26.11. into a day, a month by its name and a
// year. Where people disagree which is the month, as in 3/4, it is left as it is; and
// so is 13.10, which is a time.
func dateWords(w string) ([]string, bool) {
	sep := "/"
	if !strings.Contains(w, sep) {
		sep = "."
	}
	parts := strings.Split(strings.TrimSuffix(w, "."), sep)
	if len(parts) < 2 || len(parts) > 3 {
		return nil, false
	}
	if _, isTime := parseClock(w); isTime && sep == "." {
		return nil, false
	}
	day, one := digits(parts[0], 1, 2)
	month, two := digits(parts[1], 1, 2)
	if sep == "/" && month > 12 {
		day, month = month, day
	}
	if !one || !two || day <= 12 || day > 31 || month < 1 || month > 12 {
		return nil, false
	}
	return append([]string{strconv.Itoa(day), strings.ToLower(time.Month(month).String())}, parts[2:]...), true
}
