package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func FuzzClean(f *testing.F) {
	for _, s := range []string{"plain", "a\r\nb\rc\u2028d", "\x1b]52;c;aGk=\x07", "\xff\xc3\x28", "\u202eabc\u2069", "👩🏽‍🏫", "\ufeff\U000e0041"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := Clean(s)
		if !utf8.ValidString(c) || Clean(c) != c || strings.ContainsFunc(c, steers) {
			t.Errorf("Clean(%q) = %q", s, c)
		}
		line := CleanLine(s)
		if CleanLine(line) != line || OneLine(line) != line || strings.ContainsAny(line, "\n\t") {
			t.Errorf("CleanLine(%q) = %q", s, line)
		}
		if short := ClipLine(line, MaxTitle); len(short) > MaxTitle || !utf8.ValidString(short) || CleanLine(short) != short {
			t.Errorf("clipLine(%q) = %q", line, short)
		}
	})
}

// Fold goes by the table of decompositions, for speed.
func TestFoldTakesApartWhatNFKDDoes(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		var want, got strings.Builder
		for _, d := range norm.NFKD.String(string(r)) {
			foldPart(&want, d)
		}
		if foldRune(&got, r); got.String() != want.String() && utf8.ValidRune(r) {
			t.Errorf("%U folds to %q, want %q", r, got.String(), want.String())
		}
	}
}
