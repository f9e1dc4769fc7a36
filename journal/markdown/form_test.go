package markdown_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"messup/journal"
	"messup/journal/markdown"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

func noon() time.Time { return time.Date(2026, time.November, 19, 12, 0, 0, 0, time.UTC) }

// hostile is what answers are made of that are not all prose.
func hostile() []string {
	return []string{
		"plain words",
		"## What was the goal? <!-- goal -->\n\nbelow it",
		"# One\n\n###### Six",
		"```md\n## In a fence <!-- goal -->\n- **a:** b <!-- goal.known-by -->\n```",
		"~~~\n---\nmessup: 1\n---\n~~~",
		"- a list\n- **of:** two <!-- goal.known-by -->",
		"trailing blanks   \nand more\t",
		"an\u00a0open space\u00a0?\u202fand a narrow one",
		"\\## <!-- goal -->\n\\\\# <!-- goal -->",
		"one\r\ntwo\rthree",
		"<!-- a comment -->\n<!-- of two\nlines -->",
		"> quoted\n\n    set in\n\n---\n\n***",
		"- **of:** two\n  three <!-- goal.known-by -->",
		"- **of:** two <!--\n  goal.known-by -->",
		"## One <!-- goal\n-->\n\n- **of:** two\nthree\n<!-- goal.known-by --> ",
		"three <!-- goal.known-by -->\n\\\\four <!-- goal.known-by -->\ngoal -->",
		"Ask: is it? 🙂 שלום",
	}
}

// sets are all there are, with what stands beside every entry.
func sets() []prompts.Set { return append(prompts.Shipped().Sets(), prompts.Shipped().Beside()...) }

// Every question of every set, and every line beside it, comes back as it went out, whatever was
// said there; with the ends of lines that Windows has too, and trimmed by an editor.
func TestEveryQuestionComesBack(t *testing.T) {
	shipped := prompts.Shipped()
	for _, set := range sets() {
		for i, words := range hostile() {
			e := journal.Entry{ID: "k3v9", Rev: 2, Kind: journal.Mess, Set: "ten", SetVersion: prompts.Ten().Version, Happened: noon(), Finished: noon(), Title: "Title " + words, Heavy: i%2 == 0}
			if set.Makes != prompts.Light {
				e.Set, e.SetVersion, e.Kind = set.ID, set.Version, journal.KindOf(set)
			}
			for _, q := range set.Questions {
				e = e.With(shipped, q, text.Clean(words))
				for _, f := range q.Fields {
					e = e.WithDetail(shipped, q, f, text.CleanLine(words))
				}
			}
			e = e.Cleaned()
			out := written(t, e)
			for how, file := range map[string]string{
				"as it is": out, "of Windows": "\uFEFF" + strings.ReplaceAll(out, "\n", "\r\n"), "without a last line end": strings.TrimRight(out, "\n"),
				"with spaces behind the marks": strings.ReplaceAll(out, " -->\n", " -->\u00a0 \n"),
			} {
				if how == "with spaces behind the marks" && strings.Contains(words, "-->") {
					continue // some of them are the person's
				}
				got, _, err := markdown.Read([]byte(file), shipped, noon())
				if err != nil {
					t.Fatalf("%s, %q, %s: %v\n%s", set.ID, words, how, err, file)
				}
				if diff := cmp.Diff(e, got); diff != "" {
					t.Errorf("%s, %q, %s: -out +back:\n%s", set.ID, words, how, diff)
				}
			}
		}
	}
}

