package book_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/prompts"
)

const secret = "Quetzalcoatl"

// confided is a journal in which one mess holds a secret, in every place that
// words of an entry can come to: its lesson, its plan and the next take, its
// check-in, and all of them recorded in a review. What else there is holds none.
func confided(t *testing.T) (*desk, journal.Entry) {
	t.Helper()
	d := newDesk(t)
	other := d.finished(t, "another", "another lesson")
	e := d.mess(t, "a "+secret)
	for _, q := range prompts.Ten().Questions {
		e = e.With(prompts.Shipped(), q, secret)
		for _, f := range q.Fields {
			e = e.WithDetail(prompts.Shipped(), q, f, secret)
		}
	}
	e = d.save(t, journal.Entry{}, d.Entries.Finish(e))
	plan, err := d.Plans.Get(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	next, err := d.Plans.NextTake(plan, secret)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Plans.Save(t.Context(), journal.Plan{}, next); err != nil {
		t.Fatal(err)
	}
	person := journal.Checkin{ID: "person", Entry: e.ID, Person: secret}
	if _, err := d.People.Save(t.Context(), journal.Checkin{}, person); err != nil {
		t.Fatal(err)
	}
	r, _ := d.review(t)
	for _, stop := range []journal.Stop{journal.StopMess, journal.StopTakeTwo, journal.StopLessons, journal.StopPeople, journal.StopNextWeek} {
		for _, id := range []journal.ID{e.ID, next.ID, person.ID} {
			d.recordAt(t, r.ID, stop, id, secret+" at "+string(stop))
		}
		d.recordAt(t, r.ID, stop, other.ID, "another")
		d.recordAt(t, r.ID, stop, "", "in passing")
	}
	if _, err := d.Reviews.Finish(t.Context(), r.ID); err != nil {
		t.Fatal(err)
	}
	return d, e
}

func (d *desk) recordAt(t *testing.T, review journal.ID, stop journal.Stop, id journal.ID, line string) {
	t.Helper()
	_, err := d.Reviews.Change(t.Context(), review, func(r journal.Review) journal.Review {
		r.At = stop
		return r.Record(id, line)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// holding returns the records of a journal that hold the secret.
func (d *desk) holding(t *testing.T) []string {
	t.Helper()
	var found []string
	for name, r := range d.records(t) {
		if strings.Contains(strings.ToLower(fmt.Sprintf("%s %s %s", r.Data, r.Line, r.Text)), strings.ToLower(secret)) {
			found = append(found, name)
		}
	}
	return found
}

func toldIn(t *testing.T, c any) int {
	t.Helper()
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(b), secret)
}

func TestNothingOfAHeavyEntryIsLeftWhereItIsLeftOut(t *testing.T) {
	d, e := confided(t)
	all := d.contents(t, "")
	heavy := e
	heavy.Heavy = true
	d.save(t, e, heavy)
	c := d.contents(t, "")
	light, n := d.light(t)
	if told := toldIn(t, light); n != 1 || told > 0 {
		t.Errorf("left out are %d entries, and %d words of them still told: %+v", n, told, light)
	}
	if len(light.Entries) != 1 || len(light.Lessons) != 1 || len(light.Reviews) != 1 || len(light.Reviews[0].Recorded) != 10 {
		t.Errorf("what else there is went with it: %+v", light)
	}
	if toldIn(t, c) != toldIn(t, all) {
		t.Error("leaving out changed what it was taken from")
	}
}

func TestWhatIsDeletedIsToldNowhereAndPurgedEverywhere(t *testing.T) {
	d, e := confided(t)
	before := d.contents(t, "")
	if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if c := d.contents(t, ""); toldIn(t, c) > 0 || len(c.Reviews) != 1 || len(c.Reviews[0].Recorded) != 10 {
		t.Errorf("deleted, it is still told: %+v", c)
	}
	past, err := d.Reviews.All(t.Context(), 0)
	if err != nil || len(past) != 1 || toldIn(t, past) > 0 {
		t.Errorf("deleted, a review still tells it: %+v, %v", past, err)
	}
	one, err := d.Reviews.Find(t.Context(), string(past[0].ID))
	if err != nil || toldIn(t, one) > 0 {
		t.Errorf("deleted, the review still tells it: %+v, %v", one, err)
	}

	if _, err := d.Trash.GiveBack(t.Context(), string(e.ID)); err != nil {
		t.Fatal(err)
	}
	if c := d.contents(t, ""); toldIn(t, c) != toldIn(t, before) {
		t.Errorf("given back, it is not all there: %d of %d", toldIn(t, c), toldIn(t, before))
	}

	if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if gone, err := d.Trash.Sweep(t.Context(), true); err != nil || gone != 1 {
		t.Fatalf("%d things went, %v", gone, err)
	}
	if found := d.holding(t); found != nil {
		t.Errorf("purged, it is still in %v", found)
	}
	r, err := d.Reviews.Find(t.Context(), string(past[0].ID))
	if err != nil || len(r.Recorded) != 10 || !r.Edited.Equal(past[0].Edited) {
		t.Errorf("purged, the review is %+v, %v", r, err)
	}
}

// What waited for the journal while an older copy went to the trash is there: its
// lines stay when the trash is emptied.
func TestWhatIsThereAgainKeepsItsLines(t *testing.T) {
	d, e := confided(t)
	c := d.contents(t, "")
	if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	d.took(t, c, record.Intake{Trashed: true})
	if _, err := d.Trash.Sweep(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if now := d.contents(t, ""); toldIn(t, now) != toldIn(t, c) {
		t.Errorf("of %d words %d are left", toldIn(t, c), toldIn(t, now))
	}
}

// A lesson that is purged alone takes the lines about it along; those about its
// story stay.
func TestAPurgedLessonIsToldInNoReview(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Food webs", secret)
	r, _ := d.review(t)
	d.recordAt(t, r.ID, journal.StopLessons, e.ID, secret+" (it helped)")
	d.recordAt(t, r.ID, journal.StopMess, e.ID, "Food webs")
	if _, err := d.Trash.DeleteLesson(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	d.pass((journal.TrashDays + 1) * 24 * time.Hour)
	if _, err := d.Trash.Sweep(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	r, err := d.Reviews.Find(t.Context(), string(r.ID))
	if err != nil || len(r.Recorded) != 1 || r.Recorded[0].Line != "Food webs" {
		t.Errorf("the review is %+v, %v", r, err)
	}
}
