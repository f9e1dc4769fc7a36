package look

import (
	"image/color"

	"charm.land/bubbles/v2/textinput"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// A Look is every style on the screen, named by what it means. There are no
// colours anywhere else. One warm accent, one cool second for keys and links,
// foreground and greys for the rest; red for loss of data alone. Each meaning
// also has a mark or a weight, so that nothing is told by colour only.
type Look struct {
	Title    lipgloss.Style // what this page is
	Words    lipgloss.Style // a person's own words: the plain foreground
	Quiet    lipgloss.Style // labels, hints, dates
	Faint    lipgloss.Style // rules and decoration
	Ask      lipgloss.Style // a question
	Accent   lipgloss.Style // the lesson's bar, the mark of what is chosen
	Selected lipgloss.Style // the row under the cursor
	Match    lipgloss.Style // words a search found
	Key      lipgloss.Style // keys in the footer
	Notice   lipgloss.Style // a word from the program
	Loss     lipgloss.Style // words that are not on the disk
	Palette  palette
	Plain    bool // there are no colours: what nobody typed has a sign of its own where one types
}

type palette struct{ Accent, Cool, Quiet, Faint, Loss color.Color }

// Marks that go with the styles.
const (
	LessonBar = "┃ "
	CursorBar = "▌ "
	NoBar     = "  "
)

// NewLook returns the look for a dark or a light background.
func NewLook(dark bool) Look {
	choose := lipgloss.LightDark(dark)
	// Contrast on black and on white is at least 4.5 : 1, for faint 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
	p := palette{
		Accent: choose(lipgloss.Color("#8A5A00"), lipgloss.Color("#E3B15A")),
		Cool:   choose(lipgloss.Color("#3B5B8C"), lipgloss.Color("#8FAFD9")),
		Quiet:  choose(lipgloss.Color("#5F5F5F"), lipgloss.Color("#9A9A9A")),
		Faint:  choose(lipgloss.Color("#8C8C8C"), lipgloss.Color("#6A6A6A")),
		Loss:   choose(lipgloss.Color("#B00020"), lipgloss.Color("#FF6B6B")),
	}
	plain := lipgloss.NewStyle()
	return Look{
		Title:    plain.Bold(true),
		Words:    plain,
		Quiet:    plain.Foreground(p.Quiet),
		Faint:    plain.Foreground(p.Faint),
		Ask:      plain.Bold(true),
		Accent:   plain.Foreground(p.Accent),
		Selected: plain.Bold(true),
		Match:    plain.Foreground(p.Accent).Underline(true),
		Key:      plain.Foreground(p.Cool),
		Notice:   plain.Foreground(p.Cool),
		Loss:     plain.Foreground(p.Loss).Bold(true),
		Palette:  p,
	}
}

// Textinput returns the styles of a line.
func (l Look) Textinput() textinput.Styles {
	state := textinput.StyleState{Text: l.Words, Placeholder: l.Faint, Suggestion: l.Faint, Prompt: l.Accent}
	s := textinput.Styles{Focused: state, Blurred: state}
	s.Cursor.Color = l.Palette.Accent
	return s
}

// Hinted is what stands in an empty line, for one to see what may go there.
func (l Look) Hinted(words string) string {
	if l.Plain && words != "" {
		return "(" + words + ")"
	}
	return words
}

// Hint is a hint in a line that has so many columns.
func (l Look) Hint(words string, room int) string {
	if l.Plain { // the sign is closed, however narrow it is
		words = ansi.Truncate(words, max(1, room-2), "…")
	}
	return l.Faint.Render(ansi.Truncate(l.Hinted(words), max(0, room), "…"))
}

// Row is what stands before a Row, and the style of its words.
func (l Look) Row(chosen bool) (bar string, style lipgloss.Style) {
	if chosen {
		return l.Accent.Render(CursorBar), l.Selected
	}
	return NoBar, l.Words
}
