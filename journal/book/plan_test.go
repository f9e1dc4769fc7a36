package book_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/voice"
	"messup/prompts"
)

// planned keeps a finished mess with a plan in it, by when as said.
func (d *desk) planned(t testing.TB, title, class, by string) journal.Plan {
	t.Helper()
	e := d.mess(t, title).With(prompts.Shipped(), ask("goal"), "Explain it.").WithDetail(prompts.Shipped(), ask("goal"), field("goal", "known-by"), "an exit ticket").WithDetail(prompts.Shipped(),
		ask("next"), field("next", "when"), "groups have had six minutes").WithDetail(prompts.Shipped(),

		ask("next"), field("next", "will"), "turn cards face down").WithDetail(prompts.Shipped(),

		ask("next"), field("next", "by"), by)

	e.Class = class
	d.save(t, journal.Entry{}, d.Entries.Finish(e))
	return d.plan(t, e.ID)
}

func (d *desk) plan(t testing.TB, id journal.ID) journal.Plan {
	t.Helper()
	p, err := d.Plans.Get(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (d *desk) savePlan(t testing.TB, base, p journal.Plan) journal.Plan {
	t.Helper()
	saved, err := d.Plans.Save(t.Context(), base, p)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func (d *desk) today() date.Day { return date.DayOf(d.clock) }

func TestFinishingDrawsThePlanAndADraftDoesNot(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "Tuesday, period 2")
	if voice.PlanSentence(p) != "When groups have had six minutes, I will turn cards face down" || p.Goal != "Explain it." || p.LookFor != "an exit ticket" {
		t.Errorf("drawn: %+v", p)
	}
	if p.Day != at("2026-11-24") || p.Whom() != "9B" || p.Take != 2 || p.Chain != p.ID || !p.Waits() {
		t.Errorf("drawn: %+v", p)
	}
	draft := d.save(t, journal.Entry{}, d.mess(t, "x").WithDetail(prompts.Shipped(), ask("next"), field("next", "will"), "ring first"))
	if _, err := d.Plans.Get(t.Context(), draft.ID); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("a draft has a plan: %v", err)
	}
	free := d.save(t, journal.Entry{}, d.Entries.Finish(d.mess(t, "x").With(prompts.Shipped(), ask("next"), "Ring before I write, on Friday.")))
	if p := d.plan(t, free.ID); voice.PlanSentence(p) != "Ring before I write, on Friday." || p.Day != at("2026-11-20") {
		t.Errorf("from free text: %q on %s", voice.PlanSentence(p), p.Day)
	}
	win := d.save(t, journal.Entry{}, d.Entries.Finish(d.mess(t, "x").With(prompts.Shipped(), ask("learned"), "no plan in it")))
	if _, err := d.Plans.Get(t.Context(), win.ID); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("an entry without a plan has one: %v", err)
	}
}

func TestAPlanFollowsItsEntryButNotOverLaterDecisions(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	e := d.read(t, p.Entry)
	again := p
	again.LookFor = "four groups of six"
	p = d.savePlan(t, p, again)
	e = d.save(t, e, e.WithDetail(prompts.Shipped(), ask("next"), field("next", "will"), "draw one web first"))
	if p = d.plan(t, p.ID); p.Will != "draw one web first" || p.LookFor != "four groups of six" || p.Day != at("2026-11-24") {
		t.Errorf("new words made it %+v", p)
	}
	moved, err := p.Move("next week", "a fire drill", d.today())
	if err != nil {
		t.Fatal(err)
	}
	p = d.savePlan(t, p, moved)
	e = d.save(t, e, e.WithDetail(prompts.Shipped(), ask("next"), field("next", "by"), "friday"))
	if got := d.plan(t, p.ID); got.Day != at("2026-11-27") {
		t.Errorf("the entry took the moved plan back to %s", got.Day)
	}
	p = d.plan(t, p.ID)
	p = d.savePlan(t, p, p.Tell(journal.Report{Result: journal.Did}, d.today()))
	d.save(t, e, e.WithDetail(prompts.Shipped(), ask("next"), field("next", "will"), "other words"))
	if got := d.plan(t, p.ID); got.Will != "draw one web first" || got.Rev != p.Rev {
		t.Errorf("a plan that was told became %+v", got)
	}
}

func TestAnOldEntryGetsNoPlanForAnotherTitle(t *testing.T) {
	d := newDesk(t)
	e := d.Entries.Finish(d.mess(t, "Old").WithDetail(prompts.Shipped(), ask("next"), field("next", "will"), "ring first"))
	e.Rev = 1
	d.take(t, journal.Archive{Entries: []journal.Entry{e}}, false)
	renamed := d.read(t, e.ID)
	renamed.Title = "New"
	d.save(t, d.read(t, e.ID), renamed)
	if _, err := d.Plans.Get(t.Context(), e.ID); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("it has a plan: %v", err)
	}
}

