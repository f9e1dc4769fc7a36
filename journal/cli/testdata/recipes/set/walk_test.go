package book_test

import (
	"testing"

	"messup/journal"
	"messup/prompts"
)

func TestTheSetThatWasAddedGivesALesson(t *testing.T) {
	d := newDesk(t)
	set := prompts.Walk()
	e, err := d.Entries.New(journal.KindOf(set), set)
	if err != nil {
		t.Fatal(err)
	}
	e = e.With(prompts.Shipped(), set.Questions[1], "Ask first.")
	saved := d.save(t, journal.Entry{}, d.Entries.Finish(e))
	if l := d.lesson(t, saved.ID); l.Text != "Ask first." {
		t.Errorf("its lesson is %q", l.Text)
	}
}
