package book_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/prompts"
)

// keepsFor sets for how many years a mess is kept.
func (d *desk) keepsFor(t *testing.T, years int) {
	t.Helper()
	if _, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) { s.KeepYears = years }); err != nil {
		t.Fatal(err)
	}
}

// threeYearsOn keeps messes of many kinds, and comes back three years later.
func threeYearsOn(t *testing.T) (*desk, map[string]journal.Entry) {
	t.Helper()
	d := newDesk(t)
	all := map[string]journal.Entry{}
	keep := func(name, learned string, with func(journal.Entry) journal.Entry) {
		e := d.mess(t, name).With(d.Sets(), ask("learned"), learned).With(d.Sets(), ask("goal"), "private "+name)
		all[name] = d.save(t, journal.Entry{}, d.Entries.Finish(with(e)))
		d.pass(time.Hour)
	}
	as := func(e journal.Entry) journal.Entry { return e }
	keep("plain", "Ask first.", as)
	keep("untaught", "", as)
	keep("heavy", "Never again.", func(e journal.Entry) journal.Entry { e.Heavy = true; return e })
	keep("planned", "Plan less.", func(e journal.Entry) journal.Entry {
		return e.WithDetail(d.Sets(), ask("next"), field("next", "will"), "ring first")
	})
	keep("to be told", "Tell them.", func(e journal.Entry) journal.Entry {
		return e.WithDetail(d.Sets(), ask("ask-now"), field("ask-now", "person"), "ELL teacher")
	})
	all["draft"] = d.save(t, journal.Entry{}, d.mess(t, "draft"))
	d.another(t, all["plain"].ID, "Write it down.")
	d.hears(t, "too fast", "9B", all["untaught"].ID)
	keep("put away", "Later.", func(e journal.Entry) journal.Entry {
		e.Away = d.today() + 5*366
		return e
	})
	d.pass(3 * 366 * 24 * time.Hour)
	keep("new", "Wait.", as)
	return d, all
}

func TestOldMessesAreReducedToWhatTheyTaught(t *testing.T) {
	d, all := threeYearsOn(t)
	if found, err := d.Trash.Old(t.Context()); err != nil || len(found.All) != 0 {
		t.Fatalf("unasked for, there are %+v, %v", found, err)
	}
	d.keepsFor(t, 2)
	before := d.lesson(t, all["plain"].ID)
	found, err := d.Trash.Old(t.Context())
	if err != nil || len(found.All) != 1 || found.All[0].ID != all["plain"].ID || found.Left != 2 || found.Aged.Heavy != 1 || found.Aged.Open != 4 {
		t.Fatalf("found %+v, %v", found, err)
	}
	if over := d.onDesk(t); over.Old != 1 || over.KeepYears != 2 {
		t.Errorf("the desk says %d of %d years", over.Old, over.KeepYears)
	}
	if !d.read(t, all["plain"].ID).Same(all["plain"]) {
		t.Error("looking changed it")
	}
	doomed, err := d.Trash.Doom(t.Context(), found)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := d.Trash.Purge(t.Context(), doomed); err != nil || n != 1 {
		t.Fatalf("%d went, %v", n, err)
	}
	after, err := d.Lessons.Get(t.Context(), before.ID)
	if err != nil || after.Text != before.Text || after.Entry != "" || after.State != before.State || after.Next != before.Next || !after.Edited.Equal(before.Edited) {
		t.Errorf("its lesson is %+v, %v, was %+v", after, err, before)
	}
	c := d.contents(t, "")
	var texts []string
	for _, l := range c.Lessons {
		texts = append(texts, l.Text)
	}
	for _, want := range []string{"Ask first.", "Write it down.", "Plan less.", "Tell them.", "Wait."} {
		if !slices.Contains(texts, want) {
			t.Errorf("%q is not among the lessons: %q", want, texts)
		}
	}
	if got := d.holdingWord(t, "private plain"); len(got) != 0 {
		t.Errorf("the words are in %q", got)
	}
	for _, name := range []string{"heavy", "planned", "to be told", "untaught", "draft", "put away", "new"} {
		if !d.read(t, all[name].ID).Same(all[name]) {
			t.Errorf("%s was changed", name)
		}
	}
	if found, err := d.Trash.Old(t.Context()); err != nil || len(found.All) != 0 {
		t.Errorf("there are still %+v, %v", found.All, err)
	}
}

// A lesson that another mess taught too loses a story and nothing else; one that stands alone
// by now is not deleted with a new mess of the same id.
func TestALessonOfTwoMessesKeepsTheOther(t *testing.T) {
	d := newDesk(t)
	first, second, l := d.twice(t)
	d.keepsFor(t, 1)
	d.pass(365*24*time.Hour - 12*time.Hour) // of the first one alone
	found, err := d.Trash.Old(t.Context())
	if err != nil || len(found.All) != 1 || found.All[0].ID != first.ID || found.Left != 0 || len(found.Kept) != 1 {
		t.Fatalf("found %+v, %v", found, err)
	}
	doomed, err := d.Trash.Doom(t.Context(), found)
	if err == nil {
		_, err = d.Trash.Purge(t.Context(), doomed)
	}
	got, getErr := d.Lessons.Get(t.Context(), l.ID)
	if err != nil || getErr != nil || got.Text != l.Text || !slices.Equal(got.Entries(), []journal.ID{second.ID}) {
		t.Errorf("the lesson is %+v, %v, %v", got, err, getErr)
	}
	again := first
	again.Rev = 0
	again = d.save(t, journal.Entry{}, again.With(prompts.Shipped(), ask("learned"), ""))
	d.delete(t, again.ID)
	if got, err := d.Lessons.Get(t.Context(), l.ID); err != nil || !strings.HasPrefix(got.Text, "Ask") {
		t.Errorf("with the other one went %+v, %v", got, err)
	}
}

func TestYearsThatCannotBeKept(t *testing.T) {
	d := newDesk(t)
	for _, years := range []int{-1, journal.MostYears + 1} {
		if _, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) { s.KeepYears = years }); err == nil {
			t.Errorf("kept for %d years", years)
		}
	}
}

// A lesson that would come from heavy entries alone without an old mess keeps that mess: it
// would be shown nowhere.
func TestAMessStaysWhoseLessonWouldVanish(t *testing.T) {
	d := newDesk(t)
	first, second, l := d.twice(t)
	heavy := second
	heavy.Heavy = true
	d.save(t, second, heavy)
	d.keepsFor(t, 1)
	d.pass(3 * 366 * 24 * time.Hour)
	found, err := d.Trash.Old(t.Context())
	if err != nil || len(found.All) != 0 || len(found.Kept) != 0 {
		t.Errorf("found %+v, %v", found, err)
	}
	if got, err := d.Lessons.Get(t.Context(), l.ID); err != nil || !slices.Contains(got.Entries(), first.ID) {
		t.Errorf("the lesson is %+v, %v", got, err)
	}
}
