package tui

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/prompts"
)

func setText(text string, width int) []string {
	set := look.Prose(look.Usual(), text, nil, width)
	lines := make([]string, len(set))
	for i, line := range set {
		lines[i] = ansi.Strip(line.Text)
	}
	return lines
}

func TestProse(t *testing.T) {
	tests := []struct {
		name, text string
		width      int
		want       []string
	}{
		{"wraps between words", "one two three", 8, []string{"one two", "three"}},
		{"keeps the lines typed", "one\ntwo", 20, []string{"one", "two"}},
		{"a blank line, or many, is one", "\n\none\n\n \n\ntwo\n\n", 20, []string{"one", "", "two"}},
		{"breaks a long word", "incomprehensibilities", 8, []string{"incompre", "hensibil", "ities"}},
		{"list", "- one two three\n* four", 9, []string{"• one two", "  three", "• four"}},
		{"numbers", "1. one two\n10) three four", 9, []string{"1. one", "   two", "10) three", "    four"}},
		{"quote", "> one two three\n>\n> four", 9, []string{"│ one two", "│ three", "│", "│ four"}},
		{"heading", "## Monday\nit rained", 20, []string{"Monday", "it rained"}},
		{"emphasis", "a **bold** and *slanted* and _so_ word", 40, []string{"a bold and slanted and so word"}},
		{"nested", "**all *of* it** and ***both***", 40, []string{"all of it and both"}},
		{"code keeps its ticks", "press `a*b*c` now", 40, []string{"press `a*b*c` now"}},
		{"unbalanced marks stay", "5 * 3, a*b*c, **never closed, snake_case_word, _ and *", 80, []string{"5 * 3, a*b*c, **never closed, snake_case_word, _ and *"}},
		{"no list without a word", "-\n- \n1.\n#", 20, []string{"-", "-", "1.", "#"}},
		{"#tag and >3 are words", "#group work, >3 of them", 40, []string{"#group work, >3 of them"}},
		{"accents that combine", "cafe\u0301 cafe\u0301", 5, []string{"cafe\u0301", "cafe\u0301"}},
		{"emoji with joiners", "a 👩‍🏫 b", 4, []string{"a 👩‍🏫", "b"}},
		{"indent", "    deep\n\tdeeper", 40, []string{"    deep", " deeper"}},
		{"a tab is two columns", "one\ttwo", 8, []string{"one  two"}},
		{"and no less", "one\ttwo", 7, []string{"one", "two"}},
		{"steering characters", "a\x1b[31mred\x07\u202eb", 40, []string{"a[31mredb"}},
		{"nothing", " \n\t\n", 40, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := setText(tt.text, tt.width); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%q, want\n%q", got, tt.want)
			}
		})
	}
}

func TestProseOfWideScripts(t *testing.T) {
	got := setText("食物網、グループ。終わり", 7)
	for _, line := range got {
		if first := []rune(line)[0]; strings.ContainsRune("、。", first) {
			t.Errorf("a line begins with %q: %q", first, got)
		}
	}
	if all := strings.Join(got, ""); all != "食物網、グループ。終わり" {
		t.Errorf("got %q", got)
	}
}

func TestProseMarksWhatWasFound(t *testing.T) {
	l := look.Usual()
	q, err := search.ParseQuery("copying", prompts.Shipped(), testNow())
	if err != nil {
		t.Fatal(err)
	}
	text := "They were **busy copying** words."
	lines := look.Prose(l, text, q.Spans("goal", text), 16)
	var hits []string
	for _, line := range lines {
		if line.Hit {
			hits = append(hits, ansi.Strip(line.Text))
		}
	}
	if want := []string{"copying words."}; !slices.Equal(hits, want) {
		t.Errorf("lines with a hit: %q, want %q", hits, want)
	}
	if marked := l.Found.Bold(true).Render("copying"); !strings.Contains(lines[1].Text, marked) {
		t.Errorf("%q does not contain %q", lines[1].Text, marked)
	}
}

// letters are what must never be lost.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

func checkProse(t interface{ Errorf(string, ...any) }, words string, width int) {
	lines := look.Prose(look.Usual(), words, nil, width)
	var all strings.Builder
	for _, line := range lines {
		if w := ansi.StringWidth(line.Text); w > width {
			t.Errorf("a line of %d columns where %d were asked for: %q", w, width, line.Text)
		}
		all.WriteString(ansi.Strip(line.Text))
	}
	if got, want := letters(all.String()), letters(text.Clean(words)); got != want {
		t.Errorf("set in %d columns, %q became %q", width, want, got)
	}
}

func TestProseLosesNothing(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"*", "**", "_", "`", ">", "- ", "1. ", "# ", "\n", "\n\n", " ", "  ", "\t", "a", "word", "frog's", "é", "e\u0301", "食", "物網", "👩‍🏫", "🇨🇦",
		"\u200d", "\u00a0", "\x1b[31m", "\u202e", "5", "snake_case", "incomprehensibilities", "…", "、", "ﬁ", "\u0301", "नि", "ก็",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		checkProse(t, text, rapid.IntRange(2, 90).Draw(t, "width"))
	})
}

func FuzzProse(f *testing.F) {
	f.Add("- **one** _two_ `three`\n> four\n1. 食物網", 20)
	f.Add("*a **b* c**\x1b]52;c;x\x07", 2)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if width < 2 || width > 300 {
			t.Skip()
		}
		checkProse(t, text, width)
	})
}

func BenchmarkProse(b *testing.B) {
	text := strings.Repeat("Two groups had *split* the card up and finished early. ", 4000)
	l := look.Usual()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		look.Prose(l, text, nil, page.Measure)
	}
}

func BenchmarkProseOfMarks(b *testing.B) {
	text := strings.Repeat("*a ", 80_000)
	l := look.Usual()
	for b.Loop() {
		look.Prose(l, text, nil, page.Measure)
	}
}
