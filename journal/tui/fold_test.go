package tui

import (
	"fmt"
	"testing"

	"messup/journal/journaltest"
	"messup/journal/tui/page"
	"messup/prompts"
)

// shortTens are entries told with the ten that answer its first two questions
// and its last.
func shortTens(d *driver, n int) {
	d.t.Helper()
	for i := range n {
		e := d.blank(prompts.Ten())
		for _, id := range []string{"goal", "failing-point", "learned"} {
			e = e.With(prompts.Shipped(), journaltest.Ask(id), "Said.")
		}
		d.finished(fmt.Sprintf("The lab %d", i+1), "9B science", fmt.Sprintf("2026-11-%02d 10:00", i+2), e)
	}
}

// finishTen writes one more such entry to its end.
func finishTen(d *driver) *driver {
	d.keys("text:The bell", "ctrl+n", "text:A goal.", "ctrl+n", "text:A moment.")
	for range 8 {
		d.keys("ctrl+n")
	}
	return d.keys("text:A lesson.", "ctrl+n", "end", "enter", "enter")
}

func writeTen(*driver) page.Place { return page.Write{Set: "ten"} }

// After the third entry in a row that leaves the same questions empty it is
// asked, once, whether to fold them away. Folded, they are passed by, and still
// a key away; settings ask them again.
func TestQuestionsLeftEmptyCanBeFoldedAway(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		shortTens(d, 2)
		finishTen(d.open(writeTen(d))).shows("The last three left questions 3, 4, 5, 7, 8 and 9", "empty. Fold them away", "1 fold them away")
		d.wellFormed()
		d.keys("1").shows("Folded away.").hides("Fold them away for now")
		d.open(writeTen(d)).keys("text:Next", "ctrl+n").shows("1 of 10").keys("ctrl+n").shows("2 of 10").keys("ctrl+n")
		d.shows("6 of 10", "Were there skills surpluses").keys("ctrl+n").shows("10 of 10").keys("shift+tab").shows("6 of 10")
		d.keys("ctrl+n", "ctrl+n").shows("Go on to the card").keys("home", "down", "down", "down", "down").shows("Were there skills deficits")
		d.keys("home", "down", "down", "enter").shows("3 of 10").keys("text:No time.", "ctrl+n").shows("Go on to the card")
		d.open(writeTen(d)).keys("text:Again", "ctrl+n", "f7").shows("They are asked in this entry.").keys("ctrl+n", "ctrl+n").shows("3 of 10")
		d.open(page.Settings{}).keys("tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab").shows("Questions folded away", "not asked").keys("right", "space", "enter")
		d.open(writeTen(d)).keys("text:Whole", "ctrl+n", "ctrl+n", "ctrl+n").shows("3 of 10")
		d.open(page.Settings{}).hides("folded")
	})
}

func TestFoldingIsOfferedOnce(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		shortTens(d, 2)
		finishTen(d.open(writeTen(d))).shows("Fold them away").keys("enter")
		finishTen(d.open(writeTen(d))).shows("nothing now").hides("Fold")
	})
}

func TestFoldingIsNotOfferedTooSoon(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		shortTens(d, 1)
		finishTen(d.open(writeTen(d))).hides("Fold")
	})
	drive(t, 80, 24, func(d *driver) { // what is heavy does not count
		shortTens(d, 2)
		heavy := d.entryNamed("The lab 1")
		heavy.Heavy = true
		d.save(heavy)
		finishTen(d.open(writeTen(d))).hides("Fold")
	})
}

func TestFoldingLooks(t *testing.T) {
	for _, size := range sizes() {
		drive(t, size[0], size[1], func(d *driver) {
			shortTens(d, 2)
			finishTen(d.open(writeTen(d))).wellFormed()
			d.golden(fmt.Sprintf("done-fold-%dx%d", size[0], size[1]))
		})
	}
}
