package book_test

import (
	"fmt"
	"testing"
	"time"

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
	return classes
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
