package redact

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"messup/journal/text"
)

// words are what the check says in place of others.
type words string

// An edit is a piece of a sentence that is said more coarsely.
type edit struct {
	text.Span
	with words
	flag Flag
}

// edited returns a sentence with its edits, and those that were made: of two that overlap
// the one that begins first, and of those the longer. What is put in is joined to what stands
// before it.
func edited(said string, edits []edit, join join) (string, []edit) {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(a.From-b.From, b.To-a.To) })
	out, last, first := "", 0, firstLetter(said)
	made := edits[:0]
	for _, e := range edits {
		if e.From < last {
			continue
		}
		e.flag.Words = said[e.From:e.To]
		out += said[last:e.From]
		if e.From <= first || e.flag.Why == Few && startsCapital(e.flag.Words) { // in Year 9. Two boys
			e.with = capitalised(e.with)
		}
		if string(e.with) != e.flag.Words {
			out, e.with = join(out, e.with)
		}
		out += string(e.with)
		last, made = e.To, append(made, e)
	}
	return out + said[last:], made
}

// firstLetter is where a sentence begins to speak, be it with a blank.
func firstLetter(said string) int {
	return max(0, strings.IndexFunc(said, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '@' || r == '…' }))
}

func capitalised[T ~string](s T) T {
	r, size := utf8.DecodeRuneInString(string(s))
	if size == 0 {
		return s
	}
	return T(unicode.ToUpper(r)) + s[size:]
}

func startsCapital(said string) bool {
	r, _ := utf8.DecodeRuneInString(said)
	return unicode.IsUpper(r)
}

// A pattern is the form of something that is looked for.
type pattern string

func compiled(p pattern) *regexp.Regexp { return regexp.MustCompile(string(p)) }

const (
	month   pattern = `(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b)`
	weekday pattern = `(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?:the )?)?`
	nth     pattern = `\d{1,2}(?:st|nd|rd|th)?`
	nthSaid pattern = `(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth)|twentieth|thirtieth`
	people  pattern = `(?:students?|pupils?|kids?|children|boys?|girls?|learners?|people|parents?|mothers|fathers|teachers?|colleagues?|families|friends|brothers|sisters)`
	few     pattern = `(?:two|three|four|[2-4])`
	counted pattern = `(?:five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})`
	first   pattern = `(?:@?(?:1[0-3]|[1-9])[A-Z](?:\d|[a-z]+)?)`
	named   pattern = `(?:(?i:grade|gr|year|yr|class|form|homeroom)\.? )?`
	many    pattern = `(?:\d{1,3}|(?:twenty|thirty)(?:-[a-z]+)?|(?:fif|six|seven|eigh|nine)teen)`
)

// theRules are the forms that are said more coarsely. They are made when the first text is
// looked through.
type rules struct {
	days, dayOf, nthDay                       *regexp.Regexp
	code, small, pair, set, course, period    *regexp.Regexp
	fewPeople, fewOf, mark, slash, did, group *regexp.Regexp
	reach, handle, number, room, place        *regexp.Regexp
	sensitive, pointing, pairs, title         *regexp.Regexp
	called, letter, spelt, own                *regexp.Regexp
	made, owned, cited, titled                *regexp.Regexp
}

