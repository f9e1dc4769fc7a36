package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"messup/journal/journaltest"
	"messup/journal/text"
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

func TestCleanTextIsFitToBeShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(journaltest.Hostile(), rapid.String()).Draw(t, "text")
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

// The beginning of a line, and its length, are those of the whole line.
func TestALongLineNeedNotBeMadeToKnowItsBeginningOrLength(t *testing.T) {
	piece := rapid.OneOf(journaltest.Hostile(), rapid.String(), rapid.SampledFrom([]string{" ", "\n\n", "   ", "\u2028", "\u202e", "word ", "食物", "a.\r", "\n"}))
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		whole := text.CleanLine(s)
		if plain := strings.Join(strings.Fields(text.Clean(s)), " "); whole != plain {
			t.Errorf("%q becomes %q, its words are %q", s, whole, plain)
		}
		if got := text.LineLength(s); got != utf8.RuneCountInString(whole) {
			t.Errorf("%q is said to be %d long, and is %q", s, got, whole)
		}
		most := rapid.IntRange(0, 40).Draw(t, "bytes")
		if got := text.CleanStart(s, most); got != whole && (len(got) <= most || !strings.HasPrefix(whole, got)) {
			t.Errorf("%q is said to begin with %q, and is %q", s, got, whole)
		}
	})
}

// What is plain costs a look at each byte, and what is not is read by character from
// there on only.
func BenchmarkClean(b *testing.B) {
	plain := strings.Repeat("Half of them had no idea what to do. ", 30)
	for name, s := range map[string]string{"plain": plain, "accent": plain + "é", "accents": strings.Repeat("é ", 550)} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				text.Clean(s)
			}
		})
	}
}
