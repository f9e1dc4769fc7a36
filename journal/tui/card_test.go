package tui

import (
	"testing"

	"messup/journal/tui/page"
)

// The card has two halves, and enter leads through both: whoever writes the lesson there
// types it in a line and not among keys.
func TestEnterOnTheCardAsksForTheLesson(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Home{}).keys("3", "text:Mail", "enter", "enter", "enter", "enter", "text:a", "enter", "text:b", "enter", "text:c", "enter", "enter")
		d.shows("Failure", "Lesson:").keys("enter", "text:count on no mail").shows("Lesson: count on no mail").keys("enter").shows("Saved.", "Lesson: count on no mail")
		if got := d.only().LessonText(d.book.Sets()); got != "count on no mail" {
			t.Errorf("the lesson is %q", got)
		}
		d.keys("enter").shows("Latest")
	})
}
