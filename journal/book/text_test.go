package book_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/text"
	"messup/prompts"
)

func TestClean(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain text stays", "Cards face down.\n\tThen ask.", "Cards face down.\n\tThen ask."},
		{"line ends of other systems", "a\r\nb\rc", "a\nb\nc"},
		{"line ends of word processors and web pages part words", "a\vb\fc\u0085d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"},
		{"escape sequences lose their teeth", "\x1b[31mred\x1b[0m \x1b]0;title\x07", "[31mred[0m ]0;title"},
		{"eight-bit controls", "a\u009b31mb", "a31mb"},
		{"backspace and NUL", "a\bb\x00c\x7f", "abc"},
		{"text that is shown in another order than it is kept", "a\u202egpj.exe\u2066b\u2069", "agpj.exeb"},
		{"the mark that turns digits", "a\u061c12", "a12"},
		{"marks people type with right-to-left words stay", "\u200fשלום\u200e 7", "\u200fשלום\u200e 7"},
		{"byte order mark and tag characters", "\ufeffa\U000e0041\U000e007f", "a"},
		{"what is no character, which a terminal may draw in any width", "\ufdcfa\ufdd0\ufdef\ufdf0\ufffe\uffff\U0001fffe\U0010ffffb", "\ufdcfa\ufdf0b"},
		{"bytes that are no UTF-8", "a\xffb\xc3", "a\uFFFDb\uFFFD"},
		{"emoji, joiners, marks and right-to-left letters stay", "👩🏽‍🏫 ❤️ e\u0301 שלום می\u200cخواهم", "👩🏽‍🏫 ❤️ e\u0301 שלום می\u200cخواهم"},
	} {
		if got := text.Clean(tt.in); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := text.CleanLine(" two\r\nlines \t and\u00a0a space\x1b "); got != "two lines and a space" {
		t.Errorf("CleanLine gives %q", got)
	}
}

// hostile draws text of the sort that breaks things.
func hostile() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"a", "A", "b", "f", "s", " ", "\n", "\t", "\r", "\r\n", "\x00", "\x1b[2J", "\xff", "\xc3", "é", "e\u0301", "\u0301", "ß", "ẞ", "ﬁ", "œ",
		"İ", "ı", "ſ", "Σ", "ς", "K", "\u202e", "\u2028", "👩🏽‍🏫", "❤️", "\u200d", "한", "が", "¨", "ǅ", "\u00a0", "文", "\ufdfa", `"`, ":", "class:",
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "")
	})
}

func TestCleanTextIsFitToBeShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(hostile(), rapid.String()).Draw(t, "text")
		c := text.Clean(s)
		if again := text.Clean(c); again != c {
			t.Errorf("cleaned twice, %q becomes %q", c, again)
		}
		if !utf8.ValidString(c) || utf8.RuneCountInString(c) > utf8.RuneCountInString(s) {
			t.Errorf("%q becomes %q", s, c)
		}
		for _, r := range c {
			if unicode.IsControl(r) && r != '\n' && r != '\t' {
				t.Errorf("%q still has %U", c, r)
			}
		}
		if line := text.CleanLine(s); strings.ContainsAny(line, "\n\t") || text.CleanLine(line) != line || line != strings.TrimSpace(line) {
			t.Errorf("CleanLine(%q) = %q", s, line)
		}
	})
}

func TestFold(t *testing.T) {
	for _, words := range [][]string{
		{"jigsaw", "Jigsaw", "JIGSAW"},
		{"eleve", "élève", "ÉLÈVE", "e\u0301le\u0300ve"},
		{"strasse", "Straße", "STRASSE", "STRAẞE"},
		{"find", "ﬁnd"},
		{"oeuvre", "œuvre", "Œuvre"},
		{"istanbul", "İstanbul", "ıstanbul"},
		{"οδυσσευσ", "Οδυσσεύς", "ΟΔΥΣΣΕΥΣ"},
		{"cooperate", "co\u00adoperate", "coo\u200bperate"},
		{"9b", "９Ｂ"},
		{"lodz", "Łódź"},
	} {
		for _, w := range words {
			if got := text.Fold(w); got != words[0] {
				t.Errorf("Fold(%q) = %q, want %q", w, got, words[0])
			}
		}
	}
}

func TestFoldingEveryLetterTwiceChangesNothing(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		once := text.Fold(string(r))
		if twice := text.Fold(once); twice != once {
			t.Errorf("%U: %q, then %q", r, once, twice)
		}
	}
}

// Searching by substring rests on this.
func TestAPartOfATextIsPartOfTheFoldedText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := hostile().Draw(t, "a"), hostile().Draw(t, "b")
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip("clean text is valid")
		}
		if got := text.Fold(a + b); got != text.Fold(a)+text.Fold(b) {
			t.Errorf("Fold(%q + %q) = %q", a, b, got)
		}
	})
}

