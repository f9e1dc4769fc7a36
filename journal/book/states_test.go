package book_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"messup/journal"
	"messup/journal/search"
	"messup/prompts"
)

// seekPlans are the classes of the plans that a search finds, in its order.
func (d *desk) seekPlans(t testing.TB, words string) (classes []string) {
	t.Helper()
	q, err := search.ParseQuery(words, prompts.Shipped(), d.clock)
	if err != nil {
		t.Fatal(err)
	}
	plans, err := d.Plans.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range plans {
		classes = append(classes, p.Class)
	}
	if words == "" {
		d.inRuns(t, plans)
	}
	return classes
}

// inRuns checks that all plans, read a few at a time, are the same.
func (d *desk) inRuns(t testing.TB, all []journal.Plan) {
	t.Helper()
	for limit := range len(all) + 2 {
		for skip := range len(all) + 2 {
			run, err := d.Plans.Run(t.Context(), skip, limit)
			from := min(skip, len(all))
			if want := all[from:min(from+limit, len(all))]; err != nil || run.Total != len(all) || len(run.Plans) != len(want) || len(want) > 0 && !cmp.Equal(run.Plans, want) {
				t.Errorf("%d plans from %d on are %v of %d, %v, want %v", limit, skip, run.Plans, run.Total, err, want)
			}
		}
	}
}

// Plans are found by where they stand on the day and by their words; what is heavy stays
// aside, answered or not, until it is asked for.
func TestPlansAreFoundByWhereTheyStand(t *testing.T) {
	d := newDesk(t)
	d.planned(t, "Food webs", "9B", "next tuesday")
	d.planned(t, "Sound", "10A", "some time soon")
	done, dropped := d.planned(t, "Light", "8C", "next friday"), d.planned(t, "Heat", "7D", "next friday")
	d.savePlan(t, done, done.Tell(journal.Report{Result: journal.DidElse, Line: "drew it"}, d.today()))
	dropped = d.savePlan(t, dropped, dropped.LetGo("moved on", d.today()))
	for _, tt := range []struct{ ask, want string }{
		{"", "[9B 10A 8C 7D]"},
		{"is:open", "[9B 10A]"}, {"is:undated", "[10A]"}, {"is:due", "[]"},
		{"is:done", "[8C]"}, {"is:dropped", "[7D]"}, {"is:done drew", "[8C]"}, {"class:10a", "[10A]"}, {"is:open moved", "[]"},
	} {
		if got := fmt.Sprint(d.seekPlans(t, tt.ask)); got != tt.want {
			t.Errorf("%q finds %s, want %s", tt.ask, got, tt.want)
		}
	}
	d.clock = d.clock.Add(14 * 24 * time.Hour)
	if got := fmt.Sprint(d.seekPlans(t, "is:due")); got != "[9B]" {
		t.Errorf("two weeks later %s are due", got)
	}
	e, err := d.Entries.Get(t.Context(), dropped.Entry)
	if err != nil {
		t.Fatal(err)
	}
	heavy := e
	heavy.Heavy = true
	d.save(t, e, heavy)
	if got := fmt.Sprint(d.seekPlans(t, ""), d.seekPlans(t, "is:dropped"), d.seekPlans(t, "is:heavy")); got != "[9B 10A 8C] [] [7D]" {
		t.Errorf("with a heavy one: %s", got)
	}
}

// A loose end that is let go asks for nothing more, and every word of it stays: it is found
// by its state, and asks again once it is taken up or written on.
func TestALooseEndIsLetGo(t *testing.T) {
	d := newDesk(t)
	draft := d.save(t, journal.Entry{}, d.mess(t, "later").With(prompts.Shipped(), ask("goal"), "To say it."))
	bare := d.save(t, journal.Entry{}, d.Entries.Finish(d.mess(t, "bare").WithDetail(prompts.Shipped(), ask("next"), field("next", "will"), "ring first").WithDetail(prompts.Shipped(),
		ask("ask-now"), field("ask-now", "person"), "parent")))
	alone := d.newPlan(t, "", "", "it rains")
	for _, of := range []struct{ entry, plan journal.ID }{{draft.ID, ""}, {bare.ID, ""}, {"", alone.ID}} {
		for _, first := range []bool{true, false} {
			if dropped, err := d.Drop(t.Context(), of.entry, of.plan, "not mine any more"); err != nil || dropped != first {
				t.Fatalf("let go: %t, %v, want %t", dropped, err, first)
			}
		}
	}
	desk, err := d.Desk(t.Context(), 5)
	if ends := d.loose(t); err != nil || len(ends)+len(desk.Drafts) != 0 {
		t.Errorf("still asked for: %+v, on the desk %+v, %v", ends, desk.Drafts, err)
	}
	if got := d.seekPlans(t, "is:dropped mine"); len(got) != 2 {
		t.Errorf("%d plans were let go for that reason", len(got))
	}
	q, err := search.ParseQuery("is:dropped", prompts.Shipped(), d.clock)
	if err != nil {
		t.Fatal(err)
	}
	found, _, err := d.Entries.Search(t.Context(), q, 0, 0)
	if err != nil || len(found) != 2 {
		t.Errorf("found again: %+v, %v", found, err)
	}
	if err := d.Entries.TakeUp(t.Context(), bare.ID); err != nil {
		t.Fatal(err)
	}
	if ends := d.loose(t); len(ends) != 1 || fmt.Sprint(ends[0].Lacks) != "[no-lesson]" {
		t.Errorf("taken up: %+v", ends)
	}
	was, err := d.Entries.Get(t.Context(), draft.ID)
	if err != nil || was.Why != "not mine any more" || was.Answer("goal").Text != "To say it." {
		t.Fatalf("%+v, %v", was, err)
	}
	if on := d.save(t, was, was.With(prompts.Shipped(), ask("goal"), "To say it alone.")); on.LetGo != 0 || len(d.loose(t)) != 2 {
		t.Errorf("written on, and let go %s: %+v", on.LetGo, d.loose(t))
	}
}
