package tui

import (
	"testing"

	"messup/journal/tui/page"
	"messup/prompts"
)

// A heavy draft is not the first thing somebody sees; it is one key away.
func TestWhatIsHeavyIsKeptAside(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			someJournal(d)
			draft := d.blank(prompts.Ten())
			draft.Title, draft.Heavy = "The meeting with the parents", true
			d.save(draft)
			d.open(page.Home{}).hides("The meeting").wellFormed()
			for range 30 { // to the last row
				d.keys("down")
			}
			d.shows("Kept aside", "What is marked heavy").keys("enter").shows("The meeting")
		})
	}
}
