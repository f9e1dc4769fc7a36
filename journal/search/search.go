package search

import (
	"strings"
	"unicode/utf8"

	"messup/journal"
	"messup/journal/text"
)

// A Snippet is a piece of a text around the first words that were found.
type Snippet struct {
	Scope string      // the question's id, or "failure"; empty if there is nothing to show
	Text  string      // one line; … where it was cut
	Spans []text.Span // the words found, in Text
}

// SnippetWidth is about how many bytes a Snippet shows.
const SnippetWidth = 100

// Snippet returns the piece of the entry that holds the first of the query's
// words to be found in its answers, or else in its failure line; the title,
// class, tags and lesson are on the entry's row.
func (q Query) Snippet(e journal.Entry) Snippet {
	for _, a := range e.Answers {
		for _, part := range searched(a) {
			if s := q.snippet(section(a), part); s.Text != "" {
				s.Scope = a.Question
				return s
			}
		}
	}
	return q.snippet(inFailure, e.Failure)
}

func (q Query) snippet(scope, words string) Snippet {
	words = text.CleanLine(words)
	spans := q.Spans(scope, words)
	if len(spans) == 0 {
		return Snippet{}
	}
	from := wordFrom(words, spans[0].From-SnippetWidth/3, spans[0].From)
	to := wordTo(words, from+SnippetWidth, spans[0].To)
	s := Snippet{Scope: scope}
	if from > 0 {
		s.Text = "… "
	}
	shift := len(s.Text) - from
	s.Text += strings.TrimRight(words[from:to], " ")
	if to < len(words) {
		s.Text += " …"
	}
	for _, sp := range spans {
		if sp.From >= from && sp.To <= to {
			s.Spans = append(s.Spans, text.Span{From: sp.From + shift, To: sp.To + shift})
		}
	}
	return s
}

// wordFrom returns where the first word from at on begins, if that is before
// last; in a text without spaces there, where a character begins.
func wordFrom(text string, at, last int) int {
	if at <= 0 {
		return 0
	}
	if i := strings.IndexByte(text[at-1:last], ' '); i >= 0 {
		return at + i
	}
	for !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

// wordTo returns where the last word up to at ends, if that is after first; in
// a text without spaces there, where a character ends.
func wordTo(text string, at, first int) int {
	if at >= len(text) {
		return len(text)
	}
	at = max(at, first)
	if at == first {
		return first
	}
	if i := strings.LastIndexByte(text[first:at+1], ' '); i >= 0 {
		return first + i
	}
	for !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
