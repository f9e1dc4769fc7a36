package tui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
)

// A paper is lines being set.
type paper struct {
	look  look
	width int
	rows  []string
}

// add sets a text in a style; an empty one takes no line.
func (p *paper) add(style lipgloss.Style, text string) {
	if text = strings.TrimSpace(journal.Clean(text)); text == "" {
		return
	}
	for line := range strings.SplitSeq(ansi.Wrap(text, max(1, p.width), ""), "\n") {
		p.rows = append(p.rows, style.Render(strings.TrimRight(line, " ")))
	}
}

// para sets a text, with a blank line after it if spaced.
func (p *paper) para(style lipgloss.Style, text string, spaced bool) {
	n := len(p.rows)
	p.add(style, text)
	if len(p.rows) > n && spaced {
		p.rows = append(p.rows, "")
	}
}

// gap leaves one line blank before what comes next.
func (p *paper) gap() {
	if n := len(p.rows); n > 0 && p.rows[n-1] != "" {
		p.rows = append(p.rows, "")
	}
}

// named sets a quiet label and what was said to it, in a column of labels.
func (p *paper) named(label, value string) {
	if value = journal.CleanLine(value); value == "" {
		return
	}
	const column = 16
	for _, line := range labelled(p.look, label, value, nil, column, p.width) {
		p.rows = append(p.rows, line.text)
	}
}

// lesson sets a lesson with its bar.
func (p *paper) lesson(text string) {
	for _, line := range lessonLines(p.look, journal.Clean(text), nil, max(1, p.width-2), 0) {
		p.rows = append(p.rows, line.bar+line.text)
	}
}

// under sets what is to be known of a lesson quietly below it, on one line.
func (p *paper) under(text string) {
	if text != "" {
		p.rows = append(p.rows, noBar+oneLine(p.look, p.look.quiet, text, nil, p.width-2))
	}
}
