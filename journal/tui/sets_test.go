package tui

import (
	"testing"
	"testing/synctest"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// walk is a set of a person's own, and stroll the short one that grows into it.
func walk(version int) prompts.Set {
	ask := map[int]string{1: "What did you see?", 2: "What did you notice?"}[version]
	return prompts.Set{ID: "walk", Version: version, Name: "The walk", Key: "5", Begin: "walk and tell", Questions: []prompts.Question{
		{ID: "saw", Ask: ask, Hint: "Look.", Feeds: prompts.Failure, Apart: "What did they notice?"},
		{ID: "try", Ask: "What will you try?", Hint: "Small.", Again: true, Fields: []prompts.Field{
			{ID: "when", Label: "When", Kind: prompts.Line, Feeds: prompts.PlanWhen},
			{ID: "will", Label: "I will", Kind: prompts.Line, Feeds: prompts.PlanWill},
		}},
		{ID: "took", Ask: "What do you take from it?", Hint: "One line.", Feeds: prompts.Lesson},
	}}
}

func stroll() prompts.Set {
	return prompts.Set{ID: "stroll", Version: 1, Name: "The stroll", Key: "6", Makes: prompts.Short, Questions: []prompts.Question{
		{ID: "passed", Ask: "What did you pass?", Hint: "One line.", Feeds: prompts.Failure, Grows: "saw", Again: true},
	}}
}

func driveOwn(t *testing.T, test func(*driver)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		test(newDriverWith(t, prompts.NewLibrary(prompts.Ten(), walk(1), walk(2), stroll()), 80, 24))
	})
}

// Nothing on the pages knows a set: one of a person's own has its key, its
// questions, its card, its plan and its place in the review.
func TestASetOfOnesOwnOnThePages(t *testing.T) {
	driveOwn(t, func(d *driver) {
		if _, err := d.book.Entries.Jot(d.t.Context(), "One line"); err != nil {
			d.t.Fatal(err)
		}
		d.open(page.Home{}).keys("?").shows("walk and tell", "the stroll").keys("esc", "5").shows("What happened?")
		d.keys("text:The gate stuck", "ctrl+n").shows("What did you notice?").keys("f2").shows("What did they notice?")
		d.keys("text:It was rust.", "ctrl+n", "ctrl+n").shows("What do you take from it?").keys("text:Oil it in spring.", "ctrl+n", "end", "enter")
		d.shows("Failure", "It was rust.", "Oil it in spring.").keys("tab", "enter").shows("plan it").hides("check in with someone")
		d.keys("p").shows("What will you try?").keys("esc")
		d.open(page.Read{ID: d.entryNamed("The gate stuck").ID}).shows("Oil it in spring.", "What did you notice?")
		d.open(page.Home{}).keys("6", "text:Rain", "ctrl+n", "text:A lake.", "ctrl+t").shows("What did you notice?", "A lake.", "Growing into The walk.")
	})
}

// A draft goes on with the questions it was begun with.
func TestADraftKeepsItsVersion(t *testing.T) {
	driveOwn(t, func(d *driver) {
		old := d.blank(walk(1))
		old.Title, old.Place = "The fence", "saw"
		old = d.save(old)
		d.open(page.Write{ID: old.ID}).shows("What did you see?").hides("What did you notice?")
		d.keys("text:A gap.", "esc")
		if e := d.entryNamed("The fence"); e.SetVersion != 1 || e.Answer("saw").Ask != "What did you see?" {
			t.Errorf("it was kept as version %d, asked %q", e.SetVersion, e.Answer("saw").Ask)
		}
		d.open(page.Review{}).keys("enter", "enter", "ctrl+n").shows("One mess", "The fence", "What will you try?").hides("What do you take")
	})
}

// A key that home has already stays home's.
func TestASetTakesNoKeyFromAPage(t *testing.T) {
	greedy := stroll()
	greedy.Key = "E"
	synctest.Test(t, func(t *testing.T) {
		d := newDriverWith(t, prompts.NewLibrary(prompts.Ten(), greedy), 80, 24)
		if _, err := d.book.Entries.Jot(t.Context(), "One line"); err != nil {
			t.Fatal(err)
		}
		d.open(page.Home{}).hides("the stroll").keys("E").shows("Food web jigsaw")
	})
}

// Without a set for small wins the review asks for none.
func TestNoSetForWins(t *testing.T) {
	driveOwn(t, func(d *driver) {
		d.open(page.Review{}).keys("enter").shows("One small win", "No win written down.").hides("write one")
		d.keys("enter").hides("No win written down.")
	})
}

// What was asked with a set nobody here knows can be read and mended; it cannot
// be asked on.
func TestAnEntryOfAnUnknownSetIsRead(t *testing.T) {
	driveOwn(t, func(d *driver) {
		e := d.save(journal.Entry{
			ID: "aaaaaaaaaaaaa", Kind: journal.Mess, Set: "reading-log", SetVersion: 1, Happened: testNow(), Title: "Chapter nine",
			Answers: []journal.Answer{{Question: "page", Ask: "Which page?", Text: "ninety"}},
		})
		d.open(page.Write{ID: e.ID}).shows("Chapter nine", "reading-log")
		d.open(page.Write{ID: e.ID, Step: page.PlaceHeading, Single: true}).shows("Chapter nine")
		d.open(page.Write{ID: e.ID, Step: "page", Single: true}).shows("Which page?", "ninety").keys("text: one", "esc")
		if got := d.entryNamed("Chapter nine").Answer("page").Text; got != "ninety one" {
			t.Errorf("mended to %q", got)
		}
	})
}
