package book_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/search"
	"messup/prompts"
)

func TestFinishingDrawsTheLessonAndADraftDoesNot(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, "Food webs").With(prompts.Shipped(), ask("learned"), "Ask first.").WithDetail(prompts.Shipped(), ask("learned"), field("learned", "area"), "group work")
	draft := d.save(t, journal.Entry{}, e)
	if l := d.lesson(t, e.ID); l.ID != "" {
		t.Errorf("a draft gave %+v", l)
	}
	d.save(t, draft, d.Entries.Finish(draft))
	l := d.lesson(t, e.ID)
	if l.ID != e.ID || l.Entry != e.ID || l.Text != "Ask first." || l.Area != "group work" || l.Rev != 1 || !l.Made.Equal(d.clock) {
		t.Errorf("finishing gave %+v", l)
	}
}

// row returns what the list says is an entry's lesson.
func (d *desk) row(t *testing.T, id journal.ID) string {
	t.Helper()
	found, _, err := d.Entries.Search(t.Context(), search.Query{}, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.ID == id {
			return f.Lesson
		}
	}
	return "no such entry"
}

func TestALessonRewordedKeepsItsOldWording(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Food webs", "Ask first.")
	drawn := d.clock
	d.pass(time.Hour)
	l := d.lesson(t, e.ID)
	l.Text, l.When = " Ask\nthem first. ", "they teach each other"
	saved, err := d.Lessons.Save(t.Context(), l)
	if err != nil || saved.Text != "Ask them first." || saved.Rev != 2 {
		t.Fatalf("saved %+v, %v", saved, err)
	}
	if len(saved.Versions) != 1 || saved.Versions[0].Text != "Ask first." || !saved.Versions[0].At.Equal(drawn) {
		t.Errorf("versions are %+v", saved.Versions)
	}
	if got := d.row(t, e.ID); got != "Ask them first." {
		t.Errorf("the entry's row says %q", got)
	}
	if got := d.search(t, `lesson:"ask them"`); len(got) != 1 {
		t.Errorf("the new wording finds %q", got)
	}

	// Only words that change in the entry change the lesson.
	d.pass(time.Hour)
	e = d.save(t, e, e.With(prompts.Shipped(), ask("goal"), "Explain it."))
	if got := d.lesson(t, e.ID); !got.Same(saved) {
		t.Errorf("an answer to another question made it %+v", got)
	}
	e = d.save(t, e, e.With(prompts.Shipped(), ask("learned"), "Ask twice."))
	if got := d.lesson(t, e.ID); got.Text != "Ask twice." || got.When != "they teach each other" || len(got.Versions) != 2 {
		t.Errorf("new words in the entry made it %+v", got)
	}
	e = d.save(t, e, e.With(prompts.Shipped(), ask("learned"), ""))
	if got := d.lesson(t, e.ID); got.Text != "Ask twice." || d.row(t, e.ID) != "Ask twice." {
		t.Errorf("words taken out of the entry made it %+v", got)
	}
}

func TestWhatThePersonSetOnALessonStaysWhenItsEntryIsReworded(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, "x").With(prompts.Shipped(), ask("learned"), "Ask first.").WithDetail(prompts.Shipped(), ask("learned"), field("learned", "area"), "group work")
	e = d.save(t, journal.Entry{}, d.Entries.Finish(e))
	l := d.lesson(t, e.ID)
	l.Area = "talk"
	if _, err := d.Lessons.Save(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	d.save(t, e, e.With(prompts.Shipped(), ask("learned"), "Ask twice."))
	if got := d.lesson(t, e.ID); got.Text != "Ask twice." || got.Area != "talk" {
		t.Errorf("the lesson is %+v", got)
	}
}

func TestTwoWindowsThatRewordALessonKeepBothWordings(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "x", "one")
	ours, theirs := d.lesson(t, e.ID), d.lesson(t, e.ID)
	ours.Text, theirs.Text = "two", "three"
	for _, l := range []journal.Lesson{theirs, ours} {
		if _, err := d.Lessons.Save(t.Context(), l); err != nil {
			t.Fatal(err)
		}
	}
	l, err := d.Lessons.Get(t.Context(), e.ID)
	if err != nil || l.Text != "two" || len(l.Versions) != 2 || l.Versions[1].Text != "three" {
		t.Errorf("there is %+v, %v", l, err)
	}
}