// A form that nobody filled in says nothing; filled in, it is the entry a page would make of it. So it
// is after an editor has taken the blanks at the ends of its lines away.
func TestAFormIsReadAsItWasFilledIn(t *testing.T) {
	shipped := prompts.Shipped()
	for _, set := range shipped.Sets() {
		as := journal.Entry{ID: "fresh", Kind: journal.KindOf(set), Set: set.ID, SetVersion: set.Version, Happened: noon(), Started: noon()}
		var b strings.Builder
		if err := markdown.WriteForm(&b, set); err != nil {
			t.Fatal(err)
		}
		for _, form := range []string{b.String(), trimmed(b.String())} {
			got, err := markdown.ReadNew([]byte(form), as, shipped, noon())
			if diff := cmp.Diff(as, got); err != nil || diff != "" {
				t.Fatalf("%s: %v\n%s\n%s", set.ID, err, diff, form)
			}
			want := as
			want.Title, want.Class, want.Tags, want.Heavy = "Jigsaw", "9B", []string{"groups", "timing"}, true
			want.Happened = noon().AddDate(0, 0, -1)
			filled := strings.NewReplacer(`happened: ""`, "happened: yesterday", `class: ""`, "class: 9B", "tags: []", "tags: [groups, timing]", "heavy: false", "heavy: true", "\n# \n", "\n# Jigsaw\n", "\n#\n", "\n# Jigsaw\n").Replace(form)
			for i, q := range set.Questions {
				if i%3 == 1 { // a blank one
					continue
				}
				words := fmt.Sprintf("Words %d.\n\n# mine", i)
				want = want.With(shipped, q, words)
				filled = strings.Replace(filled, "<!-- "+q.ID+" -->\n", "<!-- "+q.ID+" -->\n\n"+words+"\n", 1)
				for j, f := range q.Fields {
					if j%2 == 0 {
						want = want.WithDetail(shipped, q, f, "said")
						mark := "<!-- " + q.ID + "." + f.ID + " -->"
						filled = strings.Replace(strings.Replace(filled, "  "+mark, " "+mark, 1), " "+mark, " said "+mark, 1)
					}
				}
			}
			got, err = markdown.ReadNew([]byte(filled), as, shipped, noon())
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("%s: %v\n%s\n%s", set.ID, err, diff, filled)
			}
		}
	}
}

// trimmed is a text as many an editor keeps it.
func trimmed(words string) string {
	lines := strings.Split(words, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(strings.ReplaceAll(lines[i], "  <!", " <!"), " \t")
	}
	return strings.Join(lines, "\n")
}

// A line that an editor broke is the line it was: what it says, and its mark, may go on below.
func TestALineThatWasBrokenIsWhole(t *testing.T) {
	as := journal.Entry{ID: "fresh", Kind: journal.Mess, Set: "ten", SetVersion: prompts.Ten().Version, Happened: noon(), Started: noon()}
	whole := "# Jigsaw\n\n## What could have been done differently? <!-- differently -->\n\nStopped.\n\n- **Up to three alternatives:** one, two three <!-- differently.alternatives -->\n- **Would try:** one <!-- differently.would-try -->\n"
	want, err := markdown.ReadNew([]byte(whole), as, prompts.Shipped(), noon())
	if err != nil || want.Answer("differently").Detail("alternatives") != "one, two three" {
		t.Fatalf("%v %+v", err, want)
	}
	for _, at := range []string{"two three", "three <!--", "<!-- differently.alt", "alternatives -->", "three alternatives:", "could have", "<!-- differently -->"} {
		first, rest, _ := strings.Cut(at, " ")
		for _, indent := range []string{"", "  "} {
			file := strings.Replace(whole, at, first+"\n"+indent+rest, 1)
			got, err := markdown.ReadNew([]byte(file), as, prompts.Shipped(), noon())
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("%v\n%s\n%s", err, diff, file)
			}
			if words := markdown.Words([]byte(file)); strings.Contains(words, "<!--") {
				t.Errorf("marks are left in %q", words)
			}
		}
	}
	got, err := markdown.ReadNew([]byte("# Jigsaw\n\n## a <!-- goal -->\n\n- **mine:** one\n- two\n\n- **yours:** one\n\ntwo <!-- differently.alternatives -->\n"), as, prompts.Shipped(), noon())
	if err != nil || len(got.Answers) != 1 || len(got.Answers[0].Details) != 0 {
		t.Errorf("what is no broken line was read as one: %v %+v", err, got.Answers)
	}
}

// A new entry needs no top: its questions are known by their marks, its title by its #.
func TestANewEntryNeedsNoTop(t *testing.T) {
	as := journal.Entry{ID: "fresh", Kind: journal.Mess, Set: "ten", SetVersion: prompts.Ten().Version, Happened: noon(), Started: noon()}
	got, err := markdown.ReadNew([]byte("# Jigsaw\n\n## x <!-- goal -->\nLinks.\n"), as, prompts.Shipped(), noon())
	if err != nil || got.Title != "Jigsaw" || got.Answer("goal").Text != "Links." || got.Answer("goal").Ask != "What was the goal?" {
		t.Errorf("%v %+v", err, got)
	}
}

