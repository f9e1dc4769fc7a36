package tui

import (
	"image/color"

	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	"charm.land/lipgloss/v2"
)

// A look is every style on the screen, named by what it means. There are no
// colours anywhere else. One warm accent, one cool second for keys and links,
// foreground and greys for the rest; red for loss of data alone. Each meaning
// also has a mark or a weight, so that nothing is told by colour only.
type look struct {
	title    lipgloss.Style // what this page is
	words    lipgloss.Style // a person's own words: the plain foreground
	quiet    lipgloss.Style // labels, hints, dates
	faint    lipgloss.Style // rules and decoration
	ask      lipgloss.Style // a question
	accent   lipgloss.Style // the lesson's bar, the mark of what is chosen
	selected lipgloss.Style // the row under the cursor
	match    lipgloss.Style // words a search found
	key      lipgloss.Style // keys in the footer
	notice   lipgloss.Style // a word from the program
	loss     lipgloss.Style // words that are not on the disk
	palette  palette
}

type palette struct{ accent, cool, quiet, faint, loss color.Color }

// Marks that go with the styles.
const (
	lessonBar = "┃ "
	cursorBar = "▌ "
	noBar     = "  "
)

func newLook(dark bool) look {
	choose := lipgloss.LightDark(dark)
	// Contrast on black and on white is at least 4.5 : 1, for faint 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
	p := palette{
		accent: choose(lipgloss.Color("#8A5A00"), lipgloss.Color("#E3B15A")),
		cool:   choose(lipgloss.Color("#3B5B8C"), lipgloss.Color("#8FAFD9")),
		quiet:  choose(lipgloss.Color("#5F5F5F"), lipgloss.Color("#9A9A9A")),
		faint:  choose(lipgloss.Color("#8C8C8C"), lipgloss.Color("#6A6A6A")),
		loss:   choose(lipgloss.Color("#B00020"), lipgloss.Color("#FF6B6B")),
	}
	plain := lipgloss.NewStyle()
	return look{
		title:    plain.Bold(true),
		words:    plain,
		quiet:    plain.Foreground(p.quiet),
		faint:    plain.Foreground(p.faint),
		ask:      plain.Bold(true),
		accent:   plain.Foreground(p.accent),
		selected: plain.Bold(true),
		match:    plain.Foreground(p.accent).Underline(true),
		key:      plain.Foreground(p.cool),
		notice:   plain.Foreground(p.cool),
		loss:     plain.Foreground(p.loss).Bold(true),
		palette:  p,
	}
}

func (l look) textarea() textarea.Styles {
	state := textarea.StyleState{
		Base: l.words, Text: l.words, CursorLine: l.words, EndOfBuffer: l.faint,
		Placeholder: l.faint, Prompt: l.accent, LineNumber: l.faint, CursorLineNumber: l.faint,
		Selection: lipgloss.NewStyle().Reverse(true),
	}
	blurred := state
	blurred.Prompt = l.faint
	s := textarea.Styles{Focused: state, Blurred: blurred}
	s.Cursor.Color = l.palette.accent

	return s
}

func (l look) textinput() textinput.Styles {
	state := textinput.StyleState{Text: l.words, Placeholder: l.faint, Suggestion: l.faint, Prompt: l.accent}
	s := textinput.Styles{Focused: state, Blurred: state}
	s.Cursor.Color = l.palette.accent
	return s
}

// row is what stands before a row, and the style of its words.
func (l look) row(chosen bool) (bar string, style lipgloss.Style) {
	if chosen {
		return l.accent.Render(cursorBar), l.selected
	}
	return noBar, l.words
}
