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

// Told line by line, the year is what there was, the latest day first: where something stands in a
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

// toldYears lead to other years. No key is for moving where nothing is drawn: they have none but
// their names.
func (p *yearPage) toldYears() []page.Action {
	to := func(name voice.Phrase, n int) page.Action { return page.Act("", name, p.move(months(n)), string(name)) }
	return []page.Action{to("the year before", -12), to("the year after", +12)}
}
