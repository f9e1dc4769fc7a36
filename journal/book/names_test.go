package book_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/telling"
	"messup/prompts"
)

// namesJayden keeps an entry that names somebody wherever it can, with all that is drawn from
// it, older wordings and what another window wrote, and a review that tells of it.
func (d *desk) namesJayden(t *testing.T) journal.Entry {
	t.Helper()
	e := d.mess(t, "Jayden and the map")
	e.Tags = []string{"jayden"}
	for _, q := range prompts.Ten().Questions {
		e = e.With(d.Sets(), q, "I asked Jayden's group. jayden laughed.")
		for _, f := range q.Fields {
			if f.Kind == prompts.Line || f.Kind == prompts.Lines {
				e = e.WithDetail(d.Sets(), q, f, "tell Jayden")
			}
		}
	}
	e = d.save(t, journal.Entry{}, d.Entries.Finish(e))
	l := d.lesson(t, e.ID)
	l.Text = "Wait for Jayden."
	if _, err := d.Lessons.Save(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	d.another(t, e.ID, "Jayden first.")
	d.hears(t, "Jayden was lost.", "9B", e.ID)
	ours, theirs := e, e
	ours.Answers, theirs.Answers = slices.Clone(e.Answers), slices.Clone(e.Answers)
	theirs = theirs.With(d.Sets(), ask("goal"), "Jayden says it one way.")
	d.save(t, e, theirs)
	if _, conflicts, err := d.Entries.Save(t.Context(), e, ours.With(d.Sets(), ask("goal"), "Jayden says it another way.")); err != nil || len(conflicts) != 1 {
		t.Fatalf("there are conflicts %q, %v", conflicts, err)
	}
	r, _ := d.review(t)
	d.recordAt(t, r.ID, journal.StopMess, e.ID, "what Jayden said")
	d.pass(time.Hour)
	return d.read(t, e.ID)
}

// holdingWord lists the kinds of the records in which a word stands, whatever it is said in.
func (d *desk) holdingWord(t *testing.T, word string) (kinds []string) {
	t.Helper()
	err := d.store.View(t.Context(), func(tx record.Tx) error {
		for _, kind := range record.Kinds() {
			for r, err := range tx.Rows(kind) {
				if err != nil {
					return err
				}
				whole, err := tx.Get(kind, r.ID)
				if err != nil {
					return err
				}
				if all := string(whole.Data) + string(r.Bytes) + string(whole.Line); strings.Contains(strings.ToLower(all), word) {
					kinds = append(kinds, string(kind))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

func TestARoleTakesThePlaceOfANameWhereverItIsTold(t *testing.T) {
	d := newDesk(t)
	e := d.namesJayden(t)
	other := d.finished(t, "Another one with Jayden", "Jayden knew.")
	if found, err := d.Entries.Names(t.Context(), e.ID); err != nil || len(found) != 1 || found[0] != (telling.Name{Words: "Jayden", Where: "Jayden and the map", Alias: "@J"}) {
		t.Fatalf("found %+v, %v", found, err)
	}
	would, err := d.Entries.Unname(t.Context(), e.ID, telling.Roles{"Jayden": "@J"}, true)
	if err != nil || !d.read(t, e.ID).Same(e) {
		t.Fatalf("looked through, it is changed, %v", err)
	}
	changed, err := d.Entries.Unname(t.Context(), e.ID, telling.Roles{"Jayden": "@J"}, false)
	if err != nil || !slices.Equal(changed, would) || len(changed) < 7 {
		t.Fatalf("changed %v, %v, and would have %v", changed, err, would)
	}
	if got, want := d.holdingWord(t, "jayden"), []string{"entries", "lessons"}; !slices.Equal(got, want) {
		t.Errorf("of the other entry there are two that hold it, not %q", got)
	}
	if d.read(t, other.ID).Title != other.Title {
		t.Error("another entry was changed")
	}
	now := d.read(t, e.ID)
	if now.Title != "@J and the map" || now.Answer("learned").Text != "I asked @J's group. @J laughed." || now.Tags[0] != "@J" || !now.Edited.Equal(e.Edited) || now.Rev <= e.Rev {
		t.Errorf("it says %+v", now)
	}
	l := d.lesson(t, e.ID)
	if l.Text != "Wait for @J." || len(l.Versions) != 1 || l.Versions[0].Text != "tell @J" {
		t.Errorf("its lesson is %+v", l)
	}
	before, err := json.Marshal(d.contents(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	// Kept once more, nothing that was drawn from it takes its words for new ones.
	d.save(t, now, now.With(d.Sets(), ask("not-stopping"), "something else"))
	again := d.contents(t, "")
	for i, l := range again.Lessons {
		if len(l.Versions) > 1 {
			t.Errorf("lesson %d was drawn anew: %+v, before there was %s", i, l, before)
		}
	}
	if found, err := d.Entries.Names(t.Context(), e.ID); err != nil || len(found) != 0 {
		t.Errorf("still found %+v, %v", found, err)
	}
}

func TestADraftIsNotAskedAboutNames(t *testing.T) {
	d := newDesk(t)
	e := d.save(t, journal.Entry{}, d.mess(t, "Jayden again"))
	if found, err := d.Entries.Names(t.Context(), e.ID); err != nil || len(found) != 0 {
		t.Errorf("found %+v, %v", found, err)
	}
}

func TestWordsAreNeverAskedAboutAgain(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "With Jayden and Aisha", "")
	for range 2 {
		if _, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) { *s = telling.NeverAsk(*s, []string{"Jayden"}) }); err != nil {
			t.Fatal(err)
		}
	}
	s, err := d.Settings(t.Context())
	if err != nil || !slices.Equal(s.NoNames, []string{"Jayden"}) {
		t.Errorf("the settings have %q, %v", s.NoNames, err)
	}
	if found, err := d.Entries.Names(t.Context(), e.ID); err != nil || len(found) != 1 || found[0].Words != "Aisha" {
		t.Errorf("found %+v, %v", found, err)
	}
}

// What somebody worded as a lesson stays their wording: roles in the entry are not taken for new
// words of it, also where the entry says more of itself by then, and where another entry of
// the lesson has the name still.
func TestALessonOfOnesOwnStaysAfterARole(t *testing.T) {
	own := func(d *desk, id journal.ID) {
		l, err := d.Lessons.Get(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		l.Text = "In my own words."
		if _, err := d.Lessons.Save(t.Context(), l); err != nil {
			t.Fatal(err)
		}
	}
	unnamed := func(d *desk, id journal.ID) {
		if _, err := d.Entries.Unname(t.Context(), id, telling.Roles{"Jayden": "@J"}, false); err != nil {
			t.Fatal(err)
		}
	}
	touched := func(d *desk, id journal.ID, lesson journal.ID) {
		e := d.read(t, id)
		d.save(t, e, e.With(d.Sets(), ask("not-stopping"), "something else"))
		if l, err := d.Lessons.Get(t.Context(), lesson); err != nil || l.Text != "In my own words." {
			t.Errorf("it became %+v, %v", l, err)
		}
	}
	d := newDesk(t) // 142 characters of two sentences, and then fewer than a lesson may have
	long := d.finished(t, "long", "Ask Jayden and everybody who sits at the table by the window before the sheet is handed out to them. Then wait until each has said one of it.")
	own(d, long.ID)
	unnamed(d, long.ID)
	touched(d, long.ID, long.ID)

	d = newDesk(t)
	first, second := d.finished(t, "first", "Jayden needs the sheet first."), d.finished(t, "second", "Jayden needs it first.")
	l, err := d.Lessons.Same(t.Context(), second.ID, first.ID)
	if err != nil {
		t.Fatal(err)
	}
	own(d, l.ID)
	unnamed(d, second.ID)
	touched(d, first.ID, l.ID)
	touched(d, second.ID, l.ID)
}

// A lesson that is of no entry any more has its names too.
func TestALessonAloneHasNames(t *testing.T) {
	d := newDesk(t)
	l, err := d.Lessons.New()
	if err != nil {
		t.Fatal(err)
	}
	l.Text = "Wait for Jayden."
	if l, err = d.Lessons.Save(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	if found, err := d.Entries.Names(t.Context(), l.ID); err != nil || len(found) != 1 || found[0].Words != "Jayden" {
		t.Errorf("found %+v, %v", found, err)
	}
	if changed, err := d.Entries.Unname(t.Context(), l.ID, telling.Roles{"Jayden": "@J"}, false); err != nil || len(changed) != 1 {
		t.Errorf("changed %v, %v", changed, err)
	}
	if got, err := d.Lessons.Get(t.Context(), l.ID); err != nil || got.Text != "Wait for @J." {
		t.Errorf("it says %+v, %v", got, err)
	}
}

// The name of a class is many entries', and stays.
func TestAClassKeepsItsName(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, "with Ms. Okonkwo")
	e.Class = "Okonkwo 9B"
	e = d.save(t, journal.Entry{}, d.Entries.Finish(e))
	if _, err := d.Entries.Unname(t.Context(), e.ID, telling.Roles{"Okonkwo": "@O"}, false); err != nil {
		t.Fatal(err)
	}
	if got := d.read(t, e.ID); got.Class != e.Class || got.Title != "with @O" {
		t.Errorf("it says %+v", got)
	}
}
