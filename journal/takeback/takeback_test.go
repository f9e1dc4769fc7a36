package takeback_test

import (
	stdcmp "cmp"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/takeback"
	"messup/prompts"
	"messup/store/storetest"
)

type desk struct {
	*book.Book
	t     *testing.T
	store record.Store
	now   time.Time
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, store: storetest.NewMemory(), now: time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC)}
	d.Book = book.Open(d.store, prompts.Shipped(), func() time.Time { return d.now }, rand.NewChaCha8([32]byte{7}))
	return d
}

func (d *desk) all() journal.Archive {
	d.t.Helper()
	c, err := d.Archive.All(d.t.Context(), search.Query{})
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

func (d *desk) take(c journal.Archive) journal.Taken {
	d.t.Helper()
	taken, err := d.Archive.Import(d.t.Context(), c, record.Intake{From: "messup"})
	if err != nil {
		d.t.Fatal(err)
	}
	return taken
}

func (d *desk) undo(rehearse bool) takeback.Undone {
	d.t.Helper()
	d.now = d.now.Add(time.Minute)
	u, err := d.Archive.TakeBack(d.t.Context(), rehearse)
	if err != nil {
		d.t.Fatal(err)
	}
	return u
}

func (d *desk) trashed() []journal.Trashed {
	d.t.Helper()
	all, err := d.Trash.All(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	return all
}

// same reports whether two journals say the same, whatever their revisions are.
func same(t *testing.T, got, want journal.Archive) {
	t.Helper()
	revs := cmp.FilterPath(func(p cmp.Path) bool { return slices.Contains([]string{"Rev", "Edited"}, p.Last().String()[1:]) }, cmp.Ignore())
	if diff := cmp.Diff(want, got, revs, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("want, got:\n%s", diff)
	}
}

func mess(id, title string, at time.Time, answers ...journal.Answer) journal.Entry {
	return journal.Entry{ID: journal.HashID(id), Rev: 1, Kind: journal.Mess, Set: "ten", SetVersion: 1, Title: title, Happened: at, Started: at, Finished: at, Answers: answers}
}

func answer(id, text string, details ...journal.Detail) journal.Answer {
	return journal.Answer{Question: id, Ask: id, Text: text, Details: details}
}

// someFile is what may come: entries of which lessons, plans and check-ins are drawn, lessons of
// their own, one of two entries, and something heard.
func someFile(now time.Time) journal.Archive {
	one := mess("one", "Food webs", now, answer("learned", "Ask first."), answer("next", "", journal.Detail{Field: "will", Label: "I will", Value: "ring first"}))
	two := mess("two", "Lab", now, answer("learned", "Draw it."))
	one.Rev = 0 // as another program writes it
	return journal.Archive{
		Entries: []journal.Entry{one, two, mess("three", "Corridor", now)},
		Lessons: []journal.Lesson{
			{ID: journal.HashID("alone"), Rev: 1, Text: "Alone.", Made: now},
			{ID: journal.HashID("both"), Rev: 1, Entry: journal.HashID("three"), Text: "Both.", Made: now, Stories: []journal.Story{{Entry: two.ID, Text: "Both too.", At: now}}},
		},
		OfEntries: journal.OfEntries{Heard: []journal.Heard{{ID: journal.HashID("heard"), Rev: 1, Words: "too fast", Made: now}}},
	}
}

// What an import did is undone: what came is in the trash, the rest is as it was; and the same
// file can be taken in again.
func TestAnImportIsTakenBack(t *testing.T) {
	d := newDesk(t)
	if u := d.undo(false); !u.Nothing() || !u.At.IsZero() {
		t.Errorf("without an import: %+v", u)
	}
	if _, err := d.Entries.Jot(t.Context(), "mine"); err != nil {
		t.Fatal(err)
	}
	before := d.all()
	file := someFile(d.now)
	taken := d.take(file)
	after := d.all()
	if taken.Planned != 1 || taken.Drawn != 2 || len(after.Plans) != 1 {
		t.Fatalf("taken in: %+v", taken)
	}
	if u := d.undo(true); u.Gone[journal.Entries] != 3 || !u.DryRun {
		t.Errorf("rehearsed: %+v", u)
	}
	same(t, d.all(), after)
	for range 2 {
		u := d.undo(false)
		if u.Gone[journal.Entries] != 3 || u.Gone[journal.Lessons] != 4 || u.Gone[journal.PlansKind] != 1 || u.Gone[journal.HeardKind] != 1 || u.Stay != 0 || u.Missing != 0 {
			t.Errorf("taken back: %+v", u)
		}
		same(t, d.all(), before)
		if u := d.undo(false); !u.Nothing() || u.Already.IsZero() {
			t.Errorf("twice: %+v", u)
		}
		if again := d.take(file); again.Added != taken.Added || again.Drawn != taken.Drawn || again.Planned != 1 {
			t.Errorf("again: %+v", again)
		}
		if got := d.all(); len(got.Entries) != 4 || len(got.Lessons) != 4 || len(got.Plans) != 1 {
			t.Errorf("again there are %d, %d, %d", len(got.Entries), len(got.Lessons), len(got.Plans))
		}
		for _, thing := range d.trashed() {
			if thing.Entry != nil {
				t.Errorf("%s is here, and in the trash", thing.Title)
			}
		}
	}
}

// What was changed since stays, with what hangs on it; so does an entry with something of one's
// own hung on it.
func TestWhatWasChangedSinceStays(t *testing.T) {
	d := newDesk(t)
	file := journal.Archive{Entries: []journal.Entry{
		mess("one", "Reworded", d.now, answer("learned", "One.")),
		mess("two", "Lesson reworded", d.now, answer("learned", "Two.")),
		mess("three", "With a plan", d.now, answer("goal", "x")),
		mess("four", "Untouched", d.now, answer("learned", "Four.")),
		mess("five", "Deleted", d.now, answer("goal", "x")),
	}}
	d.take(file)
	ctx := t.Context()
	e, err := d.Entries.Get(ctx, file.Entries[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	changed := e
	changed.Title = "Reworded by hand"
	if _, _, err := d.Entries.Save(ctx, e, changed); err != nil {
		t.Fatal(err)
	}
	l, err := d.Lessons.Of(ctx, file.Entries[1].ID)
	if err != nil {
		t.Fatal(err)
	}
	l.Text = "Two, by hand."
	if _, err := d.Lessons.Save(ctx, l); err != nil {
		t.Fatal(err)
	}
	p, err := d.Plans.New()
	if err != nil {
		t.Fatal(err)
	}
	p.Will, p.Entry = "my own plan", file.Entries[2].ID
	if _, err := d.Plans.Save(ctx, journal.Plan{}, p); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Trash.Delete(ctx, file.Entries[4].ID); err != nil {
		t.Fatal(err)
	}
	u := d.undo(false)
	got := d.all()
	if u.Gone[journal.Entries] != 1 || u.Stay != 5 || u.Missing != 1 || len(got.Entries) != 3 || len(got.Lessons) != 2 || len(got.Plans) != 1 {
		t.Errorf("%+v; there are %d, %d, %d", u, len(got.Entries), len(got.Lessons), len(got.Plans))
	}
	if again := d.take(file); again.Why[journal.DeletedHere] != 1 || again.Added != 1 {
		t.Errorf("what was deleted by hand came back: %+v", again)
	}
}

// What was brought up to date says again what it said, and what the file said is in the trash;
// taken in again it is brought up to date again.
func TestWhatWasBroughtUpToDateIsAsItWas(t *testing.T) {
	d := newDesk(t)
	e, _, err := d.Entries.Save(t.Context(), journal.Entry{}, mess("one", "Mine", d.now, answer("learned", "Mine.")))
	if err != nil {
		t.Fatal(err)
	}
	before := d.all()
	newer := e
	newer.Rev, newer.Title = e.Rev+3, "Theirs"
	if taken := d.take(journal.Archive{Entries: []journal.Entry{newer}}); taken.Updated != 1 {
		t.Fatalf("%+v", taken)
	}
	if u := d.undo(false); u.Before != 1 || len(u.Gone) != 0 {
		t.Errorf("%+v", u)
	}
	same(t, d.all(), before)
	if all := d.trashed(); len(all) != 1 || all[0].Title != "Theirs" || all[0].ID == e.ID {
		t.Errorf("in the trash: %+v", all)
	}
	if rows, _, err := d.Entries.Search(t.Context(), search.Query{}, 0, 10); err != nil || rows[0].Title != "Mine" {
		t.Errorf("lists show %+v, %v", rows, err)
	}
	if taken := d.take(journal.Archive{Entries: []journal.Entry{newer}}); taken.Updated != 1 || d.all().Entries[0].Title != "Theirs" {
		t.Errorf("again: %+v", taken)
	}
	if u := d.undo(false); u.Before != 1 {
		t.Errorf("%+v", u)
	}
	same(t, d.all(), before)
}

// What is deleted for good is remembered nowhere: what something said before the import stays
// remembered unless that is what went, or names it.
func TestWordsThatGoForGoodAreForgotten(t *testing.T) {
	d := newDesk(t)
	var had []journal.Entry
	for _, name := range []string{"one", "two", "three"} {
		e, _, err := d.Entries.Save(t.Context(), journal.Entry{}, mess(name, "Mine "+name, d.now))
		if err != nil {
			t.Fatal(err)
		}
		had = append(had, e)
	}
	var file journal.Archive
	for _, e := range had {
		e.Rev, e.Title = e.Rev+3, "Theirs"
		file.Entries = append(file.Entries, e)
	}
	file.Entries = append(file.Entries, mess("four", "Came", d.now))
	d.take(file)
	other, err := d.Entries.Jot(t.Context(), "another one")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []journal.ID{other.ID, had[0].ID} {
		if _, err := d.Trash.Delete(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.Trash.Sweep(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	var keys []record.Key
	err = d.store.Update(t.Context(), func(tx record.Tx) (err error) {
		if keys, err = takeback.Standing(tx, func(words string) bool { return strings.Contains(words, "Mine") }); err != nil || len(keys) != 2 {
			t.Errorf("after the first is gone for good, %d are remembered, %v", len(keys), err)
		}
		keys, err = takeback.Standing(tx, func(words string) bool { return strings.Contains(words, "Mine two") })
		return stdcmp.Or(err, takeback.ForgetThese(tx, keys, takeback.Forgotten{At: d.now, Why: takeback.Deleted}))
	})
	if err != nil || len(keys) != 1 {
		t.Fatal(keys, err)
	}
	want := map[takeback.Why]takeback.Older{takeback.Deleted: {Things: 1, At: d.now}}
	if u := d.undo(false); u.Before != 1 || u.Stay != 0 || u.Missing != 1 || u.Gone[journal.Entries] != 1 || !maps.Equal(u.Worded, want) {
		t.Errorf("%+v", u)
	}
	for _, e := range d.all().Entries {
		if is := e.Title == "Mine three"; is != (e.ID == had[2].ID) {
			t.Errorf("%s says %q", e.ID, e.Title)
		}
	}
}
