package book_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"messup/journal"
	"messup/journal/habits"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
)

// contents returns all of a journal, and fails if it cannot be read.
func (d *desk) contents(t *testing.T, words string) journal.Archive {
	t.Helper()
	q, err := search.ParseQuery(words, prompts.Shipped(), d.clock)
	if err != nil {
		t.Fatal(err)
	}
	c, err := d.Archive.All(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// light returns all that goes out without what is marked heavy, and how many entries are.
func (d *desk) light(t *testing.T) (c journal.Archive, heavy int) {
	t.Helper()
	err := d.Archive.Out(t.Context(), search.Query{}, false, func(o *record.Outgoing) (err error) {
		heavy = o.Heavy
		c, err = o.All()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return c, heavy
}

func (d *desk) take(t *testing.T, c journal.Archive, dryRun bool) journal.Taken {
	t.Helper()
	taken, err := d.Archive.Import(t.Context(), c, record.Intake{DryRun: dryRun})
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

// full is a journal with a little of everything.
func full(t *testing.T) *desk {
	t.Helper()
	d := library(t)
	e := d.finished(t, "reworded", "one")
	l := d.lesson(t, e.ID)
	l.Text = "two"
	if _, err := d.Lessons.Save(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	alone, err := d.Lessons.New()
	if err != nil {
		t.Fatal(err)
	}
	alone.Text = "alone"
	if _, err := d.Lessons.Save(t.Context(), alone); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWhatIsTakenInIsWhatWasThere(t *testing.T) {
	from, to := full(t), newDesk(t)
	c := from.contents(t, "")
	if len(c.Entries) != 6 || len(c.Lessons) != 3 {
		t.Fatalf("there are %d entries and %d lessons", len(c.Entries), len(c.Lessons))
	}
	if got := to.take(t, c, false); got.Added != 9 || got.Updated != 0 || got.Skipped != 0 {
		t.Errorf("taken %+v", got)
	}
	if diff := cmp.Diff(c, to.contents(t, ""), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("not the same:\n%s", diff)
	}
	if got := to.search(t, "lesson:two"); !slices.Equal(got, []string{"reworded"}) {
		t.Errorf("the reworded lesson finds %q", got)
	}
	writes := to.store.Updates()
	if got := to.take(t, c, false); got.Skipped != 9 || got.Why[journal.AlreadyHere] != 9 || to.store.Updates() != writes {
		t.Errorf("taken again: %+v", got)
	}
}

func TestADryRunTellsWhatWouldHappenAndWritesNothing(t *testing.T) {
	from, to := full(t), newDesk(t)
	c := from.contents(t, "")
	to.take(t, journal.Archive{Entries: c.Entries[:2]}, false)
	newer := c.Entries[0].With(prompts.Shipped(), goal, "newer")
	newer.Rev += 2
	c.Entries = append(c.Entries, c.Entries[3], newer) // also one that is there twice
	writes := to.store.Updates()
	would := to.take(t, c, true)
	if to.store.Updates() != writes {
		t.Error("a dry run wrote")
	}
	if did := to.take(t, c, false); !cmp.Equal(would, did) || did.Updated != 2 { // an entry and its lesson
		t.Errorf("it would have taken %+v, it took %+v", would, did)
	}
}

func TestTakeIsAllOrNothing(t *testing.T) {
	at := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC)
	good := journal.Entry{ID: "good", Happened: at, Finished: at, Set: "ten"}.With(prompts.Shipped(), ask("learned"), "a lesson")
	bad := func(change func(*journal.Entry)) journal.Archive {
		e := journal.Entry{ID: "bad", Happened: at}
		change(&e)
		return journal.Archive{Entries: []journal.Entry{good, e}}
	}
	for _, tt := range []struct {
		says string
		want error
		c    journal.Archive
	}{
		{"entry 2: cannot take this file in: id", journal.ErrBadImport, bad(func(e *journal.Entry) { e.ID = "no id" })},
		{"entry 2: cannot take this file in: id", journal.ErrBadImport, bad(func(e *journal.Entry) { e.ID = "" })},
		{"entry 2: cannot take this file in: happened", journal.ErrBadImport, bad(func(e *journal.Entry) { e.Happened = time.Time{} })},
		{"entry 2: cannot take this file in: answer 2", journal.ErrBadImport, bad(func(e *journal.Entry) {
			e.Answers = []journal.Answer{{Question: "goal", Text: "a"}, {Question: "goal", Text: "b"}}
		})},
		{"entry 2: cannot take this file in: answer 1", journal.ErrBadImport, bad(func(e *journal.Entry) { e.Answers = []journal.Answer{{Text: "a"}} })},
		{"entry 2: the title is 3 KB", journal.ErrTooLong, bad(func(e *journal.Entry) { e.Title = strings.Repeat("x", journal.MaxLine+1) })},
		{"lesson 1: the lesson: nothing", journal.ErrEmpty, journal.Archive{Entries: []journal.Entry{good}, Lessons: []journal.Lesson{{ID: "l", Text: "\x00"}}}},
		{"lesson 1: the lesson is 3 KB", journal.ErrTooLong, journal.Archive{Lessons: []journal.Lesson{{ID: "l", Text: strings.Repeat("x", journal.MaxLine+1)}}}},
		{"lesson 2: cannot take this file in: id", journal.ErrBadImport, journal.Archive{Lessons: []journal.Lesson{{ID: "l", Text: "x"}, {Text: "x"}}}},
		{"lesson 1: cannot take this file in: entry", journal.ErrBadImport, journal.Archive{Lessons: []journal.Lesson{{ID: "l", Text: "x", Entry: "?"}}}},
	} {
		for _, dryRun := range []bool{true, false} {
			d := newDesk(t)
			if _, err := d.Archive.Import(t.Context(), tt.c, record.Intake{DryRun: dryRun}); !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%s: %.200v", tt.says, err)
			}
			if d.store.Updates() != 0 {
				t.Errorf("%s: something was kept", tt.says)
			}
		}
	}
}

func TestTheHigherRevisionStays(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "x", "one")
	e = d.save(t, e, e.With(prompts.Shipped(), goal, "here"))
	older, same, newer := e.With(prompts.Shipped(), goal, "older"), e.With(prompts.Shipped(), goal, "elsewhere"), e.With(prompts.Shipped(), goal, "newer").With(prompts.Shipped(), ask("learned"), "two")
	older.Rev, newer.Rev = 1, 5
	for _, tt := range []struct {
		e    journal.Entry
		why  journal.Why
		goal string
	}{
		{older, journal.NewerHere, "here"},
		{same, journal.ChangedHere, "here"},
		{newer, "", "newer"},
	} {
		got := d.take(t, journal.Archive{Entries: []journal.Entry{tt.e}}, false)
		if tt.why != "" && got.Why[tt.why] != 1 || tt.why == "" && got.Updated != 1 {
			t.Errorf("%s: taken %+v", tt.goal, got)
		}
		if now := d.read(t, e.ID); now.Answer("goal").Text != tt.goal {
			t.Errorf("the goal is %q, want %q", now.Answer("goal").Text, tt.goal)
		}
	}
	if l := d.lesson(t, e.ID); l.Text != "two" || len(l.Versions) != 1 {
		t.Errorf("the lesson did not follow the words taken in: %+v", l)
	}
}

// A newer wording that comes without the mark leaves an entry heavy, which is counted; and what was
// deleted and given back is what is here already, at whatever revision the file has it.
func TestNoFileTakesTheHeavyMarkOff(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "x", "one")
	file := e
	marked := e
	marked.Heavy = true
	d.save(t, e, marked)
	newer := file.With(prompts.Shipped(), goal, "newer")
	newer.Rev = 7
	for _, rehearse := range []bool{true, false} {
		if got := d.take(t, journal.Archive{Entries: []journal.Entry{newer}}, rehearse); got.Updated != 1 || got.Heavy != 1 {
			t.Errorf("taken %+v", got)
		}
	}
	if now := d.read(t, e.ID); !now.Heavy || now.Answer("goal").Text != "newer" {
		t.Errorf("it is %+v", now)
	}
	calm := d.finished(t, "y", "two")
	if _, err := d.Trash.Delete(t.Context(), calm.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Trash.GiveBack(t.Context(), string(calm.ID)); err != nil {
		t.Fatal(err)
	}
	if got := d.take(t, journal.Archive{Entries: []journal.Entry{calm}}, false); got.Why[journal.AlreadyHere] != 1 {
		t.Errorf("given back, it is %+v", got)
	}
}

func TestTakeMendsWhatOthersLeaveOut(t *testing.T) {
	d := newDesk(t)
	at := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC)
	e := journal.Entry{ID: "ABC-1", Set: "quick", Happened: at, Finished: at, Title: "two\nlines\x1b[2J"}.With(prompts.Shipped(), ask("told-by"), "a\r\nb\xff").WithDetail(prompts.Shipped(),
		ask("next-time"), field("next-time", "lesson"), "Ring first.")

	e.Answers[0].Conflicts = []journal.Version{{Text: "c\x00d"}}
	c := journal.Archive{Entries: []journal.Entry{e}, Lessons: []journal.Lesson{{ID: "L1", Text: "by\nhand"}}}
	if got := d.take(t, c, false); got.Added != 2 {
		t.Errorf("taken %+v", got)
	}
	got, err := d.Entries.Find(t.Context(), "abc")
	if err != nil || got.ID != "abc-1" || got.Rev != 1 || got.Kind != journal.Brief || got.Title != "two lines[2J" || said(got, "told-by") != "a\nb\uFFFD | cd" {
		t.Errorf("there is %+v, %v", got, err)
	}
	if l := d.lesson(t, "abc-1"); l.Text != "Ring first." || !l.Made.Equal(at) {
		t.Errorf("its lesson is %+v", l)
	}
	if l := d.lesson(t, "l1"); l.Text != "by hand" || l.Rev != 1 || !l.Made.Equal(d.clock) {
		t.Errorf("the lesson is %+v", l)
	}
	d.pass(time.Hour)
	if got := d.take(t, c, false); got.Why[journal.AlreadyHere] != 2 {
		t.Errorf("taken again: %+v", got)
	}
}

// A lesson written elsewhere is not the entry's words, and stays when other
// words of the entry change.
func TestALessonTakenInIsNotOverwritten(t *testing.T) {
	d := newDesk(t)
	at := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC)
	e := journal.Entry{ID: "abc", Set: "ten", Happened: at, Finished: at}.With(prompts.Shipped(), ask("learned"), "the entry's words")
	d.take(t, journal.Archive{Entries: []journal.Entry{e}, Lessons: []journal.Lesson{{ID: "abc", Entry: "abc", Text: "the person's words"}}}, false)
	now := d.read(t, "abc")
	now = d.save(t, now, now.With(prompts.Shipped(), goal, "x"))
	if l := d.lesson(t, "abc"); l.Text != "the person's words" {
		t.Errorf("the lesson is %+v", l)
	}
	d.save(t, now, now.With(prompts.Shipped(), ask("learned"), "new words"))
	if l := d.lesson(t, "abc"); l.Text != "new words" || len(l.Versions) != 1 {
		t.Errorf("the lesson is %+v", l)
	}
}

func TestContentsOfAQueryAreItsEntriesAndTheirLessons(t *testing.T) {
	c := full(t).contents(t, "kind:mess is:finished")
	got := make([]string, 0, len(c.Entries)+len(c.Lessons))
	for _, e := range c.Entries {
		got = append(got, e.Title)
	}
	for _, l := range c.Lessons {
		got = append(got, l.Text)
	}
	want := []string{"reworded", "Food web jigsaw", "two", "Watch the timing of the expert groups."}
	if !slices.Equal(got, want) {
		t.Errorf("contents are %q", got)
	}
}

func TestIndexedAgainEverythingIsAsItWas(t *testing.T) {
	d := full(t)
	if _, err := d.Trash.Delete(t.Context(), d.finished(t, "gone", "gone too").ID); err != nil {
		t.Fatal(err)
	}
	if err := d.Remember(t.Context(), func(h *habits.Habits) { h.Welcomed = true }); err != nil {
		t.Fatal(err)
	}
	before := d.records(t)
	err := d.store.Update(t.Context(), func(tx record.Tx) error {
		for _, k := range record.Kinds() {
			for id, err := range tx.IDs(k, "") {
				if err != nil {
					return err
				}
				r, err := tx.Get(k, id)
				if err != nil {
					return err
				}
				if k != journal.HabitsKind { // whose time is no part of its data
					r.At, r.Line, r.Text = time.Time{}, nil, nil
				}
				if err := tx.Put(r); err != nil {
					return err
				}
			}
		}
		return record.Reindexing(prompts.Shipped())(tx)
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, d.records(t), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("not as it was:\n%s", diff)
	}
}

// records returns every record by kind and id.
func (d *desk) records(t *testing.T) map[string]record.Record {
	t.Helper()
	all := map[string]record.Record{}
	err := d.store.View(t.Context(), func(tx record.Tx) error {
		for _, k := range record.Kinds() {
			for id, err := range tx.IDs(k, "") {
				if err != nil {
					return err
				}
				if all[fmt.Sprint(k, " ", id)], err = tx.Get(k, id); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
