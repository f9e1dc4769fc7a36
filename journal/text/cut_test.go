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
