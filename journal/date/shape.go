package date

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// figures are what is written as a date in figures, whatever day that is.
//
//nolint:gochecknoglobals // made once, when first asked for
var figures = sync.OnceValues(func() (iso, alone *regexp.Regexp) {
	return regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}$`), regexp.MustCompile(`^(\d{1,2}/\d{1,2}(/\d{2,4})?|\d{1,2}\.\d{1,2}\.(\d{2,4})?)$`)
})

// shaped reports whether the words have the shape of a date that no calendar has, or that people
// read in two ways: 2026-02-30, 31 november, mon 30 feb; in figures with a stroke only alone,
// because 3/4 is something else among words.
func (w nextWords) shaped(said string) bool {
	iso, alone := figures()
	for i := 0; i < len(w.word); i++ {
		if iso.MatchString(w.word[i]) && w.iso(i) == 0 {
			return true
		}
		day, after := w.date(i)
		if after > 0 && (day == 0 || !yearFits(day.UTC().Year())) {
			return true
		}
		i = max(i, after-1)
	}
	fields := strings.Fields(fromFrench(strings.ToLower(said)))
	fields = slices.DeleteFunc(fields, leadsToDate)
	if len(fields) != 1 {
		return false
	}
	_, is := dateWords(fields[0])
	return !is && alone.MatchString(fields[0])
}

// leadsToDate reports whether a word before a date says no more than that it is one.
func leadsToDate(word string) bool {
	_, weekday := WeekdayNamed(word)
	return weekday || slices.Contains([]string{"on", "by", "the", "for", "from", "until", "before", "after", "avant", "apres"}, word)
}