//nolint:gochecknoglobals // what never changes is made once
var theRules = sync.OnceValue(func() rules {
	return rules{
		days: compiled(`(?i)(?:\bon )?\b(?:` + weekday + nth + ` (?:of )?` + month + `(?:,? \d{4}\b)?` +
			`|` + weekday + month + ` ` + nth + `\b(?:,? \d{4}\b)?` +
			`|` + weekday + `(?:the )?(?:` + nthSaid + `) (?:day )?of ` + month + `|` + month + ` (?:the )?(?:` + nthSaid + `)\b` +
			`|\d{4}-\d{2}-\d{2}\b|\d{1,2}/\d{1,2}/\d{2}(?:\d{2})?\b|\d{1,2}\.\d{1,2}\.\d{2}(?:\d{2})?\b)`),
		dayOf:  compiled(`(?i)\bon (?:\d{1,2}/\d{1,2}\b|\d{1,2}\.\d{1,2}\.)`),
		nthDay: compiled(`(?i)(?:\bon )?(?:\b(?:mon|tues|wednes|thurs|fri)day,? |\bon )the (?:\d{1,2}(?:st|nd|rd|th)|(?:twenty|thirty)[- ]\p{L}+(?:st|nd|rd|th)|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)\b`),

		code:   compiled(`(?:\b|@)` + named + first + `\b(?:[’']s\b)?(?: (?:class|group)\b)?`),
		small:  compiled(`\b` + named + `(?:1[0-3]|[1-9])[a-e]\b`),
		pair:   compiled(`\b(?:1[0-3]|[1-9])[-.–](?:\d{1,2}|[A-Z])\b`),
		set:    compiled(`(?i)\b(?:year|yr|y|grade|gr|form)\.? ?(?:1[0-3]|[1-9])\b,? (?:set|stream|section|class|group|band) ?(?:\d|[A-Z]\b)(?: (?:class|group)\b)?`),
		course: compiled(`\b[A-Z]{3} ?[1-4][A-Z]\d?(?:-\d{1,2})?\b`),
		period: compiled(`(?i)\b(?:per(?:iod|\.)?|pd\.?|block|div(?:ision|\.)) ?(?:\d{1,2}|[A-H])\b|\bP[1-9]\b|\b(?:[1-9](?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth) (?:period|block|hour)\b`),

		fewPeople: compiled(`(?i)\b(?:(?:the|these|those|all|other) )?` + few + `( (?:other |quiet |new |loud |more |\p{L}+ )??` + people + `| of (?:them|us|the (?:class|group|others)|(?:my|our|the) (?:` + counted + ` )?` + people + `)| who)\b`),
		fewOf:     compiled(`(?i)\b(?:one|two|three|four|[1-4])( (?:(?:out )?of (?:the |my |our |about )?` + many + `|in \d{2}))\b( \p{L}+)?`),
		mark:      compiled(`\b\d{1,3}(?:[.,]\d)?(?:/\d{1,3}\b| (?:sur|out of) \d{1,3}\b| ?%| (?:per ?cent|pour cent)\b)|\ban? [A-F][+-]? to an? [A-F](?:[+-]|\b)|\ban? [A-F][+-]\B`),
		slash:     compiled(`\b[1-4]/((?:1[5-9]|[23]\d))\b`),
		did:       compiled(`(?i)\b` + few + `( (?:could|were|got|knew|understood|asked|spoke|raised|answered|passed|failed|cried|came|wrote|tried|copied|managed|stayed|left|stood|sat|arrived|remained|finished|laughed|walked|refused))\b( \p{L}+)?`),
		group:     compiled(`(?i)\ba (?:small )?(?:group|team|table|circle) of ` + few + `\b`),

		reach: compiled(`(?-i:\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b)|(?i)\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[a-f\d]{1,4}:){4,7}[a-f\d]{1,4}\b|\b[a-f\d]{1,4}(?::[a-f\d]{1,4})*::[a-f\d:]*` +
			`|[\p{L}\d._-]+ ?[(\[]at[)\]] ?[\p{L}\d.-]+|[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+|\b(?:https?://|www\.)\S*[\p{L}\d/]|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|ca|edu|gov|io|co\.uk|uk|au|ie|me)\b(?:/\S*[\p{L}\d/])?` +
			`|@\p{L}[\p{L}\d_]*(?:\.(?-i:[a-z])[\p{L}\d_]*)+|@\p{L}*_[\p{L}\d_]*|@\p{L}+\d{2,}\w*|\b\p{L}+_\p{L}[\p{L}\d_]*\d` +
			`|\+\d[\d ()-]{6,}\d|\b0[1-9](?:[ .-]\d{2}){4}\b|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b\d{3}[-.]\d{4}\b|\b0\d{3,4}[ -]\d{3}[ -]?\d{3,4}\b`),
		handle: compiled(`\b\p{L}{3,}\d{2,4}\b`),
		number: compiled(`(?i)\b(?:student|pupil|learner|child|candidate|exam|case|file) ?(?:number|nr\.?|no\.?|id|#):? ?#?(?:\d{2,3}[ -]\d{3}[ -]\d{3}|\d{2,})\b|\d{6,}|\b\d{2,3}[ -]\d{3}[ -]\d{3}\b`),
		room:   compiled(`(?i)\b(?:room|rm\.?|portable|lab|classroom|homeroom|office|locker) ?#?[A-Z]?-?\d{1,4}[a-z]?\b|\bhomeroom [\d-]+|\b[A-Z]-?\d{3}\b`),
		place: compiled(`\b(?:(?:St|Ste)\.? |St\. )?(?:\p{Lu}[\p{L}'’.-]+ ){1,4}(?:(?:Public|High|Secondary|Elementary|Primary|Middle|Junior|Senior|Catholic|Community|Grammar|Comprehensive|District) )*(?:School|Collegiate|Academy|College|Institute|CI|SS|PS|HS|S\.S|P\.S|C\.I)\b` +
			`|\b(?:Ste?\.?[ -]|Sainte?[ -])\p{Lu}[\p{L}'’-]+` +
			`|\b(?:\d+ )?(?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Crescent|Cres|Boulevard|Blvd|Close|Terrace|Park|Heights|Gardens|Estate|Village|Towers)\b` +
			`|\b\d+ (?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:Drive|Dr|Court|Ct|Way|Place|Hill|Row)\b`),

		sensitive: sensitive(), pointing: pointing(),
		pairs: compiled(`(?i)\bboth (?:of them\b|` + people + `\b)|\ba (?:pair|trio|couple|handful) of (?:\p{L}+ )?` + people + `\b|\bthe (?:pair|trio|two|three|four)\b(?: of them\b)?|\b(?:1|one) of (?:them|the (?:class|group))\b|\b1 (?:\p{L}+ )?(?:student|pupil|kid|child|boy|girl|learner|parent|mother|father|teacher|colleague)\b`),

		called: compiled(`(?i)\b(?:student|pupil|kid|child|boy|girl|learner|friend|brother|sister|son|daughter|somebody|someone|teacher|colleague|(?:he|she|who)(?:['’]s| is| was)) (?:called|named|nicknamed) ((?-i:\p{Ll})[\p{L}'’-]+)`),
		letter: compiled(`(?i)\b(?:little|young|poor|dear) ([b-hj-z])\b(?:\.|[^'’\p{L}-]|$)`),
		own:    compiled(`(?i)(?:^|\s)(?:i am|i['’]m|my name is|call(?:s|ed)? me|je suis|je m['’]appelle|mon nom est|at|in|near|into)$`),
		spelt:  compiled(`\b\p{L}(?:[ .-]\p{L}){3,}\b`),

		title: compiled(`(?i)\b(?:mr|mrs|ms|mx)\.? ?\p{L}[\p{L}'’-]+`),

		made:   compiled(`\b(?i:poems?|poetry|sonnets?|haikus?|odes?|ballads?|novels?|plays?|memoir|verse|short story|picture book|textbook|articles?|papers?|study|studies|research|paintings?|symphony|films?|lyrics|theory|translations?|experiments?|album)(?: (?i:by|of|from))((?: (?:\p{Lu}[\p{L}.'’-]*|de|van|von|la|le|and|al))+)`),
		owned:  compiled(`\b(\p{Lu}[\p{L}'’-]*?(?: \p{Lu}[\p{L}-]+){0,2})['’]s? (?:\p{Ll}+ )?(?:poems?|poetry|sonnets?|haikus?|odes?|novels?|plays|theory|theories|research|taxonomy|models?|laws?|principles?|experiments?|paintings?|symphon(?:y|ies)|stud(?:y|ies)|triangle|theorem|method)\b`),
		cited:  compiled(`(\p{Lu}[\p{L}'’-]+(?:(?:,? (?:and|&) |, )\p{Lu}[\p{L}'’-]+)*(?: et al\.?)?)(?:,? \(|, )(?:19|20)\d{2}\b|(\p{Lu}[\p{L}'’-]+) et al\b|\((\p{Lu}[\p{L}'’-]+(?:(?:,? (?:and|&) |, )\p{Lu}[\p{L}'’-]+)*),? (?:19|20)\d{2}`),
		titled: compiled(`["“«]([^"“”«»]{3,80})["”»]|\*([^*]{3,80})\*|\b_([^_]{3,80})_\b`),
	}
})

