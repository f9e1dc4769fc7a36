package redact

import (
	"strings"
	"unicode"

	"messup/journal/text"
)

// classes are the classes of a sentence, those that the person named and what else looks like
// the code of one: a grade band in place of each that has a grade.
func (c *Checker) classes(said string, all []token) (edits []edit) {
	r := theRules()
	edits = c.knownClasses(said, all)
	for _, at := range r.code.FindAllStringIndex(said, -1) {
		code := said[at[0]:at[1]]
		if owned := strings.IndexAny(code, "'’"); owned > 0 {
			code = code[:owned]
		}
		if bare := codeOf(code); !counts(said[:at[0]]) && !isSort(bare, said[at[0]+len(code):]) {
			edits = append(edits, class(at[0], at[0]+len(code), c.asBand(said[:at[0]], code)))
		}
	}
	for _, at := range r.small.FindAllStringIndex(said, -1) { // as one types
		if isSmallClass(said, at) {
			edits = append(edits, class(at[0], at[1], c.asBand(said[:at[0]], said[at[0]:at[1]])))
		}
	}
	for _, at := range r.pair.FindAllStringIndex(said, -1) {
		if isPair(said, at) {
			edits = append(edits, class(at[0], at[1], c.asBand(said[:at[0]], said[at[0]:at[1]])))
		}
	}
	for _, at := range r.set.FindAllStringIndex(said, -1) {
		edits = append(edits, class(at[0], at[1], c.asBand(said[:at[0]], said[at[0]:at[1]])))
	}
	for _, at := range r.course.FindAllStringIndex(said, -1) {
		edits = append(edits, class(at[0], at[1], article(said[:at[0]], "a class")))
	}
	for _, at := range r.period.FindAllStringIndex(said, -1) {
		if !strings.HasPrefix(said[at[0]:], "per ") { // that says how often
			with := words("one period")
			if article(said[:at[0]], "a class") == "class" { // "My 4th period"
				with = "class"
			}
			edits = append(edits, class(at[0], at[1], with))
		}
	}
	return edits
}

// codeOf is the code in what a class is called: the 8B of "grade 8B class".
func codeOf(called string) string {
	for w := range strings.FieldsSeq(strings.ReplaceAll(called, "@", "")) {
		if w[0] >= '0' && w[0] <= '9' {
			return w
		}
	}
	return called
}

// isSmallClass reports whether 7c is a class: it stands where somebody does, and counts nothing.
func isSmallClass(said string, at []int) bool {
	if strings.ContainsAny(said[at[0]:at[1]], " ") { // "class 7c"
		return true
	}
	before, after := strings.Fields(strings.TrimRight(said[:at[0]], "\"“‘'«")), said[at[1]:]
	next, _, _ := strings.Cut(strings.TrimSpace(after), " ")
	if counts(said[:at[0]]) || isSort(strings.ToUpper(said[at[0]:at[1]]), after) || strings.HasPrefix(after, ")") || len(before) == 0 && strings.HasPrefix(after, ".") || isThing(strings.Trim(next, ".,;:")) {
		return false
	}
	if len(before) == 0 {
		return true
	}
	switch strings.ToLower(before[len(before)-1]) {
	case "with", "in", "to", "for", "my", "and", "told", "gave", "asked", "taught", "of", "like", "than", "had", "lost", "our",
		"class", "today", "yesterday", "tomorrow", "again", "then", "the", "when", "because", "as", "that", "while", "but", "so", "if", "at", "after", "before", "by", "all", "whole", "half", "only", "both", "or", "saw", "see", "meet", "met", "have", "show", "showed", "this":
		return true
	}
	return false
}

func class(from, to int, with words) edit {
	return edit{text.Span{From: from, To: to}, with, Flag{Why: Class}}
}

// knownClasses are the classes and contexts that the person named. One that has no grade is
// asked about as it stands.
func (c *Checker) knownClasses(said string, all []token) (edits []edit) {
	for _, known := range c.known.classes {
		for _, at := range known.in(all) {
			name, end := said[at.From:at.To], at.To
			if gradeOf(name) == "" {
				edits = append(edits, class(at.From, end, words(name)))
				continue
			}
			for _, more := range []string{" class", " group"} {
				if strings.HasPrefix(said[end:], more) && !isWordAt(said, end+len(more)) {
					end += len(more)
				}
			}
			edits = append(edits, class(at.From, end, c.asBand(said[:at.From], name)))
		}
	}
	return edits
}

// asBand is what stands in place of a class: the same all through a document.
func (c *Checker) asBand(before, class string) words {
	if gradeOf(class) == "" {
		return words(class)
	}
	return article(before, c.bandOf(class, false))
}

