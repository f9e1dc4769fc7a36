package redact

import (
	"regexp"
	"strings"
	"sync"

	"messup/journal/text"
)

// ageRules are how one says how old somebody is, when they were born and in which year they are. The
// first group of each is what is left out.
type ageRules struct{ english, french, year []*regexp.Regexp }

//nolint:gochecknoglobals // what never changes is made once
var theAges = sync.OnceValue(func() ageRules {
	const (
		old      pattern = `(\d{1,2}(?: and a half)?|(?:four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen))`
		who      pattern = `(?:he|she|who|they|boy|girl|student|pupil|kid|child)`
		agedSaid pattern = `(\d{1,2}|quatre|cinq|six|sept|huit|neuf|dix(?:-(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize) ans`
	)
	return ageRules{
		english: []*regexp.Regexp{
			compiled(`(?i)\b(?:aged?|at the age of|turn(?:ed|s|ing)?) ` + old + `\b`),
			compiled(`(?i)\b` + old + `[- ]?(?:years?[- ]olds?|yrs?[- ]old|y/?o)\b`),
			compiled(`(?i)\b(?:at|by) ` + old + `,? (?:he|she|they)\b`),
			compiled(`(?i)\b` + who + `(?:['’](?:s|re|ve been)| is| was| are| were| (?:has|have|had) been) (?:only |nearly |almost |already )?` + old + `(?:$|[.,;?)]| (?:and|since|for)\b)`),
			compiled(`(?i)\b(?:boy|girl|student|pupil|kid|child|son|daughter|brother|sister) (?:of|aged) ` + old + `\b`),
			compiled(`(?i)\bborn in (?:\p{L}+ )?(\d{4})\b`),
		},
		french: []*regexp.Regexp{
			compiled(`(?i)(?:âgée?s? de|` + before + `(?:a|avait|ont|avaient|aura|ayant|avoir|a eu|de|d['’])) ?(?:presque |à peine |seulement |déjà |environ |juste )?` + agedSaid),
			compiled(`(?i)` + before + agedSaid + ` et demi`),
			compiled(`(?i)\bnée?s? (?:en|le \d{1,2} \p{L}+) (?:\p{L}+ )?(\d{4})\b`),
		},
		year: []*regexp.Regexp{
			compiled(`(?i)\b(?:in|into|from|with) ((?:year|grade) (?:1[0-3]|[1-9]))(?:$|[^\p{L}\d–-])`),
			compiled(`(?i)` + before + `en ((?:1[0-2]|[1-9])(?:re|e) (?:année|secondaire)|secondaire [1-5]|CM[12]|CE[12]|[3-6]e)(?:$|[^\p{L}\d–-])`),
		},
	}
})

// ages are how old somebody is: a blank.
func ages(said string) []edit { return agesBy(theAges().english, said, nil) }

// agesInFrench is ages in French. How long something was is no age.
func agesInFrench(said string) []edit {
	return agesBy(theAges().french, said, func(from, to int) bool {
		before, _ := cutLast(strings.TrimRight(said[:from], " aà") + " ")
		rest := strings.TrimLeft(said[to:], " ")
		return before == "y" || strings.HasPrefix(rest, "ans d'") || strings.HasPrefix(rest, "ans d’") || strings.HasPrefix(rest, "ans de ") || strings.HasPrefix(rest, "ans plus") || strings.HasPrefix(rest, "ans que")
	})
}

func agesBy(rules []*regexp.Regexp, said string, not func(from, to int) bool) (edits []edit) {
	for _, find := range rules {
		for _, at := range find.FindAllStringSubmatchIndex(said, -1) {
			if not == nil || !not(at[2], at[3]) {
				edits = append(edits, edit{text.Span{From: at[2], To: at[3]}, text.Blank, Flag{Why: Age}})
			}
		}
	}
	return edits
}

// years are the years of school that somebody is in: a band in place of each that has a figure.
func (c *Checker) years(said string) (edits []edit) {
	english, french := theAges().year[0], theAges().year[1]
	for _, at := range english.FindAllStringSubmatchIndex(said, -1) {
		if in := said[at[2]:at[3]]; !strings.HasPrefix(said[at[3]:], " of ") {
			edits = append(edits, class(at[2], at[3], words(strings.ToLower(firstWord(in)))+"s "+words(gradeOf(in))))
		}
	}
	for _, at := range french.FindAllStringSubmatchIndex(said, -1) {
		in := said[at[2]:at[3]]
		with := words(in)
		if nth, of, _ := strings.Cut(in, " "); of == "année" {
			with = bandInFrench(gradeOf(nth)) + " année"
		}
		edits = append(edits, class(at[2], at[3], with))
	}
	return edits
}
