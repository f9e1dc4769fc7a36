package book_test

import (
	"slices"
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/prompts"
)

// everything is an archive of one entry with all that can come from it, and of a review
// that tells of it.
func (d *desk) everything(t *testing.T) (journal.Entry, journal.Archive) {
	t.Helper()
	p := d.planned(t, "Food webs", "9B", "tuesday")
	e := d.read(t, p.Entry)
	e = d.save(t, e, e.With(prompts.Shipped(), ask("learned"), "Ask first.").WithDetail(prompts.Shipped(), ask("ask-now"), field("ask-now", "person"), "ELL teacher"))
	d.finished(t, "another", "")
	all := d.contents(t, "")
	all.Reviews = []journal.Review{{ID: "r1", Rev: 1, Begun: d.clock, At: journal.StopLessons, Stops: []journal.Stop{journal.StopLessons}, Mess: e.ID, Recorded: []journal.Recorded{{Stop: journal.StopLessons, ID: e.ID}}}}
	if len(all.Entries) != 2 || len(all.Plans) != 1 || len(all.Checkins) != 1 || len(all.Lessons) != 1 {
		t.Fatalf("there are %+v", all)
	}
	return e, all
}

// took brings an archive in, and fails if a dry run says anything else.
func (d *desk) took(t *testing.T, c journal.Archive, how record.Intake) journal.Taken {
	t.Helper()
	dry := how
	dry.DryRun = true
	would, err := d.Archive.Import(t.Context(), c, dry)
	if err != nil {
		t.Fatal(err)
	}
	did, err := d.Archive.Import(t.Context(), c, how)
	if err != nil {
		t.Fatal(err)
	}
	if would.Added != did.Added || would.Updated != did.Updated || would.Why[journal.GoneHere] != did.Why[journal.GoneHere] || would.Why[journal.DeletedHere] != did.Why[journal.DeletedHere] {
		t.Errorf("it would have taken %+v, it took %+v", would, did)
	}
	return did
}

// What lies in the trash lies there alone: brought in again, it would be in two places.
func TestWhatIsInTheTrashIsNotBroughtIn(t *testing.T) {
	d := newDesk(t)
	e, all := d.everything(t)
	if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if got := d.took(t, all, record.Intake{}); got.Why[journal.DeletedHere] != 4 || got.Added != 1 {
		t.Errorf("taken %+v", got)
	}
	if got := d.search(t, ""); !slices.Equal(got, []string{"another"}) {
		t.Errorf("there is %q", got)
	}
	if _, err := d.Trash.GiveBack(t.Context(), string(e.ID)); err != nil {
		t.Fatal(err)
	}
	if got := d.read(t, e.ID); !got.Same(e) {
		t.Errorf("given back is %+v", got)
	}
}

// A lesson that was deleted alone is not drawn again from its story, which comes.
func TestALessonInTheTrashIsNotDrawnByAnEntryThatComes(t *testing.T) {
	from, d := newDesk(t), newDesk(t)
	e := from.finished(t, "Food webs", "Ask first.")
	all := from.contents(t, "")
	d.take(t, all, false)
	if _, err := d.Trash.DeleteLesson(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if err := d.store.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, e.ID) }); err != nil {
		t.Fatal(err)
	}
	all.Lessons = nil
	d.took(t, all, record.Intake{})
	if l := d.lesson(t, e.ID); l.ID != "" || d.read(t, e.ID).Title != "Food webs" {
		t.Errorf("there is %+v", l)
	}
}

func TestWhatWasDeletedForGoodComesInOnlyIfItIsAskedFor(t *testing.T) {
	d := newDesk(t)
	e, all := d.everything(t)
	if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	var keys []record.Key
	if err := d.store.View(t.Context(), func(tx record.Tx) (err error) { keys, err = record.Deleted(tx); return err }); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Trash.Sweep(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	d.store.Bury(keys...)
	later := journal.Plan{ID: "later", Rev: 1, Will: "ring first", Entry: e.ID} // drawn from it elsewhere
	all.Plans = append(all.Plans, later)
	got := d.took(t, all, record.Intake{})
	if got.Why[journal.GoneHere] != 5 || got.Added != 1 {
		t.Errorf("taken %+v", got)
	}
	reviews := d.contents(t, "").Reviews
	if got := d.search(t, ""); !slices.Equal(got, []string{"another"}) || len(reviews) != 1 || reviews[0].Mess != "" || len(reviews[0].Recorded) != 0 {
		t.Errorf("there is %q, and of reviews %+v", got, reviews)
	}
	if got := d.took(t, all, record.Intake{Gone: true}); got.Added != 5 {
		t.Errorf("asked for, taken %+v", got)
	}
	if now := d.read(t, e.ID); !now.Same(e) || d.lesson(t, e.ID).Text != "Ask first." {
		t.Errorf("there is %+v", now)
	}
}
