package book_test

import (
	"slices"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/search"
	"messup/prompts"
)

// marked keeps messes that have marked something, oldest first.
func marked(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	sets := prompts.Shipped()
	keep := func(title, moment, reasons, strength, told string, heavy bool) {
		e := d.mess(t, title).With(sets, ask("failing-point"), told).
			WithDetail(sets, ask("failing-point"), field("failing-point", "moment"), moment).
			WithDetail(sets, ask("not-stopping"), field("not-stopping", "reasons"), reasons).
			WithDetail(sets, ask("surpluses"), field("surpluses", "skill"), strength)
		e.Heavy = heavy
		d.save(t, journal.Entry{}, d.Entries.Finish(e))
		d.pass(24 * time.Hour)
	}
	keep("jigsaw", "middle", "time already put in\nnothing else ready", "noticing, recovering", "", false)
	keep("labs", "end", "the plan said so", "noticing early on", "In the middle of it all.", false)
	keep("map", "", "", "", "Middle", false)
	keep("heavy", "middle", "nothing else ready", "", "", true)
	return d
}

// What was marked is found by its words, and only where it was marked.
func TestWhatWasMarkedIsFound(t *testing.T) {
	d := marked(t)
	for query, want := range map[string][]string{
		"moment:middle":                        {"jigsaw"},
		"moment:mid":                           {"jigsaw"},
		`moment:"mid"`:                         nil,
		"moment:middle is:heavy":               {"heavy"},
		`moment:"middle" reason:"the plan"`:    nil,
		`reason:"nothing else ready"`:          {"jigsaw"},
		`reason:"time already put in" recover`: {"jigsaw"},
		"reason:in":                            {"jigsaw"},
		"strength:noticing":                    {"labs", "jigsaw"},
		`strength:"noticing"`:                  {"jigsaw"},
		`strength:"Noticing" moment:"end"`:     nil,
		"middle":                               {"map", "labs", "jigsaw"},
		"moment:middle since:2026-11-20":       nil,
		`factor:"pitch"`:                       nil,
	} {
		q, err := search.ParseQuery(query, prompts.Shipped(), d.clock)
		if err != nil {
			t.Fatal(err)
		}
		found, total, err := d.Entries.Search(t.Context(), q, 0, 0)
		titles := []string{}
		for _, f := range found {
			titles = append(titles, f.Title)
		}
		if err != nil || total != len(want) || !slices.Equal(titles, append([]string{}, want...)) {
			t.Errorf("%s finds %q of %d, want %q: %v", query, titles, total, want, err)
		}
		if aside, _, err := d.Entries.Aside(t.Context(), q); query == "moment:middle" && (err != nil || aside != 1) {
			t.Errorf("%d are kept aside, %v", aside, err)
		}
	}
}

// What came of a plan is found by its word, on the days it is of.
func TestWhatCameOfPlansIsFound(t *testing.T) {
	d := newDesk(t)
	p := d.newPlan(t, "", "", "it rings")
	made := d.clock
	d.pass(30 * 24 * time.Hour)
	d.savePlan(t, p, p.Tell(journal.Report{Result: journal.Did, Outcome: journal.Better}, d.today()))
	for query, want := range map[string]int{
		"came:better": 1, "came:worse": 0, "came:better is:done": 1,
		"came:better since:" + d.clock.Format(time.DateOnly): 1, "came:better until:" + made.Format(time.DateOnly): 0,
	} {
		q, err := search.ParseQuery(query, prompts.Shipped(), d.clock)
		if err != nil {
			t.Fatal(err)
		}
		if found, err := d.Plans.Search(t.Context(), q); err != nil || len(found) != want {
			t.Errorf("%s finds %d plans, %v", query, len(found), err)
		}
	}
}
