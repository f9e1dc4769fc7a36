package book_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/habits"
	"messup/journal/record"
	"messup/journal/voice"
	"messup/prompts"
)

// ideas are the texts a review offers for next week's one thing.
func (d *desk) ideas(t testing.TB) (texts []string) {
	t.Helper()
	r, _ := d.review(t)
	for _, idea := range d.agenda(t, r).Ideas {
		texts = append(texts, string(idea.From)+": "+voice.Idea(idea))
	}
	return texts
}

// A plan moved since the last review is an idea for next week, unless it is
// of a heavy entry.
func TestAMovedPlanIsAnIdeaUnlessHeavy(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "friday")
	moved, err := p.Move("next week", "a fire drill", d.today())
	if err != nil {
		t.Fatal(err)
	}
	d.savePlan(t, p, moved)
	want := []string{"moved plan: " + voice.PlanSentence(p)}
	if got := d.ideas(t); !slices.Equal(got, want) {
		t.Errorf("ideas %q, want %q", got, want)
	}
	e := d.read(t, p.Entry)
	heavy := e
	heavy.Heavy = true
	d.save(t, e, heavy)
	if got := d.ideas(t); len(got) != 0 {
		t.Errorf("of a heavy entry: %q", got)
	}
}

// A lower limit means it at once: the newest come back, and those that came
// before them wait until there is room again.
func TestALowerLimitCarriesOnlyTheNewest(t *testing.T) {
	d := newDesk(t)
	for i := range 5 {
		d.finished(t, "mess", fmt.Sprint("lesson ", i))
		d.pass(24 * time.Hour)
	}
	carry := func(n int) (texts []string) {
		if _, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) { s.Carry = n }); err != nil {
			t.Fatal(err)
		}
		cards, err := d.Lessons.Carried(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cards {
			texts = append(texts, c.Text)
		}
		return texts
	}
	if got := carry(3); !slices.Equal(got, []string{"lesson 4", "lesson 3", "lesson 2"}) {
		t.Errorf("of five, three are carried: %q", got)
	}
	d.pass(30 * 24 * time.Hour)
	r, _ := d.review(t)
	if a := d.agenda(t, r); len(a.Lessons)+len(a.More) != 3 {
		t.Errorf("%d and %d come back", len(a.Lessons), len(a.More))
	}
	if got := carry(9); len(got) != 5 {
		t.Errorf("with room again: %q", got)
	}
}

// What was changed in a plan stays when other words of its entry change, and
// what is taken out of the entry is not taken out of the plan.
func TestAPlanKeepsWhatItsEntryDoesNotSayAnew(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	changed := p
	changed.Goal, changed.When = "Explain it to a neighbour.", "the timer rings"
	p = d.savePlan(t, p, changed)
	e := d.read(t, p.Entry)
	e = d.save(t, e, e.WithDetail(prompts.Shipped(), ask("next"), field("next", "will"), "draw one web first"))
	if got := d.plan(t, p.ID); got.Will != "draw one web first" || got.Goal != changed.Goal || got.When != changed.When {
		t.Errorf("other words made it %+v", got)
	}
	d.save(t, e, e.With(prompts.Shipped(), ask("goal"), "").WithDetail(prompts.Shipped(), ask("next"), field("next", "when"), "").WithDetail(prompts.Shipped(), ask("next"), field("next", "by"), ""))
	if got := d.plan(t, p.ID); got.Goal != changed.Goal || got.When != changed.When || got.By != "tuesday" {
		t.Errorf("words taken out made it %+v", got)
	}
}

// "Tuesday" is the Tuesday it was said of, whatever else in the entry changes
// a week later.
func TestAPlansDayIsReadWhenItIsSaid(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	d.pass(7 * 24 * time.Hour)
	e := d.read(t, p.Entry)
	e = d.save(t, e, e.With(prompts.Shipped(), ask("goal"), "Explain it to a neighbour."))
	if got := d.plan(t, p.ID); got.Goal != "Explain it to a neighbour." || got.Day != at("2026-11-24") {
		t.Errorf("another goal made it %q on %s", got.Goal, got.Day)
	}
	d.save(t, e, e.WithDetail(prompts.Shipped(), ask("next"), field("next", "by"), "next tuesday"))
	if got := d.plan(t, p.ID); got.Day != at("2026-12-01") {
		t.Errorf("said anew, it is on %s", got.Day)
	}
}

// The one mess is the newest that taught nothing yet, and a draft before it.
func TestTheOneMessHasNoLessonYet(t *testing.T) {
	d := newDesk(t)
	offered := func() string {
		r, _ := d.review(t)
		return d.agenda(t, r).Mess.Title
	}
	for _, title := range []string{"older", "newer"} {
		d.save(t, journal.Entry{}, d.Entries.Finish(d.mess(t, title).With(prompts.Shipped(), ask("goal"), "x")))
		d.pass(time.Hour)
	}
	d.finished(t, "taught", "Ask first.")
	if got := offered(); got != "newer" {
		t.Errorf("offered is %q", got)
	}
	d.pass(time.Hour)
	d.save(t, journal.Entry{}, d.mess(t, "draft"))
	d.pass(time.Hour)
	d.save(t, journal.Entry{}, d.Entries.Finish(d.mess(t, "newest").With(prompts.Shipped(), ask("goal"), "x")))
	if got := offered(); got != "draft" {
		t.Errorf("beside a draft, offered is %q", got)
	}
}

