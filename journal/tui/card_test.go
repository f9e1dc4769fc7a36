package tui

import (
	"testing"

	"messup/journal/tui/page"
	"messup/prompts"
)

// The card has two halves, and enter leads through both: whoever writes the lesson there
// types it in a line and not among keys.
func TestEnterOnTheCardAsksForTheLesson(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Home{}).keys("3", "text:Mail", "enter", "enter", "enter", "enter", "text:a", "enter", "text:b", "enter", "text:c", "enter", "enter")
		d.shows("Failure", "Lesson:").keys("enter", "text:count on no mail").shows("Lesson: count on no mail").keys("enter").shows("Saved.", "╹ count on no mail")
		if got := d.only().LessonText(d.book.Sets()); got != "count on no mail" {
			t.Errorf("the lesson is %q", got)
		}
		d.keys("enter").shows("Lately")
	})
}

// The last place says whom one meant to talk to, and offers neither that nor a plan again.
func TestTheLastPlaceKnowsWhatWasPlanned(t *testing.T) {
	drive(t, 100, 30, func(d *driver) {
		set := prompts.Ten()
		e := withRole(d.blank(set), set, prompts.PlanWill, "wait")
		d.finished("Lab", "9B", "2026-11-18 10:00", withRole(withRole(e, set, prompts.Person, "@VP"), set, prompts.PersonWhen, "friday"))
		d.open(page.Write{ID: d.entryNamed("Lab").ID}).keys("enter", "enter", "text:Wait.", "enter")
		d.shows("To talk to", "@VP, Friday 20 November", "nothing now").hides("plan it", "check in with someone")
		d.keys("p").shows("9 of 10")
	})
	drive(t, 100, 30, func(d *driver) {
		d.finished("Lab", "9B", "2026-11-18 10:00", d.blank(prompts.Ten()))
		d.open(page.Write{ID: d.entryNamed("Lab").ID}).keys("enter", "enter", "text:Wait.", "enter").shows("plan it", "check in with someone").hides("To talk to")
	})
}

// Whoever went from all answers to one of them, and from there back by the key for all of
// them, goes on to the end: where one came from is no place to come back to twice.
func TestEnterOnTheLessonFinishesAlsoAfterALookAtAllAnswers(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Home{}).keys("n", "text:The lab ran over", "ctrl+n", "ctrl+r").shows("all answers")
		d.keys("up", "up", "up", "enter").shows("8 of 10").keys("text:I asked nobody.", "ctrl+r").shows("all answers")
		d.keys("enter", "enter", "text:Ask before the bell", "enter").hides("all answers").shows("╹ Ask before the bell", "nothing now")
	})
	drive(t, 80, 24, func(d *driver) { // so does who grew it on the way
		d.open(page.Home{}).keys("3", "text:Mail", "enter", "enter", "enter", "enter", "ctrl+r").shows("all answers")
		d.keys("up", "enter", "ctrl+t").shows("1 of 10").keys("text:One goal.", "enter").hides("all answers").shows("2 of 10")
	})
}
