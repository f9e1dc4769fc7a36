package year

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/draw"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
)

// penOf draws in the inks of a look, the place the hand is on reversed.
func penOf(l look.Look) draw.Pen {
	pen, here := l.Pen(), l.Slate.Reverse(true)
	pen.Here = func(words string) string { return here.Render(words) }
	return pen
}

// mark is the mark of a sign, in two columns.
func mark(pen draw.Pen, s draw.Sign) string {
	m := s.Mark(pen)
	return m + strings.Repeat(" ", max(0, 1-cells(m)))
}

// cells is how many columns words take.
func cells(s string) int { return ansi.StringWidth(s) }

// fit cuts words to so many columns.
func fit(s string, width int) string { return ansi.Truncate(s, max(0, width), "…") }

// spread sets one text at the left and one at the right.
func spread(left, right string, width int) string {
	if right == "" {
		return left
	}
	return look.Spread(left, right, width)
}

// asideKey is the key to what is marked heavy, and away from it.
func asideKey(heavy bool, aside int, show func(heavy bool) tea.Cmd) []page.Action {
	switch {
	case heavy:
		return []page.Action{page.Act("H", "without what is kept aside", func() tea.Cmd { return show(false) }, "H").Seldom()}
	case aside > 0:
		return []page.Action{page.Act("H", "what is kept aside", func() tea.Cmd { return show(true) }, "H").Seldom()}
	}
	return nil
}
