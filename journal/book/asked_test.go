package book_test

import (
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/prompts"
)

func (d *desk) onDesk(t testing.TB) book.Overview {
	t.Helper()
	on, err := d.Desk(t.Context(), 8)
	if err != nil {
		t.Fatal(err)
	}
	return on
}

func (d *desk) breaks(t testing.TB, from, to date.Day) {
	t.Helper()
	_, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) { s.Breaks = []date.Break{{From: from, To: to}} })
	if err != nil {
		t.Fatal(err)
	}
}

// A plan for "next lesson" has no day that could come: the review asks.
func TestAPlanWithoutADayIsAskedAboutInTheReview(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "next lesson")
	r, _ := d.review(t)
	if a := d.agenda(t, r); len(a.Plans) != 0 {
		t.Errorf("asked about on the day it was made: %v", a.Plans)
	}
	d.pass(7 * 24 * time.Hour)
	dated := d.planned(t, "Cold call", "9B", "tomorrow")
	d.pass(24 * time.Hour)
	a := d.agenda(t, r)
	if len(a.Plans) != 2 || a.Plans[0].ID != dated.ID || a.Plans[1].ID != p.ID {
		t.Errorf("asked about: %v, want what has a day first", a.Plans)
	}
	d.savePlan(t, p, p.Tell(journal.Report{Result: journal.Did, Outcome: journal.Better}, d.today()))
	if a := d.agenda(t, r); len(a.Plans) != 1 {
		t.Errorf("asked about again: %v", a.Plans)
	}
}

// What a review chose for the week is what the next one asks about first,
// whether it got a day or not.
func TestTheNextReviewBeginsWithLastWeeksOneThing(t *testing.T) {
	d := newDesk(t)
	r, _ := d.review(t)
	thing, err := d.Plans.New()
	if err != nil {
		t.Fatal(err)
	}
	thing.Will = "stand at the door"
	thing = d.savePlan(t, journal.Plan{}, thing)
	d.recordAt(t, r.ID, journal.StopNextWeek, thing.ID, "stand at the door")
	if _, err := d.Reviews.Finish(t.Context(), r.ID); err != nil {
		t.Fatal(err)
	}
	d.planned(t, "Food webs", "9B", "tomorrow")
	d.pass(7 * 24 * time.Hour)
	next, _ := d.review(t)
	if a := d.agenda(t, next); len(a.Plans) != 2 || a.Plans[0].ID != thing.ID {
		t.Errorf("asked about: %v, want the one thing first", a.Plans)
	}
}

// Nothing is asked in a break, and what falls into one is asked after it.
func TestABreakMovesPlansAndPeople(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "in four days")
	c, err := d.People.New()
	if err != nil {
		t.Fatal(err)
	}
	c.Person, c.When = "the coach", "in four days"
	if _, err := d.People.Save(t.Context(), journal.Checkin{}, c); err != nil {
		t.Fatal(err)
	}
	late := d.planned(t, "Cold call", "9B", "tomorrow")
	d.breaks(t, p.Day-1, p.Day+9)
	d.pass(2 * 24 * time.Hour)
	if on := d.onDesk(t); len(on.Due.Asked) != 1 || on.Due.Asked[0].ID != late.ID {
		t.Errorf("before the break the desk asks about %v", on.Due.Asked)
	}
	for range 10 { // through the break
		d.pass(24 * time.Hour)
		r, _ := d.review(t)
		a := d.agenda(t, r)
		if on := d.onDesk(t); len(on.Due.Asked)+len(a.Plans)+len(a.Checkins)+len(a.Lessons) != 0 || !a.Break {
			t.Errorf("on %s the desk asks about %v, the review about %v and %v", d.today(), on.Due.Asked, a.Plans, a.Checkins)
		}
	}
	d.pass(3 * 24 * time.Hour) // the day after the first one of school
	r, _ := d.review(t)
	if a, on := d.agenda(t, r), d.onDesk(t); len(on.Due.Asked) != 2 || len(a.Plans) != 2 || len(a.Checkins) != 1 {
		t.Errorf("after the break the desk asks about %v, the review about %v and %v", on.Due.Asked, a.Plans, a.Checkins)
	}
}

