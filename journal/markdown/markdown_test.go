package markdown_test

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/markdown"
	"messup/journal/text"
	"messup/prompts"
)

func written(t interface{ Fatal(args ...any) }, e journal.Entry, lessons ...journal.Lesson) string {
	var b strings.Builder
	if err := markdown.Write(&b, e, lessons); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// full is an entry that has something in every field.
func full(t *testing.T) journal.Entry {
	t.Helper()
	at := time.Date(2026, time.November, 19, 14, 10, 0, 0, time.FixedZone("", -5*3600))
	e := journal.Entry{
		ID: "k3v9", Rev: 3, Kind: journal.Mess, Set: "ten", SetVersion: prompts.Ten().Version,
		Happened: at, Started: at, Edited: at.Add(time.Hour), Finished: at.Add(time.Hour),
		Title: "Food web: jigsaw #2", Class: "9B science", Tags: []string{"groups", "a, b"},
		Failure: "I cut before I showed.", Place: "goal", Heavy: true, Away: date.NewDay(2026, 12, 1), LetGo: date.NewDay(2026, 12, 2), Why: "no: longer mine",
		Dated: []journal.Dating{{}},
		Answers: []journal.Answer{
			{Question: "goal", Ask: "What was the goal?", Text: "Connections.\n\n## Not a question\n\n- a list\n- of two", Details: []journal.Detail{
				{Field: "look-for", Label: "It shows: how?", Value: "three: links"}, {Field: "moment", Label: "The moment", Value: "one\ntwo"},
			}, Conflicts: []journal.Version{{Text: "In other\nwords", At: at}}},
			{Question: "learned", Ask: "What did you learn?", Text: "Show one first."},
		},
	}
	v := reflect.ValueOf(e)
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			t.Fatalf("the test gives %s nothing", v.Type().Field(i).Name)
		}
	}
	return e
}

// All that an entry has is in its file, and comes back.
func TestAnEntryComesBackWhole(t *testing.T) {
	e := full(t)
	l := journal.Lesson{ID: e.ID, Rev: 2, Text: "Show one first.", When: "cards", Area: "Checks", Basis: "seen"}
	out := written(t, e, l)
	got, lessons, err := markdown.Read([]byte(out), prompts.Shipped(), time.Now())
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if diff := cmp.Diff(e, got); diff != "" {
		t.Errorf("-out +back:\n%s\n%s", diff, out)
	}
	if len(lessons) != 1 || lessons[0].ID != l.ID || lessons[0].Rev != l.Rev || lessons[0].Entry != e.ID || lessons[0].Text != l.Text || lessons[0].When != l.When || lessons[0].Area != l.Area || lessons[0].Basis != l.Basis {
		t.Errorf("%+v", lessons)
	}
	if again := written(t, got, lessons...); again != out {
		t.Errorf("written again:\n%s", cmp.Diff(out, again))
	}
}

// docs/files.md shows an entry as a file.
func TestAnEntryIsWrittenAsIsShown(t *testing.T) {
	const golden = "testdata/entry.golden"
	at := time.Date(2026, time.November, 19, 14, 10, 0, 0, time.FixedZone("", -5*3600))
	set := prompts.Ten()
	e := journal.Entry{ID: "k3v9ab2cd4ef6gh8jk0mn2pq4r", Rev: 3, Kind: journal.Mess, Set: set.ID, SetVersion: set.Version, Happened: at, Finished: at.Add(time.Hour), Title: "Food web jigsaw", Class: "9B science", Tags: []string{"groups"}}
	for _, said := range []struct{ question, text, field, line string }{
		{"goal", "Connections between organisms.", "known-by", "a three-sentence exit ticket"}, {"learned", "Have them say it once without the sheet.", "basis", "seen"},
	} {
		q, _, _ := set.Question(said.question)
		f, _ := q.Field(said.field)
		e = e.With(prompts.Shipped(), q, said.text).WithDetail(prompts.Shipped(), q, f, said.line)
	}
	out := written(t, e, journal.Lesson{ID: e.ID, Rev: 1, Text: "Have them say it once without the sheet.", Basis: "seen"})
	if os.Getenv("MESSUP_UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(out), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(golden); err != nil || string(want) != out {
		t.Errorf("%v: it is\n%s", err, out)
	}
}

