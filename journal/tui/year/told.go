package year

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/date"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Told line by line, a page has no row in hand, and nothing stands beside anything. The year is what there was, the latest day first: where something stands in a
// month says nothing, and nobody listens to the days on which there was nothing.

// told are the rows of all days of the year. None is chosen before somebody does.
func (p *yearPage) told() *page.Rows {
	type at struct {
		day date.Day
		row int
	}
	var all []at
	var rows [][]string
	for _, day := range slices.Backward(slices.Sorted(maps.Keys(p.on.Days))) {
		for i, r := range p.rowsOf(day) {
			all = append(all, at{day, i})
			is := strings.TrimSpace(ansi.Strip(r.sign.Mark(penOf(p.env.Look)))) + " "
			rows = append(rows, []string{voice.Day(day, "Mon 2 Jan"), is + r.words, r.class, r.right})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return &page.Rows{At: -1, Total: len(rows), Enter: true, Row: func(i int) []string { return rows[i] }, To: func(i int) tea.Cmd {
		p.chosen, p.row = all[i].day, all[i].row
		return nil
	}}
}

// toldYears lead to other years. No key is for moving where nothing is drawn.
func (p *yearPage) toldYears() []page.Action {
	to := func(name voice.Phrase, n int) page.Action { return page.Spoken(voice.Say(name), p.move(months(n))) }
	return []page.Action{to("the year before", -12), to("the year after", +12)}
}

// told are the rows of the patterns, each group begun by its name. Lines that lead to no row are
// about all of them, and stand over them.
func (p *patternsPage) told() *page.Rows {
	total := len(p.items())
	if total == 0 {
		return nil
	}
	rows, over := make([][]string, total), make([][]string, total)
	lines, from := append(p.lines(mostWide), setLine{}), 0 // from the last gap or row on
	var above []string
	texts := make([]string, len(lines))
	for at, line := range lines {
		texts[at] = line.text
		switch i := line.item - 1; {
		case i >= 0:
			rows[i], over[i] = append(rows[i], line.text), append(over[i], texts[from:at]...)
			from = at + 1
		case line.text == "":
			above = append(above, texts[from:at]...)
			from = at + 1
		}
	}
	return &page.Rows{
		Above: above, At: -1, Total: total, Enter: true, Row: func(i int) []string { return rows[i] },
		Over: func(i int, _ bool) []string { return over[i] },
		To: func(i int) tea.Cmd {
			p.cursor = i
			return nil
		},
	}
}
