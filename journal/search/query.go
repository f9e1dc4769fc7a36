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
	Heavy bool      // what is marked heavy is wanted too
}

// A Term is a word or phrase, looked for in one section of an entry or,
// without a scope, in all of them. It fits wherever its letters stand, also
// inside a longer word.
type Term struct {
	Scope string // "", a scope word or a question's id
	Text  string // folded, with single spaces; a Key where names are looked for
	Whole bool   // it is all that was marked: in quotation marks, in one of Markings
}

// Scopes returns the words that may stand before a colon in a search, apart
// from the ids of questions.
func Scopes() []string {
	return append([]string{inClass, inTag, inKind, inState, Heavy, "since", "until", inTitle, InLesson, Outcome}, markings()...)
}

// ParseQuery reads a search: words, "phrases", scope:word, scope:"phrase".
// #tag is tag:tag. Whatever precedes a colon and is neither a scope nor the id of a question
// in sets is searched for as it stands. Dates are read as ParseWhen reads them. On an
// error (it wraps ErrWhen) the Query holds all that could be read.
func ParseQuery(s string, sets prompts.Library, now time.Time) (Query, error) {
	var q Query
	var firstErr error
	for _, w := range queryWords(s) {
		scope, words, ok := strings.Cut(w.text, ":")
		if ok {
			scope = ScopeOf(scope, sets)
		}
		if tag, is := text.Hashtag(joinedTag(w.text)); is && !w.quoted { // as tags are shown
			q.add(inTag, tag, false)
			continue
		}
		if w.quoted || !ok || !isScope(scope, sets) {
			q.add("", w.text, false)
			continue
		}
		if scope == inTag {
			words = strings.TrimPrefix(words, "#")
		}
		if scope == Heavy && words != "" && strings.HasPrefix(tooHeavy, strings.ToLower(meant(words, closed(Heavy)))) {
			q.Heavy = true
			continue
		}
		if scope != "since" && scope != "until" {
			q.add(scope, worded(scope, words, sets), w.phrase && isMarking(scope))
			continue
		}
		if err := q.day(scope, words, now); err != nil {
			firstErr = cmp.Or(firstErr, err)
		}
	}
	return q, firstErr
}

// day reads since or until; nothing of it while there is nothing behind the colon. Nothing is
// since a day to come.
func (q *Query) day(scope, words string, now time.Time) error {
	if words == "" { // still being typed
		return nil
	}
	read := date.ParseWhen
	if scope == "since" {
		read = date.ParsePast
	}
	day, err := read(words, now)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", scope, err)
	case scope == "since":
		q.Since = date.StartOfDay(day.Year(), day.Month(), day.Day(), day.Location())
	default:
		q.Until = date.StartOfDay(day.Year(), day.Month(), day.Day()+1, day.Location())
	}
	return nil
}

// Zero reports whether nothing is asked for.
func (q Query) Zero() bool {
	return len(q.Terms) == 0 && q.Since.IsZero() && q.Until.IsZero() && !q.Heavy
}

// AsksHeavy reports whether what is marked heavy is asked for: with heavy:too, or alone with
// is:heavy or the beginning of it.
func (q Query) AsksHeavy() bool {
	return q.Heavy || slices.ContainsFunc(q.Terms, func(t Term) bool { return t.Scope == inState && strings.HasPrefix(isHeavy, t.Text) })
}

func (q *Query) add(scope, words string, whole bool) {
	if whole {
		words = clipMark(words)
	}
	if isNamed(scope) {
		words = Key(words)
	}
	if words = text.FoldWords(words); scope == inTag {
		words = joinedTag(words)
	}
	if words != "" {
		q.Terms = append(q.Terms, Term{Scope: scope, Text: words, Whole: whole})
	}
}

// worded has the words that are kept for what was typed in a scope: for the id of something
// that can be chosen there, as a script reads it, and for what it is called elsewhere.
func worded(scope, id string, sets prompts.Library) string {
	if words := closed(scope); words != nil {
		return meant(id, words)
	}
	q, _ := sets.Question(scope)
	fields := q.Fields
	for _, m := range Markings() {
		if m.Scope == scope {
			fields = feeding(sets, m.Role)
		}
	}
	for _, f := range fields {
		if slices.Contains(f.Options, prompts.Option(id)) {
			return prompts.Option(id)
		}
		if words := meant(id, f.Options); words != id {
			return words
		}
	}
	return id
}

// feeding returns the fields with a role, those beside an entry too.
func feeding(sets prompts.Library, role prompts.Role) (all []prompts.Field) {
	for _, set := range append(slices.Clone(sets.Sets()), sets.Beside()...) {
		if _, f, has := set.Feeding(role); has {
			all = append(all, f)
		}
	}
	return all
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
	phrase bool // one opened it behind a colon: scope:"phrase"
}

// quotes are the marks a phrase may stand between, on the keyboards and in the
// word processors people copy from.
const quotes = "\"“”„«»"