func TestSavingALessonThatIsThereWritesNothing(t *testing.T) {
	d := newDesk(t)
	l := d.lesson(t, d.finished(t, "x", "one").ID)
	writes := d.store.Updates()
	saved, err := d.Lessons.Save(t.Context(), l)
	if err != nil || saved.Rev != l.Rev || d.store.Updates() != writes {
		t.Errorf("saved %+v, %v", saved, err)
	}
}

func TestALessonNeedsWordsThatFit(t *testing.T) {
	d := newDesk(t)
	l, err := d.Lessons.New()
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("x", journal.MaxLine+1)
	for _, tt := range []struct {
		l    journal.Lesson
		want error
		says string
	}{
		{journal.Lesson{ID: l.ID, Text: " \x1b\n"}, journal.ErrEmpty, "the lesson"},
		{journal.Lesson{ID: l.ID, Text: long}, journal.ErrTooLong, "the lesson is 3 KB, the limit is 2 KB"},
		{journal.Lesson{ID: l.ID, Text: "x", When: long}, journal.ErrTooLong, "when it applies"},
		{journal.Lesson{ID: l.ID, Text: "x", Area: long}, journal.ErrTooLong, "its area"},
		{journal.Lesson{ID: l.ID, Text: "x", Basis: prompts.Chosen(long)}, journal.ErrTooLong, "how it is known"},
		{journal.Lesson{Text: "x"}, journal.ErrBadID, "keeping a lesson"},
	} {
		if _, err := d.Lessons.Save(t.Context(), tt.l); !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", tt.says, err)
		}
	}
	if d.store.Updates() != 0 {
		t.Error("something was kept")
	}
}

func TestALessonMayStandAlone(t *testing.T) {
	d := newDesk(t)
	l, err := d.Lessons.New()
	if err != nil {
		t.Fatal(err)
	}
	l.Text, l.Area = "Write it down.", "planning"
	if _, err := d.Lessons.Save(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	got, err := d.Lessons.Find(t.Context(), string(l.ID[:8]))
	if err != nil || got.Text != "Write it down." || got.Entry != "" || got.Rev != 1 {
		t.Errorf("found %+v, %v", got, err)
	}
	if _, err := d.Lessons.Get(t.Context(), "nowhere"); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("a lesson that is not there: %v", err)
	}
	if _, err := d.Lessons.Find(t.Context(), "nowhere"); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("a lesson that is not there: %v", err)
	}
}

func TestSearchLessonsPagesAndCounts(t *testing.T) {
	d := newDesk(t)
	for i := range 5 {
		d.finished(t, "x", fmt.Sprint("timing ", i))
		d.pass(time.Hour)
	}
	d.finished(t, "timing", "no such word")
	d.pass(time.Hour)
	d.finished(t, "no lesson", "")
	for _, tt := range []struct {
		query       string
		skip, limit int
		want        string
		total       int
	}{
		{"", 0, 2, "no such word, timing 4", 6},
		{"", 4, 5, "timing 1, timing 0", 6},
		{"timing", 1, 2, "timing 3, timing 2", 5},
		{"lesson:timing", 4, 0, "timing 0", 5},
		{"timing", 9, 3, "", 5},
		{"kind:mess", 0, 0, "", 0},
	} {
		q, err := search.ParseQuery(tt.query, prompts.Shipped(), d.clock)
		if err != nil {
			t.Fatal(err)
		}
		lessons, total, err := d.Lessons.Search(t.Context(), q, tt.skip, tt.limit)
		got := make([]string, 0, len(lessons))
		for _, l := range lessons {
			got = append(got, l.Text)
		}
		if err != nil || strings.Join(got, ", ") != tt.want || total != tt.total {
			t.Errorf("%q skip %d limit %d: %q of %d, %v", tt.query, tt.skip, tt.limit, got, total, err)
		}
	}
}

