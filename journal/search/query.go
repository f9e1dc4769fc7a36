package search

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
	"messup/prompts"
)

// A Query is what a person searches for. All its terms must be found. The zero
// Query finds everything.
type Query struct {
	Terms []Term
	Since time.Time // zero: no bound
	Until time.Time // zero: no bound; else the first moment no longer wanted
}

// A Term is a word or phrase, looked for in one section of an entry or,
// without a scope, in all of them. It fits wherever its letters stand, also
// inside a longer word.
type Term struct {
	Scope string // "", a scope word or a question's id
	Text  string // folded, with single spaces
}

// Scopes returns the words that may stand before a colon in a search, apart
// from the ids of questions.
func Scopes() []string {
	return []string{"class", "tag", "kind", "is", "since", "until", "title", "lesson"}
}

// ParseQuery reads a search: words, "phrases", scope:word, scope:"phrase".
// Whatever precedes a colon and is neither a scope nor the id of a question
// in sets is searched for as it stands. Dates are read as ParseWhen reads them. On an
// error (it wraps ErrWhen) the Query holds all that could be read.
func ParseQuery(s string, sets prompts.Library, now time.Time) (Query, error) {
	var q Query
	var firstErr error
	for _, w := range queryWords(s) {
		scope, text, ok := strings.Cut(w.text, ":")
		scope = strings.ToLower(scope)
		if w.quoted || !ok || !isScope(scope, sets) {
			q.add("", w.text)
			continue
		}
		if scope != "since" && scope != "until" {
			q.add(scope, text)
			continue
		}
		if text == "" { // still being typed
			continue
		}
		day, err := date.ParseWhen(text, now)
		if err != nil {
			firstErr = cmp.Or(firstErr, fmt.Errorf("%s: %w", scope, err))
			continue
		}
		if scope == "since" {
			q.Since = date.StartOfDay(day.Year(), day.Month(), day.Day(), day.Location())
		} else {
			q.Until = date.StartOfDay(day.Year(), day.Month(), day.Day()+1, day.Location())
		}
	}
	return q, firstErr
}

// Zero reports whether the query finds everything.
func (q Query) Zero() bool { return len(q.Terms) == 0 && q.Since.IsZero() && q.Until.IsZero() }

// AsksHeavy reports whether what is marked heavy is asked for by name, is:heavy
// or the beginning of it.
func (q Query) AsksHeavy() bool {
	return slices.ContainsFunc(q.Terms, func(t Term) bool { return t.Scope == inState && strings.HasPrefix(isHeavy, t.Text) })
}

func (q *Query) add(scope, words string) {
	words = text.FoldWords(words)
	if words != "" {
		q.Terms = append(q.Terms, Term{Scope: scope, Text: words})
	}
}

func isScope(s string, sets prompts.Library) bool {
	if slices.Contains(Scopes(), s) || s == journal.NoteQuestion {
		return true
	}
	_, asked := sets.Question(s)
	return asked
}

type queryWord struct {
	text   string
	quoted bool // a quote opened it: a colon inside is a colon
}

// quotes are the marks a phrase may stand between, on the keyboards and in the
// word processors people copy from.
const quotes = "\"“”„«»"

// queryWords splits at spaces outside quotes. A quote left open runs to the
// end: that is how a phrase looks while it is typed.
func queryWords(s string) []queryWord {
	var words []queryWord
	var b strings.Builder
	open, quoted := false, false
	flush := func() {
		if b.Len() > 0 {
			words = append(words, queryWord{b.String(), quoted})
		}
		b.Reset()
		quoted = false
	}
	for _, r := range s {
		switch {
		case strings.ContainsRune(quotes, r):
			quoted = quoted || b.Len() == 0 && !open
			open = !open
		case !open && unicode.IsSpace(r):
			flush()
		default:
			b.WriteRune(r)
		}
	}
	flush()
	return words
}

// Matches reports whether a record's search text and time fit the query.
func (q Query) Matches(at time.Time, text []byte) bool {
	if !q.Since.IsZero() && at.Before(q.Since) || !q.Until.IsZero() && !at.Before(q.Until) {
		return false
	}
	for _, t := range q.Terms { // most entries fall out here, on one quick scan
		if !bytes.Contains(text, []byte(t.Text)) {
			return false
		}
	}
	for _, t := range q.Terms {
		if !t.within(text) {
			return false
		}
	}
	return true
}

// Within reports whether all its words are in one text that has no sections and no day: what is
// looked for in a section, or in a time, is in none.
func (q Query) Within(said string) bool {
	var t TextBuilder
	t.Add("", said)
	return len(q.Terms) > 0 && q.Since.IsZero() && q.Until.IsZero() && q.Matches(time.Time{}, t)
}

// within looks for the term in the sections it may be in.
func (t Term) within(text []byte) bool {
	for len(text) > 0 {
		section, rest, _ := bytes.Cut(text, []byte{sectionEnd})
		scope, words, _ := bytes.Cut(section, []byte{scopeEnd})
		if t.looksIn(string(scope)) && bytes.Contains(words, []byte(t.Text)) {
			return true
		}
		text = rest
	}
	return false
}

// looksIn reports whether the term is looked for in this section. A term with
// no scope is not looked for in kind and state: "mess" would find every mess.
func (t Term) looksIn(scope string) bool {
	if t.Scope == "" {
		return scope != inKind && scope != inState
	}
	return t.Scope == scope
}

// Spans returns where the query's words are in text, in order and neither
// overlapping nor touching. They hold whole characters: a word found in part
// of a ligature marks all of it. scope says what the text is (a question's id,
// "title" …); words the query asks for elsewhere are not marked.
func (q Query) Spans(scope, said string) []text.Span {
	var spans []text.Span
	var f text.Folding
	for _, t := range q.Terms {
		if t.Text == "" || !t.looksIn(scope) {
			continue
		}
		if f.From == nil {
			f = text.NewFolding(said)
		}
		for at := 0; ; {
			i := strings.Index(f.Text[at:], t.Text)
			if i < 0 {
				break
			}
			end := at + i + len(t.Text)
			spans = append(spans, f.Span(at+i, end))
			at = end
		}
	}
	slices.SortFunc(spans, func(a, b text.Span) int { return a.From - b.From })
	return joinSpans(spans)
}

func joinSpans(spans []text.Span) []text.Span {
	var joined []text.Span
	for _, s := range spans {
		if n := len(joined); n > 0 && s.From <= joined[n-1].To {
			joined[n-1].To = max(joined[n-1].To, s.To)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}
