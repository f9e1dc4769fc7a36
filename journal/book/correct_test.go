package book_test

import (
	"errors"
	"testing"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/voice"
	"messup/prompts"
)

// A correction stays whatever is written in the entry, until the entry says
// something else there itself.
func TestACorrectedPlanStaysAsItIsUntilItsWordsChange(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	to := p
	to.Will, to.By, to.LookFor, to.With = "turn all cards face down", "friday", "", "the ELL teacher"
	changed, err := p.Corrected(to)
	if err != nil {
		t.Fatal(err)
	}
	p = d.savePlan(t, p, changed)
	if p.Day != at("2026-11-20") || len(p.Moves) != 0 || p.Rev != 2 {
		t.Errorf("corrected: %+v", p)
	}
	e := d.read(t, p.Entry)
	e = d.save(t, e, e.With(prompts.Shipped(), ask("deficits"), "Reading six groups at once."))
	e = d.save(t, e, e.WithDetail(prompts.Shipped(), ask("next"), field("next", "when"), "groups have had five minutes"))
	got := d.plan(t, p.ID)
	if got.When != "groups have had five minutes" || got.Will != to.Will || got.With != to.With || got.LookFor != "" || got.By != "friday" || got.Day != at("2026-11-20") || len(got.Moves) != 0 {
		t.Errorf("the entry made it %+v", got)
	}
	e = d.save(t, e, e.WithDetail(prompts.Shipped(), ask("next"), field("next", "by"), "26 nov"))
	d.save(t, e, e.WithDetail(prompts.Shipped(), ask("next"), field("next", "will"), "draw one web first"))
	if got := d.plan(t, p.ID); got.By != "26 nov" || got.Day != at("2026-11-26") || got.Will != "draw one web first" {
		t.Errorf("new words in the entry made it %+v", got)
	}
}

// A day that was taken away stays away, and one of its own is not read anew from
// other words.
func TestAPlanCorrectedToNoDayGetsNoneBack(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	to := p
	to.By = ""
	p = d.savePlan(t, p, to)
	e := d.read(t, p.Entry)
	d.save(t, e, e.WithDetail(prompts.Shipped(), ask("next"), field("next", "will"), "draw one web first"))
	if got := d.plan(t, p.ID); got.By != "" || got.Day != 0 || got.Will != "draw one web first" {
		t.Errorf("it is for %s (%q)", got.Day, got.By)
	}
}

func TestWhatWasToldKeepsItsDay(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	told := d.savePlan(t, p, p.Tell(journal.Report{Result: journal.Did, Outcome: journal.Better}, d.today()))
	to := told
	to.Will = "turn all cards"
	changed, err := told.Corrected(to)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.savePlan(t, told, changed); voice.PlanSentence(got) != "When groups have had six minutes, I will turn all cards" || got.Outcome != journal.Better || got.Day != told.Day {
		t.Errorf("corrected: %+v", got)
	}
	to.By = "friday"
	if _, err := told.Corrected(to); !errors.Is(err, journal.ErrAnswered) {
		t.Errorf("another day: %v", err)
	}
	c := journal.Checkin{Person: "ELL teacher", When: "friday", Status: journal.Done}
	later := c
	later.When = "monday"
	if _, err := c.Corrected(later); !errors.Is(err, journal.ErrAnswered) {
		t.Errorf("another day of one that is over: %v", err)
	}
}

func TestACorrectedPersonStaysAsTheyAre(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, "Food webs").WithDetail(prompts.Shipped(), ask("ask-now"), field("ask-now", "person"), "ELL teacher").
		WithDetail(prompts.Shipped(), ask("ask-now"), field("ask-now", "when"), "friday")
	e = d.save(t, journal.Entry{}, d.Entries.Finish(e))
	c, err := d.People.Get(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	to := c
	to.Person, to.When = "the new ELL teacher", "26 nov"
	changed, err := c.Corrected(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.People.Save(t.Context(), c, changed); err != nil {
		t.Fatal(err)
	}
	d.save(t, e, e.WithDetail(prompts.Shipped(), ask("ask-now"), field("ask-now", "purpose"), "ask"))
	got, err := d.People.Get(t.Context(), e.ID)
	if err != nil || got.Person != to.Person || got.Day != at("2026-11-26") || got.Purpose != "ask" || len(got.Moves) != 0 {
		t.Errorf("it is %+v, %v", got, err)
	}
	changed.When = "yesterday"
	if _, err := d.People.Save(t.Context(), got, changed); !errors.Is(err, date.ErrPast) {
		t.Errorf("to a day that is over: %v", err)
	}
}
