package tui

import (
	"testing"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/tui/page"
)

// The period that was said stands wherever the day of a plan does.
func TestThePeriodOfAPlanIsNotLost(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Plans{}).keys("n", "text:it rains", "enter", "text:open the windows", "enter", "text:tuesday period 2", "enter")
		d.shows("set for Tuesday 24 November, period 2", "Tue 24 Nov, p2")
		d.keys("enter").shows("Tuesday 24 November, period 2")
	})
}

// A plan without a day and a class says so; one without its second half is kept and told.
func TestAPlanSaysWhatItHasNot(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			d.newPlan("", "")
			d.open(page.Plans{}).shows("no day yet")
			d.keys("n", "text:they sing", "enter", "enter", "enter").shows("What you will do then is not said yet.", "Which day")
			all, err := d.book.Plans.All(t.Context(), false)
			if err != nil || len(all) != 2 {
				t.Fatalf("kept %+v, %v", all, err)
			}
		})
	}
}

// A day in a break says when it comes back, uncut while it is typed and once it is kept.
func TestADayInABreakSaysWhenItComesBack(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		if _, err := d.book.ChangeSettings(t.Context(), func(s *journal.Settings) {
			s.Breaks = []date.Break{{From: date.NewDay(2026, 12, 21), To: date.NewDay(2027, 1, 3)}}
		}); err != nil {
			t.Fatal(err)
		}
		d.open(page.Plans{}).keys("n", "text:it snows", "enter", "text:open the windows", "enter", "text:23 dec").shows("in a break: it comes back", "4 January").hides("Mond…")
		d.keys("enter").shows("The plan is set for Wednesday 23 December", "it comes back Monday", "4 January")
	})
}
