package journal_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/journaltest"
	"messup/prompts"
)

// What these tests say in short.
var (
	ask   = journaltest.Ask
	field = journaltest.Field
	at    = journaltest.Day
	said  = journaltest.Said
	holds = journaltest.Holds

	goal = ask("goal")
)

// anyEntry draws an entry as a person could have left it: answers to the
// prompts.Shipped() sets and to questions nobody ships, each once.
func anyEntry() *rapid.Generator[journal.Entry] {
	words := rapid.StringMatching(`[a-c é\n]{0,6}`)
	return rapid.Custom(func(t *rapid.T) journal.Entry {
		set := rapid.SampledFrom(append(prompts.Shipped().Sets(), prompts.Set{}, prompts.Set{ID: "mine", Version: 2})).Draw(t, "set")
		e := journal.Entry{
			ID: "0123456789", Rev: rapid.IntRange(1, 5).Draw(t, "rev"), Kind: journal.KindOf(set), Set: set.ID, SetVersion: set.Version,
			Happened: anyTime().Draw(t, "happened"), Edited: anyTime().Draw(t, "edited"),
			Title: words.Draw(t, "title"), Class: words.Draw(t, "class"), Failure: words.Draw(t, "failure"),
		}
		if rapid.Bool().Draw(t, "is finished") {
			e.Finished = anyTime().Draw(t, "finished")
		}
		e = e.WithTags(rapid.SliceOfN(words, 0, 3).Draw(t, "tags"))
		ids := []string{"goal", "learned", "next", "going-for", "next-time", "note", "mine"}
		for _, id := range rapid.SliceOfDistinct(rapid.SampledFrom(ids), rapid.ID).Draw(t, "answered") {
			q := prompts.Question{ID: id, Ask: "What about " + id + "?", Fields: []prompts.Field{{ID: "one"}, {ID: "two", Label: "Two"}}}
			e = e.With(prompts.Shipped(), q, words.Draw(t, "text"))
			for _, f := range q.Fields {
				e = e.WithDetail(prompts.Shipped(), q, f, words.Draw(t, "detail"))
			}
			i := slices.IndexFunc(e.Answers, func(a journal.Answer) bool { return a.Question == id })
			if i >= 0 && rapid.IntRange(0, 3).Draw(t, "others") == 0 {
				e.Answers[i].Conflicts = []journal.Version{{Text: "beside " + words.Draw(t, "other"), At: time.Unix(0, 0)}}
			}
		}
		return e
	})
}

func anyTime() *rapid.Generator[time.Time] {
	return rapid.Custom(func(t *rapid.T) time.Time {
		hours := rapid.IntRange(-12, 14).Draw(t, "zone")
		return time.Unix(rapid.Int64Range(-2e9, 4e9).Draw(t, "unix"), 0).In(time.FixedZone("", hours*3600))
	})
}

func TestAnEntryIsTheSameAfterJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyEntry().Draw(t, "entry")
		data, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		var back journal.Entry
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		if !back.Same(e) || back.Rev != e.Rev || !back.Edited.Equal(e.Edited) {
			t.Fatalf("changed on the way:\n%s", cmp.Diff(e, back))
		}
	})
}

// What is typed on must not reach into what is being saved.
func TestTheWithMethodsShareNothingWithTheOriginal(t *testing.T) {
	q := ask("goal")
	change := map[string]func(journal.Entry) journal.Entry{
		"With":          func(e journal.Entry) journal.Entry { return e.With(prompts.Shipped(), q, "new") },
		"With nothing":  func(e journal.Entry) journal.Entry { return e.With(prompts.Shipped(), q, "") },
		"WithDetail":    func(e journal.Entry) journal.Entry { return e.WithDetail(prompts.Shipped(), q, q.Fields[0], "new") },
		"WithTags":      func(e journal.Entry) journal.Entry { return e.WithTags([]string{"new"}) },
		"WithoutOthers": func(e journal.Entry) journal.Entry { return e.WithoutConflicts(prompts.Shipped(), "goal", "new") },
		"WithLesson":    func(e journal.Entry) journal.Entry { return e.WithLesson(prompts.Shipped(), "new") },
		"WithLesson, the same": func(e journal.Entry) journal.Entry {
			return e.WithLesson(prompts.Shipped(), e.LessonText(prompts.Shipped()))
		},
		"Grow": func(e journal.Entry) journal.Entry { return journal.Grow(prompts.Shipped(), e, prompts.Ten()) },
		"Merge": func(e journal.Entry) journal.Entry {
			m, _ := journal.Merge(prompts.Shipped(), journal.Entry{}, e, e)
			return m
		},
	}
	for name, with := range change {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				e := anyEntry().Draw(t, "entry")
				before, err := json.Marshal(e)
				if err != nil {
					t.Fatal(err)
				}
				scribble(with(e))
				after, err := json.Marshal(e)
				if err != nil {
					t.Fatal(err)
				}
				if string(after) != string(before) {
					t.Fatalf("the original changed:\n%s", cmp.Diff(string(before), string(after)))
				}
			})
		})
	}
}

