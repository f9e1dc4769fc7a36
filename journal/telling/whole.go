package telling

import (
	"slices"
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
	if r.word[i].behind == "." && i > 0 && r.isLetter(i-1) || counted(r.small(i-1)) {
		return false
	}
	if _, letters := r.initials(i); standsForSeveral(letters) && leadsToThing(r.small(i-1)) { // the U.S. Congress
		return false
	}
	return r.small(i) != "i" && !r.word[i].alias && r.lettered(i) > i
}

// lettered is the word behind a surname and the initials before it, which begin at a word: that word itself
// where they lead to no surname.
func (r *reading) lettered(i int) int {
	at := i
	for at+1 < len(r.word) && r.isLetter(at) && (r.word[at+1].behind == ". " || r.word[at+1].behind == "." && r.isLetter(at+1)) {
		at++
	}
	if at == i || r.isLetter(at) || !r.capital(r.word[at]) || r.shouted(r.word[at]) || !isSurname(r.small(at)) {
		return i
	}
	return at + 1
}

// isLetter reports whether a word is one capital letter.
func (r *reading) isLetter(i int) bool {
	w := r.word[i]
	return utf8.RuneCountInString(w.small) == 1 && r.capital(w) && !w.figure
}

// addressed is the word behind the first word of a name that a title leads to, with the initials before it.
func (r *reading) addressed(i int) int {
	return max(r.lettered(i+1), r.ledTo(i+1), i+2)
}

// asks reports whether a name that is a word too begins a sentence as that word: Mark my words, Will Will go.
func (r *reading) asks(i int) bool {
	next := r.small(i + 1)
	return theLists().words[r.small(i)] && r.word[i].begins && next != "" && r.word[i+1].behind == " " && (isAsking(next) || next == r.small(i))
}

// IsAsked reports whether the word that stands somewhere in a line is no name there, though it may be one
// elsewhere: the first one of "Mark my words, Mark."
func IsAsked(line string, at int) bool {
	r := read(line)
	i := slices.IndexFunc(r.word, func(w word) bool { return w.start == at })
	return i >= 0 && r.asks(i)
}

// isSurname reports whether nothing else is known of a word with a capital that stands where a surname does.
func isSurname(w string) bool {
	l := theLists()
	return l.given[w] || isColour(w) || !isNobody(w) && !leadsToThing(w) && !l.known[w] && !l.french[firstPart(w)] && !Ordinary(w)
}

// isColour reports whether a word is one of the colours that people are called after.
func isColour(w string) bool {
	switch w {
	case "black", "brown", "white", "green", "gray", "grey":
		return true
	}
	return false
}

// ledTo is the word behind a part of a name that small words lead to, as the Berg of van der Berg: 0 where
// none does. A given name is another one's: "la place de Jayden".
func (r *reading) ledTo(i int) int {
	const most = 3
	at := i
	for at < len(r.word) && at < i+most && (r.word[at].behind == " " || at == i && r.word[at].behind == ". ") && isParticle(r.small(at)) && (at > i || !r.capital(r.word[at])) {
		at++
	}
	if at == len(r.word) || r.word[at].behind != " " {
		return 0
	}
	w := r.word[at]
	if r.isHyphened(at) {
		return at + 1
	}
	if at == i || !r.capital(w) || r.shouted(w) || (theLists().given[w.small] || !isSurname(w.small)) && !isOfFather(r.small(at-1)) {
		return 0
	}
	return at + 1
}

// isHyphened reports whether a word is a part of a name with what leads to it: al-Farsi.
func (r *reading) isHyphened(i int) bool {
	before, after, is := strings.Cut(r.line[r.word[i].start:r.word[i].end], "-")
	c, _ := utf8.DecodeRuneInString(after)
	return is && isParticle(before) && unicode.IsUpper(c)
}

// ledFrom is the first of the words with a capital that lead to a name: the Van of Van der Berg. A
// preposition of French leads to anybody: "De Jayden".
func (r *reading) ledFrom(i int) int {
	at := i
	for at > 0 && r.word[at].behind == " " && isParticle(r.small(at-1)) && (at == i || !r.capital(r.word[at])) {
		at--
	}
	if at == i || !r.capital(r.word[at]) || theLists().given[r.small(i)] || at == i-1 && !isOfName(r.small(at)) {
		return i
	}
	return at
}

// thingFrom is the first word with a capital of what is called by several behind "the", and of which the last
// looks like a name: the Palm House.
func (r *reading) thingFrom(i int) int {
	at := i
	for at > 0 && r.word[at].behind == " " && r.capital(r.word[at-1]) && !r.shouted(r.word[at-1]) && !r.word[at-1].begins {
		at--
	}
	if at == 0 || r.word[at].behind != " " || !leadsToThing(r.small(at-1)) || theLists().given[r.small(i)] {
		return i
	}
	return at
}

// isOfName reports whether a small word that leads to a part of a name is no other word of English or French.
func isOfName(w string) bool {
	switch w {
	case "van", "von", "della", "dos", "di", "da", "del", "ibn", "el":
		return true
	}
	return false
}

// isOfFather reports whether a small word leads to a given name, which is that of somebody's father.
func isOfFather(w string) bool { return w == "bin" || w == "ibn" || w == "bint" }

// isParticle reports whether a small word leads to a part of a name.
func isParticle(w string) bool {
	switch w {
	case "van", "von", "der", "den", "de", "la", "del", "della", "da", "di", "dos", "das", "du", "le", "bin", "bint", "ibn", "ter", "ten", "zu", "al", "el":
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
