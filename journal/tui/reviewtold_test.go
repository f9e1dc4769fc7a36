package tui

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
)

// newPlan keeps a plan of no mess.
func (d *driver) newPlan(by, class string) journal.Plan {
	d.t.Helper()
	p, err := d.book.Plans.New()
	if err != nil {
		d.t.Fatal(err)
	}
	p.Will, p.By, p.Class = "turn the cards face down", by, class
	p, err = d.book.Plans.Save(d.t.Context(), journal.Plan{}, p)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// What was said of a plan before one went on is told at the end, and where the review
// is read again.
func TestAReviewTellsAnAnswerThatWasLeftHalfWay(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			dueLessons(d)
			d.open(atStop(journal.StopTakeTwo)(d)).keys("1").shows("What came of it?")
			d.keys("ctrl+n")
			for range journal.AllStops() {
				if strings.Contains(d.text(), "close the book") {
					break
				}
				d.keys("ctrl+n")
			}
			d.shows("That's the week.", "did it").keys("enter")
			d.open(page.Reviews{}).shows("turn cards").hides("· open").keys("enter").shows("did it").hides("Nothing was recorded.")
		})
	}
}

// A review in which nothing was said is closed, not open.
func TestAReviewThatWasClosedIsNotOpen(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Review{}).keys("5")
		for !strings.Contains(d.text(), "close the book") {
			d.keys("ctrl+n")
		}
		d.keys("enter")
		d.open(page.Reviews{}).shows("nothing was recorded").hides("· open")
	})
}

// Plans that a review had no room for are told of at its end, and the next one asks.
func TestWhatAReviewLeavesIsTold(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		for range 5 {
			d.newPlan("today", "9B")
		}
		d.open(page.Review{}).shows("5 plans waiting for their take two. Two plans", "wait for the next review.").keys("5")
		for !strings.Contains(d.text(), "close the book") {
			d.keys("ctrl+n")
		}
		d.shows("Five plans wait for the next review.")
	})
}

// Nothing now is an answer also where there is nothing to choose from.
func TestNothingNowIsAnAnswerToTheOneThing(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			d.open(atStop(journal.StopNextWeek)(d)).shows("enter nothing now").keys("0").shows("close the book")
		})
	}
}

// On a small screen too the footer names the one way on, and every answer is in sight.
func TestASmallScreenNamesTheWayOn(t *testing.T) {
	drive(t, 40, 12, func(d *driver) {
		dueLessons(d)
		d.open(atStop(journal.StopSweep)(d)).shows("enter go on", "esc")
		d.open(atStop(journal.StopWin)(d)).keys("text:Two asked each other.", "enter").shows("enter go on", "a answer more")
		d.open(card("Frog question")(d)).shows("1  used it", "4  later").keys("1").shows("Did it help?", "3  didn't help")
	})
}

// With a partner and something heard a plan has more to say than there are rows: the
// answers stay in sight all the same.
func TestTheAnswersOfAReviewStayInSight(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {80, 18}, {40, 12}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			dueLessons(d)
			d.hears(strings.Repeat("We only copied what was on the cards, and nobody asked what it was for. ", 4), "a student", "9B science")
			d.open(inPairs(journal.StopTakeTwo)(d)).shows("What happened?", "1  did it", "2  did something else", "3  moved it", "4  let it go", "nothing now")
			d.keys("pgdown").shows("We only copied", "nobody asked")
		})
	}
}

// Whoever passes by what a mess asks goes on with the next enter, and not to it again.
func TestEnterRunsInNoCircleAtAMess(t *testing.T) {
	for name, at := range map[string]func(journal.Stop) func(*driver) page.Place{"alone": atStop, "in pairs": inPairs} {
		drive(t, 80, 24, func(d *driver) {
			dueLessons(d)
			d.open(at(journal.StopMess)(d)).shows("One mess", "enter answer")
			for range 4 {
				d.keys("enter")
			}
			if strings.Contains(d.text(), "One mess") {
				t.Errorf("%s: still at the mess:\n%s", name, d.text())
			}
		})
	}
	drive(t, 80, 24, func(d *driver) { // what is asked next is still asked by enter
		dueLessons(d)
		d.open(atStop(journal.StopMess)(d)).keys("a", "text:Less paper.", "enter").shows("One mess", "Less paper.", "enter answer")
	})
}
