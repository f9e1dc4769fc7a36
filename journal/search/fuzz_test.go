package search

import (
	"testing"
	"time"
	"unicode/utf8"

	"messup/journal"
	"messup/journal/text"
	"messup/prompts"
)

func searchNow() time.Time {
	return time.Date(2026, 11, 19, 14, 10, 0, 0, time.FixedZone("EST", -5*3600))
}

func FuzzSearch(f *testing.F) {
	f.Add(`jigsaw "food web`, "The food\nweb jigsaw")
	f.Add(`class:"9B science" kind:mess`, "class 9B")
	f.Add("strasse e\u0301 ﬁ", "Straße Élève ﬁnd ﬁ")
	f.Add("👩", "👩🏽‍🏫 한국어 がくせい \xff\u0301")
	f.Add("since:yesterday until:soon goal:x", "x¨y\u2028z")
	f.Fuzz(func(t *testing.T, query, words string) {
		q, _ := ParseQuery(query, prompts.Shipped(), searchNow()) // what could be read of it
		for _, term := range q.Terms {
			if term.Text == "" || text.FoldWords(term.Text) != term.Text {
				t.Errorf("%q asks for %q", query, term.Text)
			}
		}
		e := journal.Entry{ID: "a", Happened: searchNow(), Answers: []journal.Answer{{Question: "goal", Text: text.Clean(words)}}}
		found := q.Matches(e.Happened, EntryText(prompts.Shipped(), e, nil))
		if q.Sieve()(e.Happened, EntryText(prompts.Shipped(), e, nil)) != found {
			t.Errorf("%q in %q: found is %t, and not by the sieve", query, words, found)
		}
		for _, s := range []string{words, text.Clean(words)} {
			end := 0
			for _, sp := range q.Spans("goal", s) {
				if sp.From < end || sp.To <= sp.From || sp.To > len(s) {
					t.Fatalf("%q in %q: span %v", query, s, sp)
				}
				if utf8.ValidString(s) && !utf8.ValidString(s[:sp.From]+s[:sp.To]) {
					t.Errorf("%q in %q: %v cuts a character", query, s, sp)
				}
				end = sp.To
			}
		}
		for _, term := range q.Terms {
			one := Query{Terms: []Term{term}}
			marks := len(one.Spans("goal", text.Clean(words))) > 0
			if term.Scope == "" && one.Matches(e.Happened, EntryText(prompts.Shipped(), e, nil)) != marks {
				t.Errorf("%q in %q: found %t, marked %t", term.Text, words, !marks, marks)
			}
			if found && term.Scope == "" && !marks {
				t.Errorf("%q found %q, which %q does not hold", query, words, term.Text)
			}
		}
		if s := q.Snippet(e); !utf8.ValidString(s.Text) {
			t.Errorf("%q in %q shows %q", query, words, s.Text)
		}
	})
}