func TestALessonIsFoundByAllThatIsSaidOfIt(t *testing.T) {
	d := newDesk(t)
	l, err := d.Lessons.New()
	if err != nil {
		t.Fatal(err)
	}
	l.Text, l.When, l.Area, l.Basis = "Ask first.", "cards are out", "group work", "counted"
	if _, err := d.Lessons.Save(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]int{"ask": 1, "cards": 1, "group": 1, "counted": 1, "ask group": 1, "elsewhere": 0} {
		q, err := search.ParseQuery(words, prompts.Shipped(), d.clock)
		if err != nil {
			t.Fatal(err)
		}
		if found, _, err := d.Lessons.Search(t.Context(), q, 0, 0); err != nil || len(found) != want {
			t.Errorf("%q finds %+v, %v", words, found, err)
		}
	}
}

func TestWordsAreTheNewestFirstAndOnceEach(t *testing.T) {
	d := newDesk(t)
	for _, class := range []string{"9B", "10A", " ", "9b"} {
		e := d.mess(t, "x").WithTags([]string{"groups", "tag " + class}).WithDetail(prompts.Shipped(),
			ask("ask-now"), field("ask-now", "person"), "ELL teacher").WithDetail(prompts.Shipped(),

			ask("should-have-asked"), field("should-have-asked", "person"), "whoever ran "+class).WithDetail(prompts.Shipped(),

			ask("deficits"), field("deficits", "skill"), "checking").WithDetail(prompts.Shipped(),

			ask("learned"), field("learned", "area"), "Group work").
			With(prompts.Shipped(),

				ask("learned"), "x")

		e.Class = class
		d.save(t, journal.Entry{}, d.Entries.Finish(e))
		d.pass(time.Hour)
	}
	w, err := d.Words(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string][2]string{
		"classes": {strings.Join(w.Classes, ","), "9b,10A"},
		"tags":    {strings.Join(w.Tags, ","), "groups,tag 9b,tag,tag 10A"},
		"people":  {strings.Join(w.People, ","), "ELL teacher,whoever ran 9b,whoever ran,whoever ran 10A"},
		"skills":  {strings.Join(w.Skills, ","), "checking"},
		"areas":   {strings.Join(w.Areas, ","), "Group work"},
	} {
		if got[0] != got[1] {
			t.Errorf("%s are %s, want %s", name, got[0], got[1])
		}
	}
}

// A draft that is closed with one sentence keeps its words; what it planned is not
// taken up, also when other words of it change afterwards.
func TestADraftIsClosedWithOneSentence(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, "Food webs").With(prompts.Shipped(), ask("goal"), "Explain it.").WithDetail(prompts.Shipped(), ask("next"), field("next", "will"), "turn cards face down")
	d.save(t, journal.Entry{}, e)
	d.pass(time.Hour)
	l, err := d.Entries.CloseWithLesson(t.Context(), e.ID, " Ask\nfirst. ")
	if err != nil || l.Text != "Ask first." || l.Entry != e.ID || l.State != journal.Carried {
		t.Fatalf("kept %+v, %v", l, err)
	}
	closed, err := d.Entries.Get(t.Context(), e.ID)
	if err != nil || closed.Draft() || closed.Answer("goal").Text != "Explain it." || d.row(t, e.ID) != "Ask first." {
		t.Errorf("the draft is %+v, %v", closed, err)
	}
	d.save(t, closed, closed.With(prompts.Shipped(), ask("deficits"), "Six groups at once."))
	plans, err := d.Plans.All(t.Context(), true)
	if err != nil || len(plans) > 0 {
		t.Errorf("taken up are %+v, %v", plans, err)
	}
	for words, want := range map[string]error{" ": journal.ErrEmpty, strings.Repeat("a", 100_000): journal.ErrTooLong} {
		if _, err := d.Entries.CloseWithLesson(t.Context(), e.ID, words); !errors.Is(err, want) {
			t.Errorf("%.20q: %v", words, err)
		}
	}
	if _, err := d.Entries.CloseWithLesson(t.Context(), "ABSENT", "Ask."); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("of nothing: %v", err)
	}
}

// A set that asks for no lesson leaves one all the same.
func TestADraftWhoseSetAsksForNoLessonLeavesOne(t *testing.T) {
	d := newDesk(t)
	jot, err := d.Entries.Jot(t.Context(), "the projector again")
	if err != nil {
		t.Fatal(err)
	}
	l, err := d.Entries.CloseWithLesson(t.Context(), jot.ID, "Try it before the bell.")
	if err != nil || l.Text != "Try it before the bell." || d.row(t, jot.ID) != l.Text {
		t.Errorf("kept %+v, %v", l, err)
	}
}
