package date

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"messup/journal/text"
)

// Days are read as people write them in French too, in whichever language messup speaks: a
// school has both. What is French in a text is put into the English words that all else here
// reads; a text without a French word for a time costs a look at each of its words.

// frenchDays and frenchMonths are their names as they are written without accents.
//
//nolint:gochecknoglobals // they are constants
var (
	frenchDays   = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
	frenchMonths = [...]string{"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"}
)

// frenchWords are those that a time in French has at least one of, but for days and months.
//
//nolint:gochecknoglobals // made once, when first asked for
var frenchWords = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for _, w := range slices.Concat(frenchDays[:], frenchMonths[:], []string{
		"hier", "avant-hier", "demain", "apres-demain", "aujourd'hui", "maintenant", "matin", "apres-midi", "soir", "soiree", "nuit", "midi",
		"semaine", "semaines", "jours", "mois", "prochain", "prochaine", "dernier", "derniere", "passee", "cours", "unite", "bulletin", "bulletins",
		"periode", "h", "huit", "1er", "le", "l'an", "l'annee",
		"janv", "fevr", "fev", "avr", "juil", "juill", "dec", "lun", "mar", "mer", "jeu", "ven", "sam", "dim",
	}) {
		known[w] = true
	}
	return known
})

// A rule puts what is said in French into English.
type rule struct {
	said *regexp.Regexp
	to   string // $1 stands for what was found as it was said, #1 for it in English
}

// rules are what is read, in the order it is looked for: what is longer comes first.
//
//nolint:gochecknoglobals // made once, when first asked for
var rules = sync.OnceValue(func() []rule {
	const (
		day    = `(dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi|(?:dim|lun|mar|mer|jeu|ven|sam)\b\.?)`
		short  = `\b(dim|lun|mar|mer|jeu|ven|sam)`
		month  = `(janvier|janv?|fevrier|fevr?|mars|avril|avr|mai|juin|juillet|juill?|aout|septembre|sept?|octobre|oct|novembre|nov|decembre|dec)\b\.?`
		number = `(\d{1,3}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)`
		unit   = `(jour|semaine|mois)s?\b`
		dated  = `(\d{1,2}(?:er)?\b|dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi|(?:dim|lun|mar|mer|jeu|ven|sam)\b\.?)`
	)
	var all []rule
	add := func(said, to string) { all = append(all, rule{regexp.MustCompile(said), to}) }
	add(`\b(\d{1,2}) ?h(?: ?(\d{2}))?\b`, "$1h$2")
	add(`\ba (\d{1,2}h)`, "at $1")
	add(`\bavant-hier\b`, "2 days ago")
	add(`\bapres-demain\b`, "in 2 days")
	add(`\baujourd'hui\b`, "today")
	add(`\b(?:la )?nuit (?:derniere|passee)\b`, "last night")
	add(`\bhier\b`, "yesterday")
	add(`\bdemain\b`, "tomorrow")
	add(`\bmaintenant\b`, "now")
	add(`\bce soir\b`, "tonight")
	add(`\bce matin\b`, "this morning")
	add(`\bcet apres-midi\b`, "this afternoon")
	add(`\bil y a `+number+` `+unit, "#1 #2s ago")
	add(`\b(?:dans|d'ici) `+number+` `+unit, "in #1 #2s")
	add(`\b(?:de |d'ici )?(?:la )?semaine prochaine\b`, "next week")
	add(`\b(?:de )?(?:la )?semaine (?:derniere|passee)\b`, "last week")
	add(`\b(?:de )?cette semaine\b`, "this week")
	add(`\b(?:le )?mois prochain\b`, "next month")
	add(`\b(?:l'an prochain|l'annee prochaine)\b`, "next year")
	add(`\b(?:le |la )?(premier|premiere|deuxieme|troisieme|quatrieme|dernier) `+day+` (?:de |d'|en |du mois de )`+month, "#1 #2 in #3")
	add(`\b(?:le )?`+day+` prochain\b`, "next #1")
	add(`\b(?:le )?`+day+` (?:dernier|passe)\b`, "last #1")
	add(`\bce `+day, "this #1")
	add(day+` en huit\b`, "#1 week")
	add(`\b(?:au |le |du |a la |la )?prochaine? (?:cours|classe|periode|fois|rencontre)\b`, "next lesson")
	add(`\b(?:au |le |du |la )?(?:cours|fois) prochaine?\b`, "next lesson")
	add(`\bce cours(?:-ci)?\b`, "this lesson")
	add(`\b(?:la |a la )?prochaine unite\b|\b(?:l')?unite prochaine\b`, "next unit")
	add(`\bcette unite(?:-ci)?\b`, "this unit")
	add(`\b(?:les |des |aux )?bulletins?\b`, "report cards")
	add(`\bjusqu'(?:au|a|en) `, "until ")
	add(`\bd'ici (?:le |au )?`+dated, "by #1")
	add(`\bdu `+dated, "#1")
	add(`\bau `+dated, "to #1")
	add(`\ble `+dated, "#1")
	add(`\b1er\b`, "1")
	add(`\b(?:de |du |le )?matin\b`, "morning")
	add(`\b(?:de l'|l')?apres-midi\b`, "afternoon")
	add(`\b(?:de la |du |en )?(?:soir|soiree)\b`, "evening")
	add(`\b(?:de la |la )?nuit\b`, "night")
	add(`\bperiode\b`, "period")
	add(`\ba midi\b|\bmidi\b`, "12:00")
	add(`^(dim|lun|mar|mer|jeu|ven|sam)\.$`, "#1") // with other words around it Sam. is somebody
	add(short+`\. (\d{1,2}[h:]|morning|afternoon|evening|night|period)`, "#1 $2")
	add(short+`\.? (\d{1,2}(?:er)? `+month+`)`, "#1 $2") // "mar 7" alone is of March
	add(`\b(dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi)\b`, "#1")
	add(`\b(\d{1,2})(?: de)? `+month, "$1 #2")
	add(`\b`+month+` (\d{1,2})\b`, "#1 $2")
	return all
})

