package record_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/prompts"
	"messup/store/storetest"
)

func stored(t *testing.T, kind journal.Kind, id journal.ID, v any) record.Record {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return record.Record{Kind: kind, ID: id, Rev: 2, At: monday, Data: data}
}

var monday = time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)

// Whatever was changed in two copies of a journal, every word of both is in what is
// made of them, and the wording that was kept later is the one that stays.
func TestWhatWasChangedInTwoCopiesKeepsBothWordings(t *testing.T) {
	const own, story = journal.ID("0123456789abcdefghjkmnpqrs"), journal.ID("1123456789abcdefghjkmnpqrs")
	for name, tt := range map[string]struct {
		kind journal.Kind
		make func(words string, kept time.Time) any
	}{
		"an entry's title": {journal.Entries, func(w string, at time.Time) any {
			return journal.Entry{Kind: journal.Jot, Happened: monday, Title: w, Edited: at}
		}},
		"an answer": {journal.Entries, func(w string, at time.Time) any {
			return journal.Entry{Kind: journal.Jot, Happened: monday, Title: "base", Edited: at, Answers: []journal.Answer{{Question: "note", Ask: "Note", Text: w}}}
		}},
		"an entry too long for two": {journal.Entries, func(w string, at time.Time) any {
			return journal.Entry{Kind: journal.Jot, Happened: monday, Title: "base", Edited: at,
				Answers: []journal.Answer{
					{Question: "a", Text: strings.Repeat("x", journal.MaxAnswer-9) + w}, {Question: "b", Text: strings.Repeat("y", journal.MaxAnswer-9) + w},
					{Question: "c", Text: strings.Repeat("z", journal.MaxAnswer-9) + w},
				}}
		}},
		"a lesson": {journal.Lessons, func(w string, at time.Time) any {
			return journal.Lesson{Text: w, When: "when " + w, Made: monday, Edited: at}
		}},
		"what came of a lesson": {journal.Lessons, func(w string, at time.Time) any {
			return journal.Lesson{Text: "base", Made: monday, Edited: at, Answers: []journal.LessonAnswer{{Line: w}}}
		}},
		"a plan": {journal.PlansKind, func(w string, at time.Time) any {
			return journal.Plan{When: "base", Will: w, Made: monday, Edited: at}
		}},
		"a plan of a story": {journal.PlansKind, func(w string, at time.Time) any {
			return journal.Plan{When: "base", Will: w, Entry: story, Made: monday, Edited: at}
		}},
		"a check-in of a story": {journal.CheckinsKind, func(w string, at time.Time) any {
			return journal.Checkin{Person: w, Entry: story, Made: monday, Edited: at}
		}},
		"a review": {journal.ReviewsKind, func(w string, at time.Time) any {
			return journal.Review{Begun: monday, Edited: at, Recorded: []journal.Recorded{{Line: w}}}
		}},
		"the settings": {journal.SettingsKind, func(w string, at time.Time) any {
			return journal.Settings{Important: w, Edited: at}
		}},
		"what was deleted": {journal.Trash, func(w string, at time.Time) any {
			return journal.Trashed{Title: w, Deleted: at, Entry: &journal.Entry{ID: own, Kind: journal.Jot, Title: w}}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			id := own
			if tt.kind == journal.SettingsKind {
				id = "settings" // there is one
			}
			for _, first := range []bool{true, false} {
				s := storetest.NewMemory()
				early, late := stored(t, tt.kind, id, tt.make("HEREWORD", monday)), stored(t, tt.kind, id, tt.make("ELSEWORD", monday.Add(time.Hour)))
				f := record.Fork{Kept: early, Other: late}
				if first {
					f = record.Fork{Kept: late, Other: early}
				}
				err := s.Update(t.Context(), func(tx record.Tx) error {
					e := stored(t, journal.Entries, story, journal.Entry{Kind: journal.Jot, Happened: monday, Title: "the story", Edited: monday})
					if err := tx.Put(e); err != nil {
						return err
					}
					if err := tx.Put(f.Kept); err != nil {
						return err
					}
					differ, err := record.Joining(prompts.Shipped())(tx, f)
					if err == nil && !differ {
						err = errors.New("it says that they do not differ")
					}
					if err == nil {
						err = record.Reindexing(prompts.Shipped())(tx)
					}
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
				mustSayBoth(t, s, tt.kind, id)
			}
		})
	}
}

func mustSayBoth(t *testing.T, s *storetest.Memory, kind journal.Kind, id journal.ID) {
	t.Helper()
	var all strings.Builder
	err := s.View(t.Context(), func(tx record.Tx) error {
		r, err := tx.Get(kind, id)
		if err != nil {
			return err
		}
		if data := string(r.Data); kind != journal.Trash && (!strings.Contains(data, "ELSEWORD") || r.Rev != 3) {
			t.Errorf("the later wording is not what stays: revision %d, %.300s", r.Rev, data)
		}
		for _, k := range record.Kinds() {
			ids, err := record.IDs(tx, k)
			if err != nil {
				return err
			}
			for _, id := range ids {
				r, err := tx.Get(k, id)
				if err != nil {
					return err
				}
				all.Write(r.Data)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"HEREWORD", "ELSEWORD"} {
		if !strings.Contains(all.String(), word) {
			t.Errorf("%s is nowhere", word)
		}
	}
}

// What only one side changed holds, and two copies that say the same are one.
func TestWhatOneCopyChangedHolds(t *testing.T) {
	const id = journal.ID("0123456789abcdefghjkmnpqrs")
	join := func(base, kept, other journal.Plan) (p journal.Plan, differ bool, n int) {
		s := storetest.NewMemory()
		err := s.Update(t.Context(), func(tx record.Tx) (err error) {
			f := record.Fork{Kept: stored(t, journal.PlansKind, id, kept), Other: stored(t, journal.PlansKind, id, other), Base: stored(t, journal.PlansKind, id, base)}
			if err = tx.Put(f.Kept); err == nil {
				differ, err = record.Joining(prompts.Shipped())(tx, f)
			}
			if err == nil {
				p, err = record.PlanKind().Get(tx, id)
			}
			n, _ = tx.Count(journal.Entries)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return p, differ, n
	}
	base := journal.Plan{When: "at the bell", Will: "wait", Made: monday}
	here, there := base, base
	here.When, there.Will = "after the bell", "wait longer"
	if p, differ, n := join(base, here, there); p.When != "after the bell" || p.Will != "wait longer" || differ || n != 0 {
		t.Errorf("joined: %+v, differ %v, %d entries", p, differ, n)
	}
	if p, differ, n := join(base, here, here); p.When != "after the bell" || p.Rev != 2 || differ || n != 0 {
		t.Errorf("the same twice: %+v, differ %v, %d entries", p, differ, n)
	}
}