// What is wrong is said with the line it stands in, and the question.
func TestWhatIsWrongIsFound(t *testing.T) {
	as := journal.Entry{ID: "fresh", Kind: journal.Mess, Set: "ten", SetVersion: 1, Happened: noon(), Started: noon()}
	for file, want := range map[string]string{
		"---\nmessup: 1\nclass: 9B\nhappened: someday\n---\n# x\n":                                            "line 4: happened: ",
		"# x\n\n## a <!-- goal -->\n- b: c <!-- next.will -->\n":                                              `line 4: a line below "goal"`,
		"---\nmessup: 1\ntags: groups\n---\n# x\n":                                                            "line 3: ",
		"# x\n\n## Lesson <!-- lesson:k3v9 -->\ny\n":                                                          "line 3: a new entry",
		"# x\n\n## What was the goal? <!-- goal -->\ny\n\n## z <!-- " + strings.Repeat("q", 65) + " -->\nw\n": `line 6: below "z"`,
	} {
		if _, err := markdown.ReadNew([]byte(file), as, prompts.Shipped(), noon()); !errors.Is(err, journal.ErrBadImport) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", file, err)
		}
	}
}

// A form is shown in the language that is spoken; what is chosen in it is kept as it always is.
func TestAFormInFrench(t *testing.T) {
	voice.Speak(voice.French)
	defer voice.Speak(voice.English)
	set, err := prompts.Shipped().Find(prompts.TenID)
	if err != nil {
		t.Fatal(err)
	}
	var form strings.Builder
	if err := markdown.WriteForm(&form, set); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(form.String(), "Quel était le but?") || strings.Contains(form.String(), "What was the goal?") {
		t.Error(form.String())
	}
	if !strings.Contains(form.String(), "("+voice.Word("before")+", ") {
		t.Error("the choices are not in French")
	}
	for _, chosen := range []string{"middle", "milieu", "Milieu", "english", "middle", "milieu"} {
		if chosen == "english" { // is spoken where it is read
			voice.Speak(voice.English)
			continue
		}
		text := "# A mess\n\n## Le but <!-- failing-point -->\n\nwords\n\n- **Moment:** " + chosen + " <!-- failing-point.moment -->\n"
		e, err := markdown.ReadNew([]byte(text), journal.Entry{ID: "abcdefghjkmnpqrs", Kind: journal.Mess, Set: set.ID, SetVersion: set.Version, Started: noon(), Happened: noon(), Edited: noon(), Rev: 1}, prompts.Shipped(), noon())
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Answers[0].Details[0].Value; got != "middle" {
			t.Errorf("%q is kept as %q", chosen, got)
		}
	}
}

// What is chosen on a form is chosen: by its words or its ids, several between commas as the form
// lists them, with whatever blanks the form had around them. Other words stay as they are.
func TestChoicesOnAFormAreChosen(t *testing.T) {
	set, err := prompts.Shipped().Find(prompts.TenID)
	if err != nil {
		t.Fatal(err)
	}
	for said, want := range map[string]string{
		"the plan said so, time already put in": "the plan said so\ntime already put in",
		"  the-plan-said-so":                    "the plan said so",
		"The plan said so":                      "the plan said so",
		"they were so quiet, and it was late":   "they were so quiet, and it was late",
	} {
		text := "# A mess\n\n## Why? <!-- not-stopping -->\n\nwords\n\n- **What kept me going:** " + said + " <!-- not-stopping.reasons -->\n"
		e, err := markdown.ReadNew([]byte(text), journal.Entry{ID: "abcdefghjkmnpqrs", Kind: journal.Mess, Set: set.ID, SetVersion: set.Version, Started: noon(), Happened: noon(), Edited: noon(), Rev: 1}, prompts.Shipped(), noon())
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Answers[0].Details[0].Value; got != want {
			t.Errorf("%q is kept as %q", said, got)
		}
	}
}
