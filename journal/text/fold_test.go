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
		a, b := journaltest.Hostile().Draw(t, "a"), journaltest.Hostile().Draw(t, "b")
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip("clean text is valid")
		}
		if got := text.Fold(a + b); got != text.Fold(a)+text.Fold(b) {
			t.Errorf("Fold(%q + %q) = %q", a, b, got)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for name, words := range map[string]string{
		"ascii":  strings.Repeat("Expert groups were copying. ", 40),
		"french": strings.Repeat("Élèves et œuvres à l'étude. ", 40),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(words)))
			for b.Loop() {
				text.Fold(words)
			}
		})
	}
}

// A text that is one line of single spaces is left as it is, and any other is made one.
func TestOneSpaceStandsBetweenWords(t *testing.T) {
	for _, s := range []string{"", " ", "a", " a", "a ", "a b", "a  b", "a\tb", "a\nb", "a\r\nb", "a\x7fb", "a\u00a0b", "é  è", "A B", "a\x00 b", "\x1b[2J"} {
		want := strings.Join(strings.Fields(text.Clean(s)), " ")
		if got := text.CleanLine(s); got != want {
			t.Errorf("CleanLine(%q) is %q, want %q", s, got, want)
		}
		if got := text.FoldWords(s); got != strings.Join(strings.Fields(text.Fold(text.Clean(s))), " ") {
			t.Errorf("FoldWords(%q) is %q", s, got)
		}
	}
}