// scribble writes over everything an entry's slices hold.
func scribble(e journal.Entry) {
	for i := range e.Tags {
		e.Tags[i] = "scribble"
	}
	for i := range e.Answers {
		for j := range e.Answers[i].Details {
			e.Answers[i].Details[j].Value = "scribble"
		}
		for j := range e.Answers[i].Conflicts {
			e.Answers[i].Conflicts[j].Text = "scribble"
		}
		e.Answers[i].Text = "scribble"
	}
}

func TestAnswersStandInTheOrderOfTheirSet(t *testing.T) {
	e := journal.Entry{Set: "ten"}
	for _, id := range []string{"learned", "note", "goal", "next", "goal"} {
		e = e.With(prompts.Shipped(), prompts.Question{ID: id}, "words")
	}
	if got := answered(e); got != "goal next learned note" {
		t.Errorf("answers stand as %s", got)
	}
}

func TestAnswersOfAnUnknownSetKeepTheirPlaces(t *testing.T) {
	e := journal.Entry{Set: "from a newer messup"}
	for _, id := range []string{"c", "a", "b", "a", "c"} {
		e = e.With(prompts.Shipped(), prompts.Question{ID: id}, "words of "+id)
	}
	if got := answered(e); got != "c a b" {
		t.Errorf("answers stand as %s", got)
	}
}

func answered(e journal.Entry) string {
	ids := make([]string, 0, len(e.Answers))
	for _, a := range e.Answers {
		ids = append(ids, a.Question)
	}
	return strings.Join(ids, " ")
}

func TestAnAnswerGoesWhenItsLastWordGoes(t *testing.T) {
	q := ask("surpluses")
	e := journal.Entry{Set: "ten"}.With(prompts.Shipped(), q, "I did see it").WithDetail(prompts.Shipped(), q, q.Fields[0], "noticing")
	if e = e.With(prompts.Shipped(), q, ""); len(e.Answers) != 1 {
		t.Error("the answer went, though its detail has words")
	}
	if e = e.WithDetail(prompts.Shipped(), q, q.Fields[0], "  "); len(e.Answers) != 0 {
		t.Errorf("an empty answer is still there: %+v", e.Answers)
	}
}

func TestAnAnswerKeepsTheQuestionItWasGivenTo(t *testing.T) {
	e := journal.Entry{}.With(prompts.Shipped(), prompts.Question{ID: "goal", Ask: "What was the goal?"}, "one")
	e = e.With(prompts.Shipped(), prompts.Question{ID: "goal", Ask: "What were you after?"}, "two")
	if a := e.Answer("goal"); a.Ask != "What was the goal?" || a.Text != "two" {
		t.Errorf("got %+v", a)
	}
}

func TestDetailsStandInTheOrderTheyAreAsked(t *testing.T) {
	q := ask("next")
	e := journal.Entry{Set: "ten"}
	for _, id := range []string{"look-for", "when", "will", "when"} {
		e = e.WithDetail(prompts.Shipped(), q, field("next", id), "value of "+id)
	}
	ids := make([]string, 0, 3)
	for _, d := range e.Answer("next").Details {
		ids = append(ids, d.Field)
	}
	if got := fmt.Sprint(ids); got != "[when will look-for]" {
		t.Errorf("details stand as %s", got)
	}
	if got := e.Answer("next").Detail("will"); got != "value of will" {
		t.Errorf("Detail(will) = %q", got)
	}
}

func TestTagsAreCleanAndOnceEach(t *testing.T) {
	e := journal.Entry{}.WithTags([]string{"#groups", " Groups ", "# exit ticket", "", "#", "élèves", "eleves", "two\nlines"})
	if got := strings.Join(e.Tags, ","); got != "groups,exit ticket,élèves,two lines" {
		t.Errorf("tags are %s", got)
	}
}

