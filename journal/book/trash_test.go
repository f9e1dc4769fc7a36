package book_test

import (
	"errors"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/journaltest"
	"messup/journal/record"
	"messup/prompts"
)

func TestWhatIsDeletedComesBackWithItsLesson(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Food webs", "Ask first.")
	e.Class = "9B"
	e = d.save(t, d.read(t, e.ID), e)
	gone, err := d.Trash.Delete(t.Context(), e.ID)
	if err != nil || gone.ID != e.ID || gone.Title != "Food webs" || gone.Class != "9B" || gone.Lesson.Text != "Ask first." {
		t.Fatalf("deleted %+v, %v", gone, err)
	}
	if c, err := d.Archive.Counts(t.Context()); err != nil || c != (book.Counts{Trashed: 1}) {
		t.Errorf("there are %+v, %v", c, err)
	}
	if got := d.search(t, ""); got != nil {
		t.Errorf("the list still has %q", got)
	}
	all, err := d.Trash.All(t.Context())
	if err != nil || len(all) != 1 || all[0].ID != e.ID || all[0].Title != "Food webs" || !all[0].Deleted.Equal(d.clock) {
		t.Errorf("in the trash is %+v, %v", all, err)
	}
	back, err := d.Trash.GiveBack(t.Context(), string(e.ID[:5]))
	if err != nil || back.Title != "Food webs" {
		t.Fatalf("gave back %+v, %v", back, err)
	}
	if got := d.read(t, e.ID); !got.Same(e) || got.Rev <= e.Rev {
		t.Errorf("back is %+v", got)
	}
	if l := d.lesson(t, e.ID); l.Text != "Ask first." || d.row(t, e.ID) != "Ask first." {
		t.Errorf("its lesson is %+v", l)
	}
	if c, err := d.Archive.Counts(t.Context()); err != nil || c != (book.Counts{Entries: 1, Lessons: 1}) {
		t.Errorf("there are %+v, %v", c, err)
	}
}

