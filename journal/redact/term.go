package redact

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"messup/journal/text"
)

// termRules are what stands around a date that belongs to it, or shows that it is one of several.
type termRules struct{ begun, within, row, more, hour, inMonth, inMonthInFrench *regexp.Regexp }

//nolint:gochecknoglobals // what never changes is made once
var theTerms = sync.OnceValue(func() termRules {
	const joint pattern = ` ?(?:, and|, et|,|and|et|or|ou|to|au|until|-|–) ?(?:(?:on|le|the) )?`
	return termRules{
		begun:           compiled(`(?i)(?:\b(?:the|le) )?\b\d{1,2}(?:st|nd|rd|th|er)?` + joint + `$`),
		within:          compiled(`(?i)\d(?:st|nd|rd|th|er)?(?: (?:to|and|or|au|et|ou) |[-–])(?:le )?\d{1,2}(?:st|nd|rd|th|er)? ` + `(?:` + month + `|` + monthInFrench + `)`),
		row:             compiled(`(?i)^` + joint + `$`),
		more:            compiled(`(?i)^(?:` + joint + `)\d{1,2}(?:st|nd|rd|th|er)?\b`),
		hour:            compiled(`(?i)^ (?:at|à|vers|around) \d`),
		inMonth:         compiled(`(?i)\b(?:in|since|during|of|by|until) (` + month + `,? (?:19|20)\d{2})\b`),
		inMonthInFrench: compiled(`(?i)` + before + `(?:en|depuis|dès|de|d['’]|fin|début|jusqu['’]en) ?(` + monthInFrench + ` (?:19|20)\d{2})\b`),
	}
})

// whereSure puts a blank in place of what is said for a day where that does not surely read: "that term" and
// "one day" say when something was. A range and a row of days, a day that is spoken of itself, that of a birth
// and one with an hour behind it are said by neither. Of a range it takes in where it begins.
func whereSure(said string, all []edit) []edit {
	slices.SortStableFunc(all, func(a, b edit) int { return a.From - b.From })
	before := -1 // the day before this one
	for i, e := range all {
		if e.flag.Why != Day {
			continue
		}
		if at := theTerms().begun.FindStringIndex(said[:e.From]); at != nil {
			all[i].From = at[0]
		}
		if all[i].From != e.From || !saysWhen(said, e) {
			all[i].with = text.Blank
		}
		if before >= 0 && all[before].To <= e.From && theTerms().row.MatchString(said[all[before].To:e.From]) {
			all[before].with, all[i].with = text.Blank, text.Blank
		}
		before = i
	}
	return all
}

// saysWhen reports whether a day says when something was, as far as can be told from what stands around it.
func saysWhen(said string, e edit) bool {
	led, _ := cutLast(said[:e.From])
	rest, r := said[e.To:], theTerms()
	switch {
	case slices.Contains([]string{"between", "from", "to", "entre", "born", "né", "née", "nés", "nées"}, led),
		r.within.MatchString(said[e.From:e.To]), strings.HasPrefix(rest, "-là"), r.more.MatchString(rest), r.hour.MatchString(rest):
		return false
	case isBeginning(said[:e.From]) && !strings.HasPrefix(strings.ToLower(said[e.From:]), "on "):
		return !isDeedOfDay(firstWord(strings.TrimPrefix(rest, " ")))
	}
	return true
}

// months are the months of a sentence that the year is said of.
func months(said string) []edit { return monthsBy(theTerms().inMonth, said) }

// monthsInFrench is months in French.
func monthsInFrench(said string) []edit { return monthsBy(theTerms().inMonthInFrench, said) }

func monthsBy(find *regexp.Regexp, said string) (edits []edit) {
	for _, at := range find.FindAllStringSubmatchIndex(said, -1) {
		edits = append(edits, dayAt(at[2], at[3], text.Blank))
	}
	return edits
}
