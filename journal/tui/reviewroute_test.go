package tui

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/voice"
)

// The whole way of a review stands over each of its stops, those that it has; where there
// is no room, how far one is.
func TestAReviewShowsItsWay(t *testing.T) {
	stops := journal.Stops(15, journal.StopMess, false)
	for i, stop := range stops {
		drive(t, 80, 24, func(d *driver) {
			dueLessons(d)
			d.open(atStop(stop)(d)).shows("arrive ─ win ─ sweep ─ take two ─ mess ─ lessons ─ people ─ next ─ close")
			here := d.router.env.Look.Slate.Bold(true).Render(voice.StopWord(stop))
			if n := strings.Count(strings.Split(d.raw(), "\n")[3], here); n != 1 {
				t.Errorf("at %s the map shows %d times where one is", stop, n)
			}
		})
		drive(t, 40, 12, func(d *driver) {
			dueLessons(d)
			d.open(atStop(stop)(d)).shows(voice.Say("%d of %d", i+1, len(stops)))
		})
	}
	drive(t, 80, 24, func(d *driver) {
		d.open(atStop(journal.StopArrive)(d)).shows("arrive ─ win ─ sweep ─ lessons ─ next ─ close")
		d.open(inPairs(journal.StopTakeTwo)(d)).shows("aloud")
	})
}

// An answer is chosen with the arrows and said with enter; nobody says with enter what
// they did not choose.
func TestAnswersAreChosenWithTheArrows(t *testing.T) {
	for _, size := range sizes() {
		drive(t, size[0], size[1], func(d *driver) {
			aWeek(d)
			d.open(dueTake(d)).keys("up", "up", "up", "up").shows("▌ 1  did it").keys("enter").shows("What came of it?")
			d.keys("down", "up").shows("▌ 5").keys("up").shows("▌ 4  worse")
		})
	}
}