// pieces are what texts are made of that want to be something else.
var pieces = []string{
	"words", "\n", "\n\n", "## ", "### ", "# ", "- ", "a: b", " <!-- goal -->", " <!-- goal.look-for -->", " <!-- lesson:x -->", "<!-- other:2026-11-19T14:10:00Z -->", "---", "\n---\n", "\\", "\\\\", "é", " ", "\t", ": ", "messup: 1",
}

func drawn(t *rapid.T, name string) string {
	return strings.Trim(text.Clean(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 8).Draw(t, name), "")), "\n")
}

// Whatever the words are, they stay where they stood.
func TestWordsStayWhereTheyStood(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := time.Date(2026, time.November, 19, 14, 10, 0, 0, time.UTC)
		e := journal.Entry{ID: "k3v9", Rev: 1, Kind: journal.Mess, Set: "ten", SetVersion: 1, Happened: at, Finished: at, Title: text.CleanLine("x" + drawn(t, "title"))}
		for _, q := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"goal", "learned", "next", "with space", "a.b", "->"}), 0, 3, rapid.ID).Draw(t, "questions") {
			a := journal.Answer{Question: q, Ask: text.CleanLine("y" + drawn(t, "ask")), Text: drawn(t, "text")}
			if strings.TrimSpace(a.Text) == "" {
				a.Text = "z"
			}
			if rapid.Bool().Draw(t, "detail") {
				a.Details = []journal.Detail{{Field: "f g", Label: "Label", Value: "v" + drawn(t, "value")}}
			}
			if rapid.Bool().Draw(t, "other") {
				a.Conflicts = []journal.Version{{Text: "o" + drawn(t, "words"), At: at}}
			}
			e.Answers = append(e.Answers, a)
		}
		out := written(t, e)
		got, _, err := markdown.Read([]byte(out), prompts.Shipped(), at)
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if diff := cmp.Diff(e, got); diff != "" {
			t.Fatalf("-out +back:\n%s\n%s", diff, out)
		}
	})
}

