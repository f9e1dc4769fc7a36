package book_test

import (
	"errors"
	"slices"
	"strconv"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/journaltest"
	"messup/journal/search"
	"messup/prompts"
)

// library keeps a few entries to be searched.
func library(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	jigsaw := d.mess(t, "Food web jigsaw").With(prompts.Shipped(), ask("goal"), "Say what happens when one species\n\ngoes.").With(prompts.Shipped(),
		ask("learned"), "Watch the timing of the expert groups.").WithDetail(prompts.Shipped(),

		ask("deficits"), field("deficits", "skill"), "checking six groups").
		WithTags([]string{"groups", "Élèves"})
	jigsaw.Class, jigsaw.Failure = "9B science", "It sank at minute twelve."
	d.save(t, journal.Entry{}, d.Entries.Finish(jigsaw))
	d.pass(24 * time.Hour)
	draft := d.mess(t, "Lab report").With(prompts.Shipped(), ask("goal"), "The same goal, on paper; timing was no matter.")
	draft.Class = "10A science"
	d.save(t, journal.Entry{}, draft)
	d.pass(24 * time.Hour)
	win, err := d.Entries.New(journal.Win, prompts.Win())
	if err != nil {
		t.Fatal(err)
	}
	d.save(t, journal.Entry{}, d.Entries.Finish(win.With(prompts.Shipped(), ask("moved"), "Three students argued about frogs.")))
	d.pass(24 * time.Hour)
	if _, err := d.Entries.Jot(t.Context(), "ring the parent"); err != nil {
		t.Fatal(err)
	}
	d.pass(24 * time.Hour)
	untitled := d.mess(t, "")
	untitled.Class = "9C"
	d.save(t, journal.Entry{}, untitled)
	return d
}

func TestSearchFinds(t *testing.T) {
	d := library(t)
	const jigsaw, lab, win, jot, untitled = "Food web jigsaw", "Lab report", "Three students argued about frogs.", "ring the parent", "Untitled mess"
	for _, tt := range []struct {
		query string
		want  []string
	}{
		{"", []string{untitled, jot, win, lab, jigsaw}},
		{"JIGSAW", []string{jigsaw}},
		{"frogs", []string{win}},
		{"science", []string{lab, jigsaw}},
		{"science jigsaw", []string{jigsaw}},
		{"jigsaw frogs", nil},
		{`"species goes"`, []string{jigsaw}},
		{"eleves", []string{jigsaw}},
		{"six", []string{jigsaw}},
		{"sank", []string{jigsaw}},
		{"is:draft", []string{untitled, jot, lab}},
		{"is:finished", []string{win, jigsaw}},
		{"kind:win", []string{win}},
		{"kind:mess", []string{untitled, lab, jigsaw}},
		{"kind:jot", []string{jot}},
		{"kind:mess is:draft class:10A", []string{lab}},
		{"timing", []string{lab, jigsaw}},
		{"learned:timing", []string{jigsaw}},
		{"lesson:timing", []string{jigsaw}},
		{"goal:timing learned:timing", nil},
		{`class:"9B science"`, []string{jigsaw}},
		{"class:9", []string{untitled, jigsaw}},
		{"class:jigsaw", nil},
		{"tag:groups title:web", []string{jigsaw}},
		{"since:2026-11-20 until:2026-11-21", []string{win, lab}},
		{"since:2026-11-23", []string{untitled}},
		{"until:2026-11-18", nil},
		{"until:2026-11-19 science", []string{jigsaw}},
		// What is written nowhere is not found: kinds, states, ids of questions
		// and names of sections.
		{"mess", nil},
		{"untitled", nil},
		{"draft", nil},
		{"finished", nil},
		{"deficits", nil},
		{"learned", nil},
		{"tag", nil},
		{"title", nil},
	} {
		if got := d.search(t, tt.query); !slices.Equal(got, tt.want) {
			t.Errorf("%s finds %q, want %q", tt.query, got, tt.want)
		}
	}
}

// Answers brought in may be to questions nobody here asks, of any id.
func TestAnAnswerIsFoundWhateverItsQuestionIsCalled(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, "Odd")
	for _, id := range []string{"kind", "is", "title", "any thing"} {
		e = e.With(prompts.Shipped(), prompts.Question{ID: id}, "pond in "+id)
	}
	d.save(t, journal.Entry{}, e)
	for _, words := range []string{`"pond in kind"`, `"pond in is"`, `"pond in title"`, `"pond in any"`} {
		if got := d.search(t, words); len(got) != 1 {
			t.Errorf("%s finds %q", words, got)
		}
	}
	if got := d.search(t, "kind:pond"); got != nil {
		t.Errorf("kind:pond finds %q", got)
	}
}

