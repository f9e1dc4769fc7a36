// Package text is strings as they may be kept, compared and cut: [Clean], the
// one cleaner all words pass on their way in and on their way to a screen;
// [Fold], the form in which words are compared; and where a line or a sentence
// ends. It knows no entry and no screen: what is looked for in a folded text is
// package search, how a text is set in lines package look.
package text
