package search

import (
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/text"
	"messup/prompts"
)

// A Doubt is a word of a search that looks like a scope and can find nothing: misspelt, with
// nothing behind it, or with something that is never there.
type Doubt struct {
	Scope string   // as it was typed
	Words string   // what stands behind it; empty if nothing does
	Near  string   // the scope that was meant, if that is what is misspelt
	Are   []string // what may stand behind it, if that is a few words
	Meant string   // which of these was nearly written
	Own   bool     // others may stand there too: these are what can be chosen
}

// Certain reports whether nothing can be found, whatever the journal holds. What looks
// misspelt is searched for as it stands, and asked about only where that finds nothing.
func (d Doubt) Certain() bool { return d.Near == "" && !d.Own }

// Doubts returns what in a search is to be asked about before it is said that nothing was
// found, and what is Certain before it is looked for. Whatever stands in quotation marks is
// words, and what resembles no scope as well.
func Doubts(s string, sets prompts.Library) (all []Doubt) {
	for _, w := range queryWords(s) {
		scope, words, ok := strings.Cut(w.text, ":")
		if w.quoted || !ok {
			continue
		}
		d := Doubt{Scope: text.CleanLine(scope), Words: text.CleanLine(words)}
		scope = ScopeOf(scope, sets)
		switch {
		case !isScope(scope, sets):
			if d.Near = nearest(scope, sets); d.Near != "" && d.Words != "" && !strings.HasPrefix(words, "/") {
				all = append(all, d)
			}
		case text.FoldWords(words) == "":
			d.Words = ""
			all = append(all, d)
		default:
			if d.Are = closed(scope); d.Are == nil {
				d.Are, d.Own = chosen(scope, sets), true
			}
			d.Meant = nearly(text.FoldWords(words), d.Are)
			spaced := strings.NewReplacer("-", " ")
			has := func(is string) bool {
				return strings.Contains(spaced.Replace(is), spaced.Replace(text.FoldWords(words)))
			}
			known := slices.ContainsFunc(d.Are, has) || meant(words, d.Are) != words
			if d.Are != nil && !known && (!d.Own || d.Meant != "") {
				all = append(all, d)
			}
		}
	}
	return all
}

// Kinds are what an entry can be, as it is asked for with kind:.
func Kinds() []string {
	return []string{string(journal.Mess), string(journal.Brief), string(journal.Win), string(journal.Jot)}
}

// closed returns all that can stand in a scope, where that is a few words; nil where it may
// be any.
func closed(scope string) []string {
	switch scope {
	case inKind:
		return Kinds()
	case inState:
		var names text.WordList
		for _, n := range slices.Concat(Names(EntryStates()), Names(LessonStates()), Names(PlanStates())) {
			names.Add(n)
		}
		return names.Words
	case Heavy:
		return []string{tooHeavy}
	case Outcome:
		return []string{string(journal.Better), string(journal.NotThereYet), string(journal.AsBefore), string(journal.Worse), string(journal.CannotTell)}
	}
	return nil
}

// chosen returns the ids of what can be chosen in one of Markings; nil where nothing can.
func chosen(scope string, sets prompts.Library) (ids []string) {
	for _, m := range Markings() {
		if m.Scope != scope {
			continue
		}
		for _, f := range feeding(sets, m.Role) {
			for _, o := range f.Options {
				if id := f.OptionID(o); !slices.Contains(ids, id) && o != prompts.SomethingElse {
					ids = append(ids, id)
				}
			}
		}
	}
	return ids
}

// nearly returns the one of some words that was meant: a letter apart, or the only one that
// begins with the same four; empty if there is none.
func nearly(word string, among []string) string {
	const begin = 4
	var begins []string
	for _, is := range among {
		switch {
		case slipped(word, is):
			return is
		case len(word) >= begin && strings.HasPrefix(is, word[:begin]):
			begins = append(begins, is)
		}
	}
	if len(begins) != 1 {
		return ""
	}
	return begins[0]
}

// nearest returns the scope that a word was meant for, as it is called where it was typed, with one
// letter missing or too many, as in a plural, or two that have changed places; empty if there is
// none. With another letter it is another word: king is not kind, nor glass class.
func nearest(word string, sets prompts.Library) string {
	const shortest = 3
	word = foldScope(word)
	if len(word) < shortest || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz-'") != "" {
		return ""
	}
	scopes := allScopes(sets)
	for _, s := range scopes {
		scopes = append(scopes, calledScope(s)...)
	}
	for _, scope := range scopes {
		if slipped(word, foldScope(scope)) {
			return scope
		}
	}
	return ""
}

// allScopes are the words of Scopes, and the ids of questions.
func allScopes(sets prompts.Library) []string {
	all := Scopes()
	for _, set := range append(slices.Clone(sets.Sets()), sets.Beside()...) {
		for _, q := range set.Questions {
			all = append(all, q.ID)
		}
	}
	return all
}

// slipped reports whether two words are a letter apart that is missing in one of them, or two
// letters that have changed places.
func slipped(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	same := 0
	for same < len(a) && a[same] == b[same] {
		same++
	}
	a, b = a[same:], b[same:]
	switch {
	case len(b) == len(a)+1:
		return a == b[1:]
	case len(a) == len(b) && len(a) > 1:
		return a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
	}
	return false
}
