package redact

import (
	_ "embed" // the works and their authors
	"slices"
	"strings"
	"sync"
	"unicode"

	"messup/journal/text"
)

// A token is one word of a sentence as it is compared: 9-2 is two.
type token struct {
	from, to int
	folded   string
}

func tokens(said string) (all []token) {
	from := -1
	end := func(to int) {
		if from >= 0 {
			all = append(all, token{from, to, text.Fold(said[from:to])})
		}
		from = -1
	}
	for at, c := range said {
		switch word := unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c); {
		case word && from < 0:
			from = at
		case !word:
			end(at)
		}
	}
	end(len(said))
	return all
}

// A phrase is words that are looked for whole, in any case.
type phrase []string

func phraseOf(said string) (p phrase) {
	for _, t := range tokens(text.CleanLine(said)) {
		p = append(p, t.folded)
	}
	return p
}

// in returns where a phrase stands in a sentence.
func (p phrase) in(all []token) (spans []text.Span) {
	for i := 0; len(p) > 0 && i+len(p) <= len(all); i++ {
		if p.stands(all[i:]) {
			spans = append(spans, text.Span{From: all[i].from, To: all[i+len(p)-1].to})
		}
	}
	return spans
}

func (p phrase) stands(all []token) bool {
	for k, word := range p {
		if all[k].folded != word {
			return false
		}
	}
	return true
}

//go:embed works.txt
var worksList string

// works are the authors, works and researchers that are read and taught, one a line in
// works.txt, by their first word.
//
//nolint:gochecknoglobals // what never changes is made once
var works = sync.OnceValue(func() map[string][]phrase {
	all := map[string][]phrase{}
	for line := range strings.Lines(worksList) {
		if p := phraseOf(line); len(p) > 0 && !strings.HasPrefix(line, "#") {
			all[p[0]] = append(all[p[0]], p)
		}
	}
	for _, of := range all { // the longest first
		slices.SortStableFunc(of, func(a, b phrase) int { return len(b) - len(a) })
	}
	return all
})

// isSubject reports whether words of somebody's own say no more than what is taught: they
// point at nobody.
func isSubject(words string) bool {
	p := phraseOf(words)
	return len(p) > 0 && !slices.ContainsFunc(p, func(w string) bool { return !subject(w) })
}

func subject(w string) bool {
	switch w {
	case "math", "maths", "mathematics", "algebra", "geometry", "calculus", "statistics", "english", "literature", "poetry", "reading", "writing", "grammar", "spelling", "phonics", "literacy", "numeracy", "french", "spanish", "german",
		"latin", "mandarin", "languages", "language", "science", "sciences", "biology", "chemistry", "physics", "history", "geography", "civics", "economics", "business", "music", "band", "choir", "art", "arts", "drama", "dance", "pe",
		"gym", "health", "computing", "ict", "coding", "technology", "design", "media", "philosophy", "psychology", "sociology", "law", "social", "studies", "and", "of", "the", "homework", "groupwork", "group", "groups", "work",
		"questions", "discussion", "instructions", "feedback", "assessment", "test", "quiz", "marking", "planning", "pace", "timing", "transitions", "noise", "copying", "lab", "project", "unit", "lesson":
		return true
	}
	return false
}
