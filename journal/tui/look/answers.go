package look

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
)

// AnswerRow is an answer to what is asked: its key, what it says and, where there is
// something, what stands at its right.
func AnswerRow(l Look, key, said, beside string, chosen bool, width int) string {
	bar, style := l.Row(chosen)
	before := bar + l.Slate.Render(key) + "  "
	room := width - lipgloss.Width(before)
	if beside != "" {
		room -= lipgloss.Width(beside) + 2
	}
	row := before + OneLine(l, style, said, nil, max(4, room))
	if beside == "" {
		return row
	}
	return Spread(row, l.Pencil.Render(beside), width)
}

// Apart parts two blocks of lines with a blank one, if there are two.
func Apart(first, second []string) []string {
	if len(first) == 0 || len(second) == 0 {
		return append(slices.Clip(first), second...)
	}
	return slices.Concat(first, []string{""}, second)
}

// Centred puts lines of a width into the middle of so many columns and lines: at two
// fifths from above, where the eye takes the middle to be.
func Centred(lines []string, width, columns, room int) []string {
	before, above := strings.Repeat(" ", max(0, columns-width)/2), max(0, room-len(lines))*2/5
	all := make([]string, above, room)
	for _, line := range lines {
		if line != "" {
			line = before + line
		}
		all = append(all, line)
	}
	return append(all, make([]string, max(0, room-len(all)))...)
}