// What is marked heavy waits until it is asked for: the desk says only that there
// is something.
func TestNothingHeavyIsOnTheDesk(t *testing.T) {
	d := newDesk(t)
	if on := d.onDesk(t); on.Aside != 0 {
		t.Error("an empty journal keeps something aside")
	}
	done := d.finished(t, "A heavy one", "Learned.")
	draft := d.save(t, journal.Entry{}, d.mess(t, "A heavy draft"))
	d.save(t, journal.Entry{}, d.mess(t, "A light draft"))
	for _, e := range []journal.Entry{done, draft} {
		heavy := e
		heavy.Heavy = true
		d.save(t, e, heavy)
	}
	on := d.onDesk(t)
	if len(on.Drafts) != 1 || on.Drafts[0].Title != "A light draft" || len(on.Latest) != 0 || on.Aside != 2 || on.Empty || on.Week.Messes != 0 || on.Week.Drafts != 1 {
		t.Errorf("on the desk: %+v", on)
	}
}

// Whoever is to be spoken to in the next lesson is on the desk on that day: of the class
// that is named, or else of the entry it comes from.
func TestWhoeverIsToBeSpokenToInALessonHasItsDay(t *testing.T) {
	d := newDesk(t)
	d.timetable(t, "9B: fri 1; 10A: tue 2")
	sets := prompts.Shipped()
	for when, want := range map[string]string{"next lesson": "2026-11-20", "after 10A": "2026-11-24", "next 10A lesson": "2026-11-24"} {
		e := d.mess(t, "Food webs")
		e.Class = "9B"
		e = e.WithDetail(sets, ask("ask-now"), field("ask-now", "person"), "ELL teacher").WithDetail(sets, ask("ask-now"), field("ask-now", "when"), when)
		e = d.save(t, journal.Entry{}, d.Entries.Finish(e))
		c, err := d.People.Get(t.Context(), e.ID)
		if err != nil || c.Day != at(want) {
			t.Errorf("%q of 9B is on %s, %v, want %s", when, c.Day, err, want)
		}
		own, err := d.People.New()
		if err != nil {
			t.Fatal(err)
		}
		own.Person, own.When, own.Entry = "a parent", when, e.ID
		if own, err = d.People.Save(t.Context(), journal.Checkin{}, own); err != nil || own.Day != at(want) {
			t.Errorf("%q, written down beside an entry of 9B, is on %s, %v, want %s", when, own.Day, err, want)
		}
	}
	d.pass(24 * time.Hour)
	if on := d.onDesk(t); len(on.Due.People) != 2 {
		t.Errorf("on Friday the desk has %d people to speak to, want both of the lesson", len(on.Due.People))
	}
}

// However many plans wait, each is asked about by the next reviews, one after the other,
// also on one day and after the desk has asked its share; and no week in which one waits
// is a quiet one.
func TestEveryPlanThatWaitsIsAskedAboutInAReview(t *testing.T) {
	d := newDesk(t)
	const made = 8
	for range made {
		d.newPlan(t, "tomorrow", "9B", "")
	}
	d.pass(9 * 24 * time.Hour) // a Saturday
	for _, p := range d.onDesk(t).Due.Asked[:2] {
		d.savePlan(t, p, p.LetGo("", d.today()))
	}
	left := made - 2
	for left > 0 {
		r, _ := d.review(t)
		a := d.agenda(t, r)
		if a.Quiet || a.Come != left || len(a.Plans) != min(3, left) {
			t.Fatalf("with %d plans that wait it asks about %d of %d, quiet: %t", left, len(a.Plans), a.Come, a.Quiet)
		}
		for _, p := range a.Plans {
			d.savePlan(t, p, p.Tell(journal.Report{Result: journal.Did, Outcome: journal.Better}, d.today()).Close(d.today()))
			d.recordAt(t, r.ID, journal.StopTakeTwo, p.ID, "better")
			left--
		}
		if after := d.agenda(t, d.readReview(t, r.ID)); len(after.Plans) != 0 || after.Later() != left || after.Quiet {
			t.Errorf("after three answers it asks about %d more, and leaves %d; quiet: %t", len(after.Plans), after.Later(), after.Quiet)
		}
		if _, err := d.Reviews.Finish(t.Context(), r.ID); err != nil {
			t.Fatal(err)
		}
		d.pass(time.Minute)
	}
}

func (d *desk) readReview(t testing.TB, id journal.ID) journal.Review {
	t.Helper()
	r, err := d.Reviews.Find(t.Context(), string(id))
	if err != nil {
		t.Fatal(err)
	}
	return r
}