// Only the mark makes an entry heavy, whatever its words and its questions are.
func TestNoWordsMakeAnEntryHeavy(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, `"heavy":true`).With(prompts.Shipped(), prompts.Question{ID: "analysis"}, "heavy")
	e.Class = `,"heavy":true,`
	d.save(t, journal.Entry{}, e)
	for _, words := range []string{"", "heavy"} {
		if got := d.search(t, words); len(got) != 1 {
			t.Errorf("%q finds %q", words, got)
		}
	}
}

func TestSearchPages(t *testing.T) {
	d := newDesk(t)
	const n = 7
	for i := range n {
		heavy := d.mess(t, "heavy")
		heavy.Class, heavy.Heavy = "9B", i%2 == 0
		if heavy.Heavy { // between the others, and in no page of them
			d.save(t, journal.Entry{}, heavy)
		}
		e := d.mess(t, strconv.Itoa(i))
		e.Class = "9B"
		d.save(t, journal.Entry{}, e)
		d.pass(time.Hour)
	}
	for _, query := range []string{"", "class:9B", "since:2026-11-01"} {
		q, err := search.ParseQuery(query, prompts.Shipped(), d.clock)
		if err != nil {
			t.Fatal(err)
		}
		if fit, all, err := d.Entries.Aside(t.Context(), q); err != nil || fit != 4 || all != 4 {
			t.Errorf("%q: %d of %d kept aside, %v", query, fit, all, err)
		}
		for skip := -1; skip <= n+1; skip++ {
			for limit := -1; limit <= n+1; limit++ {
				found, total, err := d.Entries.Search(t.Context(), q, skip, limit)
				if err != nil || total != n {
					t.Fatalf("%q, skip %d, limit %d: total %d, %v", query, skip, limit, total, err)
				}
				var want []string
				for i := n - 1 - max(skip, 0); i >= 0 && (limit <= 0 || len(want) < limit); i-- {
					want = append(want, strconv.Itoa(i))
				}
				got := make([]string, 0, len(found))
				for _, f := range found {
					got = append(got, f.Title)
				}
				if !slices.Equal(got, want) {
					t.Errorf("%q, skip %d, limit %d: %q, want %q", query, skip, limit, got, want)
				}
			}
		}
	}
}

func TestSearchShowsWhereTheWordIs(t *testing.T) {
	d := library(t)
	for query, want := range map[string]string{
		"six":             "deficits: checking [six] groups",
		"timing class:9B": "learned: Watch the [timing] of the expert groups.",
		"sank":            "failure: It [sank] at minute twelve.",
		"learned:groups":  "learned: Watch the timing of the expert [groups].",
		"jigsaw":          ": ",
		"tag:groups":      ": ",
	} {
		q, err := search.ParseQuery(query, prompts.Shipped(), d.clock)
		if err != nil {
			t.Fatal(err)
		}
		found, _, err := d.Entries.Search(t.Context(), q, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		hit := found[len(found)-1].Hit
		if got := hit.Scope + ": " + journaltest.Marked(hit.Text, hit.Spans); got != want {
			t.Errorf("%s shows %s, want %s", query, got, want)
		}
	}
}

func TestASearchEndsWithItsContext(t *testing.T) {
	d := newDesk(t)
	for range 600 {
		d.save(t, journal.Entry{}, d.mess(t, "x"))
	}
	stop, cancel := newStop()
	q := search.Query{Terms: []search.Term{{Text: "nowhere"}}}
	cancel()
	if _, _, err := d.Entries.Search(stop, q, 0, 0); !errors.Is(err, errStopped) {
		t.Errorf("a search nobody waits for ends with %v", err)
	}
}

func TestBesideFollowsTheList(t *testing.T) {
	d := newDesk(t)
	ids := make([]journal.ID, 0, 4)
	for _, class := range []string{"9B", "10A", "9B", "9B"} {
		e := d.mess(t, "x")
		e.Class = class
		ids = append(ids, d.save(t, journal.Entry{}, e).ID)
		d.pass(time.Hour)
	}
	q, err := search.ParseQuery("class:9B", prompts.Shipped(), d.clock)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range map[int][2]journal.ID{
		0: {ids[2], ""},
		1: {"", ""},
		2: {ids[3], ids[0]},
		3: {"", ids[2]},
	} {
		newer, older, err := d.Entries.Beside(t.Context(), q, ids[i])
		if err != nil || newer != want[0] || older != want[1] {
			t.Errorf("beside %d are %q and %q, %v", i, newer, older, err)
		}
	}
}
