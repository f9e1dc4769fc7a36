package journal

import (
	"cmp"
	"slices"
	"time"

	"messup/journal/text"
)

// A Part is one field of a record of type T. Every record says in one list what
// it is made of; how two copies are told apart, cleaned, held to the limits and
// joined follows from that list. A field that is in no list would be lost in
// silence: a test fills every field there is and asks for each.
//
// What the Book writes itself, the revision and the times a record was begun
// and kept, is no part: it tells no two copies apart.
type Part[T any] interface {
	same(a, b *T) bool
	change(v *T, how rewording)
	measure(v *T, m *measure)
	merge(merged, base, theirs *T) // merged is ours; where only theirs changed, it takes theirs
	lost(merged, base, theirs *T) []string
}

// A plainPart is a number, a yes or no, a day, an id.
type plainPart[T any, V comparable] func(*T) *V

func (at plainPart[T, V]) same(a, b *T) bool { return *at(a) == *at(b) }

func (plainPart[T, V]) change(*T, rewording) {}

func (plainPart[T, V]) measure(*T, *measure) {}

func (at plainPart[T, V]) merge(m, base, o *T) { *at(m) = pick(*at(base), *at(m), *at(o)) }

func (plainPart[T, V]) lost(_, _, _ *T) []string { return nil }

// A timePart is a moment. It goes by instants: one read back from
// JSON has another Location than the one that was kept, and == would take the
// two for different.
type timePart[T any] func(*T) *time.Time

func (at timePart[T]) same(a, b *T) bool { return at(a).Equal(*at(b)) }

func (timePart[T]) change(*T, rewording) {}

func (timePart[T]) measure(*T, *measure) {}

func (at timePart[T]) merge(m, base, o *T) {
	if at(m).Equal(*at(base)) {
		*at(m) = *at(o)
	}
}

func (timePart[T]) lost(_, _, _ *T) []string { return nil }

// A textPart is in the person's words.
type textPart[T any, S ~string] struct {
	name  string // as an error names it
	at    func(*T) *S
	tidy  func(string) string // Clean, CleanLine, or OneLine for a line that is being typed
	limit int                 // in bytes; 0 is that of the whole record
	named func(*T) string     // the name of one among many, in place of name
	noted bool                // the program noted it for itself: words that stand elsewhere, or an id
	coded bool                // it says something to the program, and is none of the person's words
}

// A rewording is how what the person wrote is said from now on; nil: as it is.
type rewording = func(string) string

func (t textPart[T, S]) same(a, b *T) bool { return *t.at(a) == *t.at(b) }

func (t textPart[T, S]) change(v *T, how rewording) {
	s := t.at(v)
	said := string(*s)
	if _, words := any(*s).(string); words && !t.coded && how != nil {
		said = how(said)
	}
	*s = S(t.tidy(said))
}

func (t textPart[T, S]) measure(v *T, m *measure) {
	n := len(*t.at(v))
	m.total += n
	if t.limit == 0 || n <= t.limit {
		return
	}
	m.over(t.called(v), n, t.limit)
}

func (t textPart[T, S]) called(v *T) string {
	if t.named != nil {
		return t.named(v)
	}
	return t.name
}

func (t textPart[T, S]) merge(m, base, o *T) { *t.at(m) = pick(*t.at(base), *t.at(m), *t.at(o)) }

func (t textPart[T, S]) lost(m, base, o *T) []string {
	_, isID := any(*t.at(o)).(ID)
	theirs := *t.at(o)
	if t.noted || isID || theirs == "" || theirs == *t.at(m) || theirs == *t.at(base) {
		return nil
	}
	return []string{t.called(o) + ": " + string(theirs)}
}

// A listPart holds several of something that has parts itself.
type listPart[T, E any] struct {
	at func(*T) *[]E
	of func() []Part[E]
}

// parts are those of each one in a list; none where it is empty, as most lists are: to say
// what they are takes memory.
func (l listPart[T, E]) parts(all []E) []Part[E] {
	if len(all) == 0 {
		return nil
	}
	return l.of()
}

func (l listPart[T, E]) same(a, b *T) bool {
	parts := l.parts(*l.at(a))
	return slices.EqualFunc(*l.at(a), *l.at(b), func(x, y E) bool { return SameParts(parts, &x, &y) })
}

