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

// Front matter stands between two lines of ---, with nothing before it.
func TestFrontMatterIsPartedFromAText(t *testing.T) {
	for said, want := range map[string][2]string{
		"---\na: b\n---\nwords\n": {"a: b", "words\n"}, "---\n---\nwords": {"", "words"}, "---\na: b\n---": {"a: b", ""},
	} {
		if matter, rest, has := text.Matter(said); !has || matter != want[0] || rest != want[1] {
			t.Errorf("%q: %q, %q, %v", said, matter, rest, has)
		}
	}
	for _, said := range []string{"", "words", "---", "---\na: b\n", "words\n---\na\n---\n"} {
		if _, rest, has := text.Matter(said); has || rest != said {
			t.Errorf("%q: %q, %v", said, rest, has)
		}
	}
}

func TestATextIsEnded(t *testing.T) {
	for said, want := range map[string]string{"": "", "Ring first": "Ring first.", "Ring first.": "Ring first.", "Why?": "Why?"} {
		if got := text.Ended(said); got != want {
			t.Errorf("%q: %q", said, got)
		}
	}
}
