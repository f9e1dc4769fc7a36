package search

import (
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/skills"
	"messup/journal/text"
	"messup/prompts"
)

// A Marking is a scope in which is looked for what somebody chose, or named on a line that
// asks for a name: nothing is read out of what they wrote in sentences.
type Marking struct {
	Scope string
	Role  prompts.Role // what the lines feed
}

// Markings is every such scope. The sections of them are in no text that is kept: package
// gather adds them as it looks.
func Markings() []Marking {
	return []Marking{{"moment", prompts.Moment}, {"reason", prompts.Reasons}, {"factor", prompts.Factor}, {"strength", prompts.Strength}}
}

// markings are the scopes of Markings.
func markings() []string {
	all := make([]string, len(Markings()))
	for i, m := range Markings() {
		all[i] = m.Scope
	}
	return all
}

// isMarking reports whether a scope is one of Markings.
func isMarking(scope string) bool { return slices.Contains(markings(), scope) }

// Marked returns what an entry has on the lines that feed a role, each once: of a list the
// words that were chosen, of a line for skills each of them.
func Marked(sets prompts.Library, e journal.Entry, role prompts.Role) (all []string) {
	set, _ := e.AskedWith(sets)
	for _, a := range e.Answers {
		if len(a.Details) == 0 {
			continue
		}
		q, _, asks := set.Question(a.Question)
		if !asks { // it stands beside, or was asked by another set before the entry grew
			q, _ = sets.Question(a.Question)
		}
		for _, d := range a.Details {
			if f, ok := q.Field(d.Field); ok && f.Feeds == role {
				all = append(all, marks(d.Value, role)...)
			}
		}
	}
	return once(all)
}

// marks takes the words of one field apart.
func marks(value string, role prompts.Role) (all []string) {
	for line := range strings.Lines(value) {
		if role == prompts.Strength || role == prompts.Gap {
			all = append(all, skills.Names(line)...)
			continue
		}
		all = append(all, clipMark(line))
	}
	return all
}

// clipMark is one mark as it is shown and counted: what is longer than a title ends in "…".
func clipMark(words string) string { return text.ClipLine(text.CleanLine(words), text.MaxTitle) }

// isNamed reports whether what is looked for in a scope is a name: a class, or one of Markings.
func isNamed(scope string) bool { return scope == inClass || scope != "" && isMarking(scope) }

// Key is the form in which names are compared, those of classes and what was marked: folded,
// and with a space for each quotation mark, as a search has no way to ask for one. Names
// without letters or signs, such as one invisible character, have the empty Key.
func Key(words string) string {
	folded := text.FoldWords(words)
	if !strings.ContainsAny(folded, quotes) {
		return folded
	}
	return text.FoldWords(unquoted(folded))
}

// unquoted are words with a space for each quotation mark.
func unquoted(words string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(quotes, r) {
			return ' '
		}
		return r
	}, words)
}

// once leaves out what is there already, and what nobody could see.
func once(words []string) []string {
	have := map[string]bool{"": true}
	return slices.DeleteFunc(words, func(w string) bool {
		key := Key(w)
		gone := have[key]
		have[key] = true
		return gone
	})
}

// AsksMarked reports whether a query looks in one of Markings.
func (q Query) AsksMarked() bool {
	return slices.ContainsFunc(q.Terms, func(t Term) bool { return isMarking(t.Scope) })
}

// Ask is the search for words in a scope. They are always in quotation marks, so that it is
// also read as it is meant where a shell hands it on as one word.
func Ask(scope, words string) string {
	return scope + `:"` + text.CleanLine(unquoted(words)) + `"`
}

// AskClass is the search for what is of a class; empty if nothing in its name can be looked for.
func AskClass(name string) string {
	if text.CleanLine(unquoted(name)) == "" {
		return ""
	}
	return Ask(inClass, name)
}

// AddMarked adds what an entry has in each of Markings.
func AddMarked(t *TextBuilder, sets prompts.Library, e journal.Entry) {
	for _, m := range Markings() {
		for _, words := range Marked(sets, e, m.Role) {
			t.Add(m.Scope, words)
		}
	}
}
