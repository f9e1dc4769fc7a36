package voice

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/voice/french"
	"messup/prompts"
)

// A Phrase is a sentence of the program as its source has it, in English, with
// a verb of package fmt for whatever changes in it. What a person wrote is a
// string, which is no Phrase: the compiler keeps the two apart.
type Phrase string

// A Language is one the program can be read in, by its two letters.
type Language string

// The languages there are. English is that of the source.
const (
	English Language = "en"
	French  Language = "fr" // of Canada
)

// Languages returns the languages there are.
func Languages() []Language { return []Language{English, French} }

// LanguageNamed returns the language that somebody asks for, or that a locale
// names, as in "fr_CA.UTF-8"; false if there is none of that name.
func LanguageNamed(name string) (Language, bool) {
	name = strings.ToLower(name)
	for _, l := range Languages() {
		if rest, is := strings.CutPrefix(name, string(l)); is && (rest == "" || strings.ContainsAny(rest[:1], "-_.@")) {
			return l, true
		}
	}
	return English, false
}

// sentences is the catalogue of the language that is spoken, the English phrase to what is
// said in its place; nil for English.
//
//nolint:gochecknoglobals // one program speaks one language
var sentences atomic.Pointer[map[string]string]

// Speak sets the language of everything said from now on. It is called once, before
// anything is said; English where nobody calls it. A catalogue is read only when its
// language is spoken.
func Speak(l Language) {
	search.Understand(calledElsewhere, french.Scopes)
	if l != French {
		sentences.Store(nil)
		return
	}
	said := frenchSentences()
	sentences.Store(&said)
}

var frenchSentences = sync.OnceValue(french.Sentences) //nolint:gochecknoglobals // read once, when first asked for

// Spoken is the language of everything that is said.
func Spoken() Language { return map[bool]Language{false: English, true: French}[inFrench()] }

// inFrench reports whether French is spoken: how days, lists and counts are written
// depends on it. What is a sentence is in the catalogue.
func inFrench() bool { return sentences.Load() != nil }

// worded is a phrase in the language that is spoken; what no catalogue has stays as it is.
func worded(p string) string { return saidFor(sentences.Load(), p) }

// saidFor is what is said in place of a phrase, which may be nothing; else the phrase.
func saidFor[P ~string](all *map[P]P, p P) P {
	if all != nil {
		if said, has := (*all)[p]; has {
			return said
		}
	}
	return p
}

// reworded is what is said in place of some phrases.
var reworded atomic.Pointer[map[Phrase]Phrase] //nolint:gochecknoglobals // as sentences

// Reword has other phrases, with the same args, said in place of some until back is called. Where
// pages are told and not drawn, what names a key is said otherwise.
func Reword(of map[Phrase]Phrase) (back func()) {
	before := reworded.Swap(&of)
	return func() { reworded.Store(before) }
}

// Say is the door every sentence a person reads comes through: the phrase,
// with args in their places. A second language is a catalogue looked up here,
// by the phrase.
func Say(p Phrase, args ...any) string {
	said := worded(string(saidFor(reworded.Load(), p)))
	if len(args) == 0 {
		return said
	}
	return fmt.Sprintf(said, args...)
}

// Word says a word that is kept in the journal in English and shown in the language that is
// spoken: a kind, what became of something, a question of a set and what can be chosen in it.
// What the program does not know, because a person wrote it, is shown as it is.
func Word[T ~string](kept T) string { return worded(string(kept)) }

// Means reports whether somebody said a word that is kept, in any language there is: a form is
// filled in while one is spoken, and may be read while another is.
func Means(said, kept string) bool {
	return said != "" && slices.ContainsFunc(append(calledElsewhere(kept), kept), func(c string) bool { return text.SameFolded(said, c) })
}

// MayMean reports whether what somebody said begins such a word, in any language there is.
func MayMean(said, kept string) bool {
	return said != "" && slices.ContainsFunc(append(calledElsewhere(kept), kept), func(c string) bool { return strings.HasPrefix(text.Fold(c), text.Fold(said)) })
}

// calledElsewhere is what a word that is kept, or typed, is called in another language than English.
func calledElsewhere(kept string) []string {
	return append(french.Typed(kept), cmp.Or(frenchSentences()[kept], kept))
}

// BeforeColon is a label as it stands before a colon, which has a space before it in French.
func BeforeColon(label string) string { return strings.TrimSuffix(Say("%s:", label), ":") }

// WordList is Word for several words, one a line, as what was chosen is kept.
func WordList(kept string) string {
	if !inFrench() {
		return kept
	}
	words := strings.Split(kept, "\n")
	for i, w := range words {
		words[i] = worded(w)
	}
	return strings.Join(words, "\n")
}

// IsYes reports whether an answer says yes: in English, and in the language that is spoken.
// Nothing, and what nobody knows, is no yes.
func IsYes(answer string) bool {
	answer = strings.ToLower(strings.TrimSpace(answer))
	yes := worded("yes")
	return slices.Contains([]string{"y", "yes", yes, yes[:1]}, answer)
}

// Count writes a number with its noun. In French nothing is singular too.
func Count(n int, one, many Phrase) string {
	if n == 1 || n == 0 && inFrench() {
		return fmt.Sprintf("%d %s", n, worded(string(one)))
	}
	return fmt.Sprintf("%d %s", n, worded(string(many)))
}

// numbers are the numbers that are written as words.
//
//nolint:gochecknoglobals // they are constants
var numbers = [...]Phrase{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// NumberWord writes a small number as a word, and a larger one in figures.
func NumberWord(n int) string {
	if n >= 0 && n < len(numbers) {
		return worded(string(numbers[n]))
	}
	return text.NumberWord(n)
}

// Called is what a set is called inside a sentence.
func Called(set prompts.Set) string { return strings.ToLower(worded(set.Name)) }

// Original is the question as somebody else asked it, in English, where what is shown is a
// translation of it: the ten are Chris Cluff's own words. Empty where nothing was translated.
func Original(set prompts.Set, q prompts.Question) string {
	if set.ID != prompts.TenID || worded(q.Ask) == q.Ask {
		return ""
	}
	return q.Ask
}