// days are the dates of a sentence: of each no more is left than the term.
func days(said string) []edit {
	r := theRules()
	var all edits
	add := func(spans [][]int) {
		for _, at := range spans {
			all = append(all, edit{text.Span{From: at[0], To: at[1]}, "that term", Flag{Why: Day}})
		}
	}
	add(r.days.FindAllStringIndex(said, -1))
	add(r.dayOf.FindAllStringIndex(said, -1))
	for _, at := range r.nthDay.FindAllStringIndex(said, -1) {
		if rest := said[at[1]:]; rest == "" || !strings.HasPrefix(rest, " ") || goesOnWithout(rest) { // not "on the 3rd try"
			add([][]int{at})
		}
	}
	return all.ended(said)
}

// goesOnWithout reports whether a sentence begins anew after a day: "on the 12th I", "of May".
func goesOnWithout(rest string) bool {
	next, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	switch strings.ToLower(next) {
	case "i", "we", "they", "he", "she", "it", "the", "my", "our", "of", "and", "but", "when", "nobody", "half", "everybody", "a", "in", "at", "with", "after", "before", "there":
		return true
	}
	return false
}

// fews are the counts of people under five: each is a few.
func fews(said string) (edits []edit) {
	r := theRules()
	for _, at := range r.fewPeople.FindAllStringSubmatchIndex(said, -1) {
		if before := strings.ToLower(said[:at[0]]); !strings.HasSuffix(before, "s of ") && !strings.HasSuffix(before, "every ") { // groups of three are how one works
			edits = append(edits, edit{text.Span{From: at[0], To: at[2]}, "a few", Flag{Why: Few}})
		}
	}
	for _, at := range r.fewOf.FindAllStringSubmatchIndex(said, -1) {
		switch {
		case isMark(said[:at[0]]):
			edits = append(edits, markAt(said, at[0], at[3]))
		case at[4] < 0 || !isThing(strings.TrimSpace(said[at[4]:at[5]])):
			edits = append(edits, edit{text.Span{From: at[0], To: at[2]}, "a few", Flag{Why: Few}})
		}
	}
	edits = append(edits, slashed(said, "a few of ")...)
	for _, at := range r.did.FindAllStringSubmatchIndex(said, -1) {
		if at[4] >= 0 && isDirection(said[at[2]:at[3]], said[at[4]:at[5]]) {
			continue
		}
		edits = append(edits, edit{text.Span{From: at[0], To: at[2]}, "a few", Flag{Why: Few}})
	}
	for _, at := range r.group.FindAllStringIndex(said, -1) {
		edits = append(edits, edit{text.Span{From: at[0], To: at[1]}, "a small group", Flag{Why: Few}})
	}
	return edits
}

