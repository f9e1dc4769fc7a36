package search

import (
	"slices"
	"strings"
	"sync/atomic"

	"messup/journal/text"
)

// calls says what words that can stand in a scope are called in another language than
// that in which they are kept.
//
//nolint:gochecknoglobals // one program speaks one language
var calls atomic.Pointer[func(kept string) []string]

// Understand has a word that is kept be found by what it is called elsewhere too: is:open by what
// a page shows in its place. It is set once, by the room that knows how things are said; nobody
// is asked who typed the word itself.
func Understand(called func(kept string) []string) { calls.Store(&called) }

// scopeOf is the scope that stands before a colon, in lower case: by its own word, or by what it is
// called elsewhere. What is none stays as it is.
func scopeOf(typed string) string {
	typed = strings.ToLower(typed)
	called, folded := calls.Load(), text.FoldWords(strings.ReplaceAll(typed, "’", "'")) // jusqu’à
	if called == nil || folded == "" || slices.Contains(Scopes(), typed) {
		return typed
	}
	for _, s := range Scopes() {
		if slices.ContainsFunc((*called)(s), func(c string) bool { return text.FoldWords(c) == folded }) {
			return s
		}
	}
	return typed
}

// meant is which of the words that are kept was meant by what was typed: whole, or
// any part of it, as of the word itself. What fits none stays as it is.
func meant(typed string, kept []string) string {
	called, part := calls.Load(), ""
	folded := text.FoldWords(typed)
	if called == nil || folded == "" || slices.ContainsFunc(kept, func(k string) bool { return strings.Contains(k, folded) }) {
		return typed
	}
	for _, k := range kept {
		for _, c := range (*called)(k) {
			switch c = text.FoldWords(c); {
			case c == folded:
				return k
			case part == "" && strings.Contains(c, folded):
				part = k
			}
		}
	}
	if part != "" {
		return part
	}
	return typed
}
