package tui

import (
	"strings"
	"testing"

	"messup/journal/tui/page"
)

// Where something lies is to be found: its name is read whole, in one piece where a
// line holds it, however little room there is.
func TestANoticeShowsWhereThingsLie(t *testing.T) {
	const name = "my.journal-damaged-20261126T043304Z.db"
	said := "Changed here and elsewhere: 1 entry. The later wording is in the journal, the other in the file that is kept. What was there is kept: /home/somebody/a long way/down/in/some folder/of/folders/" + name
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			someJournal(d)
			d.open(page.Home{}).run(page.Tell(said))
			d.shows(name, "? more").wellFormed()
		})
	}
	drive(t, 60, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Home{}).run(page.Tell("Write it as 2026-11-19, or in full as 2026-11-19 at 2026-11-19."))
		if n := strings.Count(d.text(), "2026-11-19"); n != 3 {
			t.Errorf("a date is cut in two:\n%s", d.text())
		}
	})
}