func TestTheDeskKnowsTheHabits(t *testing.T) {
	d := newDesk(t)
	if err := d.Remember(t.Context(), func(h *habits.Habits) { h.Welcomed, h.Met["goal"] = true, 2 }); err != nil {
		t.Fatal(err)
	}
	if on, err := d.Desk(t.Context(), 5); err != nil || !on.Habits.Welcomed || on.Habits.Met["goal"] != 2 {
		t.Errorf("habits %+v, %v", on.Habits, err)
	}
	err := d.store.Update(t.Context(), func(tx record.Tx) error {
		return tx.Put(record.Record{Kind: journal.HabitsKind, ID: "habits", Rev: 1, At: d.clock, Data: []byte("{"), Line: []byte("-")})
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Desk(t.Context(), 5); !errors.Is(err, journal.ErrDamaged) || !strings.Contains(err.Error(), "habits") {
		t.Errorf("habits nobody can read: %v", err)
	}
}

// The lessons for a class with a plan in this week come back first: from its
// Monday to its Sunday.
func TestLessonsForThisWeeksClassesComeFirst(t *testing.T) {
	for day, want := range map[string]string{"2026-11-15": "9B", "2026-11-16": "10A", "2026-11-22": "10A", "2026-11-23": "9B"} {
		d := newDesk(t)
		d.pass(-10 * 24 * time.Hour)
		for _, class := range []string{"9B", "10A"} {
			e := d.mess(t, class).With(prompts.Shipped(), ask("learned"), "A lesson for "+class+".")
			e.Class = class
			d.save(t, journal.Entry{}, d.Entries.Finish(e))
			d.pass(time.Hour)
		}
		p, err := d.Plans.New()
		if err != nil {
			t.Fatal(err)
		}
		p.Will, p.With, p.By = "draw one web first", "10A", day
		d.savePlan(t, journal.Plan{}, p)
		d.pass(10 * 24 * time.Hour)
		r, _ := d.review(t)
		if a := d.agenda(t, r); len(a.Lessons) != 2 || a.Lessons[0].Class != want {
			t.Errorf("with a plan for 10A on %s, first come %+v", day, a.Lessons)
		}
	}
}

// A week is quiet when there is neither an entry, nor a plan, nor somebody to
// talk to.
func TestAWeekWithSomebodyToTalkToIsNotQuiet(t *testing.T) {
	for name, fill := range map[string]func(*desk){
		"somebody": func(d *desk) { d.talkTo(t, "") },
		"somebody of an entry": func(d *desk) {
			d.talkTo(t, d.save(t, journal.Entry{}, d.Entries.Finish(d.mess(t, "mess"))).ID)
		},
		"a plan and somebody": func(d *desk) {
			d.talkTo(t, "")
			p, err := d.Plans.New()
			if err != nil {
				t.Fatal(err)
			}
			p.Will, p.By = "ring first", "2026-11-19"
			d.savePlan(t, journal.Plan{}, p)
		},
	} {
		d := newDesk(t)
		fill(d)
		r, _ := d.review(t)
		if a := d.agenda(t, r); a.Quiet || strings.Contains(voice.Arrival(a), "quiet") {
			t.Errorf("%s: %q", name, voice.Arrival(a))
		}
	}
}

// talkTo keeps somebody to talk to, without a day.
func (d *desk) talkTo(t testing.TB, entry journal.ID) journal.Checkin {
	t.Helper()
	c, err := d.People.New()
	if err != nil {
		t.Fatal(err)
	}
	c.Entry, c.Person = entry, "ELL teacher"
	saved, err := d.People.Save(t.Context(), journal.Checkin{}, c)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func TestTwoWindowsChangeOneCheckin(t *testing.T) {
	d := newDesk(t)
	base := d.talkTo(t, "")
	here, there := base, base
	here.Purpose, here.FirstWords = "ask", "Two cards?"
	there.Person, there.When = "vice-principal", "monday"
	if _, err := d.People.Save(t.Context(), base, there); err != nil {
		t.Fatal(err)
	}
	joined, err := d.People.Save(t.Context(), base, here)
	if err != nil || joined.Person != "vice-principal" || joined.Purpose != "ask" || joined.FirstWords != "Two cards?" || joined.Day != at("2026-11-23") {
		t.Errorf("joined %+v, %v", joined, err)
	}
	moved, err := joined.Move("tuesday", "", d.today())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.People.Save(t.Context(), joined, moved); err != nil {
		t.Fatal(err)
	}
	if got, err := d.People.Save(t.Context(), joined, joined.End(journal.Done, "she laughed", d.today())); !errors.Is(err, journal.ErrAnswered) {
		t.Errorf("moved in one window and done in the other: %+v, %v", got, err)
	}
}

// What was kept under the same id since an entry was deleted stays when the
// entry is given back.
func TestGivingBackTakesNothingsPlace(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "tuesday")
	e := d.read(t, p.Entry)
	d.save(t, e, e.WithDetail(prompts.Shipped(), ask("ask-now"), field("ask-now", "person"), "ELL teacher"))
	all := d.contents(t, "")
	if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	p = d.savePlan(t, journal.Plan{}, journal.Plan{ID: p.ID, Will: "ring first"})
	c := all.Checkins[0]
	if _, err := d.People.Save(t.Context(), journal.Checkin{}, journal.Checkin{ID: c.ID, Person: "vice-principal"}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Trash.GiveBack(t.Context(), string(e.ID)); err != nil {
		t.Fatal(err)
	}
	got, err := d.People.Get(t.Context(), c.ID)
	if back := d.plan(t, p.ID); back.Will != "ring first" || back.Rev != p.Rev || err != nil || got.Person != "vice-principal" {
		t.Errorf("given back over what was there: %+v, %+v, %v", back, got, err)
	}
}