func TestNameIsTheFirstThingThatSaysSomething(t *testing.T) {
	for want, e := range map[string]journal.Entry{
		"Food web":      {Title: " Food web ", Answers: []journal.Answer{{Text: "no"}}},
		"First line":    {Title: "  ", Answers: []journal.Answer{{Text: " \n"}, {Text: "\n First line \nsecond"}}},
		"Untitled mess": {Kind: journal.Mess},
		"Untitled win":  {Kind: journal.Win, Answers: []journal.Answer{{Question: "moved"}}},
	} {
		if got := e.Name(); got != want {
			t.Errorf("Name() = %q, want %q", got, want)
		}
	}
}

// The same instant has another Location once it was read from JSON.
func TestSameGoesByInstants(t *testing.T) {
	at := time.Date(2026, 11, 19, 14, 10, 0, 0, journaltest.Zone(t, "America/Toronto"))
	one := journal.Entry{ID: "a", Happened: at, Finished: at, Answers: []journal.Answer{{Question: "goal", Conflicts: []journal.Version{{Text: "x", At: at}}}}}
	two := journal.Entry{ID: "a", Rev: 3, Happened: at.UTC(), Finished: at.UTC(), Answers: []journal.Answer{{Question: "goal", Conflicts: []journal.Version{{Text: "x", At: at.UTC()}}}}}
	if !one.Same(two) {
		t.Error("two copies of one entry count as different")
	}
	lesson := journal.Lesson{ID: "a", Versions: []journal.Version{{Text: "x", At: at}}}
	if !lesson.Same(journal.Lesson{ID: "a", Versions: []journal.Version{{Text: "x", At: at.UTC()}}}) {
		t.Error("two copies of one lesson count as different")
	}
}

func TestSameSeesEveryChange(t *testing.T) {
	e := journal.Entry{ID: "a", Answers: []journal.Answer{{Question: "goal", Text: "x", Details: []journal.Detail{{Field: "f", Value: "v"}}}}}
	for name, change := range map[string]func(*journal.Entry){
		"id":       func(e *journal.Entry) { e.ID = "b" },
		"kind":     func(e *journal.Entry) { e.Kind = journal.Win },
		"set":      func(e *journal.Entry) { e.Set = "ten" },
		"version":  func(e *journal.Entry) { e.SetVersion++ },
		"happened": func(e *journal.Entry) { e.Happened = time.Unix(1, 0) },
		"finished": func(e *journal.Entry) { e.Finished = time.Unix(1, 0) },
		"title":    func(e *journal.Entry) { e.Title = "t" },
		"class":    func(e *journal.Entry) { e.Class = "c" },
		"tags":     func(e *journal.Entry) { e.Tags = []string{"t"} },
		"failure":  func(e *journal.Entry) { e.Failure = "f" },
		"place":    func(e *journal.Entry) { e.Place = "goal" },
		"answer":   func(e *journal.Entry) { *e = e.With(prompts.Shipped(), prompts.Question{ID: "goal"}, "y") },
		"detail": func(e *journal.Entry) {
			*e = e.WithDetail(prompts.Shipped(), prompts.Question{ID: "goal"}, prompts.Field{ID: "f"}, "w")
		},
		"others": func(e *journal.Entry) {
			e.Answers = []journal.Answer{{Question: "goal", Text: "x", Details: e.Answers[0].Details, Conflicts: []journal.Version{{Text: "o"}}}}
		},
	} {
		changed := e
		if change(&changed); changed.Same(e) {
			t.Errorf("a changed %s goes unnoticed", name)
		}
	}
}

func TestKindsOfTheShippedSets(t *testing.T) {
	for want, set := range map[journal.EntryKind]prompts.Set{journal.Mess: prompts.Ten(), journal.Brief: prompts.Quick(), journal.Win: prompts.Win()} {
		if got := journal.KindOf(set); got != want {
			t.Errorf("%s makes a %s", set.ID, got)
		}
	}
	if got := journal.KindOf(prompts.Set{ID: "mine"}); got != journal.Mess {
		t.Errorf("a set that does not say makes a %s", got)
	}
}

func BenchmarkWith(b *testing.B) {
	sets := prompts.Shipped()
	e := journal.Entry{Set: "ten", SetVersion: 1}
	for _, q := range prompts.Ten().Questions {
		e = e.With(sets, q, "some words")
		for _, f := range q.Fields {
			e = e.WithDetail(sets, q, f, "more")
		}
	}
	q := ask("next")
	for b.Loop() {
		e.With(sets, q, "other words")
	}
}
