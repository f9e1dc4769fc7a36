package quote

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// partners are the people to check in with: those people finds, and whoever somebody
// says they will talk to.
func (r *reading) partners() []Quotation {
	all := r.people()
	for _, q := range r.addressed() {
		if !slices.ContainsFunc(all, func(o Quotation) bool { return o.Start < q.End && q.Start < o.End }) {
			all = append(all, q)
		}
	}
	slices.SortStableFunc(all, func(a, b Quotation) int { return a.Start - b.Start })
	return all
}

// addressed are those whom a sentence says somebody will talk to: "I will talk to Mrs
// Kolb", "Ask Herr Lang", "Apologise to 8C". A title with a name and a class can be read
// in one way; a name alone may be a subject or a place.
func (r *reading) addressed() (all []Quotation) {
	for i := range r.word {
		first := r.address(i)
		if first == 0 || first >= len(r.word) || r.word[first].said > 0 || r.word[first].before > none {
			continue
		}
		if n, after, certain := r.find(r.Known.classes, first); after > 0 {
			all = append(all, r.meaning(first, after, n.means, certain)...)
			continue
		}
		switch last := r.titled(first); {
		case last > 0:
			all = append(all, r.meaning(first, last, "", true)...)
		case isYear(r.written(first)):
			all = append(all, r.meaning(first, first+1, "", true)...)
		case r.capital(first) && !r.beginsDay(first) && r.at(first) != "i":
			all = append(all, r.meaning(first, first+1, "", false)...)
		}
	}
	return all
}

// address returns the word after those that say somebody will talk to whoever comes
// next; 0 where they do not begin with this one.
func (r *reading) address(i int) int {
	if !r.begin(i) && !slices.Contains([]string{"will", "i'll", "i’ll", "and", "then"}, r.at(i-1)) {
		return 0
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
