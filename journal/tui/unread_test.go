package tui

import (
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
)

// A list that could not be read says so until it is, whatever key comes: nothing
// read is another thing than nothing there.
func TestAListThatCannotBeReadIsNotEmpty(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		for _, to := range []page.Place{page.Loose{}, page.Browse{}, page.Lessons{}, page.Plans{}, page.People{}, page.Heard{}, page.Reviews{}, page.Trash{}} {
			drive(t, size[0], size[1], func(d *driver) {
				someJournal(d)
				d.store.FailView(journal.ErrGone)
				d.open(to).shows("Nothing was begun").keys("down", "x").shows("Nothing was begun").wellFormed()
				d.keys("r").shows("Nothing was begun")
				d.store.FailView(nil)
				d.keys("r").hides("Nothing was begun", "read again").keys("down").wellFormed()
			})
		}
	}
}

// Rows that were read before stay, and are told from what is there now.
func TestRowsOfBeforeAreToldFromThoseOfNow(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Browse{}).keys("/")
		d.store.FailView(journal.ErrBusy)
		d.keys("text:jigsaw", "enter", "down").shows("This was read earlier", "read again").wellFormed()
		d.store.FailView(nil)
		d.keys("r").hides("This was read earlier").shows("Food web jigsaw", "1 of 6")
	})
}
