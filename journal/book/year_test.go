package book_test

import (
	"fmt"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
)

// A school year, day by day: a timetable, two breaks, two messes a week with a
// plan each, what the desk asks answered on some days, and one review in three
// left out. Nothing planned is dropped: whatever was planned is asked about, in no
// break, and never more than a day's amount.
func TestAYearDropsNoPlan(t *testing.T) {
	d := newDesk(t)
	d.clock = time.Date(2026, 9, 7, 16, 0, 0, 0, d.clock.Location())
	d.timetable(t, "9B: mon 2, thu 4; 10A: tue 1, fri 3")
	if _, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) {
		s.Breaks = []date.Break{{From: at("2026-12-21"), To: at("2027-01-03")}, {From: at("2027-03-15"), To: at("2027-03-19")}}
	}); err != nil {
		t.Fatal(err)
	}
	y := year{desk: d, made: map[journal.ID]date.Day{}, asked: map[journal.ID]date.Day{}}
	for week := range 42 {
		for day := range 5 {
			d.clock = time.Date(2026, 9, 7+7*week+day, 16, 0, 0, 0, d.clock.Location())
			y.day(t, week, day)
		}
	}
	for id := range y.made {
		if p := d.plan(t, id); p.Waits() && y.asked[id] == 0 {
			t.Errorf("nobody was asked about %+v", p)
		}
	}
	t.Logf("%d plans in a year: %d asked about, %d within a week of school of their day; %d lessons were written, and met %d times",
		len(y.made), len(y.asked), y.onTime, y.lessons, y.met)
	if y.onTime*4 < len(y.made)*3 {
		t.Errorf("only %d of %d plans were asked about on time", y.onTime, len(y.made))
	}
}

// A year is what was planned in it and asked about.
type year struct {
	*desk
	made, asked          map[journal.ID]date.Day
	onTime, lessons, met int
}

func (y *year) day(t *testing.T, week, day int) {
	t.Helper()
	s, err := y.Settings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	open := s.Year().IsOpen(y.today())
	on := y.onDesk(t).Due
	if !open && len(on.Now)+len(on.Asked)+len(on.Lessons)+len(on.People) > 0 {
		t.Errorf("%s is in a break, and the desk asks", y.today())
	}
	if len(on.Now)+len(on.Asked) > due.Plans || len(on.Lessons) > due.Lessons {
		t.Errorf("%s: %d plans and %d lessons on the desk", y.today(), len(on.Now)+len(on.Asked), len(on.Lessons))
	}
	for _, p := range on.Asked {
		y.askedAbout(t, p, week%2 == 0) // every second week they answer at the desk
	}
	if open && week < 38 && (day == 1 || day == 3) { // the last weeks are for what was planned before
		by := []string{"next lesson", "", "this unit", "next friday", "report cards", "tomorrow"}[(2*week+day/2)%6]
		p := y.planned(t, fmt.Sprint("mess ", week, " ", day), []string{"9B", "10A"}[day/2], by)
		y.made[p.ID] = y.today()
	}
	if open && day == 3 {
		y.finished(t, fmt.Sprint("taught ", week), fmt.Sprint("Lesson of week ", week))
		y.lessons++
	}
	if day == 4 && week%3 != 2 {
		y.reviewed(t)
	}
}

// askedAbout notes that a plan was asked about, and answers.
func (y *year) askedAbout(t *testing.T, p journal.Plan, answers bool) {
	t.Helper()
	if y.asked[p.ID] == 0 {
		y.asked[p.ID] = y.today()
		if p.Day == 0 || y.today()-p.Day <= 7 || y.today() <= p.Day+21 && p.Day > at("2026-12-14") && p.Day < at("2027-01-04") {
			y.onTime++
		}
	}
	if answers && p.Waits() {
		y.savePlan(t, p, p.Tell(journal.Report{Result: journal.Did, Outcome: journal.Better}, y.today()).Close(y.today()))
	}
}

func (y *year) reviewed(t *testing.T) {
	t.Helper()
	r, _ := y.review(t)
	a := y.agenda(t, r)
	if len(a.Plans) > due.Plans || len(a.Lessons) > due.Lessons || len(a.Checkins) > due.People {
		t.Errorf("%s: %d plans, %d lessons, %d people in one review", y.today(), len(a.Plans), len(a.Lessons), len(a.Checkins))
	}
	for _, p := range a.Plans {
		y.askedAbout(t, y.plan(t, p.ID), true)
	}
	for _, l := range a.Lessons {
		if _, _, err := y.Lessons.Answer(t.Context(), l.ID, journal.NotYet, ""); err != nil {
			t.Fatal(err)
		}
		y.met++
	}
	if _, err := y.Reviews.Finish(t.Context(), r.ID); err != nil {
		t.Fatal(err)
	}
}