func TestADeletedLessonStaysAwayUntilItsWordsChange(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Food webs", "Ask first.")
	if _, err := d.Trash.DeleteLesson(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if got := d.row(t, e.ID); got != "" {
		t.Errorf("the row still says %q", got)
	}
	if got := d.read(t, e.ID); got.Answer("learned").Text != "Ask first." {
		t.Errorf("the answer is %+v", got.Answer("learned"))
	}
	e = d.save(t, e, e.With(prompts.Shipped(), ask("goal"), "Explain it."))
	if l := d.lesson(t, e.ID); l.ID != "" {
		t.Errorf("an answer to another question brought back %+v", l)
	}
	if err := d.store.Update(t.Context(), record.Reindexing(prompts.Shipped())); err != nil || d.row(t, e.ID) != "" {
		t.Errorf("indexed again, the row says %q, %v", d.row(t, e.ID), err)
	}
	d.save(t, e, e.With(prompts.Shipped(), ask("learned"), "Ask twice."))
	if l := d.lesson(t, e.ID); l.Text != "Ask twice." {
		t.Errorf("new words gave %+v", l)
	}
	if _, err := d.Trash.GiveBack(t.Context(), string(e.ID)); err != nil {
		t.Fatal(err)
	}
	if l := d.lesson(t, e.ID); l.Text != "Ask twice." || len(l.Versions) != 1 || l.Versions[0].Text != "Ask first." {
		t.Errorf("given back, the lesson is %+v", l)
	}
}

func TestALessonDeletedTwiceKeepsBothWordings(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Food webs", "one")
	for _, next := range []string{"two", "three"} {
		if _, err := d.Trash.DeleteLesson(t.Context(), e.ID); err != nil {
			t.Fatal(err)
		}
		e = d.save(t, e, e.With(prompts.Shipped(), ask("learned"), next))
	}
	if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	back, err := d.Trash.GiveBack(t.Context(), string(e.ID))
	if err != nil || back.Entry == nil {
		t.Fatalf("gave back %+v, %v", back, err)
	}
	if l := d.lesson(t, e.ID); l.Text != "three" || len(l.Versions) != 2 {
		t.Errorf("the lesson is %+v", l)
	}
}

func TestALessonSavedAfterItWasDeletedComesBack(t *testing.T) {
	d := newDesk(t)
	for name, drop := range map[string]func(journal.ID) (journal.Trashed, error){
		"alone":          func(id journal.ID) (journal.Trashed, error) { return d.Trash.DeleteLesson(t.Context(), id) },
		"with its story": func(id journal.ID) (journal.Trashed, error) { return d.Trash.Delete(t.Context(), id) },
	} {
		e := d.finished(t, name, "one")
		l := d.lesson(t, e.ID)
		if _, err := drop(e.ID); err != nil {
			t.Fatal(err)
		}
		l.Text = "two"
		saved, err := d.Lessons.Save(t.Context(), l)
		if err != nil || saved.Text != "two" || len(saved.Versions) != 1 || saved.Rev <= l.Rev {
			t.Errorf("deleted %s, saved %+v, %v", name, saved, err)
		}
	}
	trashed, err := d.Trash.All(t.Context())
	if err != nil || len(trashed) != 1 || trashed[0].Title != "with its story" || trashed[0].Lesson != nil {
		t.Errorf("in the trash is %+v, %v", trashed, err)
	}
	// Its story given back, the two are one again.
	if _, err := d.Trash.GiveBack(t.Context(), string(trashed[0].ID)); err != nil {
		t.Fatal(err)
	}
	if got := d.row(t, trashed[0].ID); got != "two" {
		t.Errorf("the row says %q", got)
	}
}

func TestALessonDeletedElsewhereAndSavedAsItWasIsOnItsRowAgain(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Food webs", "one")
	l := d.lesson(t, e.ID)
	if _, err := d.Trash.DeleteLesson(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if saved, err := d.Lessons.Save(t.Context(), l); err != nil || saved.Text != "one" || d.row(t, e.ID) != "one" {
		t.Errorf("saved %+v, %v, the row says %q", saved, err, d.row(t, e.ID))
	}
}

func TestALessonWithoutAStoryComesBack(t *testing.T) {
	d := newDesk(t)
	l, err := d.Lessons.New()
	if err != nil {
		t.Fatal(err)
	}
	l.Text = "Write it down."
	if l, err = d.Lessons.Save(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	if gone, err := d.Trash.DeleteLesson(t.Context(), l.ID); err != nil || gone.Title != "Write it down." || gone.Entry != nil {
		t.Fatalf("deleted %+v, %v", gone, err)
	}
	if _, err := d.Trash.GiveBack(t.Context(), string(l.ID)); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Lessons.Get(t.Context(), l.ID); err != nil || got.Text != l.Text {
		t.Errorf("back is %+v, %v", got, err)
	}
}

// Words that waited for the journal are brought in while an older copy is in the trash.
func TestGivingBackJoinsWhatIsThereAgain(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Food webs", "Ask first.")
	if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	again := e.With(prompts.Shipped(), ask("goal"), "brought in again")
	again.Title = "Food webs, period 2"
	if _, err := d.Archive.Import(t.Context(), journal.Archive{Entries: []journal.Entry{again}}, record.Intake{Trashed: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Trash.GiveBack(t.Context(), string(e.ID)); err != nil {
		t.Fatal(err)
	}
	got := d.read(t, e.ID)
	if got.Title != again.Title || got.Answer("goal").Text != "brought in again" || !holds(got, journal.HeadingBeside, "title: Food webs") {
		t.Errorf("joined %+v", got)
	}
	if trashed, err := d.Trash.All(t.Context()); err != nil || len(trashed) != 0 {
		t.Errorf("in the trash is %+v, %v", trashed, err)
	}
}

func TestDeletingWhatIsNotThere(t *testing.T) {
	d := newDesk(t)
	for name, err := range map[string]error{
		"Delete":       second(d.Trash.Delete(t.Context(), "nowhere")),
		"DeleteLesson": second(d.Trash.DeleteLesson(t.Context(), "nowhere")),
		"Untrash":      second(d.Trash.GiveBack(t.Context(), "nowhere")),
	} {
		if !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// Thirty days later the clocks have changed.
func TestTheTrashIsKeptForThirtyDays(t *testing.T) {
	for _, name := range []string{"America/Toronto", "Europe/Berlin", "UTC"} {
		d := newDesk(t)
		d.clock = time.Date(2026, 10, 20, 23, 30, 0, 0, journaltest.Zone(t, name))
		e := d.finished(t, "Food webs", "Ask first.")
		if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
			t.Fatal(err)
		}
		d.pass(30*24*time.Hour - time.Second)
		if all, err := d.Trash.All(t.Context()); err != nil || len(all) != 1 || !all[0].Until().Equal(d.clock.Add(time.Second)) {
			t.Errorf("%s: a second early there is %+v, %v", name, all, err)
		}
		if gone, err := d.Trash.Sweep(t.Context(), false); err != nil || gone != 0 {
			t.Errorf("%s: a second early %d went, %v", name, gone, err)
		}
		d.pass(time.Second)
		if all, err := d.Trash.All(t.Context()); err != nil || len(all) != 1 {
			t.Errorf("%s: on time there is %+v, %v", name, all, err)
		}
		if gone, err := d.Trash.Sweep(t.Context(), false); err != nil || gone != 1 {
			t.Errorf("%s: on time %d went, %v", name, gone, err)
		}
	}
}

func TestSweepWritesOnlyIfSomethingGoes(t *testing.T) {
	d := newDesk(t)
	one, two := d.finished(t, "one", "a"), d.finished(t, "two", "b")
	if gone, err := d.Trash.Sweep(t.Context(), true); err != nil || gone != 0 {
		t.Errorf("from an empty trash %d went, %v", gone, err)
	}
	for _, id := range []journal.ID{one.ID, two.ID} {
		if _, err := d.Trash.Delete(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	writes := d.store.Updates()
	if gone, err := d.Trash.Sweep(t.Context(), false); err != nil || gone != 0 || d.store.Updates() != writes {
		t.Errorf("%d went in %d writes, %v", gone, d.store.Updates()-writes, err)
	}
	if gone, err := d.Trash.Sweep(t.Context(), true); err != nil || gone != 2 {
		t.Errorf("with everything %d went, %v", gone, err)
	}
	if c, err := d.Archive.Counts(t.Context()); err != nil || c != (book.Counts{}) {
		t.Errorf("there are %+v, %v", c, err)
	}
}
