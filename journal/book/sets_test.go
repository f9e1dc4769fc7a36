package book_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/journaltest"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
	"messup/store/storetest"
)

// walk is a set of a person's own, in two versions that use the same answers
// differently.
func walk(version int) prompts.Set {
	set := prompts.Set{ID: "walk", Version: version, Name: "The walk", Key: "5", Questions: []prompts.Question{
		{ID: "saw", Ask: "What did you see?", Feeds: prompts.Lesson},
		{ID: "left-out", Ask: "What did you leave out?", Feeds: prompts.PlanWill},
	}}
	if version > 1 {
		set.Questions = []prompts.Question{
			{ID: "saw", Ask: "What did you notice?", Feeds: prompts.Failure},
			{ID: "took", Ask: "What do you take from it?", Feeds: prompts.Lesson},
			{ID: "try", Ask: "What will you try?", Feeds: prompts.PlanWill, Again: true, Fields: []prompts.Field{
				{ID: "who", Label: "With whom", Kind: prompts.Line, Feeds: prompts.Person},
			}},
		}
	}
	return set
}

// newDeskWith is a desk whose journal is asked with these sets.
func newDeskWith(t *testing.T, sets prompts.Library) *desk {
	t.Helper()
	d := &desk{store: storetest.NewMemory(), clock: time.Date(2026, 11, 19, 14, 10, 0, 0, journaltest.Zone(t, "America/Toronto"))}
	d.Book = book.Open(d.store, sets, func() time.Time { return d.clock }, rand.NewChaCha8([32]byte{7}))
	return d
}

// walked keeps an entry told with one version of the walk, every question
// answered with its own id.
func (d *desk) walked(t *testing.T, set prompts.Set) journal.Entry {
	t.Helper()
	e, err := d.Entries.New(journal.KindOf(set), set)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range set.Questions {
		e = e.With(d.Sets(), q, "Said to "+q.ID+".")
		for _, f := range q.Fields {
			e = e.WithDetail(d.Sets(), q, f, "the "+f.ID)
		}
	}
	return d.save(t, journal.Entry{}, d.Entries.Finish(e))
}

func TestAnEntryIsReadAsItWasAsked(t *testing.T) {
	d := newDeskWith(t, prompts.NewLibrary(prompts.Ten(), walk(1), walk(2)))
	for version, want := range map[int]struct{ lesson, plan, failure, ask string }{
		1: {"Said to saw.", "Said to left-out.", "", "What did you see?"},
		2: {"Said to took.", "Said to try.", "Said to saw.", "What did you notice?"},
	} {
		e := d.walked(t, walk(version))
		if l := d.lesson(t, e.ID); l.Text != want.lesson {
			t.Errorf("version %d: the lesson is %q", version, l.Text)
		}
		if p, err := d.Plans.Get(t.Context(), e.ID); err != nil || p.Will != want.plan {
			t.Errorf("version %d: the plan is %q, %v", version, p.Will, err)
		}
		if got := e.FailureText(d.Sets()); got != want.failure {
			t.Errorf("version %d: the failure is %q", version, got)
		}
		if got := e.Answer("saw").Ask; got != want.ask {
			t.Errorf("version %d: it was asked %q", version, got)
		}
	}
}

// Of a version that is not here any more every answer is still read: by the
// newest set that asks its question.
func TestAnEntryOfAForgottenVersion(t *testing.T) {
	d := newDeskWith(t, prompts.NewLibrary(prompts.Ten(), walk(1), walk(2)))
	e := d.walked(t, walk(1))
	e.SetVersion = 7
	if got := e.Said(d.Sets(), prompts.PlanWill); got != "Said to left-out." {
		t.Errorf("what only an older version asked is read as %q", got)
	}
	if got := e.Said(d.Sets(), prompts.Lesson); got != "" {
		t.Errorf("the newest takes no lesson from it, and %q is read", got)
	}
	if got := e.With(d.Sets(), walk(2).Questions[1], "x").Answers; got[0].Question+got[1].Question+got[2].Question != "sawtookleft-out" {
		t.Errorf("the answers are not in the order asked: %v", got)
	}
}

// A set nobody shipped does all a shipped one does.
func TestASetOfOnesOwn(t *testing.T) {
	d := newDeskWith(t, prompts.NewLibrary(walk(2), prompts.Win()))
	e := d.walked(t, walk(2))
	if c, err := d.People.Get(t.Context(), e.ID); err != nil || c.Person != "the who" {
		t.Errorf("the check-in is with %q, %v", c.Person, err)
	}
	q, err := search.ParseQuery("took:said", d.Sets(), d.clock)
	if err != nil {
		t.Fatal(err)
	}
	found, _, err := d.Entries.Search(t.Context(), q, 0, 0)
	if err != nil || len(found) != 1 || found[0].Number(d.Sets(), "took") != 2 {
		t.Errorf("an answer is found %d times, %v", len(found), err)
	}
	draft, err := d.Entries.New(journal.Mess, walk(2))
	if err != nil {
		t.Fatal(err)
	}
	draft.Title, draft.Place = "Half told", "try"
	d.save(t, journal.Entry{}, draft)
	r, _, err := d.Reviews.StartOrResume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	a, err := d.Reviews.Agenda(t.Context(), r)
	if err != nil || a.Mess.Title != "Half told" || a.Mess.Stopped(d.Sets()) != 3 {
		t.Errorf("the review offers %q, stopped at %d, %v", a.Mess.Title, a.Mess.Stopped(d.Sets()), err)
	}
	jot, err := d.Entries.Jot(t.Context(), "One line")
	if err != nil {
		t.Fatal(err)
	}
	grown := journal.Grow(d.Sets(), jot, walk(2))
	if grown.Set != "walk" || grown.SetVersion != 2 || grown.Kind != journal.Mess {
		t.Errorf("it grows into %s, version %d, a %s", grown.Set, grown.SetVersion, grown.Kind)
	}
	if err := d.store.Update(t.Context(), record.Reindexing(d.Sets())); err != nil {
		t.Fatal(err)
	}
	if row := d.row(t, e.ID); !strings.Contains(row, "Said to took.") {
		t.Errorf("its row made anew is %s", row)
	}
}