// queryWords splits at spaces outside quotes. A quote left open runs to the
// end: that is how a phrase looks while it is typed.
func queryWords(s string) []queryWord {
	var words []queryWord
	var b strings.Builder
	open, quoted, phrase := false, false, false
	flush := func() {
		if b.Len() > 0 {
			words = append(words, queryWord{b.String(), quoted, phrase})
		}
		b.Reset()
		quoted, phrase = false, false
	}
	for _, r := range s {
		switch {
		case strings.ContainsRune(quotes, r):
			quoted = quoted || b.Len() == 0 && !open
			phrase = phrase || !open && strings.HasSuffix(b.String(), ":")
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

// Matches reports whether a record's search text and time fit the query. For many of them
// there is Sieve.
func (q Query) Matches(at time.Time, text []byte) bool {
	if !q.MayMatch(at, text) {
		return false
	}
	for _, t := range q.Terms {
		if !t.within(text) {
			return false
		}
	}
	return true
}

// MayMatch reports whether a record's time fits and the words are in its search text,
// wherever that may be.
func (q Query) MayMatch(at time.Time, text []byte) bool {
	if !q.inTime(at) {
		return false
	}
	for _, t := range q.Terms {
		if !bytes.Contains(text, []byte(t.Text)) && !t.standsApart(text) {
			return false
		}
	}
	return true
}

// Sieve returns Matches for a great many texts. It may be asked from several goroutines.
func (q Query) Sieve() func(at time.Time, text []byte) bool {
	finders := make([]finder, len(q.Terms))
	for i, t := range q.Terms {
		finders[i] = newFinder(t.Text)
	}
	return func(at time.Time, text []byte) bool {
		if !q.inTime(at) {
			return false
		}
		for i := range finders { // most entries fall out here, on one quick scan
			if !finders[i].in(text) && !q.Terms[i].standsApart(text) {
				return false
			}
		}
		for i, t := range q.Terms {
			is := t.within
			if t.Scope == "" && !t.Whole {
				is = finders[i].amongWords
			}
			if !is(text) {
				return false
			}
		}
		return true
	}
}

// inTime reports whether a time is one that the query asks for.
func (q Query) inTime(at time.Time) bool {
	return (q.Since.IsZero() || !at.Before(q.Since)) && (q.Until.IsZero() || at.Before(q.Until))
}

// standsApart reports of a term that is nowhere in a search text as it is whether it may be there
// all the same. The words of a name stand apart there where it has quotation marks, those of
// a tag too, and of a name that was clipped there is more.
func (t Term) standsApart(all []byte) bool {
	if !isNamed(t.Scope) && t.Scope != inTag {
		return false
	}
	for word := range strings.FieldsFuncSeq(strings.TrimSuffix(t.Text, clipped), func(r rune) bool { return r == ' ' || r == '-' }) {
		if !bytes.Contains(all, []byte(word)) {
			return false
		}
	}
	return true
}

// clipped is how the end of a mark that was clipped is folded.
const clipped = "..."

// Within reports whether all its words are in one text that has no sections and no day: what is
// looked for in a section, or in a time, is in none.
func (q Query) Within(said string) bool {
	var t TextBuilder
	t.Add("", said)
	return len(q.Terms) > 0 && q.Since.IsZero() && q.Until.IsZero() && q.Matches(time.Time{}, t)
}

// joinedTag has the words of a tag joined as they are where one is typed; another program may
// have left them apart.
func joinedTag(tag string) string { return strings.ReplaceAll(tag, " ", "-") }

// within looks for the term in the sections it may be in.
func (t Term) within(text []byte) bool {
	for len(text) > 0 {
		section, rest, _ := bytes.Cut(text, []byte{sectionEnd})
		scope, words, _ := bytes.Cut(section, []byte{scopeEnd})
		text = rest
		if !t.looksIn(string(scope)) {
			continue
		}
		if isNamed(t.Scope) && bytes.ContainsAny(words, quotes) {
			words = []byte(Key(string(words)))
		}
		if t.Scope == inTag {
			words = []byte(joinedTag(string(words)))
		}
		if bytes.Contains(words, []byte(t.Text)) && (!t.Whole || len(words) == len(t.Text)) {
			return true
		}
	}
	return false
}

// amongWords is within for a term without a scope. Nearly every text that has its words has
// them where they are looked for, so only the sections are looked at that they are in.
func (f *finder) amongWords(all []byte) bool {
	for len(all) > 0 {
		at := f.place(all)
		if at < 0 {
			return false
		}
		from := bytes.LastIndexByte(all[:at], sectionEnd) + 1
		section, rest, _ := bytes.Cut(all[from:], []byte{sectionEnd})
		scope, words, _ := bytes.Cut(section, []byte{scopeEnd})
		if (Term{}).looksIn(string(scope)) && bytes.Contains(words, []byte(f.words)) {
			return true
		}
		all = rest
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
		in := f.Text
		if t.Scope == inTag {
			in = joinedTag(in)
		}
		for at := 0; ; {
			i := strings.Index(in[at:], t.Text)
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
