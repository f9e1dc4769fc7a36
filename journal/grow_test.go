package journal_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"messup/journal"
	"messup/prompts"
)

func TestGrowOfAQuickEntry(t *testing.T) {
	e := journal.Entry{
		ID: "a", Rev: 4, Kind: journal.Brief, Set: "quick", SetVersion: 1, Title: "Message home", Class: "9B",
		Finished: time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC),
	}
	sets := prompts.Shipped()
	e = e.With(sets, ask("going-for"), "A calm message.").With(sets, ask("told-by"), "No greeting.").With(sets, ask("next-time"), "Ring.")
	e = e.WithDetail(sets, ask("next-time"), field("next-time", "lesson"), "Voice first.").With(sets, prompts.Question{ID: "note", Ask: "Note"}, "a note")
	e.Answers[0].Conflicts = []journal.Version{{Text: "A short message."}}
	e.Answers[2].Details = append(e.Answers[2].Details, journal.Detail{Field: "old", Label: "Old field", Value: "kept"})
	grown := journal.Grow(prompts.Shipped(), e, prompts.Ten())
	if grown.Set != "ten" || grown.SetVersion != 1 || grown.Kind != journal.Mess || !grown.Draft() || grown.Rev != 4 || grown.Class != "9B" {
		t.Errorf("grown %+v", grown)
	}
	for question, want := range map[string]string{
		"goal": "A calm message. | A short message.", "failing-point": "No greeting.", "next": "Ring.\n\nOld field: kept", "note": "a note",
	} {
		if got := said(grown, question); got != want {
			t.Errorf("%s is %q, want %q", question, got, want)
		}
	}
	if got := grown.Answer("learned").Detail("lesson"); got != "Voice first." {
		t.Errorf("the lesson is %q", got)
	}
	if got := grown.Answer("goal").Ask; got != "What was the goal?" {
		t.Errorf("the goal is asked as %q", got)
	}
	if got := answered(grown); got != "goal failing-point next learned note" {
		t.Errorf("answers stand as %s", got)
	}
}

func TestGrowPutsNoDetailInThePlaceOfAnother(t *testing.T) {
	lesson := func(words string) []journal.Detail {
		return []journal.Detail{{Field: "lesson", Label: "The lesson", Value: words}}
	}
	grown := journal.Grow(prompts.Shipped(), journal.Entry{Set: "quick", Answers: []journal.Answer{
		{Question: "learned", Details: lesson("one")}, {Question: "next-time", Details: lesson("two")},
	}}, prompts.Ten())

	if grown.LessonText(prompts.Shipped()) != "one" || grown.Answer("next").Text != "The lesson: two" {
		t.Errorf("grown %+v", grown.Answers)
	}
}

func TestGrowOfAJotTakesItsNoteAlong(t *testing.T) {
	jot := journal.Entry{ID: "a", Kind: journal.Jot, Title: "the bus was late"}
	jot = jot.With(prompts.Shipped(), prompts.Question{ID: journal.NoteQuestion, Ask: prompts.Note}, "the bus was late\nand so was I")
	for _, set := range prompts.Shipped().Sets() {
		grown := journal.Grow(prompts.Shipped(), jot, set)
		if grown.Title != "the bus was late" || grown.Answer(journal.NoteQuestion).Text != "the bus was late\nand so was I" || grown.Kind != journal.KindOf(set) {
			t.Errorf("%s: grown %+v", set.ID, grown)
		}
	}
}

func TestGrowLosesNoWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyEntry().Draw(t, "entry")
		grown := journal.Grow(prompts.Shipped(), e, rapid.SampledFrom(prompts.Shipped().Sets()).Draw(t, "set"))
		var all []string
		for _, a := range grown.Answers {
			all = append(all, a.Text)
			for _, d := range a.Details {
				all = append(all, d.Value)
			}
			for _, o := range a.Conflicts {
				all = append(all, o.Text)
			}
		}
		there := func(s string) bool {
			return slices.ContainsFunc(all, func(have string) bool { return strings.Contains(have, s) })
		}
		for _, a := range e.Answers {
			words := []string{a.Text}
			for _, d := range a.Details {
				words = append(words, d.Value)
			}
			for _, o := range a.Conflicts {
				words = append(words, o.Text)
			}
			for _, w := range words {
				if w != "" && !there(w) {
					t.Errorf("%s: %q is lost", a.Question, w)
				}
			}
		}
	})
}
