package gather

import (
	"testing"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/prompts"
)

// A draft that nobody noted the times of, as those of before, means the same day however
// late it is looked at.
func TestADraftOfBeforeMeansTheDayItWasWrittenFor(t *testing.T) {
	sets := prompts.Shipped()
	wrote := time.Date(2026, 11, 16, 15, 0, 0, 0, time.UTC)
	ten := sets.First()
	draft := journal.Entry{ID: "01ARZ3NDEKTSV4RRFFQ69G5FAV", Set: ten.ID, SetVersion: ten.Version, Happened: wrote, Started: wrote, Edited: wrote}
	q, f, is := ten.Feeding(prompts.PlanWill)
	if !is {
		t.Fatal("no question asks what one will do")
	}
	planned := draft.WithDetail(sets, q, f, "wait tomorrow")
	q, _, _ = ten.Feeding(prompts.Person)
	spoken := draft.With(sets, q, "I will talk to Mrs Kolb tomorrow")
	spoken.Place = q.ID
	for days := range 4 {
		now := wrote.AddDate(0, 0, days)
		if got := meaning(planned, sets, school.Year{}, now).Plan.Day; got != date.DayOf(wrote)+1 {
			t.Errorf("%d days later the plan is for %s", days, got)
		}
		if c := meaning(spoken, sets, school.Year{}, now).Checkin; c.Person != "Mrs Kolb" || c.Day != date.DayOf(wrote)+1 {
			t.Errorf("%d days later %q is spoken to on %s", days, c.Person, c.Day)
		}
	}
}

// Whoever stops in the middle of a plan with another class than the mess was with means the
// next lesson of that one.
func TestAHalfWrittenPlanIsForTheClassItNames(t *testing.T) {
	sets := prompts.Shipped()
	wrote := time.Date(2026, 11, 16, 15, 0, 0, 0, time.UTC) // a Monday
	year := journal.Settings{Timetable: "9B: tue 2; 10A: thu 1"}.Year()
	ten := sets.First()
	draft := journal.Entry{ID: "01ARZ3NDEKTSV4RRFFQ69G5FAV", Set: ten.ID, SetVersion: ten.Version, Class: "9B", Happened: wrote, Started: wrote, Edited: wrote}
	q, _, _ := ten.Feeding(prompts.PlanWill)
	draft.Place = q.ID
	for words, want := range map[string]date.Day{
		"When 10A comes in late, I will wait next lesson": date.DayOf(wrote) + 3,
		"When 9B comes in late, I will wait next lesson":  date.DayOf(wrote) + 1,
	} {
		if p := meaning(draft.With(sets, q, words), sets, year, wrote).Plan; p.Day != want || p.With == "9B" {
			t.Errorf("%q is for %s with %q", words, p.Day, p.Whom())
		}
	}
}
