package tui

import (
	"errors"
	"testing"

	"messup/journal/tui/page"
)

// What could not be kept as it was typed stands there again, until it is mended: a
// timetable with one bad line loses none of its lines.
func TestWhatCouldNotBeKeptStandsThereAgain(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			d.open(page.Settings{}).keys("ctrl+t", "text:9B: mon 2", "ctrl+j", "text:10A: funday 3", "enter", "enter", "enter").shows("funday").keys("esc", "esc")
			if s := d.settings(); s.Timetable != "" {
				t.Errorf("kept %q", s.Timetable)
			}
			d.open(page.Settings{}).hides("Not kept yet").keys("ctrl+t").shows("9B: mon 2", "10A: funday 3", "Not kept yet")
			d.keys("esc").hides("funday") // looked at, and left as it is
			d.open(page.Timetable{}).shows("10A: funday 3").keys("ctrl+end", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "text:tue 3", "esc")
			if s := d.settings(); s.Timetable != "9B: mon 2; 10A: tue 3" {
				t.Errorf("kept %q:\n%s", s.Timetable, d.text())
			}
			d.open(page.Timetable{}).hides("Not kept yet", "funday")
		})
	}
}

// A list in the settings comes back too, beside what was right; emptied, it is gone.
func TestAListThatCouldNotBeKeptStandsThereAgain(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Settings{}).keys("tab", "tab", "tab", "text:in spring", "tab", "text:Fewer questions", "esc", "esc").shows("Left as before: School breaks. What you typed stands there")
		if s := d.settings(); s.Important != "Fewer questions" || len(s.Breaks) > 0 {
			t.Errorf("kept %+v", s)
		}
		d.open(page.Timetable{}).hides("Not kept yet")
		d.open(page.Settings{}).shows("in spring", "Not kept yet, as you typed it: School breaks.").keys("tab", "tab", "tab", "ctrl+u", "esc")
		d.open(page.Settings{}).hides("in spring", "Not kept yet")
	})
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Settings{}).keys("tab", "tab", "tab", "text:in spring")
		if err := d.router.page.Flush(t.Context()); err != nil { // ended from outside
			t.Fatal(err)
		}
		d.open(page.Settings{}).shows("in spring")
	})
}

// What was mended after the disk had failed is not held any more.
func TestWhatIsMendedAfterAFailureIsNotHeld(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Settings{}).keys("tab", "tab", "tab", "text:in spring")
		d.store.Fail(errors.New("the disk is full"))
		d.keys("esc", "esc").shows("School breaks")
		d.store.Fail(nil)
		d.keys("ctrl+u", "text:4 feb", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter")
		if s := d.settings(); len(s.Breaks) != 1 {
			t.Fatalf("kept %+v:\n%s", s, d.text())
		}
		d.open(page.Settings{}).hides("Not kept yet", "in spring")
	})
}
