package form

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/textarea"
)

// A ruler counts as the text area sets, which it is asked line by line here.
func TestARulerCountsAsTheTextAreaSets(t *testing.T) {
	texts := []string{
		"", "one", strings.Repeat("x", 40), strings.Repeat("x", 39), strings.Repeat("word ", 8), strings.Repeat("word ", 30) + "\n\nand on",
		strings.Repeat("日本語", 40), strings.Repeat("naïve ", 7), strings.Repeat("👩‍👩‍👧‍👦", 20), "a\n" + strings.Repeat("b", 200),
	}
	for _, width := range []int{10, 40, 70} {
		r := newRuler()
		for _, text := range texts {
			for range 2 { // the second time by heart
				want := 0
				for line := range strings.SplitSeq(text, "\n") {
					area := textarea.New()
					area.ShowLineNumbers, area.Prompt, area.MaxHeight, area.CharLimit = false, "│ ", 0, 0
					area.SetWidth(width + 2)
					area.SetValue(line)
					want += area.LineInfo().Height
				}
				if got := r.rows(text, width); got != want {
					t.Errorf("%d rows of %.20q at %d, the area has %d", got, text, width, want)
				}
			}
		}
	}
}
