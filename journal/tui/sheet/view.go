package sheet

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// View is what is in sight. Asked twice, with nothing changed, it is not made twice.
func (s *Sheet) View() string {
	if s.drawn == "" {
		s.drawn = s.draw()
	}
	return s.drawn
}

func (s *Sheet) draw() string {
	style := s.look.Slate
	if !s.focused {
		style = s.look.Rule
	}
	lead := style.Inline(true).Render(s.prompt)
	blank := lead + strings.Repeat(" ", s.width)
	rows := make([]string, s.height)
	for i := range rows {
		if s.top+i < len(s.rows) {
			rows[i] = lead + s.drawRow(s.top+i)
			continue
		}
		rows[i] = blank
	}
	return strings.Join(rows, "\n")
}

// drawRow is a row, as wide as the sheet.
func (s *Sheet) drawRow(i int) string {
	from, to := s.rows[i].at, s.rowEnd(i)
	words := s.text[from:to]
	wide := width(words)
	if wide > s.width && strings.HasSuffix(words, " ") { // which a row may end with beyond its last column
		words, wide = words[:len(words)-1], wide-1
	}
	selFrom, selTo := s.selection()
	selFrom, selTo = min(max(selFrom, from), from+len(words)), min(max(selTo, from), from+len(words))
	shown := seen(words)
	if selFrom < selTo {
		shown = seen(s.text[from:selFrom]) + s.marked(selFrom, selTo) + seen(s.text[selTo:from+len(words)])
	}
	if wide > s.width || !lone(words) { // what uniseg and the terminal's renderer do not agree on is as wide as the latter says
		shown = ansi.Cut(shown, 0, s.width)
		wide = ansi.StringWidth(shown)
	}
	return shown + strings.Repeat(" ", max(0, s.width-wide))
}

// marked is what is selected, between two bytes of a row.
func (s *Sheet) marked(from, to int) string {
	return lipgloss.NewStyle().Reverse(true).Inline(true).Render(seen(s.text[from:to]))
}

// lone reports whether each letter of the words takes its own columns.
func lone(words string) bool {
	return strings.IndexFunc(words, func(r rune) bool { _, sure := cells(r); return !sure }) < 0
}

// Cursor is where the terminal's cursor belongs on the sheet; nil while nothing is
// written there.
func (s *Sheet) Cursor() *tea.Cursor {
	if !s.focused {
		return nil
	}
	row := s.Row()
	c := tea.NewCursor(lipgloss.Width(s.prompt)+width(s.text[s.rows[row].at:s.at]), row-s.top)
	c.Blink = false
	c.Color = s.look.Cursor
	return c
}