// expand puts what was found into words: $1 as it was said, #1 in English.
func expand(words string, found []string) string {
	for i := len(found) - 1; i > 0; i-- {
		n := string(rune('0' + i))
		words = strings.ReplaceAll(words, "$"+n, found[i])
		words = strings.ReplaceAll(words, "#"+n, inEnglish(found[i]))
	}
	return words
}

// inEnglish is one French word for a number, a unit, a day, a month or a place in a row.
func inEnglish(word string) string {
	word = strings.TrimSuffix(word, ".")
	switch word {
	case "un", "une":
		return "1"
	case "jour":
		return "day"
	case "semaine":
		return "week"
	case "mois":
		return "month"
	case "premier", "premiere":
		return "first"
	case "deuxieme":
		return "second"
	case "troisieme":
		return "third"
	case "quatrieme":
		return "fourth"
	case "dernier":
		return "last"
	}
	if n := slices.Index([]string{"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"}, word); n >= 0 && word != "sept" {
		return [...]string{"2", "3", "4", "5", "6", "7", "8", "9", "10"}[n]
	}
	if len(word) >= 3 {
		for d, name := range frenchDays {
			if word == name || word == name[:3] {
				return [...]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}[d]
			}
		}
		for m, name := range frenchMonths {
			if strings.HasPrefix(name, word) && (len(word) > 3 || name[:3] != "jui") || word == "juil" && m == 6 {
				return [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}[m]
			}
		}
	}
	return word
}

// fromFrench is a text in small letters, in which times said in French are said in English.
func fromFrench(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
		return s
	}
	known, is := frenchWords(), false
	for w := range strings.FieldsSeq(s) {
		w = strings.Trim(w, ".,;:()")
		if len(w) > 0 && (known[w] || w[0] >= '0' && w[0] <= '9' && strings.HasSuffix(w, "h") || isFrench(known, w)) {
			is = true
			break
		}
	}
	if !is {
		return s
	}
	s = strings.ReplaceAll(text.Fold(s), "’", "'")
	for _, r := range rules() {
		s = r.said.ReplaceAllStringFunc(s, func(found string) string { return expand(r.to, r.said.FindStringSubmatch(found)) })
	}
	return s
}

// isFrench looks a word up that has other letters than those of English.
func isFrench(known map[string]bool, w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool { return r > '~' }) && known[strings.ReplaceAll(text.Fold(w), "’", "'")]
}

// IsFrenchMonth reports whether a word, in lower case, is a month in French, or what is short for
// it there and not in English.
func IsFrenchMonth(w string) bool {
	return slices.Contains(frenchMonths[:], text.Fold(w)) || slices.Contains([]string{"janv", "févr", "avr", "juill", "déc"}, w)
}

// WeekdayWritten reads the name of a weekday in English or in French, in lower case, or what
// is short for it, where nothing but a weekday stands.
func WeekdayWritten(name string) (day time.Weekday, ok bool) {
	if d, ok := WeekdayNamed(name); ok {
		return d, true
	}
	name = strings.TrimSuffix(name, ".")
	for d, full := range frenchDays {
		if len(name) >= 3 && strings.HasPrefix(full, name) {
			return time.Weekday(d), true
		}
	}
	return 0, false
}
