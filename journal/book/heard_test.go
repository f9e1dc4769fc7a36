package book_test

import (
	"errors"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/search"
	"messup/prompts"
)

// hears keeps something that was said.
func (d *desk) hears(t testing.TB, words, class string, about journal.ID) journal.Heard {
	t.Helper()
	h, err := d.Heard.New()
	if err != nil {
		t.Fatal(err)
	}
	h.Words, h.From, h.Class, h.Entry = words, "a student", class, about
	h, err = d.Heard.Save(t.Context(), journal.Heard{}, h)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func (d *desk) beside(t testing.TB, p journal.Plan) journal.ID {
	t.Helper()
	h, err := d.Heard.Beside(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return h.ID
}

func TestWhatWasHeardComesBackBesideItsPlan(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "friday")
	h := d.hears(t, "We only copied.", "9B", "")
	d.pass(time.Minute)
	later := d.hears(t, "It was loud.", "9B", "")
	if got := d.beside(t, p); got != h.ID {
		t.Errorf("beside the plan is %s, want %s", got, h.ID)
	}
	if card, err := d.Classes.Before(t.Context(), "9B"); err != nil || card.Heard.ID != h.ID {
		t.Errorf("before the class there is %+v, %v", card.Heard, err)
	}
	if _, err := d.Heard.Say(t.Context(), h.ID, journal.AskAgain, p.ID); err != nil {
		t.Fatal(err)
	}
	if got := d.beside(t, p); got != later.ID {
		t.Errorf("after not yet there is %s, want the other one", got)
	}
	took, err := d.Heard.Say(t.Context(), later.ID, journal.TookIt, p.ID)
	if err != nil || took.Open() || took.Plan != p.ID || took.Answered != at("2026-11-19") {
		t.Errorf("took %+v, %v", took, err)
	}
	if got := d.beside(t, p); got != "" {
		t.Errorf("what rests is shown: %s", got)
	}
	d.pass(8 * 24 * time.Hour)
	if got := d.beside(t, p); got != h.ID {
		t.Errorf("a week after not yet there is %q", got)
	}
	if _, err := d.Heard.Say(t.Context(), later.ID, journal.NotMine, ""); !errors.Is(err, journal.ErrAnswered) {
		t.Errorf("answered twice: %v", err)
	}
	if all, err := d.Heard.All(t.Context(), true); err != nil || len(all) != 2 {
		t.Errorf("in all %+v, %v", all, err)
	}
}

// What is heavy comes up in no list that was not asked for.
func TestWhatWasHeardOfAHeavyMessStaysAside(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Food webs", "9B", "friday")
	e := d.finished(t, "A hard one", "")
	d.hears(t, "We only copied.", "9B", e.ID)
	heavy := e
	heavy.Heavy = true
	d.save(t, d.read(t, e.ID), heavy)
	d.pass(8 * 24 * time.Hour)
	if got := d.beside(t, p); got != "" {
		t.Error("it stands beside a plan")
	}
	if got, err := d.Heard.Alone(t.Context()); err != nil || got.ID != "" {
		t.Errorf("it is shown by itself: %v", err)
	}
	if open, err := d.Heard.All(t.Context(), false); err != nil || len(open) != 0 {
		t.Errorf("it is listed: %+v, %v", open, err)
	}
	if found, err := d.Heard.Search(t.Context(), search.Query{Terms: []search.Term{{Text: "copied"}}}); err != nil || len(found) != 0 {
		t.Errorf("it is found: %+v, %v", found, err)
	}
	if all, err := d.Heard.All(t.Context(), true); err != nil || len(all) != 1 {
		t.Errorf("of all there are %+v, %v", all, err)
	}
}

func TestWhatWasHeardIsShownByItselfOnce(t *testing.T) {
	d := newDesk(t)
	h := d.hears(t, "It was loud.", "9C", "")
	alone := func() journal.ID {
		got, err := d.Heard.Alone(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return got.ID
	}
	if got := alone(); got != "" {
		t.Error("it is shown at once")
	}
	d.pass(7 * 24 * time.Hour)
	if got := alone(); got != h.ID {
		t.Error("it is not shown after a week")
	}
	if _, err := d.Heard.ShownAlone(t.Context(), h.ID); err != nil {
		t.Fatal(err)
	}
	if got := alone(); got != "" {
		t.Error("it is shown twice")
	}
	if open, err := d.Heard.All(t.Context(), false); err != nil || len(open) != 1 {
		t.Errorf("it is open no more: %+v, %v", open, err)
	}
}

// Two windows that answer differently are told; what only one changed stays.
func TestTwoWindowsAnswerWhatWasHeard(t *testing.T) {
	d := newDesk(t)
	h := d.hears(t, "It was loud.", "9C", "")
	reworded := h
	reworded.Words = "It was very loud."
	if _, err := d.Heard.Say(t.Context(), h.ID, journal.TookIt, ""); err != nil {
		t.Fatal(err)
	}
	saved, err := d.Heard.Save(t.Context(), h, reworded)
	if err != nil || saved.Words != reworded.Words || saved.Answer != journal.TookIt {
		t.Errorf("saved %+v, %v", saved, err)
	}
	if _, err := d.Heard.Save(t.Context(), h, h.Say(journal.NotMine, "", at("2026-11-19"))); !errors.Is(err, journal.ErrAnswered) {
		t.Errorf("answered otherwise: %v", err)
	}
	if _, err := d.Heard.Save(t.Context(), journal.Heard{}, journal.Heard{ID: "empty00000"}); !errors.Is(err, journal.ErrEmpty) {
		t.Errorf("nothing said: %v", err)
	}
}

// By itself, and with the mess it was about: into the trash, and out again.
func TestWhatWasHeardGoesThroughTheTrash(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Food webs", "Ask first.")
	own, about := d.hears(t, "It was loud.", "9C", ""), d.hears(t, "We only copied.", "9B", e.ID)
	gone, err := d.Trash.DeleteHeard(t.Context(), own.ID)
	if err != nil || gone.Title != "It was loud." || gone.Class != "9C" {
		t.Fatalf("deleted %+v, %v", gone, err)
	}
	if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if all, err := d.Heard.All(t.Context(), true); err != nil || len(all) != 0 {
		t.Errorf("there is still %+v, %v", all, err)
	}
	for _, id := range []journal.ID{own.ID, e.ID} {
		if _, err := d.Trash.GiveBack(t.Context(), string(id)); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []journal.Heard{own, about} {
		got, err := d.Heard.Get(t.Context(), want.ID)
		if err != nil || !journal.SameParts(journal.HeardParts(), &got, &want) {
			t.Errorf("back is %+v, %v; it was %+v", got, err, want)
		}
	}
	if _, err := d.Trash.DeleteHeard(t.Context(), own.ID); err != nil {
		t.Fatal(err)
	}
	if n, err := d.Trash.Sweep(t.Context(), true); err != nil || n != 1 {
		t.Errorf("%d went for good, %v", n, err)
	}
	if _, err := d.Heard.Get(t.Context(), own.ID); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("after that: %v", err)
	}
}

func TestWhatWasHeardFollowsItsClassAndIsFound(t *testing.T) {
	d := newDesk(t)
	h := d.hears(t, "Only copying, really.", "9B", "")
	d.planned(t, "Food webs", "9B", "friday")
	if _, err := d.Classes.Rename(t.Context(), "9B", "9B science"); err != nil {
		t.Fatal(err)
	}
	q, err := search.ParseQuery(`COPYING class:"9b science"`, prompts.Shipped(), d.clock)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := d.Heard.Search(t.Context(), q); err != nil || len(found) != 1 || found[0].ID != h.ID {
		t.Errorf("found %+v, %v", found, err)
	}
}
