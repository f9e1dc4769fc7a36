package book_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
)

func (d *desk) doomed(t *testing.T, words string) book.Doomed {
	t.Helper()
	q, err := search.ParseQuery(words, prompts.Shipped(), d.clock)
	if err != nil {
		t.Fatal(err)
	}
	found, err := d.Trash.Holding(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// What words are in goes with what was drawn from it. What belongs to something that stays
// does not, and is told.
func TestWhatWordsAreInIsFoundAndTheRestTold(t *testing.T) {
	d := newDesk(t)
	gone := d.finished(t, "With Leo", "Ask Leo first.")
	plan := d.planned(t, "Another", "9B", "friday")
	stays := d.read(t, plan.Entry)
	reworded := plan
	reworded.Will = "ask Leo before"
	d.savePlan(t, plan, reworded)
	own := journal.Plan{ID: journal.HashID("own"), Chain: journal.HashID("own"), Take: 1, Will: "ring", Expect: "Leo comes on time", Made: d.clock}
	d.savePlan(t, journal.Plan{}, own)
	c := journal.Checkin{ID: journal.HashID("talk"), Person: "Leo's mother", Made: d.clock}
	if _, err := d.People.Save(t.Context(), journal.Checkin{}, c); err != nil {
		t.Fatal(err)
	}
	before := d.contents(t, "")
	found := d.doomed(t, "leo")
	ids := map[journal.ID]bool{}
	for _, one := range found.All {
		ids[one.ID] = true
	}
	if want := map[journal.ID]bool{gone.ID: true, own.ID: true, c.ID: true}; !reflect.DeepEqual(ids, want) {
		t.Errorf("found %v, want %v", ids, want)
	}
	if found.Stay[journal.PlansKind] != 1 || len(found.Stay) != 1 {
		t.Errorf("what stays is told as %v", found.Stay)
	}
	if again := d.contents(t, ""); !reflect.DeepEqual(before, again) {
		t.Error("looking changed the journal")
	}
	if _, err := d.Trash.Doom(t.Context(), found); err != nil {
		t.Fatal(err)
	}
	if n, err := d.Trash.Purge(t.Context(), found); n != 3 || err != nil {
		t.Errorf("%d went, %v", n, err)
	}
	if all, err := d.Trash.All(t.Context()); len(all) != 0 || err != nil {
		t.Errorf("in the trash is %v, %v", all, err)
	}
	if left := d.doomed(t, "leo"); len(left.All) != 0 || left.Stay[journal.PlansKind] != 1 {
		t.Errorf("still found: %v, %v", left.All, left.Stay)
	}
	if e := d.read(t, stays.ID); e.Title != "Another" {
		t.Errorf("what stays is %+v", e)
	}
}

// An id may be that of anything that can be deleted, and of what is in the trash. A plan of
// its own that is given back is what it was.
func TestWhatIdsNameIsFound(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Food webs", "Ask first.")
	trashed := d.finished(t, "Gone", "Ring first.")
	d.delete(t, trashed.ID)
	found, err := d.Trash.Named(t.Context(), []string{string(e.ID), string(trashed.ID[:8])})
	if err != nil || len(found.All) != 2 || found.All[0].Lesson == nil || found.All[1].Title != "Gone" {
		t.Errorf("found %+v, %v", found.All, err)
	}
	if _, err := d.Trash.Named(t.Context(), []string{string(e.ID), "0000"}); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("what is nowhere: %v", err)
	}
	again := d.finished(t, "Leo in the trash", "Ask first.")
	d.delete(t, again.ID)
	d.took(t, journal.Archive{Entries: []journal.Entry{again}}, record.Intake{Trashed: true})
	both := d.doomed(t, "leo")
	if len(both.All) != 1 {
		t.Errorf("what is here and in the trash is found as %+v", both.All)
	}
	if _, err := d.Trash.Doom(t.Context(), both); err != nil {
		t.Fatal(err)
	}
	if n, err := d.Trash.Purge(t.Context(), both); n != 1 || err != nil {
		t.Errorf("%d went, %v", n, err)
	}
	own := d.savePlan(t, journal.Plan{}, journal.Plan{ID: journal.HashID("own"), Chain: journal.HashID("own"), Take: 1, Will: "ring", With: "Leo", Made: d.clock})
	if _, err := d.Trash.Doom(t.Context(), d.doomed(t, "leo")); err != nil {
		t.Fatal(err)
	}
	d.pass(time.Hour)
	d.giveBack(t, own.ID)
	if back := d.plan(t, own.ID); back.Will != own.Will || back.With != own.With {
		t.Errorf("back is %+v", back)
	}
}

// Between the question and the answer another window may delete some of what was found: the
// rest goes, and no id that is nowhere any more keeps it.
func TestWhatWasDeletedMeanwhileKeepsNothingElse(t *testing.T) {
	d := newDesk(t)
	one, two := d.finished(t, "Leo first", "a"), d.finished(t, "Leo again", "b")
	found := d.doomed(t, "leo")
	d.delete(t, two.ID)
	if _, err := d.Trash.Sweep(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	left, err := d.Trash.Doom(t.Context(), found)
	if err != nil || len(left.All) != 1 || left.All[0].ID != one.ID {
		t.Fatalf("left is %+v, %v", left.All, err)
	}
	if n, err := d.Trash.Purge(t.Context(), left); n != 1 || err != nil {
		t.Errorf("%d went, %v", n, err)
	}
}
