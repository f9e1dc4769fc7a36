package search_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/journaltest"
	"messup/journal/search"
	"messup/prompts"
)

func TestASnippetShowsTheWordInItsLine(t *testing.T) {
	long := strings.Repeat("before it came ", 20) + "the frogs" + strings.Repeat(" and after", 20)
	for _, tt := range []struct{ name, query, text, want string }{
		{"a short text is shown whole", "frog", "The\n\tfrogs left.", "The [frog]s left."},
		{"a long one around the word", "frogs", long, "… it came before it came the [frogs] and after and after and after and after and after and after and …"},
		{"before a word too long to show", "frogs", "the frogs " + strings.Repeat("x", 200), "the [frogs] …"},
		{"before a letter too many", "frogs", "frogs " + strings.Repeat("a", 93) + " b", "[frogs] " + strings.Repeat("a", 93) + " …"},
		{"at its beginning", "before", long, strings.Repeat("[before] it came ", 6) + "[before] it …"},
		{"without spaces", "典", strings.Repeat("漢字", 40) + "典" + strings.Repeat("文字", 40), "… 字" + strings.Repeat("漢字", 5) + "[典]" + strings.Repeat("文字", 10) + "文 …"},
		{"without spaces, in letters of several widths", "典", strings.Repeat("漢字", 40) + "é典", "… " + strings.Repeat("漢字", 5) + "é[典]"},
	} {
		q, err := search.ParseQuery(tt.query, prompts.Shipped(), november19())
		if err != nil {
			t.Fatal(err)
		}
		s := q.Snippet(journal.Entry{}.With(prompts.Shipped(), journaltest.Ask("goal"), tt.text))
		if got := journaltest.Marked(s.Text, s.Spans); got != tt.want || s.Scope != "goal" {
			t.Errorf("%s: %s: %s", tt.name, s.Scope, got)
		}
	}
}

func TestASnippetIsNeverCutInsideACharacter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(journaltest.Hostile().Draw(t, "text"), rapid.IntRange(1, 12).Draw(t, "times"))
		q, _ := search.ParseQuery(journaltest.Hostile().Draw(t, "query"), prompts.Shipped(), november19())
		s := q.Snippet(journal.Entry{}.With(prompts.Shipped(), journaltest.Ask("goal"), text))
		if !utf8.ValidString(s.Text) || strings.Contains(s.Text, "\n") {
			t.Errorf("snippet %q", s.Text)
		}
		checkSpans(t, s.Text, s.Spans)
		if s.Text != "" && len(s.Spans) == 0 {
			t.Errorf("snippet %q marks nothing", s.Text)
		}
	})
}