func TestSpansMarkWhatWasFound(t *testing.T) {
	for _, tt := range []struct{ query, text, want string }{
		{"frog", "The frogs left. Frog!", "The [frog]s left. [Frog]!"},
		{"eleve", "un e\u0301le\u0300ve, une Élève", "un [e\u0301le\u0300ve], une [Élève]"},
		{"strass", "Hauptstraße 3", "Haupt[straß]e 3"},
		{"i", "ﬁnd", "[ﬁ]nd"},
		{"f", "ﬁnd", "[ﬁ]nd"},
		{"s", "Straße", "[S]tra[ß]e"},
		{"fi nd", "ﬁnd", "[ﬁnd]"},
		{"teacher", "👩🏽‍🏫 teacher 👩🏽‍🏫", "👩🏽‍🏫 [teacher] 👩🏽‍🏫"},
		{"ab bc", "abc", "[abc]"},
		{`"food web"`, "the food\n\n  web", "the [food\n\n  web]"},
		{"文字", "漢文字典", "漢[文字]典"},
		{"title:frog", "frog", "frog"},
		{"goal:frog", "frog", "[frog]"},
		{"kind:mess", "mess", "mess"},
		{"", "frog", "frog"},
		{"x", "", ""},
	} {
		q, err := search.ParseQuery(tt.query, prompts.Shipped(), november19())
		if err != nil {
			t.Fatal(err)
		}
		if got := marked(tt.text, q.Spans("goal", tt.text)); got != tt.want {
			t.Errorf("%s in %q: got %q, want %q", tt.query, tt.text, got, tt.want)
		}
	}
}

func TestAnEmptyTermMarksNothing(t *testing.T) {
	if spans := (search.Query{Terms: []search.Term{{}}}).Spans("goal", "frog"); spans != nil {
		t.Errorf("marked %v", spans)
	}
}

func marked(text string, spans []text.Span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.From] + "[" + text[s.From:s.To] + "]")
		at = s.To
	}
	return b.String() + text[at:]
}

// checkSpans holds the spans of a text to what a screen relies on.
func checkSpans(t interface{ Errorf(string, ...any) }, text string, spans []text.Span) {
	at := -1
	for _, s := range spans {
		if s.From <= at || s.To <= s.From || s.To > len(text) {
			t.Errorf("%q: %v is empty, out of order or out of bounds", text, spans)
			return
		}
		for _, i := range []int{s.From, s.To} {
			if i < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[i]) {
				t.Errorf("%q: %v cuts a character", text, s)
			}
		}
		at = s.To
	}
}

func TestSpansOfOneWordFoldToIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words, word := hostile().Draw(t, "text"), hostile().Draw(t, "word")
		q, err := search.ParseQuery(`"`+strings.ReplaceAll(word, `"`, "")+`"`, prompts.Shipped(), november19())
		if err != nil || len(q.Terms) != 1 {
			t.Skip("not one word")
		}
		spans := q.Spans("goal", words)
		checkSpans(t, words, spans)
		flat := func(s string) string { return strings.Join(strings.Fields(text.Fold(s)), " ") }
		if found := strings.Contains(flat(words), q.Terms[0].Text); found != (len(spans) > 0) {
			t.Errorf("%q in %q: found %t, spans %v", q.Terms[0].Text, words, found, spans)
		}
		for _, s := range spans {
			if got := flat(words[s.From:s.To]); !strings.Contains(got, q.Terms[0].Text) {
				t.Errorf("%q in %q: marked %q", q.Terms[0].Text, words, got)
			}
		}
	})
}

// With letters that fold to one letter each, what is marked is the word and
// nothing else.
func TestSpansOfPlainLettersAreTheWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching(`[abé ]{0,20}`).Draw(t, "text")
		word := rapid.StringMatching(`[abé]{2,4}x?`).Draw(t, "word")
		spans := search.Query{Terms: []search.Term{{Text: text.Fold(word)}}}.Spans("", words)
		for _, s := range spans {
			if got := text.Fold(words[s.From:s.To]); strings.ReplaceAll(got, text.Fold(word), "") != "" {
				t.Errorf("%q in %q: marked %q", word, words, got)
			}
		}
	})
}

func TestASnippetShowsTheWordInItsLine(t *testing.T) {
	long := strings.Repeat("before it came ", 20) + "the frogs" + strings.Repeat(" and after", 20)
	for _, tt := range []struct{ name, query, text, want string }{
		{"a short text is shown whole", "frog", "The\n\tfrogs left.", "The [frog]s left."},
		{"a long one around the word", "frogs", long, "… it came before it came the [frogs] and after and after and after and after and after and after and …"},
		{"at its beginning", "before", long, strings.Repeat("[before] it came ", 6) + "[before] it …"},
		{"without spaces", "典", strings.Repeat("漢字", 40) + "典" + strings.Repeat("文字", 40), "… 字" + strings.Repeat("漢字", 5) + "[典]" + strings.Repeat("文字", 10) + "文 …"},
		{"without spaces, in letters of several widths", "典", strings.Repeat("漢字", 40) + "é典", "… " + strings.Repeat("漢字", 5) + "é[典]"},
	} {
		q, err := search.ParseQuery(tt.query, prompts.Shipped(), november19())
		if err != nil {
			t.Fatal(err)
		}
		s := q.Snippet(journal.Entry{}.With(prompts.Shipped(), goal, tt.text))
		if got := marked(s.Text, s.Spans); got != tt.want || s.Scope != "goal" {
			t.Errorf("%s: %s: %s", tt.name, s.Scope, got)
		}
	}
}

func TestASnippetIsNeverCutInsideACharacter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(hostile().Draw(t, "text"), rapid.IntRange(1, 12).Draw(t, "times"))
		q, _ := search.ParseQuery(hostile().Draw(t, "query"), prompts.Shipped(), november19())
		s := q.Snippet(journal.Entry{}.With(prompts.Shipped(), goal, text))
		if !utf8.ValidString(s.Text) || strings.Contains(s.Text, "\n") {
			t.Errorf("snippet %q", s.Text)
		}
		checkSpans(t, s.Text, s.Spans)
		if s.Text != "" && len(s.Spans) == 0 {
			t.Errorf("snippet %q marks nothing", s.Text)
		}
	})
}
