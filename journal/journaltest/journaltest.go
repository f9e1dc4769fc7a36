// Package journaltest is what the tests of several rooms say in short: a
// question by its id, a day as it is written, all that stands under an answer.
package journaltest

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
	"messup/prompts"
)

// Ask returns a question of any of the shipped sets.
func Ask(id string) prompts.Question {
	for _, set := range prompts.Shipped().Sets() {
		if q, _, ok := set.Question(id); ok {
			return q
		}
	}
	panic("no question " + id)
}

// Field returns a field of a question.
func Field(question, id string) prompts.Field {
	f, ok := Ask(question).Field(id)
	if !ok {
		panic("no field " + id)
	}
	return f
}

// Day reads a day as it is written.
func Day(s string) date.Day {
	d, err := date.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Zone returns a zone by its name.
func Zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// Said shows all that stands under a question.
func Said(e journal.Entry, question string) string {
	a := e.Answer(question)
	all := append(make([]string, 0, 1+len(a.Conflicts)), a.Text)
	for _, o := range a.Conflicts {
		all = append(all, o.Text)
	}
	return strings.Join(all, " | ")
}

// Holds reports whether words stand under a question, or as the beginning of
// what does.
func Holds(e journal.Entry, question, words string) bool {
	a := e.Answer(question)
	return strings.HasPrefix(a.Text, words) ||
		slices.ContainsFunc(a.Conflicts, func(v journal.Version) bool { return strings.HasPrefix(v.Text, words) })
}

// Hostile draws text of the sort that breaks things.
func Hostile() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"a", "A", "b", "f", "s", " ", "\n", "\t", "\r", "\r\n", "\x00", "\x1b[2J", "\xff", "\xc3", "é", "e\u0301", "\u0301", "ß", "ẞ", "ﬁ", "œ",
		"İ", "ı", "ſ", "Σ", "ς", "K", "\u202e", "\u2028", "👩🏽‍🏫", "❤️", "\u200d", "한", "が", "¨", "ǅ", "\u00a0", "文", "\ufdfa", `"`, ":", "class:",
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "")
	})
}

// Marked shows a text with what is marked in it in brackets.
func Marked(text string, spans []text.Span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.From] + "[" + text[s.From:s.To] + "]")
		at = s.To
	}
	return b.String() + text[at:]
}
