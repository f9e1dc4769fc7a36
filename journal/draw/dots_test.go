package draw_test

import (
	"testing"

	"messup/journal/draw"
)

func TestDotsSayWhereOneIsAndWhatWasAnswered(t *testing.T) {
	pen := draw.Plain(draw.Drawn())
	pen.Slate = func(s string) string { return "<" + s + ">" }
	groups := [][]bool{{true, false, true}, {false, true}}
	for at, want := range map[int]string{0: "<●> · ●  · ●", 1: "● <○> ●  · ●", 3: "● · ●  <○> ●", 9: "● · ●  · ●"} {
		if got := draw.Dots(pen, groups, at); got != want {
			t.Errorf("at %d they are %q, not %q", at, got, want)
		}
	}
}
