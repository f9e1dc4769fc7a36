package redact

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"messup/journal/text"
)

// weekRules are the days of the week, with the part of the day behind them.
type weekRules struct{ english, short, french, whole *regexp.Regexp }

//nolint:gochecknoglobals // what never changes is made once
var theWeek = sync.OnceValue(func() weekRules {
	return weekRules{
		english: compiled(`(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night|lunch(?:time)?)\b)?`),
		short:   compiled(`\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?`),
		whole:   compiled(`(?i)^(?: ` + nthInFrench + ` ` + monthInFrench + `(?: \d{4})?(?:-là)?| (?:gras|saint)\b| de (?:Pâques|Pentecôte))`),
		french:  compiled(`(?i)\b` + weekdayInFrench + `\b(?: (?:matin|midi|après-midi|soir)\b)?(?: (?:dernier|passé|prochain|suivant|d['’]après|d['’]avant)(?:[^\p{L}]|$))?`),
	}
})

// weekdays are the days of the week that one of is meant: "on Tuesday" is one day, and where it is
// not sure what else would stand there it is a blank. A Friday may be any, and so may every one.
func weekdays(said string) (edits []edit) {
	for _, at := range theWeek().english.FindAllStringIndex(said, -1) {
		if e, is := weekdayAt(said, at[0], at[1]); is {
			edits = append(edits, e)
		}
	}
	for _, at := range theWeek().short.FindAllStringIndex(said, -1) {
		if led, _ := cutLast(said[:at[0]]); slices.Contains([]string{"on", "last", "next", "this", "by", "before", "after", "until", "since", "due", "is", "was"}, led) {
			if e, is := weekdayAt(said, at[0], at[1]); is {
				edits = append(edits, e)
			}
		}
	}
	return edits
}

func weekdayAt(said string, from, to int) (e edit, is bool) {
	led, begin := cutLast(said[:from])
	if strings.HasPrefix(said[to:], "s") || strings.HasPrefix(said[to:], " mornings") || strings.HasPrefix(said[to:], " afternoons") || strings.HasPrefix(said[to:], " evenings") || strings.HasPrefix(said[to:], " school") {
		return e, false
	}
	one := words("one day")
	switch led {
	case "a", "every", "each", "any", "some", "no", "most", "one", "another", "good", "ash", "black":
		return e, false
	case "the", "my", "our", "your", "his", "her", "their", "that":
		return dayAt(from, to, words(said[from:to])), true
	case "next":
		one = "another day"
		fallthrough
	case "last", "this", "past":
		from = begin
		led, begin = cutLast(said[:from])
	case "on":
	default:
		return dayAt(from, to, text.Blank), true
	}
	switch {
	case strings.HasPrefix(said[to:], "'s") || strings.HasPrefix(said[to:], "’s"): // whose it is goes with it
		return dayAt(from, to+len(firstWord(said[to:])), text.Blank), true
	case led == "on":
		return dayAt(begin, to, one), true
	case leadsToDay(led):
		return dayAt(from, to, text.Blank), true
	}
	return dayAt(from, to, one), true
}

// leadsToDay reports whether "one day" would not stand behind a word.
func leadsToDay(w string) bool {
	switch w {
	case "by", "before", "after", "until", "till", "since", "from", "for", "to", "of", "and", "or", "between", "than", "is", "was", "the", "my", "our",
		"avant", "après", "depuis", "dès", "pour", "de", "d", "à", "entre", "et", "ou", "vers", "que", "sauf", "est", "était", "sera":
		return true
	}
	return false
}

func dayAt(from, to int, with words) edit {
	return edit{text.Span{From: from, To: to}, with, Flag{Why: Day}}
}

// cutLast is the last word of a text in small letters, where nothing but a space stands behind it, and
// where it begins.
func cutLast(said string) (last string, at int) {
	bare, is := strings.CutSuffix(said, " ")
	if !is && !endsWith(said, "'’") || endsWith(bare, ",.;:!?") {
		return "", len(said)
	}
	at = lastWordAt(said)
	return strings.ToLower(strings.Trim(said[at:], " '’")), at
}

// weekdaysInFrench is weekdays in French.
func weekdaysInFrench(said string) (edits []edit) {
	for _, at := range theWeek().french.FindAllStringIndex(said, -1) {
		from, to := at[0], at[0]+len(strings.TrimRightFunc(said[at[0]:at[1]], func(r rune) bool { return !isInWord(r) }))
		led, begin := cutLast(said[:from])
		day := words("un jour")
		if more := theWeek().whole.FindString(said[to:]); more != "" {
			edits = append(edits, dayAt(from, to+len(more), text.Blank))
			continue
		}
		if strings.Contains(said[from:to], "prochain") {
			day = "un autre jour"
		}
		switch {
		case slices.Contains([]string{"un", "chaque", "aucun", "tout", "tous", "autre"}, led):
			continue
		case led == "ce":
			from, day = begin, "ce jour-là"
			to += len(said[to:]) - len(strings.TrimPrefix(said[to:], "-là"))
		case led == "le" || led == "du" || led == "au" || led == "mon" || led == "notre":
			day = words(said[from:to])
		case leadsToDay(led), isBeginning(said[:from]) && isDeedOfDay(firstWord(strings.TrimPrefix(said[to:], " "))):
			day = text.Blank
		}
		edits = append(edits, dayAt(from, to, day))
	}
	return edits
}

func isBeginning(before string) bool { return strings.IndexFunc(before, isInWord) < 0 }

// isDeedOfDay reports whether a day is what is spoken of: mardi est long.
func isDeedOfDay(w string) bool {
	return slices.Contains([]string{"est", "était", "a", "avait", "sera", "fut", "et", "ou", "is", "was", "has", "had", "will", "and", "or"}, strings.ToLower(w))
}
