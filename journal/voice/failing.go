package voice

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"messup/journal"
	"messup/journal/voice/french"
)

// What an error says is put together where it happens, in English, long before anybody
// reads it, and is looked up when it is said: whole, or by the words it was made with,
// "reading %s: %w", with what stands in their places looked up in turn.

// A failing is how errors of one kind are worded.
type failing struct {
	is      *regexp.Regexp // with a group for each verb
	letters int            // how much of it is words
	said    string         // in the language that is spoken, with a numbered %s for each group
}

// failings are all that the catalogue has, those of the most words first, in an order that is
// always the same; made when the first error is said in another language than English.
//
//nolint:gochecknoglobals // made once, from the catalogue
var failings = sync.OnceValue(func() (all []failing) {
	catalogue := sentences.Load()
	if catalogue == nil {
		return nil
	}
	for _, english := range slices.Sorted(maps.Keys(*catalogue)) {
		is, verbs, letters := french.Pattern(english)
		if verbs == 0 || strings.Contains(english, "\n") {
			continue
		}
		if letters < 6 && (verbs > 1 || !strings.HasSuffix(english, ": %w")) { // "%s: %s" says nothing of what failed
			continue
		}
		all = append(all, failing{regexp.MustCompile(is), letters, french.Numbered((*catalogue)[english])})
	}
	slices.SortStableFunc(all, func(a, b failing) int { return cmp.Compare(b.letters, a.letters) })
	return all
})

// Told says what another part of the program put together in English in the language that is
// spoken: an error, a notice of the store. What nobody foresaw, as what the system has to say,
// stays as it came.
func Told(words string) string {
	return failedIn(words, strings.Contains(words, journal.ErrBadImport.Error()))
}

// failedIn is Told; of a file what is a word by itself, maybe the name of a line, stays as it is.
func failedIn(words string, file bool) string {
	if !inFrench() || words == "" || file && !strings.Contains(words, " ") {
		return words
	}
	if said := worded(words); said != words {
		return said
	}
	for _, f := range failings() {
		m := f.is.FindStringSubmatch(words)
		if m == nil {
			continue
		}
		args := make([]any, len(m)-1)
		for i, part := range m[1:] {
			args[i] = failedIn(part, file)
		}
		return fmt.Sprintf(f.said, args...)
	}
	if first, rest, more := strings.Cut(words, ": "); more {
		return Say("%s: %s", strings.TrimRight(failedIn(first, file), " \u00a0"), failedIn(rest, file))
	}
	return words
}
