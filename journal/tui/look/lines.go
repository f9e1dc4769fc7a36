package look

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/text"
)

// A Lines is lines being set.
type Lines struct {
	Look  Look
	Width int
	Rows  []string
}

// Add sets a text in a style; an empty one takes no line.
func (p *Lines) Add(style lipgloss.Style, words string) {
	if words = strings.TrimSpace(text.Clean(words)); words == "" {
		return
	}
	for _, line := range Wrap(words, p.Width) {
		p.Rows = append(p.Rows, style.Render(strings.TrimRight(line, " ")))
	}
}

// Para sets a text, with a blank line after it if spaced.
func (p *Lines) Para(style lipgloss.Style, text string, spaced bool) {
	n := len(p.Rows)
	p.Add(style, text)
	if len(p.Rows) > n && spaced {
		p.Rows = append(p.Rows, "")
	}
}

// Few sets a text on at most so many rows, the last of them cut with … where there is
// more.
func (p *Lines) Few(style lipgloss.Style, words string, rows int) {
	p.Rows = append(p.Rows, FewRows(p.Look, style, words, rows, p.Width, p.Width)...)
}

// FewRows sets a text on at most so many rows: the first as wide as first, the others
// as wide as width. The last is cut with … where there is more.
func FewRows(l Look, style lipgloss.Style, words string, rows, first, width int) (set []string) {
	for words = text.CleanLine(words); rows > 1 && lipgloss.Width(words) > first; rows-- {
		row := Wrap(words, first)[0]
		rest := strings.TrimPrefix(words, row)
		if rest == words { // what was set is no beginning of it: better cut than twice
			break
		}
		words = strings.TrimLeft(rest, " ")
		set, first = append(set, style.Render(strings.TrimRight(row, " "))), width
	}
	return append(set, OneLine(l, style, words, nil, first))
}

// Gap leaves one line blank before what comes next.
func (p *Lines) Gap() {
	if n := len(p.Rows); n > 0 && p.Rows[n-1] != "" {
		p.Rows = append(p.Rows, "")
	}
}

// Named sets a quiet label and what was said to it, in a column of labels.
func (p *Lines) Named(label, value string) {
	if value = text.CleanLine(value); value == "" {
		return
	}
	const column = 16
	for _, line := range Labelled(p.Look, label, value, nil, column, p.Width) {
		p.Rows = append(p.Rows, line.Text)
	}
}

// Lesson sets a Lesson with its bar.
func (p *Lines) Lesson(words string) {
	for _, line := range LessonLines(p.Look, text.Clean(words), nil, max(1, p.Width-2), 0) {
		p.Rows = append(p.Rows, line.Bar+line.Text)
	}
}

// Under sets what is to be known of what stands above in pencil below it, on one line;
// of a lesson, within its bar.
func (p *Lines) Under(text string) {
	if text == "" {
		return
	}
	before := NoBar
	if n := len(p.Rows); n > 0 && strings.HasPrefix(p.Rows[n-1], p.Look.Bar(true)) {
		p.Rows, before = p.Look.Lengthen(p.Rows), p.Look.Bar(true)
	}
	p.Rows = append(p.Rows, before+OneLine(p.Look, p.Look.Pencil, text, nil, p.Width-2))
}

// Lengthen leads the bar of a lesson whose last line is the last of these past it.
func (l Look) Lengthen(rows []string) []string {
	if n := len(rows); n > 0 {
		rows[n-1] = strings.Replace(rows[n-1], l.Bar(true), l.Bar(false), 1)
	}
	return rows
}

// Alone is what is asked above a text that has the screen to itself: one dim line, and on a
// small screen not even that.
func (l Look) Alone(asked string, width, height int) []string {
	if height < 5 {
		return nil
	}
	return []string{l.Pencil.Render(ansi.Truncate(asked, width, "…"))}
}
