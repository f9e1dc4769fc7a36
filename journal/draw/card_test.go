package draw_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/draw"
)

// A box of a card is as wide as it was asked to be, in either set of marks, and no line of it
// stands out.
func TestACardIsAsWideAsItIsAskedToBe(t *testing.T) {
	c := draw.OnCard{
		Head: "Food web jigsaw", Aside: "9B science", Story: "専門家グループはカードを写していただけで、誰も隣の班に説明できなかった。" + strings.Repeat("x", 130),
		Lesson: "Before students teach each other, have them explain it once.", When: "when students are about to teach each other",
	}
	for _, marks := range []draw.Marks{draw.Drawn(), draw.Typed()} {
		for _, columns := range []int{20, 36, 40, 72, 116} {
			for _, line := range draw.Card(draw.Plain(marks), c, columns) {
				if ansi.StringWidth(line) != columns {
					t.Errorf("%d columns wide there is %q", columns, line)
				}
			}
		}
	}
	want := `+--------------------------------------+
|                                      |
|  Food web jigsaw         9B science  |
|                                      |
|  | Ask before the third reminder,    |
|  ' not after.                        |
|                                      |
+--------------------------------------+`
	got := strings.Join(draw.Card(draw.Plain(draw.Typed()), draw.OnCard{Head: c.Head, Aside: c.Aside, Lesson: "Ask before the third reminder, not after."}, 40), "\n")
	if got != want {
		t.Errorf("it is\n%s", got)
	}
}

// Lines behind each other are the words again, and none is wider than there is room for but a
// glyph that is.
func TestBrokenLinesAreTheWordsAgain(t *testing.T) {
	columns := func(glyph string) float64 { return float64(ansi.StringWidth(glyph)) }
	for _, words := range []string{
		"", "i", "one two three", "Donaudampfschifffahrtsgesellschaft und mehr", "写すことは、働いているように見える。", "mixed 写す words、and signs",
		"e\u0301e\u0301e\u0301 👩‍👩‍👧‍👦👩‍👩‍👧‍👦 end", "a  b",
	} {
		for _, width := range []float64{1, 2, 5, 9, 40} {
			lines := draw.Broken(words, width, columns)
			if got := strings.Join(lines, ""); got != words {
				t.Errorf("%q in %v is %q", words, width, lines)
			}
			for _, line := range lines {
				line = strings.TrimSuffix(line, " ")
				if glyph, _ := ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth); columns(line) > width && glyph != line && !strings.ContainsAny(line, "、。") {
					t.Errorf("%q is wider than %v", line, width)
				}
			}
		}
	}
	for _, line := range draw.Broken("写すことは、働いているように見える。", 10, columns) {
		if strings.HasPrefix(line, "、") || strings.HasPrefix(line, "。") {
			t.Errorf("a line begins with %q", line)
		}
	}
}