// A plan for Tuesday is before the class on Tuesday and on the desk on
// Wednesday.
func TestAPlanIsAskedAboutTheDayAfter(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	onDesk := func() []journal.Plan {
		desk, err := d.Desk(t.Context(), 5)
		if err != nil {
			t.Fatal(err)
		}
		return desk.Due.Asked
	}
	d.pass(5 * 24 * time.Hour) // Tuesday
	card, err := d.Classes.Before(t.Context(), "9b")
	if len(onDesk()) != 0 || err != nil || len(card.Plans) != 1 {
		t.Errorf("on the day: %d on the desk, %d on the card, %v", len(onDesk()), len(card.Plans), err)
	}
	for wait, want := range map[time.Duration]string{
		24 * time.Hour: "yesterday", 3 * 24 * time.Hour: "Tuesday",
		30 * 24 * time.Hour: "24 Nov", 90 * 24 * time.Hour: "24 Nov",
	} {
		if got := voice.HomeAside(p, date.DayOf(d.clock.Add(wait)), school.Year{}); got != want {
			t.Errorf("after %v: %q, want %q", wait, got, want)
		}
	}
	d.pass(24 * time.Hour)
	if got := onDesk(); len(got) != 1 || got[0].ID != p.ID {
		t.Errorf("on the day after the desk holds %+v", got)
	}
	d.savePlan(t, p, p.Tell(journal.Report{Result: journal.DidElse, Line: "drew it together", Outcome: journal.NotThereYet}, d.today()))
	if got := onDesk(); len(got) != 0 {
		t.Errorf("told, and the desk still asks: %+v", got)
	}
}

func TestWhatHappenedCanBeSaidOnce(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	told := d.savePlan(t, p, p.Tell(journal.Report{Result: journal.Did, Outcome: journal.Worse}, d.today()))
	if _, err := d.Plans.Save(t.Context(), p, p.LetGo("no time", d.today())); !errors.Is(err, journal.ErrAnswered) {
		t.Errorf("another window let it go: %v", err)
	}
	reworded := p
	reworded.LookFor = "an exit ticket, three sentences"
	joined := d.savePlan(t, p, reworded)
	if joined.Outcome != journal.Worse || joined.LookFor != reworded.LookFor || joined.Rev != told.Rev+1 {
		t.Errorf("the two windows became %+v", joined)
	}
	if again := d.savePlan(t, joined, joined); again.Rev != joined.Rev {
		t.Errorf("saving what is there made revision %d of %d", again.Rev, joined.Rev)
	}
}

func TestAPlanIsForADayThatIsNotOver(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	if _, err := p.Move("2026-11-18", "", d.today()); !errors.Is(err, date.ErrPast) {
		t.Errorf("moved to yesterday: %v", err)
	}
	for _, by := range []string{"yesterday", "2025-01-01"} {
		past := p
		past.By = by
		if _, err := d.Plans.Save(t.Context(), p, past); !errors.Is(err, date.ErrPast) {
			t.Errorf("by %q: %v", by, err)
		}
	}
	open := p
	open.By = "when the unit on webs begins"
	if p = d.savePlan(t, p, open); p.Day != 0 {
		t.Errorf("no day became %s", p.Day)
	}
	empty, err := d.Plans.New()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Plans.Save(t.Context(), journal.Plan{}, empty); !errors.Is(err, journal.ErrEmpty) {
		t.Errorf("a plan without words: %v", err)
	}
	if got := d.plan(t, p.ID); got.Rev != p.Rev {
		t.Errorf("refused, and written: revision %d of %d", got.Rev, p.Rev)
	}
}

