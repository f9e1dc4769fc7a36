package search

import (
	"slices"
	"strings"
	"sync/atomic"

	"messup/journal/text"
	"messup/prompts"
)

// An elsewhere says what words are called in another language than that in which they are kept:
// those that can stand in a scope, and the scopes.
type elsewhere struct{ words, scopes func(kept string) []string }

//nolint:gochecknoglobals // one program speaks one language
var calls atomic.Pointer[elsewhere]

// Understand has a word that is kept, and the scope that it stands in, be found by what they are
// called elsewhere too: is:open by what a page shows in its place. It is set once, by the room that
// knows how things are said; nobody is asked who typed the word itself.
func Understand(words, scopes func(kept string) []string) { calls.Store(&elsewhere{words, scopes}) }

// ScopeOf is which scope there is was typed before a colon, in whichever language; as it was typed if none.
func ScopeOf(typed string, sets prompts.Library) string { return scopeOf(typed, allScopes(sets)) }

// scopeOf is which of some scopes stands before a colon, in lower case: by its own word, or by what
// it is called elsewhere. What is none stays as it is.
func scopeOf(typed string, scopes []string) string {
	typed = strings.ToLower(typed)
	folded := foldScope(typed)
	if slices.Contains(scopes, typed) || folded == "" {
		return typed
	}
	for _, s := range scopes {
		if slices.ContainsFunc(calledScope(s), func(c string) bool { return foldScope(c) == folded }) {
			return s
		}
	}
	return typed
}

// calledScope is what a scope is called elsewhere.
func calledScope(scope string) []string {
	if called := calls.Load(); called != nil {
		return called.scopes(scope)
	}
	return nil
}

// foldScope is a scope as it is compared: jusqu’à has its apostrophe from a word processor.
func foldScope(typed string) string { return text.FoldWords(strings.ReplaceAll(typed, "’", "'")) }

// meant is which of the words that are kept was meant by what was typed: whole, or
// any part of it, as of the word itself. What fits none stays as it is.
func meant(typed string, kept []string) string {
	called, part := calls.Load(), ""
	folded := text.FoldWords(typed)
	if called == nil || folded == "" || slices.ContainsFunc(kept, func(k string) bool { return strings.Contains(k, folded) }) {
		return typed
	}
	for _, k := range kept {
		for _, c := range called.words(k) {
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