func (l listPart[T, E]) change(v *T, how rewording) {
	all := slices.Clone(*l.at(v)) // a copy of the record may share it
	parts := l.parts(all)
	for i := range all {
		RewordParts(parts, &all[i], how)
	}
	*l.at(v) = all
}

func (l listPart[T, E]) measure(v *T, m *measure) {
	parts := l.parts(*l.at(v))
	for i := range *l.at(v) {
		for _, p := range parts {
			p.measure(&(*l.at(v))[i], m)
		}
	}
}

func (l listPart[T, E]) merge(m, base, o *T) {
	if l.same(m, base) {
		*l.at(m) = slices.Clone(*l.at(o))
	}
}

func (l listPart[T, E]) lost(m, base, o *T) (words []string) {
	parts := l.parts(*l.at(o))
	for _, theirs := range *l.at(o) {
		is := func(e E) bool { return SameParts(parts, &e, &theirs) }
		if slices.ContainsFunc(*l.at(m), is) || slices.ContainsFunc(*l.at(base), is) {
			continue
		}
		var none E
		words = append(words, Lost(parts, none, none, theirs)...)
	}
	return words
}

// Lost returns the words of theirs that MergeParts could not keep, because ours
// has other ones in their place: each with the name of its part.
func Lost[T any](parts []Part[T], base, merged, theirs T) (words []string) {
	for _, p := range parts {
		words = append(words, p.lost(&merged, &base, &theirs)...)
	}
	return words
}

// SameParts reports whether two copies of a record are the same in all its parts.
func SameParts[T any](parts []Part[T], a, b *T) bool {
	for _, p := range parts {
		if !p.same(a, b) {
			return false
		}
	}
	return true
}

// CleanParts cleans every part of a record.
func CleanParts[T any](parts []Part[T], v *T) { RewordParts(parts, v, nil) }

// RewordParts says all that the person wrote in a record as reworded says it, what it was
// drawn from too, and cleans it.
func RewordParts[T any](parts []Part[T], v *T, reworded rewording) {
	for _, p := range parts {
		p.change(v, reworded)
	}
}

// MergeParts joins two copies changed from the same base: what only theirs
// changed is theirs, everything else is ours.
func MergeParts[T any](parts []Part[T], base, ours, theirs T) T {
	merged := ours
	for _, p := range parts {
		p.merge(&merged, &base, &theirs)
	}
	return merged
}

// CheckParts returns an error that wraps ErrTooLong and names the part, if one
// is over its limit or all of them together are.
func CheckParts[T any](parts []Part[T], v *T, whole string) error {
	var m measure
	for _, p := range parts {
		p.measure(v, &m)
	}
	m.over(whole, m.total, MaxEntry)
	return cmp.Or(m.errs...)
}

// aLine is a text of one line.
func aLine[T any, S ~string](name string, at func(*T) *S) textPart[T, S] {
	return textPart[T, S]{name: name, at: at, tidy: text.CleanLine, limit: MaxLine}
}

// aTypedLine is one somebody may be typing on.
func aTypedLine[T any, S ~string](name string, at func(*T) *S) textPart[T, S] {
	return textPart[T, S]{name: name, at: at, tidy: text.OneLine, limit: MaxLine}
}

// coded is a line that is none of the person's words, or the name of a class, which many share.
func coded[T any](t textPart[T, string]) textPart[T, string] {
	t.coded = true
	return t
}

// aText is a text of several lines.
func aText[T any, S ~string](name string, limit int, at func(*T) *S) textPart[T, S] {
	return textPart[T, S]{name: name, at: at, tidy: text.Clean, limit: limit}
}

// drawnWords is the words something was drawn from.
func drawnWords[T any](limit int, at func(*T) *string) textPart[T, string] {
	t := aText("the words it was drawn from", limit, at)
	t.noted = true
	return t
}

// these are parts that are few, or of a record that is seldom looked at.
func these[E any](parts ...Part[E]) func() []Part[E] { return func() []Part[E] { return parts } }

// wordParts is what a list of words is made of.
func wordParts[S ~string](name string, tidy func(string) string) func() []Part[S] {
	return these[S](textPart[S, S]{name: name, at: func(s *S) *S { return s }, tidy: tidy, limit: MaxLine})
}