func TestAfterThreeTakesWithoutBetterItAsksOnce(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	chain := func() journal.Chain {
		c, err := d.Plans.Chain(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	tell := func(o journal.Outcome) {
		p = d.savePlan(t, p, p.Tell(journal.Report{Result: journal.Did, Outcome: o}, d.today()).Close(d.today()))
	}
	next := func(different string) {
		again, err := d.Plans.NextTake(p, different)
		if err != nil {
			t.Fatal(err)
		}
		p = d.savePlan(t, journal.Plan{}, again)
	}
	tell(journal.AsBefore)
	if chain().Ask() {
		t.Error("it asks after take two")
	}
	next("cards at two levels")
	if p.Take != 3 || !p.Waits() || p.Different != "cards at two levels" || p.Goal != "Explain it." || p.Day != 0 {
		t.Errorf("the next take is %+v", p)
	}
	if chain().Ask() {
		t.Error("it asks before take three was told")
	}
	tell(journal.Worse)
	c := chain()
	if !c.Ask() || c.Story.Title != "Food webs" || len(c.Takes) != 2 || c.Takes[0].Outcome != journal.AsBefore {
		t.Errorf("after take three the chain is %+v", c)
	}
	asked := p
	asked.Asked = true
	p = d.savePlan(t, p, asked)
	next("one more")
	tell(journal.Worse)
	if chain().Ask() {
		t.Error("it asks twice")
	}
	better := journal.Chain{Takes: []journal.Plan{
		{Take: 1, Report: journal.Report{Outcome: journal.NotThereYet}}, {Take: 3, Report: journal.Report{Outcome: journal.Worse}},
	}}
	if better.Ask() {
		t.Error("it asks although one take was better")
	}
}

func TestAPersonToCheckInWithIsDrawnAndSpokenTo(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, "Food webs").WithDetail(prompts.Shipped(), ask("ask-now"), field("ask-now", "person"), "ELL teacher").WithDetail(prompts.Shipped(),
		ask("ask-now"), field("ask-now", "purpose"), "ask").WithDetail(prompts.Shipped(),

		ask("ask-now"), field("ask-now", "when"), "Friday prep").WithDetail(prompts.Shipped(),

		ask("should-have-asked"), field("should-have-asked", "person"), "vice-principal")

	d.save(t, journal.Entry{}, d.Entries.Finish(e))
	open, err := d.People.All(t.Context(), false)
	if err != nil || len(open) != 1 {
		t.Fatalf("open: %+v, %v", open, err)
	}
	c := open[0]
	if c.Person != "ELL teacher" || c.Purpose != "ask" || c.Day != at("2026-11-20") || !c.Open() {
		t.Errorf("drawn: %+v", c)
	}
	if _, err := c.Move("yesterday", "", d.today()); !errors.Is(err, date.ErrPast) {
		t.Errorf("moved to yesterday: %v", err)
	}
	moved, err := c.Move("next week", "", d.today())
	if err != nil {
		t.Fatal(err)
	}
	saved, err := d.People.Save(t.Context(), c, moved)
	if err != nil || saved.Day != at("2026-11-27") || !saved.Open() || len(saved.Moves) != 1 {
		t.Errorf("moved: %+v, %v", saved, err)
	}
	done, err := d.People.Save(t.Context(), saved, saved.End(journal.Done, "she laughed", d.today()))
	if err != nil || done.Open() {
		t.Errorf("done: %+v, %v", done, err)
	}
	if _, err := d.People.Save(t.Context(), saved, saved.End(journal.Dropped, "", d.today())); !errors.Is(err, journal.ErrAnswered) {
		t.Errorf("let go in another window: %v", err)
	}
	if all, err := d.People.All(t.Context(), true); err != nil || len(all) != 1 || all[0].Line != "she laughed" {
		t.Errorf("all: %+v, %v", all, err)
	}
	win := d.save(t, journal.Entry{}, d.Entries.Finish(journal.Entry{ID: "win", Kind: journal.Win, Set: "win", Happened: d.clock}.WithDetail(prompts.Shipped(),
		ask("again"), field("again", "person"), "the class")))
	if _, err := d.People.Get(t.Context(), win.ID); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("a win makes a check-in: %v", err)
	}
}

func TestDeletingAnEntryTakesItsPlansAlongAndGivesThemBack(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	again, err := d.Plans.NextTake(p, "")
	if err != nil {
		t.Fatal(err)
	}
	d.savePlan(t, journal.Plan{}, again)
	other := d.planned(t, "Other", "9B", "friday")
	if _, err := d.Trash.Delete(t.Context(), p.Entry); err != nil {
		t.Fatal(err)
	}
	waiting := func() (ids []journal.ID) {
		plans, err := d.Plans.All(t.Context(), false)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range plans {
			ids = append(ids, p.ID)
		}
		return ids
	}
	if got := waiting(); !slices.Equal(got, []journal.ID{other.ID}) {
		t.Errorf("deleted, and %q wait", got)
	}
	if _, err := d.Trash.GiveBack(t.Context(), string(p.Entry)); err != nil {
		t.Fatal(err)
	}
	if got := waiting(); !slices.Equal(got, []journal.ID{other.ID, p.ID, again.ID}) {
		t.Errorf("given back, %q wait", got)
	}
}

func TestAClassRenamedTakesItsHistoryAlong(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	other := d.planned(t, "Other", "10A", "tuesday")
	writing := d.read(t, p.Entry) // in another window
	if n, err := d.Classes.Rename(t.Context(), "9b", "9C science"); err != nil || n != 1 {
		t.Errorf("renamed %d, %v", n, err)
	}
	if d.plan(t, p.ID).Whom() != "9C science" || d.plan(t, other.ID).Whom() != "10A" {
		t.Errorf("the plans are for %q and %q", d.plan(t, p.ID).Whom(), d.plan(t, other.ID).Whom())
	}
	if e := d.save(t, writing, writing.With(prompts.Shipped(), ask("goal"), "typed on")); e.Class != "9C science" || e.Answer("goal").Text != "typed on" {
		t.Errorf("the window that was open made it %+v", e)
	}
	if got := d.search(t, "class:9C"); !slices.Equal(got, []string{"Food webs"}) {
		t.Errorf("the new name finds %q", got)
	}
	_, err := d.Classes.Rename(t.Context(), "7Z", "8Z")
	if !errors.Is(err, journal.ErrNoClass) || !strings.Contains(err.Error(), "9C science") {
		t.Errorf("an unknown class: %v", err)
	}
	if _, err := d.Classes.Rename(t.Context(), "10A", " "); !errors.Is(err, journal.ErrEmpty) {
		t.Errorf("no new name: %v", err)
	}
}
