package look

import (
	"image/color"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/draw"
)

// papers are what twelve themes and two plain terminals have as their background.
var papers = map[string]string{
	"black": "#000000", "VS Code": "#1E1E1E", "One Dark": "#282C34", "Mocha": "#1E1E2E", "Dracula": "#282A36",
	"Nord": "#2E3440", "Gruvbox": "#282828", "Solarized": "#002B36",
	"white": "#FFFFFF", "cream": "#FAF7F0", "Solarized light": "#FDF6E3", "Latte": "#EFF1F5",
	"VS Code light": "#FDFDFD", "Gruvbox light": "#FBF1C7",
}

// Every role holds its contrast on every paper, in true colours and among 256.
func TestEveryInkCanBeReadOnEveryPaper(t *testing.T) {
	for name, hex := range papers {
		paper := lipgloss.Color(hex)
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			on := inksOn(paper, profile)
			for role, tone := range tones() {
				got := Contrast(on.color(Role(role)), paper)
				if got < tone.holds {
					t.Errorf("on %s, with %s, role %d has a contrast of %.2f, less than %.1f", name, profile, role, got, tone.holds)
				}
				if tone.grey && profile == colorprofile.TrueColor && got > tone.holds*1.12 {
					t.Errorf("on %s grey %d has a contrast of %.2f, and should hold %.1f", name, role, got, tone.holds)
				}
				t.Logf("%-16s %-9s role %d  %5.2f", name, profile, role, got)
			}
		}
	}
}

// Among 16 colours no two roles share one, and loss shares none: rounding made of every
// lesson the red of lost words.
func TestAmongSixteenColoursNoTwoRolesAreOne(t *testing.T) {
	for _, paper := range []string{"#000000", "#FFFFFF"} {
		on, seen := inksOn(lipgloss.Color(paper), colorprofile.ANSI), map[color.Color]Role{}
		for _, role := range []Role{Chalk, Slate, Sage, Loss} {
			c := on.style(role).GetForeground()
			if was, is := seen[c]; is {
				t.Errorf("on %s roles %d and %d are both %v", paper, was, role, c)
			}
			seen[c] = role
			if colorprofile.ANSI.Convert(c) != c {
				t.Errorf("on %s role %d is rounded: %v", paper, role, c)
			}
		}
	}
}

// Without colours a weight or a sign is left of each role, and the terminal's cursor is
// its own where colours are few.
func TestWithFewColoursWeightsAreLeft(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI} {
		l := New(nil, profile, draw.Typed())
		if !l.Pencil.GetFaint() || !l.Hint.GetFaint() || !l.Hint.GetItalic() || !l.Bold.GetBold() || !l.Found.GetUnderline() || !l.Loss.GetBold() {
			t.Errorf("with %s something has no weight", profile)
		}
		if l.Cursor != nil {
			t.Errorf("with %s the cursor is coloured", profile)
		}
	}
	if l := New(nil, colorprofile.ASCII, draw.Typed()); l.Chalk.GetForeground() != (lipgloss.NoColor{}) || !l.Plain {
		t.Error("there is a colour where there are none")
	}
}

// Between two lessons there is always the end of a bar.
func TestTheBarOfALessonEnds(t *testing.T) {
	set := &Lines{Look: New(nil, colorprofile.ASCII, draw.Typed()), Width: 20}
	set.Lesson("Ask before the third reminder, not after")
	set.Under("when I have said it twice")
	set.Lesson("Short")
	want := []string{"| Ask before the", "| third reminder,", "| not after", "' when I have said …", "' Short"}
	if len(set.Rows) != len(want) {
		t.Fatalf("%q", set.Rows)
	}
	for i, row := range set.Rows {
		if plain := lipgloss.NewStyle().Render(row); lipgloss.Width(plain) > 20 || !equalPlain(row, want[i]) {
			t.Errorf("%q, not %q", row, want[i])
		}
	}
}

func equalPlain(styled, want string) bool { return ansi.Strip(styled) == want }

// A dash that stands alone, as in a command that is to be typed, is a word like others: no line is too long for it.
func TestALoneDashIsAWord(t *testing.T) {
	for width := 8; width < 30; width++ {
		lines := Wrap("Mend it, then: messup write - < answer.md", width)
		for _, line := range lines {
			if lipgloss.Width(line) > max(width, len("answer.md")) {
				t.Errorf("%d columns: %q", width, line)
			}
		}
		if all := strings.Join(lines, " "); width > 9 && all != "Mend it, then: messup write - < answer.md" {
			t.Errorf("%d columns: %q", width, all)
		}
	}
}
