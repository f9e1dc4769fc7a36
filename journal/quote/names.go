package quote

import (
	"cmp"
	"strings"
	"unicode"

	"messup/journal/text"
)

// names are names as they are kept, by the first of their words.
type names map[string][]name

// A name is what may stand in a text, and what it means there.
type name struct {
	words []string
	means string
	least int  // how many of the words are enough
	sole  bool // what is enough is the beginning of no other
}

// classNames makes ready names of classes: "9B" is enough for "9B science", because
// it has a number; "Form" is not for "Form time".
func classNames(all []string) names {
	short := map[string]int{}
	for _, class := range all {
		first, _, _ := strings.Cut(text.CleanLine(class), " ")
		short[first]++
	}
	return named(all, func(n *name) {
		if strings.ContainsFunc(n.words[0], unicode.IsDigit) {
			n.least, n.sole = 1, short[n.words[0]] == 1
		}
	})
}

// personNames makes ready names of people, with or without the sign of an alias.
func personNames(all []string) names {
	return named(all, func(n *name) { n.words[0] = strings.TrimPrefix(n.words[0], "@") })
}

func named(all []string, with func(*name)) names {
	known := names{}
	for _, said := range all {
		means := text.CleanLine(said)
		n := name{words: strings.Fields(means), means: means}
		if len(n.words) == 0 {
			continue
		}
		n.least, n.sole = len(n.words), true
		with(&n)
		known[n.words[0]] = append(known[n.words[0]], n)
	}
	return known
}

// find returns the name that begins with a word, the longest if there are several;
// after is the word after it.
func (r *reading) find(known names, i int) (found name, after int, certain bool) {
	first := strings.TrimPrefix(r.written(i), "@")
	for _, n := range known[first] {
		if last := r.follow(n, i); last > after {
			found, after, certain = n, last, last-i == len(n.words) || n.sole
		}
	}
	return found, after, certain
}

// follow returns the word after those of a name of which the first stands there: all of
// them or, where it is enough, the first alone; else 0.
func (r *reading) follow(n name, i int) int {
	k := 1
	for k < len(n.words) && r.joined(i, i+k+1, none) && r.written(i+k) == n.words[k] {
		k++
	}
	switch {
	case k == len(n.words):
		return i + k
	case n.least == 1:
		return i + 1
	}
	return 0
}

// written is a word as it stands, without what marks it as somebody's; empty as at.
func (r *reading) written(i int) string {
	if r.at(i) == "" {
		return ""
	}
	return owner(r.text[r.word[i].start:r.word[i].end])
}

// classes are the classes that are named.
func (r *reading) classes() (all []Quotation) {
	for i := 0; i < len(r.word); {
		n, after, certain := r.find(r.Known.classes, i)
		if after == 0 && r.newClass(i) {
			n, after, certain = name{}, i+1, true
		}
		if after == 0 {
			i++
			continue
		}
		all = append(all, r.meaning(i, after, n.means, certain)...)
		i = after
	}
	return all
}

// newClass reports whether a word is a class that nobody has named yet: a year and a
// letter, written so, that somebody says they were with. In "with 2B pencils" it says of
// what sort something is, and in "with 3D" it is no class.
func (r *reading) newClass(i int) bool {
	w := r.written(i)
	if r.at(i-1) != "with" && r.at(i-1) != "avec" || r.word[i].before > none || !isYear(w) {
		return false
	}
	switch w {
	case "2D", "3D", "4D", "3G", "4G", "5G", "4K", "8K":
		return false
	}
	next := r.at(i + 1)
	return i+1 >= len(r.word) || r.word[i+1].before > none || r.word[i].end != r.word[i].start+len(w) || goesOn(next) || goesOnInFrench(next) || r.beginsDay(i+1)
}

// isYear reports whether a word is a year of school and a capital letter.
func isYear(w string) bool {
	letter := strings.TrimLeft(w, "0123456789")
	years := len(w) - len(letter)
	return (years == 1 || years == 2) && len(letter) == 1 && letter[0] >= 'A' && letter[0] <= 'Z'
}

// goesOn reports whether a sentence goes on with a word after the name it just said, so
// that the two are not one name.
func goesOn(w string) bool {
	switch w {
	case "the", "a", "i", "we", "they", "he", "she", "it", "nobody", "everybody", "half", "some", "two", "three", "all", "no", "one",
		"and", "but", "or", "who", "that", "when", "because", "so", "as", "then", "again", "today", "on", "in", "at", "after", "before", "during",
		"my", "their", "was", "were", "had", "did", "went", "is", "are", "this", "last", "over", "about":
		return true
	}
	return false
}

// people are the people that are meant: those the journal knows, and whoever has the
// sign of an alias. How many words an alias has that nobody knows cannot be seen,
// unless something ends it; and a word such as "parent" may be about any.
func (r *reading) people() (all []Quotation) {
	for i := 0; i < len(r.word); {
		alias := strings.HasPrefix(r.at(i), "@")
		n, after, _ := r.find(r.Known.people, i)
		switch {
		case after > 0:
			all = append(all, r.meaning(i, after, n.means, alias || len(n.words) > 1 || n.words[0][0] < 'a')...)
		case alias:
			after = i + 1
			ended := after == len(r.word) || r.word[after].before > none
			all = append(all, r.meaning(i, after, "", ended)...)
		default:
			after = i + 1
		}
		i = after
	}
	return all
}

// whom is with whom a plan is: a class or somebody.
func (r *reading) whom() []Quotation {
	if classes := r.classes(); len(classes) > 0 {
		return classes
	}
	return r.people()
}

// meaning quotes the words from one up to another that mean a name; with none they
// mean what they are.
func (r *reading) meaning(first, last int, means string, certain bool) []Quotation {
	start := r.word[first].start
	q := r.one(start, start+len(owner(r.text[start:r.word[last-1].end])), certain)
	for i := range q {
		q[i].Means = cmp.Or(means, q[i].Means)
	}
	return q
}
