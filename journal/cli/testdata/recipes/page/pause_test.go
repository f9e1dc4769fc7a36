package tui

import (
	"testing"

	"messup/journal/tui/page"
)

func TestThePageThatWasAddedIsReached(t *testing.T) {
	d := newDriver(t, 80, 24)
	someJournal(d)
	d.open(page.Home{})
	d.keys("Z").shows("Breathe.")
	d.keys("esc").hides("Breathe.")
}
