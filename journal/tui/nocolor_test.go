package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
	"messup/prompts"
)

// Where a terminal has no colours, what nobody typed has a sign.
func TestWithoutColoursAHintIsNoWord(t *testing.T) {
	noColours, colours := tea.ColorProfileMsg{Profile: 2}, tea.ColorProfileMsg{Profile: 5}
	drive(t, 80, 24, func(d *driver) {
		d.finished("Lab", "10A", "2026-11-18 10:00", d.blank(prompts.Ten()))
		d.open(page.Write{Set: "ten"}).shows("or context, e.g. 9B science").hides("(or context").send(noColours)
		d.shows("(or context, e.g. 9B science)", "(e.g. groups, timing)").keys("enter", "text:10").shows("10(A)").keys("right").shows("10A").hides("(A)")
		d.wellFormed()
		d.send(colours)
		d.keys("ctrl+u").shows("or context, e.g. 9B science").hides("(or context")
	})
	for _, size := range sizes() {
		drive(t, size[0], size[1], func(d *driver) {
			d.open(page.Home{}).send(noColours)
			d.open(page.Write{Set: "ten"}).wellFormed()
			d.open(page.Browse{}).keys("/").wellFormed()
		})
	}
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Home{}).send(noColours)
		d.open(page.Home{}).keys("?").shows("(type to narrow it down)")
	})
}