// slashed are the figures of a sentence that are a few of many, 3/28, or the mark that somebody got.
func slashed(said string, few words) (edits []edit) {
	for _, at := range theRules().slash.FindAllStringSubmatchIndex(said, -1) {
		if isMark(said[:at[0]]) {
			edits = append(edits, markAt(said, at[0], at[1]))
			continue
		}
		edits = append(edits, edit{text.Span{From: at[0], To: at[1]}, few + words(said[at[2]:at[3]]), Flag{Why: Few}})
	}
	return edits
}

// isMark reports whether a figure that something leads to is the mark of somebody's work: then it
// counts nobody.
func isMark(before string) bool {
	led, _ := cutLast(before)
	switch led {
	case "got", "gets", "get", "gave", "give", "scored", "score", "mark", "marks", "grade", "earned", "received", "a", "an", "was", "is", "had", "he", "she", "they", "with", "of",
		"eu", "obtenu", "reçu", "mis", "donné", "note", "noté", "de", "était", "est", "à", "avec", "un", "avait", "une", "il", "elle":
		return true
	}
	return false
}

// marks are the marks of somebody's work that a sentence says were got, of however many points.
func marks(said string) (edits []edit) {
	for _, at := range theRules().mark.FindAllStringIndex(said, -1) {
		switch led, _ := cutLast(said[:at[0]]); led {
		case "got", "gets", "scored", "earned", "received", "from", "eu", "obtenu", "reçu":
			edits = append(edits, markAt(said, at[0], at[1]))
		}
	}
	for _, at := range inFrench().got.FindAllStringSubmatchIndex(said, -1) {
		if led, _ := cutLast(said[:at[0]]); led != "en" && led != "y" && !strings.HasPrefix(said[at[3]:], " en retard") { // "il y en a eu deux"
			edits = append(edits, markAt(said, at[2], at[3]))
		}
	}
	return edits
}

// markAt is a mark, which is asked about as it stands.
func markAt(said string, from, to int) edit {
	return edit{text.Span{From: from, To: to}, words(said[from:to]), Flag{Why: Sensitive}}
}

// isDirection reports whether left says where something is, or that it is still there: "two left to do".
func isDirection(did, next string) bool {
	return strings.TrimSpace(did) == "left" && slices.Contains([]string{"to", "over", "turn", "turns", "hand", "side"}, strings.TrimSpace(strings.ToLower(next)))
}

// isThing reports whether a word is something that is counted and no person.
func isThing(w string) bool {
	switch strings.TrimSuffix(strings.ToLower(w), "s") {
	case "question", "minute", "slide", "example", "task", "step", "page", "lesson", "week", "day", "word", "line", "point", "mark", "time", "item", "problem", "sheet", "book", "hour", "month", "year", "sentence", "paragraph", "percent", "card", "group", "text", "try", "tries", "attempt":
		return true
	}
	return false
}

// gradeOf is the band that the grade in a class's name is in; empty if it has none.
func gradeOf(class string) string {
	at := strings.IndexFunc(class, unicode.IsDigit)
	if at < 0 {
		return ""
	}
	figures := class[at:]
	if end := strings.IndexFunc(figures, func(r rune) bool { return !unicode.IsDigit(r) }); end >= 0 {
		figures = figures[:end]
	}
	n, err := strconv.Atoi(figures)
	switch {
	case err != nil || n < 1 || n > 13:
		return ""
	case n <= 3:
		return "1–3"
	case n <= 6:
		return "4–6"
	case n <= 8:
		return "7–8"
	case n <= 10:
		return "9–10"
	}
	return "11–12"
}
