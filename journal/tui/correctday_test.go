package tui

import (
	"testing"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/tui/page"
)

// A plan that is corrected shows the day it has and keeps, not the one its words would
// mean now.
func TestACorrectedPlanShowsTheDayItKeeps(t *testing.T) {
	for name, c := range map[string]struct {
		by, will   string
		days       int
		day, later string
	}{
		"next lesson, said in it":     {"", "sit down next lesson", 6, "Tuesday 24 November", "Tuesday 1 December"},
		"a weekday, over":             {"tuesday", "sit down", 6, "Tuesday 24 November", "Tuesday 1 December"},
		"tomorrow, on the day itself": {"tomorrow", "sit down", 1, "Friday 20 November", "Saturday 21 November"},
	} {
		drive(t, 80, 24, func(d *driver) {
			d.open(page.Timetable{}).keys("text:8C: tue 3", "enter")
			p, err := d.book.Plans.New()
			if err != nil {
				t.Fatal(err)
			}
			p.When, p.Will, p.By, p.Class = "it rings", c.will, c.by, "8C"
			if p, err = d.book.Plans.Save(t.Context(), journal.Plan{}, p); err != nil {
				t.Fatal(err)
			}
			d = d.onDay(c.days).open(page.EditPlan{ID: p.ID}).shows(c.day).hides(c.later).keys("text: twice").shows(c.day).hides(c.later)
			d.keys("enter", "enter", "enter").shows("corrected")
			if got := d.plan(p.ID); got.Day != p.Day || got.Day.Format("Monday 2 January") != c.day || got.When != "it rings twice" {
				t.Errorf("%s: kept %+v", name, got)
			}
			d.open(page.EditPlan{ID: p.ID}).keys("tab", "tab", "ctrl+u", "text:in two days").shows((date.DayOf(d.book.Now()) + 2).Format("Monday 2 January"))
		})
	}
}

// Somebody whose name was being corrected when the program was killed is to be spoken to
// on the day it was; a day that was typed anew counts from now.
func TestAPersonRescuedHalfWayKeepsTheirDay(t *testing.T) {
	for typed, want := range map[string]string{"": "2026-11-24", "ctrl+u": "2026-12-02"} {
		drive(t, 80, 24, func(d *driver) {
			c, err := d.book.People.New()
			if err != nil {
				t.Fatal(err)
			}
			c.Person, c.When = "Mrs Kolb", "tuesday"
			if c, err = d.book.People.Save(t.Context(), journal.Checkin{}, c); err != nil {
				t.Fatal(err)
			}
			d = d.onDay(11).open(page.People{On: c.ID}).keys("e", "text: B")
			if typed != "" {
				d.keys("tab", "tab", "tab", typed, "text:wednesday")
			}
			words := d.router.page.Unsaved()
			if _, err := d.book.Archive.Import(t.Context(), words, book.Intake{}); err != nil {
				t.Fatal(err)
			}
			if got, err := d.book.People.Get(t.Context(), c.ID); err != nil || got.Person != "Mrs Kolb B" || got.Day.String() != want {
				t.Errorf("kept %+v, %v", got, err)
			}
		})
	}
}
