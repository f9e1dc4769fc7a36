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
	if found, err := d.Entries.Names(t.Context(), e.ID); err != nil || len(found) != 1 || found[0] != (telling.Name{Words: "Jayden", Where: "Jayden and the map"}) {
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
