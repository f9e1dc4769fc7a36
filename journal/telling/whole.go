package telling

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// goOn is the word behind all that goes with a name which ends before a word: its further words, an
// initial between them, and what leads to them, as in Peter J. Smith, Sofía de la Cruz, Omar al-Farsi.
func (r *reading) goOn(i int) int {
	for i < len(r.word) {
		switch led := r.ledTo(i); {
		case led > 0:
			i = led
		case r.word[i].behind == " " && r.isLettered(i):
			i = r.lettered(i)
		case r.goesWith(i):
			i++
		default:
			return i
		}
	}
	return i
}

// isLettered reports whether a word is an initial with its full stop before somebody's surname: the J of
// J. Patel. Behind another word a letter says which, as in plan B, and a sentence ends with it.
func (r *reading) isLettered(i int) bool {
	if i+1 >= len(r.word) || counted(r.small(i-1)) {
		return false
	}
	w, next := r.word[i], r.word[i+1]
	letter := func(w word) bool { return utf8.RuneCountInString(w.small) == 1 }
	if w.alias || w.figure || !letter(w) || w.small == "i" || !r.capital(w) || next.figure || next.behind != ". " || !r.capital(next) {
		return false
	}
	return r.isLettered(i+1) || !letter(next) && !r.shouted(next) && isSurname(next.small)
}

// lettered is the word behind a surname and the initials before it.
func (r *reading) lettered(i int) int {
	for r.isLettered(i) {
		i++
	}
	return i + 1
}

// isSurname reports whether nothing else is known of a word with a capital that stands where a surname does.
func isSurname(w string) bool {
	l := theLists()
	return l.given[w] || !isNobody(w) && !leadsToThing(w) && !l.known[w] && !l.french[firstPart(w)] && !Ordinary(w)
}

// ledTo is the word behind a part of a name that small words lead to, as the Berg of van der Berg: 0 where
// none does. A given name is another one's: "la place de Jayden".
func (r *reading) ledTo(i int) int {
	const most = 3
	at := i
	for at < len(r.word) && at < i+most && (r.word[at].behind == " " || at == i && r.word[at].behind == ". ") && isParticle(r.small(at)) && !r.capital(r.word[at]) {
		at++
	}
	if at == len(r.word) || r.word[at].behind != " " {
		return 0
	}
	w := r.word[at]
	if before, after, is := strings.Cut(r.line[w.start:w.end], "-"); is && isParticle(before) { // al-Farsi
		if c, _ := utf8.DecodeRuneInString(after); unicode.IsUpper(c) {
			return at + 1
		}
	}
	if at == i || !r.capital(w) || r.shouted(w) || theLists().given[w.small] || !isSurname(w.small) {
		return 0
	}
	return at + 1
}

// isParticle reports whether a small word leads to a part of a name.
func isParticle(w string) bool {
	switch w {
	case "van", "von", "der", "den", "de", "la", "del", "della", "da", "di", "dos", "das", "du", "le", "bin", "ibn", "ter", "ten", "zu", "al", "el":
		return true
	}
	return false
}

// isSurnameFirst reports whether a short word that begins a sentence is a surname before a given name:
// Li Wei. Of a longer one that cannot be told from what is asked of somebody.
func (r *reading) isSurnameFirst(i int) bool {
	const longest = 3
	return utf8.RuneCountInString(r.small(i)) <= longest && isSurname(r.small(i)) && i+1 < len(r.word) && r.word[i+1].behind == " " &&
		r.capital(r.word[i+1]) && theLists().given[r.small(i+1)]
}
