package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// partners are the people to check in with: whoever somebody says they will talk to, and
// those people finds. Of them only who is plainly the answer is certain: "I will not talk
// to Mrs Kolb" and "Mrs Kolb said I will talk to you" name her as well.
func (r *reading) partners() []Quotation {
	all := r.addressed()
	for _, q := range r.people() {
		first := slices.IndexFunc(r.word, func(w word) bool { return w.start == q.Start })
		last := first
		for last < len(r.word) && r.word[last].start < q.End {
			last++
		}
		within := func(o Quotation) bool { return o.Start < q.End && q.Start < o.End }
		if slices.ContainsFunc(all, within) || r.somebodys(last-1) {
			continue
		}
		q.Certain = q.Certain && r.alone(first, last)
		all = append(all, q)
	}
	slices.SortStableFunc(all, func(a, b Quotation) int { return a.Start - b.Start })
	return all
}

// addressed are those whom a sentence says somebody will talk to: "I will talk to Mrs
// Kolb", "Ask Herr Lang", "Apologise to 8C". A title with a name and a class can be read
// in one way; a name alone may be a subject or a place. "Leo's mother" is not Leo, and two
// are offered together: they may be one talk or two.
func (r *reading) addressed() (all []Quotation) {
	for i := range r.word {
		first := r.address(i)
		if first == 0 {
			continue
		}
		if r.at(first) == "the" {
			first++
		}
		last, means, certain := r.named(first)
		if last == 0 {
			continue
		}
		certain = certain && !r.doubtful(first, first)
		if r.somebodys(last - 1) {
			if last = r.relation(last); last == 0 {
				continue
			}
			means, certain = "", false
		}
		for r.at(last) == "and" {
			next, _, _ := r.named(last + 1)
			if next == 0 || !r.joined(last, next, none) {
				break
			}
			last, means, certain = next, "", false
		}
		all = append(all, r.meaning(first, last, means, certain)...)
	}
	return all
}

// named returns the word after a name that begins with this one, what it means, and
// whether it can be nothing else; 0 if none does.
func (r *reading) named(i int) (last int, means string, certain bool) {
	if r.at(i) == "" || r.word[i].before > none {
		return 0, "", false
	}
	if n, after, certain := r.find(r.Known.classes, i); after > 0 {
		return after, n.means, certain
	}
	if n, after, _ := r.find(r.Known.people, i); after > 0 {
		return after, n.means, len(n.words) > 1 || n.words[0][0] < 'a'
	}
	switch after := r.titled(i); {
	case after > 0:
		return after, "", true
	case isYear(r.written(i)):
		return i + 1, "", true
	case r.capital(i) && !r.beginsDay(i) && r.at(i) != "i":
		return i + 1, "", false
	}
	return 0, "", false
}

// somebodys reports whether a word says that the next one is somebody's: "Leo's mother".
func (r *reading) somebodys(i int) bool {
	return r.joined(i, i+2, none) && owner(r.text[r.word[i].start:r.word[i].end]) != r.text[r.word[i].start:r.word[i].end]
}

// relation returns the word after who somebody's mother or teacher is, from the word that
// says it; 0 where that cannot be seen.
func (r *reading) relation(i int) (last int) {
	const most = 3
	for last = i; r.joined(i, last+1, none) && !r.capital(last) && !goesOn(r.at(last)) && !leads(r.at(last)) && r.comingDay(last) == 0; last++ {
	}
	if last == i || last-i > most {
		return 0
	}
	return last
}

// leads reports whether a word leads from whom somebody talks to on to what it is about,
// or when.
func leads(w string) bool {
	switch w {
	case "to", "for", "how", "if", "whether", "what", "why", "where", "not", "with", "by", "first", "next", "on", "at", "in", "before", "after",
		"during", "about", "again", "over", "today", "tonight", "tomorrow":
		return true
	}
	return false
}

// alone reports whether a name is an answer by itself: it begins a sentence, and no more
// than a day or what it is about follows.
func (r *reading) alone(first, last int) bool {
	begins := first
	if r.at(first-1) == "the" || r.at(first-1) == "my" {
		begins--
	}
	ends := last >= len(r.word) || r.word[last].before > none || leads(r.at(last)) || r.comingDay(last) > 0
	return r.begin(begins) && ends && !r.doubtful(first, r.clause(begins, sentence))
}

// doubtful reports whether somebody who is named may be nobody one will talk to: what
// stands in the sentence of the name, up to a word, refuses it, says what would have been,
// or what somebody else says or does; it is a question; or nobody is to be talked to.
func (r *reading) doubtful(i, last int) bool {
	first := i
	for first > 0 && r.word[first].before < sentence {
		first--
	}
	for k := first; k < last; k++ {
		if isDoubt(r.at(k)) {
			return true
		}
	}
	end, next := i+1, r.end
	for end < len(r.word) && r.word[end].before < sentence {
		end++
	}
	if end < len(r.word) {
		next = r.word[end].start
	}
	nobody := slices.ContainsFunc(r.word, func(w word) bool {
		refuses := w.before == sentence && slices.Contains([]string{"no", "not", "never", "none"}, w.lower)
		return w.said == 0 && (refuses || w.lower == "nobody" || w.lower == "rather")
	})
	return nobody || strings.Contains(r.text[r.word[end-1].end:next], "?")
}

// isDoubt reports whether a word before a name leaves open that somebody will talk to them.
func isDoubt(w string) bool {
	w = strings.ReplaceAll(w, "’", "'")
	switch w {
	case "not", "no", "never", "none", "nor", "neither", "without", "cannot", "rather", "instead", "unless", "if", "would", "could", "should",
		"might", "may", "already", "had", "was", "were", "been", "said", "says", "told", "thinks", "thought", "heard", "wants", "he", "she", "they",
		"you", "who":
		return true
	}
	return strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "'d") || len(w) > 4 && strings.HasSuffix(w, "ed")
}

// address returns the word after those that say somebody will talk to whoever comes
// next; 0 where they do not begin with this one.
func (r *reading) address(i int) int {
	begins := r.begin(i) || slices.Contains([]string{"i'll", "i’ll", "and", "then"}, r.at(i-1))
	if !begins && (r.at(i-1) != "will" || !r.begin(i-1) && !slices.Contains([]string{"i", "we", "and", "then"}, r.at(i-2))) {
		return 0 // what somebody else will do
	}
	to := ""
	switch r.at(i) {
	case "ask", "tell", "thank", "ring", "call", "phone", "email", "see", "meet":
		return i + 1
	case "talk", "speak", "apologise", "apologize", "write", "go":
		to = "to"
	case "check":
		if r.at(i+1) != "in" {
			return 0
		}
		i, to = i+1, "with"
	}
	if to == "" || r.at(i+1) != to && (to != "to" || r.at(i+1) != "with") {
		return 0
	}
	return i + 2
}

// titled returns the word after a title and the name that follows it; 0 if there is none.
func (r *reading) titled(i int) int {
	switch r.at(i) {
	case "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "madame", "mme", "monsieur":
	default:
		return 0
	}
	if !r.capital(i) || !r.capital(i+1) {
		return 0
	}
	if between := r.text[r.word[i].end:r.word[i+1].start]; between != " " && between != ". " {
		return 0
	}
	return i + 2
}

// capital reports whether a word begins with one.
func (r *reading) capital(i int) bool {
	c, _ := utf8.DecodeRuneInString(r.written(i))
	return unicode.IsUpper(c)
}
