package book_test

import (
	"testing"
	"time"

	"messup/journal"
	"messup/prompts"
)

// A draft that is finished on a later day keeps the days its words meant when they were
// written; words that are new are read from the day on which they are.
func TestADraftKeepsTheDaysItsWordsMeant(t *testing.T) {
	sets, next, person := prompts.Shipped(), ask("next"), ask("ask-now")
	for what, tt := range map[string]struct {
		later      func(journal.Entry) journal.Entry
		plan, talk string
	}{
		"nothing changed":    {func(e journal.Entry) journal.Entry { return e }, "2026-11-20", "2026-11-20"},
		"something else was": {func(e journal.Entry) journal.Entry { return e.WithDetail(sets, next, field("next", "will"), "wait") }, "2026-11-20", "2026-11-20"},
		"new words": {func(e journal.Entry) journal.Entry {
			e = e.WithDetail(sets, next, field("next", "by"), "tomorrow, first thing")
			return e.WithDetail(sets, person, field("ask-now", "when"), "friday")
		}, "2026-11-24", "2026-11-27"},
	} {
		d := newDesk(t)
		e := d.mess(t, "Food webs").WithDetail(sets, next, field("next", "will"), "ring first").WithDetail(sets, next, field("next", "by"), "tomorrow")
		e = e.WithDetail(sets, person, field("ask-now", "person"), "Mrs Kolb").WithDetail(sets, person, field("ask-now", "when"), "tomorrow")
		e = d.save(t, journal.Entry{}, e)
		d.pass(2 * 24 * time.Hour)
		titled := e
		titled.Title = "Food chains"
		e = d.save(t, e, titled)
		d.pass(2 * 24 * time.Hour)
		e = d.save(t, e, d.Entries.Finish(tt.later(e)))
		if p := d.plan(t, e.ID); p.Day != at(tt.plan) {
			t.Errorf("%s: the plan is for %s", what, p.Day)
		}
		c, err := d.People.Get(t.Context(), e.ID)
		if err != nil || c.Day != at(tt.talk) {
			t.Errorf("%s: the person is for %s (%v)", what, c.Day, err)
		}
	}
}

// A plan's day in its own words, and of a finished entry whose other words change later.
func TestADayInThePlanStaysWhereOtherWordsChange(t *testing.T) {
	sets, next := prompts.Shipped(), ask("next")
	d := newDesk(t)
	e := d.mess(t, "Food webs").WithDetail(sets, next, field("next", "when"), "the bell rings tomorrow")
	e = d.save(t, journal.Entry{}, e)
	d.pass(2 * 24 * time.Hour)
	e = d.save(t, e, d.Entries.Finish(e.WithDetail(sets, next, field("next", "will"), "wait")))
	if p := d.plan(t, e.ID); p.Day != at("2026-11-20") {
		t.Errorf("the plan is for %s", p.Day)
	}
	d.pass(24 * time.Hour)
	d.save(t, e, e.WithDetail(sets, next, field("next", "will"), "wait and count"))
	if p := d.plan(t, e.ID); p.Day != at("2026-11-20") {
		t.Errorf("after other words the plan is for %s", p.Day)
	}
}
