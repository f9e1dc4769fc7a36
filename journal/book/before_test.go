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
	"messup/journal/book"
	"messup/journal/record"
	"messup/prompts"
)

func TestTheCardBeforeAClass(t *testing.T) {
	d := newDesk(t)
	for i := range 5 {
		e := d.mess(t, fmt.Sprint("mess ", i)).With(prompts.Shipped(), ask("learned"), fmt.Sprint("lesson ", i)).WithDetail(prompts.Shipped(),
			ask("not-stopping"), field("not-stopping", "stop-when"), fmt.Sprint("sign ", i/2)).WithDetail(prompts.Shipped(),

			ask("not-stopping"), field("not-stopping", "stop-switch"), fmt.Sprint("switch ", i)).WithDetail(prompts.Shipped(),

			ask("should-have-asked"), field("should-have-asked", "person"), fmt.Sprint("person ", i)).WithDetail(prompts.Shipped(),

			ask("should-have-asked"), field("should-have-asked", "seen"), "the reading level")

		e.Class = "9B science"
		d.save(t, journal.Entry{}, d.Entries.Finish(e.WithTags([]string{"group work"})))
		d.pass(time.Hour)
	}
	other := d.mess(t, "other").With(prompts.Shipped(), ask("learned"), "lesson of 19B")
	other.Class = "19B"
	d.save(t, journal.Entry{}, d.Entries.Finish(other))
	for _, name := range []string{"9b", "9B science", "Science", "work"} {
		card, err := d.Classes.Before(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		var signs, lessons []string
		for _, s := range card.Signs {
			signs = append(signs, s.Sign+", "+s.Switch)
		}
		for _, l := range card.Lessons {
			lessons = append(lessons, l.Text)
		}
		if !slices.Equal(signs, []string{"sign 2, switch 4", "sign 1, switch 3", "sign 0, switch 1"}) {
			t.Errorf("%s: signs %q", name, signs)
		}
		if len(lessons) != 3 || slices.Contains(lessons, "lesson of 19B") {
			t.Errorf("%s: lessons %q", name, lessons)
		}
		if card.Ask != (book.AskFirst{Person: "person 4", Seen: "the reading level"}) {
			t.Errorf("%s: ask first %+v", name, card.Ask)
		}
	}
	for name, want := range map[string]error{"7Z": journal.ErrNoClass, "B": journal.ErrNoClass, " ": journal.ErrEmpty} {
		if _, err := d.Classes.Before(t.Context(), name); !errors.Is(err, want) {
			t.Errorf("before %q: %v", name, err)
		}
	}
	if _, err := d.Classes.Before(t.Context(), "7Z"); !strings.Contains(err.Error(), "there are: 19B, 9B science") {
		t.Errorf("an unknown class: %v", err)
	}
}

// A lesson on the shelf still shows before its class, after those carried; a
// retired one does not.
func TestTheShelfIsNoBin(t *testing.T) {
	d := newDesk(t)
	var ids []journal.ID
	for _, lesson := range []string{"carried", "shelved", "retired"} {
		e := d.mess(t, lesson).With(prompts.Shipped(), ask("learned"), lesson)
		e.Class = "9B"
		ids = append(ids, d.save(t, journal.Entry{}, d.Entries.Finish(e)).ID)
		d.pass(time.Hour)
	}
	if _, err := d.Lessons.Move(t.Context(), ids[1], journal.Shelf, ""); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.Lessons.Answer(t.Context(), ids[2], journal.Retire, ""); err != nil {
		t.Fatal(err)
	}
	card, err := d.Classes.Before(t.Context(), "9B")
	if err != nil || len(card.Lessons) != 2 || card.Lessons[0].Text != "carried" || card.Lessons[1].Text != "shelved" {
		t.Errorf("the card shows %+v, %v", card.Lessons, err)
	}
}

// Plans, check-ins, reviews and settings go by the rules that entries go by.
func TestTheSmallRecordsAreTakenInAsEntriesAre(t *testing.T) {
	from, to := newDesk(t), newDesk(t)
	p := from.planned(t, "Food webs", "9B", "tuesday")
	e := from.read(t, p.Entry)
	from.save(t, e, e.WithDetail(prompts.Shipped(), ask("ask-now"), field("ask-now", "person"), "ELL teacher"))
	r, _ := from.review(t)
	from.record(t, r, "x")
	if _, err := from.ChangeSettings(t.Context(), func(s *journal.Settings) { s.Carry = 5 }); err != nil {
		t.Fatal(err)
	}
	c := from.contents(t, "")
	if len(c.Plans) != 1 || len(c.Checkins) != 1 || len(c.Reviews) != 1 || c.Settings.Carry != 5 {
		t.Fatalf("contents %+v", c)
	}
	if would := to.take(t, c, true); would.Added != 5 {
		t.Errorf("it would take %+v", would)
	}
	if got := to.take(t, c, false); got.Added != 5 || got.Skipped != 0 {
		t.Errorf("taken %+v", got)
	}
	if got := to.take(t, c, false); got.Skipped != 5 || got.Why[journal.AlreadyHere] != 5 {
		t.Errorf("taken again %+v", got)
	}
	if err := to.store.Update(t.Context(), record.Reindexing(prompts.Shipped())); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c, to.contents(t, ""), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("not the same, taken in and indexed anew:\n%s", diff)
	}
	p = from.plan(t, p.ID)
	from.savePlan(t, p, p.LetGo("no time", from.today()))
	if got := to.take(t, from.contents(t, ""), false); got.Updated != 1 || to.plan(t, p.ID).Result != journal.LetGo {
		t.Errorf("a newer plan: %+v, %+v", got, to.plan(t, p.ID))
	}
	if got := to.take(t, c, false); got.Why[journal.NewerHere] != 1 {
		t.Errorf("the older one again: %+v", got)
	}
	if part := from.contents(t, "title:jellyfish"); len(part.Plans)+len(part.Checkins)+len(part.Reviews)+part.Settings.Rev != 0 {
		t.Errorf("of nothing: %+v", part)
	}
	if part := from.contents(t, "title:webs"); len(part.Plans) != 1 || len(part.Checkins) != 1 || len(part.Reviews) != 0 {
		t.Errorf("of one entry: %+v", part)
	}
	for name, bad := range map[string]journal.Archive{
		"plan 1":       {OfEntries: journal.OfEntries{Plans: []journal.Plan{{ID: "?", Will: "x"}}}},
		"check-in 1":   {OfEntries: journal.OfEntries{Checkins: []journal.Checkin{{ID: "x", Entry: "?", Person: "x"}}}},
		"review 1":     {Reviews: []journal.Review{{ID: "x", Begun: from.clock, At: "lunch"}}},
		"the settings": {Settings: journal.Settings{Rev: 1, Carry: 99}},
	} {
		if _, err := to.Archive.Import(t.Context(), bad, record.Intake{}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// How many did something is nothing to look for before a class.
func TestACountIsNoSign(t *testing.T) {
	d := newDesk(t)
	for _, sign := range []string{"11 of 24", "heads down, 3 of 4 groups"} {
		e := d.mess(t, sign).WithDetail(prompts.Shipped(), ask("not-stopping"), field("not-stopping", "stop-when"), sign)
		e.Class = "9B"
		d.save(t, journal.Entry{}, d.Entries.Finish(e))
	}
	card, err := d.Classes.Before(t.Context(), "9B")
	if err != nil || len(card.Signs) != 1 || card.Signs[0].Sign != "heads down, 3 of 4 groups" {
		t.Errorf("signs %+v, %v", card.Signs, err)
	}
}
