package voice_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/school"
	"messup/journal/voice"
	"messup/prompts"
)

func TestAWordAboutWhereAnEntryStands(t *testing.T) {
	sets := prompts.Shipped()
	for _, c := range []struct {
		entry journal.Summary
		brief bool
		want  string
	}{
		{journal.Summary{Kind: journal.Win}, true, "win"},
		{journal.Summary{Kind: journal.Win}, false, "small win"},
		{journal.Summary{Kind: journal.Jot}, false, "jot"},
		{journal.Summary{Kind: journal.Mess}, false, ""},
		{journal.Summary{Kind: journal.Mess, Draft: true}, false, "draft"},
		{journal.Summary{Kind: journal.Mess, Draft: true, Set: "ten", Place: prompts.Ten().Questions[1].ID}, false, "draft, question 2"},
		{journal.Summary{Kind: journal.Mess, Draft: true, Set: "ten", Place: prompts.Ten().Questions[1].ID}, true, "draft, Q2"},
	} {
		if got := voice.RowState(sets, c.entry, c.brief); got != c.want {
			t.Errorf("%+v: %q, want %q", c.entry, got, c.want)
		}
	}
}

func TestAPlanBeforeAClassSaysWhatToLookFor(t *testing.T) {
	p := journal.Plan{When: "groups have had six minutes", Will: "turn cards face down", LookFor: "an exit ticket", Day: 739000}
	said := voice.PlanBefore(p, 739000, school.Year{})
	if len(said) != 2 || said[0].Label != "Plan for today" || said[1].Text != "Look for: an exit ticket" {
		t.Errorf("said: %+v", said)
	}
	p.LookFor = ""
	if said := voice.PlanBefore(p, 738999, school.Year{}); len(said) != 1 || said[0].Label == "Plan for today" {
		t.Errorf("with nothing to look for: %+v", said)
	}
}

func TestAReviewClosesWithTheOneThingToTry(t *testing.T) {
	r := journal.Review{At: journal.StopTakeTwo}.Record("p1", "better").Record("p2", "same")
	r.At = journal.StopNextWeek
	if got := voice.Closing(r); got != "That's the week. You can close the book." {
		t.Errorf("it closes with %q", got)
	}
	r = r.Record("p3", "cards face down at six minutes.").Record("", "one")
	if got := voice.Closing(r); got != "That's the week. One thing to try: cards face down at six minutes. You can close the book." {
		t.Errorf("it closes with %q", got)
	}
}

func TestSignsAreNamedOnceForAllOfThem(t *testing.T) {
	seen := time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)
	said := voice.Signs([]book.Sign{
		{Sign: "copying", Switch: "turn the cards", Happened: seen},
		{Sign: "heads down", Happened: seen.AddDate(0, -1, 0)},
	})
	want := []voice.Labelled{{Label: "Signs", Text: "copying (Nov)"}, {Text: "→ switch to: turn the cards"}, {Text: "heads down (Oct)"}}
	if !slices.Equal(said, want) {
		t.Errorf("said: %+v", said)
	}
}

func TestTheArrivalCountsWhatThereIs(t *testing.T) {
	since := date.NewDay(2026, 11, 13)
	for want, a := range map[string]gather.Agenda{
		"Since 13 Nov.":                   {Since: since},
		"Since 13 Nov: 1 mess.":           {Since: since, Messes: 1},
		"Since 13 Nov: 2 messes, 3 wins.": {Since: since, Messes: 2, Wins: 3},
		"Since 13 Nov: 1 win, 2 plans waiting for their take two, 1 lesson to look at.": {
			Since: since, Wins: 1, Plans: []journal.Plan{{Day: since}, {Day: since}}, Come: 2, Lessons: make([]journal.Card, 1),
		},
		"Since 13 Nov: 4 plans waiting for their take two, 1 plan half told, 1 plan without a day. Three plans wait for the next review.": {
			Since: since, Plans: []journal.Plan{{Day: since}, {Day: since, Report: journal.Report{Result: journal.Did}}, {}}, Come: 4,
		},
	} {
		if got := voice.Arrival(a); got != want {
			t.Errorf("said: %q, want %q", got, want)
		}
	}
}

// A plan whose day is in a break says when it comes back, wherever it is said to be kept.
func TestAKeptPlanSaysThatABreakMovesIt(t *testing.T) {
	today, day := date.NewDay(2026, 11, 26), date.NewDay(2026, 12, 23)
	year := school.Year{Breaks: []date.Break{{From: day - 2, To: day + 11}}}
	p := journal.Plan{ID: "p", Take: 2, Will: "open the windows", Day: day}
	const back = "in a break: it comes back Monday 4 January."
	for _, said := range []string{voice.PlanSet(p, today, year), voice.SavedSaying(journal.Lesson{}, p, today, year)} {
		if !strings.HasSuffix(said, back) {
			t.Errorf("said: %q", said)
		}
	}
	if said := voice.SavedSaying(journal.Lesson{}, p, today, school.Year{}); !strings.HasSuffix(said, "is set for 23 December.") {
		t.Errorf("without a break: %q", said)
	}
}

// A lesson that somebody began with that word says it once.
func TestALessonIsIntroducedOnce(t *testing.T) {
	for said, want := range map[string]string{
		"The lesson: wait for quiet.": "Wait for quiet.", "lesson learned:  ask first": "Ask first",
		"Lesson:": "Lesson:", "Lessons: two of them": "Lessons: two of them", "Ask: what is it?": "Ask: what is it?",
	} {
		if got := voice.Unlabelled(said); got != want {
			t.Errorf("%q is said as %q", said, got)
		}
	}
}
