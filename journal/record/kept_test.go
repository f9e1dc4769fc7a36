package record_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/doomed"
	"messup/journal/record"
	"messup/prompts"
	"messup/store/storetest"
)

const (
	one   = journal.ID("0123456789abcdefghjkmnpqrs")
	two   = journal.ID("1123456789abcdefghjkmnpqrs")
	three = journal.ID("2123456789abcdefghjkmnpqrs")
)

// inMemory runs work in one transaction of a journal that holds these.
func inMemory(t *testing.T, work func(record.Tx) error, hold ...record.Record) {
	t.Helper()
	err := storetest.NewMemory().Update(t.Context(), func(tx record.Tx) error {
		for _, r := range hold {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return work(tx)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Whatever lies in the trash with an id of its own is named when it goes for good:
// the types say what there is.
func TestAllThatIsDeletedIsNamed(t *testing.T) {
	trashed := journal.Trashed{
		ID: one, Title: "x", Entry: &journal.Entry{ID: one, Kind: journal.Mess}, Lesson: &journal.Lesson{ID: one},
		Lessons: []journal.Lesson{{ID: two}},
	}
	small := reflect.ValueOf(&trashed.OfEntries).Elem()
	want := []journal.ID{two}
	for i := range small.NumField() {
		id := journal.HashID("kind", small.Type().Field(i).Name)
		list := reflect.MakeSlice(small.Field(i).Type(), 1, 1)
		list.Index(0).FieldByName("ID").Set(reflect.ValueOf(id))
		small.Field(i).Set(list)
		want = append(want, id)
	}
	inMemory(t, func(tx record.Tx) error {
		if err := record.KeepTrashed(&trashed, tx); err != nil {
			return err
		}
		keys, err := record.Deleted(tx)
		for _, id := range want {
			if !slices.ContainsFunc(keys, func(k record.Key) bool { return k.ID == id }) {
				t.Errorf("%s is not named among %v", id, keys)
			}
		}
		return err
	})
}

// What was expected in two copies stays sealed in the plan, and the words for a day
// stay with the day that was read from them.
func TestJoinedPlansKeepTheirSealAndTheirDay(t *testing.T) {
	day := date.NewDay
	base := journal.Plan{Will: "wait", By: "tuesday", Day: day(2026, 11, 24), Made: monday, Edited: monday}
	here, there := base, base
	here.By, here.Expect = "on tuesday", "HEREWORD"
	there.By, there.Day, there.Expect, there.Edited = "friday", day(2026, 11, 27), "ELSEWORD", monday.Add(1)
	f := record.Fork{Kept: stored(t, journal.PlansKind, one, here), Other: stored(t, journal.PlansKind, one, there), Base: stored(t, journal.PlansKind, one, base)}
	inMemory(t, func(tx record.Tx) error {
		if _, err := record.Joining(prompts.Shipped())(tx, f); err != nil {
			return err
		}
		p, err := record.PlanKind().Get(tx, one)
		if !strings.Contains(p.Expect, "HEREWORD") || !strings.Contains(p.Expect, "ELSEWORD") || p.By != "friday" || p.Day != there.Day {
			t.Errorf("joined it is %+v", p)
		}
		ids, idsErr := record.IDs(tx, journal.Entries)
		for _, id := range ids {
			if e, err := record.GetEntry(tx, id); err != nil || strings.Contains(reflect.ValueOf(e).String()+e.Answers[0].Text, "HEREWORD") {
				t.Errorf("what is sealed is read in %+v, %v", e, err)
			}
		}
		if err == nil {
			err = idsErr
		}
		return err
	}, f.Kept)
}

// The words of a lesson that a heavy entry shares stay with it.
func TestWordsBesideAHeavyStoryAreHeavy(t *testing.T) {
	heavy := journal.Entry{ID: two, Kind: journal.Mess, Set: "ten", SetVersion: 1, Happened: monday, Title: "x", Finished: monday, Heavy: true}
	base := journal.Lesson{Text: "base", Stories: []journal.Story{{Entry: two, Text: "base"}}, Made: monday, Edited: monday}
	here, there := base, base
	here.Text, there.Text, there.Edited = "HEREWORD", "ELSEWORD", monday.Add(1)
	f := record.Fork{Kept: stored(t, journal.Lessons, one, here), Other: stored(t, journal.Lessons, one, there), Base: stored(t, journal.Lessons, one, base)}
	inMemory(t, func(tx record.Tx) error {
		if _, err := record.Joining(prompts.Shipped())(tx, f); err != nil {
			return err
		}
		ids, err := record.IDs(tx, journal.Entries)
		for _, id := range ids {
			if e, err := record.GetEntry(tx, id); err != nil || !e.Heavy {
				t.Errorf("its words are in a light entry: %+v, %v", e, err)
			}
		}
		return err
	}, f.Kept, stored(t, journal.Entries, two, heavy))
}

// A story that is given back when its lesson is no more, and its entry has learned
// something else, is a lesson by itself.
func TestAStoryGivenBackIsNeverLost(t *testing.T) {
	other := journal.Lesson{ID: two, Text: "learned since", Entry: two, Made: monday}
	trashed := journal.Trashed{ID: two, Title: "x", Told: []journal.Told{
		{Lesson: one, Story: journal.Story{Entry: two, Text: "TOLDWORD", At: monday}}, {Lesson: three, Story: journal.Story{Entry: two, Text: "TOLDTOO", At: monday}},
	}}
	inMemory(t, func(tx record.Tx) error {
		if err := doomed.GiveLessons(tx, prompts.Shipped(), trashed); err != nil {
			return err
		}
		all, err := record.LessonsOf(tx, two)
		var said strings.Builder
		for _, l := range all {
			said.WriteString(l.Text + "\n")
		}
		if !strings.Contains(said.String(), "TOLDWORD") || !strings.Contains(said.String(), "TOLDTOO") || !strings.Contains(said.String(), "learned since") {
			t.Errorf("it teaches %q", said.String())
		}
		return err
	}, stored(t, journal.Lessons, two, other))
}
