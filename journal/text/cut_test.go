package text_test

import (
	"testing"

	"messup/journal/text"
)

func TestNumbersUpToTwelveAreWords(t *testing.T) {
	for n, want := range map[int]string{-1: "-1", 0: "0", 1: "one", 9: "nine", 12: "twelve", 13: "13"} {
		if got := text.NumberWord(n); got != want {
			t.Errorf("%d is written %q, want %q", n, got, want)
		}
	}
}

func TestALineTakesThePlaceOfItsOlderWording(t *testing.T) {
	for _, c := range []struct{ all, was, is, want string }{
		{"", "", "new", "new"},
		{"mine", "", "new", "mine\n\nnew"},
		{"mine\n\nold\n\nmine too", "old", "new", "mine\n\nnew\n\nmine too"},
		{"older than old", "old", "new", "older than old\n\nnew"},
		{"old and longer", "old and longer", "old", "old"},
		{"new\nmine", "old", "new", "new\nmine"},
	} {
		if got := text.SetLine(c.all, c.was, c.is); got != c.want {
			t.Errorf("%q with %q for %q is %q, want %q", c.all, c.is, c.was, got, c.want)
		}
	}
}