// bandOf is the band of a class that has a grade, with its article, in the language of the
// sentence.
func (c *Checker) bandOf(class string, french bool) words {
	band := gradeOf(class)
	key := text.FoldWords(codeOf(class)) // 9B is 9B science, and grade 9B
	if _, set, is := strings.Cut(text.FoldWords(class), key+" "); is && isSet(set) {
		key += " " + set
	}
	kind := "grade "
	if strings.HasPrefix(strings.ToLower(class), "y") {
		kind = "year "
	}
	nth, is := c.bands[key]
	if !is {
		what := words(kind + band)
		c.said[what]++
		nth = nthOf{c.said[what], what}
		c.bands[key] = nth
	}
	if !french {
		return oneOf(nth.n, nth.what+" class")
	}
	return oneOfInFrench(nth.n, "classe de "+bandInFrench(band)+" année", true)
}

// bandInFrench is a band as it stands before année: 9e–10e.
func bandInFrench(band string) words {
	low, high, _ := strings.Cut(band, "–")
	if low += "e"; low == "1e" {
		low = "1re"
	}
	return words(low) + "–" + words(high) + "e"
}

// isSet reports whether what follows a year says which of its classes: set 2.
func isSet(rest string) bool {
	first, _, numbered := strings.Cut(rest, " ")
	switch first {
	case "set", "stream", "section", "class", "group", "band":
		return numbered
	}
	return false
}

// article leaves the article out where something stands before that has its place.
func article(before string, said words) words {
	all := strings.Fields(before)
	if len(all) == 0 || !strings.HasSuffix(before, " ") {
		return said
	}
	switch strings.ToLower(all[len(all)-1]) {
	case "my", "our", "the", "this", "that", "their", "his", "her", "a", "an", "another", "each", "every", "your", "whole":
		_, rest, _ := strings.Cut(string(said), " ")
		return words(rest)
	}
	return said
}

// counts reports whether what stands before a number makes it one of things: question 3B.
func counts(before string) bool {
	words := strings.Fields(before)
	if len(words) == 0 {
		return false
	}
	switch strings.ToLower(strings.Trim(words[len(words)-1], ".,:(")) {
	case "question", "questions", "q", "part", "parts", "section", "exercise", "figure", "fig", "room", "rm", "step", "act", "page", "pages", "p", "pp", "problem", "problems", "number", "no", "chapter", "task", "unit", "item", "items", "lab", "portable", "scene", "line", "lines", "version", "score", "won", "lost", "ratio", "slide", "slides", "between", "from", "verse", "book", "photo", "code", "table", "level":
		return true
	}
	return false
}

// isSort reports whether a figure and a letter say of what sort something is: a 2B pencil, 3D.
func isSort(code, after string) bool {
	switch code {
	case "2D", "3D", "4D", "3G", "4G", "5G", "4K", "8K", "1A":
		return true
	}
	next, _, _ := strings.Cut(strings.TrimSpace(after), " ")
	return strings.HasPrefix(strings.ToLower(next), "pencil") || strings.HasPrefix(strings.TrimSpace(after), "=") || strings.HasPrefix(after, "+")
}

// isPair reports whether two numbers are the code of a class, as 9-2 is, and no range: its
// second is the smaller, or it is said whom one was with.
func isPair(said string, at []int) bool {
	code := said[at[0]:at[1]]
	cut := strings.IndexFunc(code, func(r rune) bool { return !unicode.IsDigit(r) })
	letter := code[len(code)-1] >= 'A'
	before := strings.ToLower(said[:at[0]])
	led := strings.HasSuffix(before, "with ") || strings.HasSuffix(before, "class ") || strings.HasSuffix(before, "my ") || strings.HasSuffix(before, "taught ")
	rest := strings.TrimSpace(said[at[1]:])
	next, _, _ := strings.Cut(rest, " ")
	switch {
	case counts(said[:at[0]]) || strings.Contains(before, "score") || strings.ContainsAny(said[max(0, at[0]-1):at[0]], "-–/.") || strings.HasPrefix(said[at[1]:], "-") || strings.HasPrefix(said[at[1]:], "/") || isThing(strings.Trim(next, ".,;:")):
		return false
	case code[cut] == '.':
		return letter || led
	case letter || led:
		return true
	}
	second := strings.TrimLeft(code[cut:], "-–")
	return len(second) < cut || len(second) == cut && second < code[:cut]
}

// isWordAt reports whether a word goes on there.
func isWordAt(said string, at int) bool {
	return strings.IndexFunc(said[at:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) == 0
}
