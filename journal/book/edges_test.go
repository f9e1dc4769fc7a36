package book_test

import (
	"slices"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/search"
)

// A lesson that found no room is asked about only as long as there is none.
func TestNoChoiceIsAskedForOnceThereIsRoom(t *testing.T) {
	d := newDesk(t)
	var last journal.Entry
	for i := range 10 {
		last = d.finished(t, "mess", "lesson "+string(rune('a'+i)))
		d.pass(time.Hour)
	}
	if _, ask, err := d.Lessons.Choice(t.Context(), last.ID); err != nil || !ask {
		t.Fatalf("a tenth lesson: %t, %v", ask, err)
	}
	cards, err := d.Lessons.Carried(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Lessons.Move(t.Context(), cards[0].ID, journal.Shelf, ""); err != nil {
		t.Fatal(err)
	}
	if _, ask, err := d.Lessons.Choice(t.Context(), last.ID); err != nil || ask {
		t.Errorf("once another is on the shelf: %t, %v", ask, err)
	}
}

// What is purged leaves every review that tells of it, not the first alone.
func TestAPurgeReachesEveryReview(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, secret, "ask first")
	for range 3 {
		r, _ := d.review(t)
		d.recordAt(t, r.ID, journal.StopMess, e.ID, secret)
		if _, err := d.Reviews.Finish(t.Context(), r.ID); err != nil {
			t.Fatal(err)
		}
		d.pass(7 * 24 * time.Hour)
	}
	if n := len(d.holding(t)); n < 4 {
		t.Fatalf("only %d records hold the word", n)
	}
	if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Trash.Sweep(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if left := d.holding(t); len(left) > 0 {
		t.Errorf("still in %q", left)
	}
}

// A plan told by half is asked about in its turn, by its day.
func TestAPlanToldByHalfStandsByItsDay(t *testing.T) {
	d := newDesk(t)
	early := d.planned(t, "Early", "9B", "tomorrow")
	d.planned(t, "Late", "9B", "monday")
	d.pass(2 * 24 * time.Hour)
	d.savePlan(t, early, early.Tell(journal.Report{Result: journal.Did}, d.today()))
	d.pass(3 * 24 * time.Hour)
	r, _ := d.review(t)
	var days []string
	for _, p := range d.agenda(t, r).Plans {
		days = append(days, p.Day.String())
	}
	if len(days) != 2 || !slices.IsSorted(days) {
		t.Errorf("asked about in this order: %q", days)
	}
}

// A chain that came in with a plan is the plan's chain.
func TestAChainComesInWithItsPlan(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "friday")
	c := d.contents(t, "")
	c.Plans[0].Chain = "cccccccccccc1"
	c.Plans[0].Rev++
	d.take(t, c, false)
	if got := d.plan(t, p.ID); got.Chain != "cccccccccccc1" {
		t.Errorf("its chain is %q", got.Chain)
	}
}

// A story that was deleted, and that words that waited brought back, is in the trash too when its
// lesson is deleted by itself.
func TestALessonDeletedAloneKeepsTheStoryInTheTrash(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Food webs", "ask first")
	all, err := d.Archive.All(t.Context(), search.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	d.took(t, all, record.Intake{Trashed: true})
	if _, err := d.Trash.DeleteLesson(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	trash, err := d.Trash.All(t.Context())
	if err != nil || len(trash) != 1 || trash[0].Entry == nil || trash[0].Title != "Food webs" || trash[0].Lesson == nil {
		t.Errorf("in the trash: %+v, %v", trash, err)
	}
}