// What a person writes by hand, or has a Windows editor change, is read as it is meant.
func TestAFileWrittenByHandIsRead(t *testing.T) {
	const hand = "\uFEFF---\r\nmessup: 1\r\nhappened: 2026-11-19T14:10:00-05:00\r\nclass: 9B\r\ntags:\r\n  - groups\r\n---\r\n# Jigsaw\r\n\r\nBefore it all.\r\n\r\n## What was the goal? <!-- goal -->\r\nLinks.\r\n- What would show it: three <!-- goal.look-for -->\r\n"
	e, _, err := markdown.Read([]byte(hand), prompts.Shipped(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if e.Title != "Jigsaw" || e.Class != "9B" || len(e.Tags) != 1 || e.Answer("goal").Text != "Links." || e.Answer("goal").Detail("look-for") != "three" || e.Answer(journal.NoteQuestion).Text != "Before it all." || e.Draft() {
		t.Errorf("%+v", e)
	}
	if !markdown.Is([]byte(hand)) || markdown.Is([]byte("---\ntitle: x\n---\nmessup: 1\n")) || markdown.Is(nil) {
		t.Error("the form is known by what stands at the top")
	}
}

// However a formatter spaces a mark, and in whatever order a person puts the sections, they are read.
func TestWhatWasMovedIsReadAsItWas(t *testing.T) {
	e := full(t)
	l := journal.Lesson{ID: e.ID, Text: "Show one first."}
	top, rest, _ := strings.Cut(written(t, e, l), "\n# ")
	title, rest, _ := strings.Cut(rest, "\n")
	answers, lesson, _ := strings.Cut(rest, "\n## Lesson ")
	moved := top + "\n#### Lesson " + lesson + "\n# " + title + "\n" + answers
	moved = strings.ReplaceAll(strings.ReplaceAll(moved, "<!-- ", "<!--"), " -->", "-->  ")
	got, lessons, err := markdown.Read([]byte(moved), prompts.Shipped(), time.Now())
	if err != nil {
		t.Fatalf("%v\n%s", err, moved)
	}
	if diff := cmp.Diff(e, got); diff != "" || len(lessons) != 1 || lessons[0].Text != l.Text {
		t.Errorf("%+v\n%s\n%s", lessons, diff, moved)
	}
}

// What cannot be read is said, with where it stands, and nothing is half read.
func TestWhatIsWrongIsSaid(t *testing.T) {
	for said, want := range map[string]string{
		"":                           "no lines between",
		"---\nmessup: 1\n---\n# x\n": "happened",
		"---\nmessup: 9\n---\n# x\n": "its form is",
		"---\nmessup: 1\nhappened: &a x\nclass: *a\n---\n# x\n":                 "class: only names and plain values",
		"---\nmessup: 1\nmood: bad\nhappened: 2026-11-19T14:10:00Z\n---\n# x\n": "mood",
		"---\nmessup: [\n---\n":                     "what stands between --- and ---: line 2: each line is a name, a colon and a value",
		"---\nmessup: 1\nclass: 9B: science\n---\n": "between --- and ---: line 3: each line is a name",
		"---\nmessup: 1\ntags: [a, b\n---\n":        "between --- and ---: line 3: each line is a name",
		"---\nmessup: 1\nclass: *x\n---\n":          "between --- and ---: each line is a name",
		"---\nmessup: 1\nclass: a\nclass: b\n---\n": "between --- and ---: line 4: class stands there twice",
		"---\nmessup: 1\nhappened: 2026-11-19T14:10:00Z\n---\n# x\n## Lesson <!-- lesson:x -->\ny\n\n## z\n":        "more than its one line",
		"---\nmessup: 1\nhappened: 2026-11-19T14:10:00Z\n---\n# x\n## a <!-- goal -->\n- b: c <!-- next.will -->\n": "line 7: a line below \"goal\" is marked as one of another question",
		"---\nmessup: 1\nhappened: 2026-11-19T14:10:00Z\n---\n# x\n## a <!-- gaol -->\n- b: c <!-- goal.look -->\n": "line 6: no question is called \"gaol\"; the mark below \"a\" was changed",
		"---\nmessup: 1\nhappened: 2026-11-19T14:10:00Z\n---\n# x\n### a <!-- other:noon -->\n":                     "another wording",
	} {
		if _, _, err := markdown.Read([]byte(said), prompts.Shipped(), time.Now()); !errors.Is(err, journal.ErrBadImport) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", said, err)
		}
	}
}

// The label of a line of ours ends where its value begins.
func TestNoLabelHasStars(t *testing.T) {
	for _, set := range append(prompts.Shipped().Sets(), prompts.Shipped().Beside()...) {
		for _, q := range set.Questions {
			for _, f := range q.Fields {
				if strings.Contains(f.Label, "**") {
					t.Errorf("%s.%s: %q", q.ID, f.ID, f.Label)
				}
			}
		}
	}
}

// No file makes reading it fail otherwise than by an error.
func FuzzRead(f *testing.F) {
	f.Add([]byte("---\nmessup: 1\nhappened: 2026-11-19T14:10:00Z\n---\n# x\n\n## a <!-- goal -->\n- b: c <!-- goal.d -->\n### In other words <!-- other:2026-11-19T14:10:00Z -->\n## L <!-- lesson:x -->\ny\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, lessons, err := markdown.Read(b, prompts.Shipped(), time.Time{})
		if err != nil {
			if !errors.Is(err, journal.ErrBadImport) && !errors.Is(err, journal.ErrTooLong) {
				t.Fatal(err)
			}
			return
		}
		out := written(t, e, lessons...)
		if _, _, err := markdown.Read([]byte(out), prompts.Shipped(), time.Time{}); err != nil {
			t.Errorf("what was read and written is refused: %v\n%q\n%s", err, b, out)
		}
	})
}
