package tui

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// withHalves gives an entry a few of the lines beside its story.
func withHalves(d *driver) page.Place {
	d.t.Helper()
	e := d.entryNamed("Food web jigsaw")
	for _, said := range [][2]string{
		{"evidence", "exit ticket\nstudent voice"}, {"counted", "4 of 19 had all three sentences"}, {"number", "64 on the unit test, where the board has 71"},
		{"landed", "I read it as a verdict for a weekend"}, {"hard-for", "those who read at grade 6"}, {"cause", "tried on purpose"},
		{"factors", "task or materials\npitch"}, {"area", "lesson design"}, {"thread", "food webs"},
	} {
		q, _ := prompts.Shipped().Question(said[0])
		e = e.WithDetail(prompts.Shipped(), q, q.Fields[0], said[1])
	}
	d.save(e)
	return page.Read{ID: e.ID}
}

func TestBothHalvesLook(t *testing.T) {
	ten := func(*driver) page.Place { return page.Write{Set: "ten"} }
	onEverySize(t, "halves-evidence", someJournal, ten, "text:The lab ran over", "f3", "right", "space", "enter", "enter", "text:4 of 19")
	onEverySize(t, "halves-safety", someJournal, ten, "text:A bruise", "f3", "ctrl+n", "ctrl+n", "enter", "end", "left", "space")
	onEverySize(t, "halves-read", someJournal, withHalves, "end")
	onEverySize(t, "chips", someJournal, func(*driver) page.Place { return page.Chips{} })
}

// The lines beside are opened from the heading with one key, filled in, and one
// is back where one was. On the way through the questions they are never met.
func TestLinesBesideAreWrittenAndKept(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:The lab ran over").shows("f3 both halves")
		d.keys("f3").shows("Both halves   Evidence", "1 of 4").keys("right", "space", "enter", "text:Nine benches, one balance", "ctrl+n")
		d.shows("Both halves   People", "2 of 4").keys("enter", "text:the back table", "ctrl+n", "enter", "space", "ctrl+n").shows("4 of 4")
		d.keys("enter", "enter", "enter", "space", "enter", "text:stations", "enter").shows("What happened?", "The lab ran over")
		for _, q := range prompts.Ten().Questions {
			d.keys("ctrl+n").shows(q.Ask[:18])
		}
		e := d.only()
		for question, want := range map[string]string{
			"evidence": "exit ticket", "seen": "Nine benches, one balance", "hard-for": "the back table", "cause": "own choice",
			"reach": "implementation: doing it", "thread": "stations",
		} {
			if got := e.Answer(question).Detail(question); got != want {
				t.Errorf("%s holds %q, not %q", question, got, want)
			}
		}
		if e.Place != "learned" {
			t.Errorf("the draft waits at %q", e.Place)
		}
	})
}

// A draft that was left on the lines beside goes on at its question.
func TestADraftDoesNotWaitOnTheLinesBeside(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:The lab", "ctrl+n", "ctrl+n", "f3", "enter", "text:smoke", "esc").shows("At what point did I start failing?", "2 of 10")
		d.keys("f3", "ctrl+c")
		d.open(page.Write{ID: d.only().ID}).shows("At what point did I start failing?")
	})
}

// What a child needs is no entry in a journal: choosing it says so, and reading
// says it again.
func TestStudentSafetySaysItsSentence(t *testing.T) {
	const said = "report it through the proper channel now"
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys("text:A bruise", "f3", "ctrl+n", "ctrl+n", "enter").hides("proper channel")
			d.keys("end", "left", "space")
			if !strings.Contains(strings.Join(strings.Fields(d.text()), " "), said) {
				t.Errorf("not said:\n%s", d.text())
			}
			d.wellFormed()
			d.keys("esc", "esc").open(page.Read{ID: d.only().ID})
			if !strings.Contains(strings.Join(strings.Fields(d.text()), " "), said) {
				t.Errorf("not said where it is read:\n%s", d.text())
			}
		})
	}
}

// A word that is taken off its list stays where it was chosen, and can be taken
// back there; the list ends with something else all the same.
func TestListsToChooseFromAreTheOwnersOwn(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		on := withHalves(d)
		d.open(page.Settings{}).keys("f8").shows("Your words to choose from", "task or materials")
		d.keys("enter", "enter", "ctrl+u", "text:room, pitch", "enter", "enter", "enter").shows("Kept.")
		s, err := d.book.Settings(t.Context())
		if err != nil || len(s.Chips) != 1 || journal.JoinChips(s.Chips[0].Words) != "room, pitch" {
			t.Fatalf("the lists are %+v, %v", s.Chips, err)
		}
		d.open(on).keys("f3", "ctrl+n", "ctrl+n").shows("room", "pitch", "■ task or materials", "something else").hides("timing")
	})
}

// A journal that is asked with sets of its own alone has no such key.
func TestAJournalWithoutSuchLines(t *testing.T) {
	driveOwn(t, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:The gate").hides("both halves").keys("f3").shows("What happened?")
	})
}

// From the reading page and the review's one mess the same key opens them, and
// one comes back there.
func TestLinesBesideFromWhereOneReads(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(withHalves(d)).keys("end").shows("Both halves", "4 of 19 had all three sentences", "food webs")
		d.keys("f3").shows("Both halves   Evidence").keys("esc", "end").shows("4 of 19 had all three sentences")
		d.keys("f3", "ctrl+n", "enter", "ctrl+u", "text:everyone", "esc")
		if got := d.entryNamed("Food web jigsaw").Answer("hard-for").Detail("hard-for"); got != "everyone" {
			t.Errorf("hard for %q", got)
		}
		d.open(atStop(journal.StopMess)(d)).keys("f3").shows("Both halves   Evidence").keys("esc").shows("Weekly review")
	})
}

// Both halves of the one thing to try can be answered where they are asked; they
// stand under it, on the last page and in the past review.
func TestBothHalvesOfTheOneThingAreKept(t *testing.T) {
	keys := []string{"n", "text:groups settle", "enter", "text:cards face down", "enter", "text:tuesday", "enter"}
	onEverySize(t, "review-nextweek-weighed", dueLessons, atStop(journal.StopNextWeek), append(keys, "a", "text:four groups of six", "enter", "text:hard for the back table", "enter")...)
	drive(t, 80, 24, func(d *driver) {
		dueLessons(d)
		d.open(atStop(journal.StopNextWeek)(d)).keys(keys...).shows("What would you see? · What about the people?")
		d.keys("a", "esc").shows("What would you see? · What about the people?")
		d.keys("a", "enter", "text:hard for the back table", "enter").shows("The people", "hard for the back table").hides("To be seen")
		d.keys("a").shows("hard for the back table").keys("text:four groups of six", "enter", "enter").shows("To be seen", "four groups of six")
		d.keys("enter").shows("four groups of six", "hard for the back table", "That's the week.").keys("enter")
		all, err := d.book.Reviews.All(t.Context(), 1)
		if err != nil || len(all) != 1 {
			t.Fatalf("%d reviews, %v", len(all), err)
		}
		d.open(page.PastReview{ID: all[0].ID}).shows("cards face down", "four groups of six", "hard for the back table")
	})
}

// The quick three keep what held up on a line that costs no key: enter goes on
// past it, tab leads there, and what is written on it stays in sight.
func TestTheQuickThreeKeepWhatHeldUp(t *testing.T) {
	quick := func(*driver) page.Place { return page.Write{Set: "quick"} }
	toTheLast := []string{"text:The lab", "ctrl+n", "text:Copying.", "ctrl+n", "text:Queued.", "ctrl+n", "text:Ask sooner."}
	onEverySize(t, "quick-3", someJournal, quick, append(toTheLast, "tab", "text:Ask before the bell.", "tab", "text:I saw it")...)
	drive(t, 80, 24, func(d *driver) {
		d.open(quick(d)).keys(toTheLast...).shows("tab  The lesson in one sentence · What held up").keys("enter").shows("Go on to the card")
		d.keys("shift+tab").shows("3 of 3").keys("tab", "tab", "text:I saw it").keys("shift+tab", "shift+tab").shows("I saw it", "tab  The lesson in one sentence")
		d.keys("enter").shows("Go on to the card").keys("esc")
		e := d.only()
		d.open(page.Read{ID: e.ID}).shows("Held up         I saw it").keys("g", "enter").shows("What was the goal?")
		if got := d.only().Answer("surpluses").Detail("skill"); got != "I saw it" {
			t.Errorf("question six has %q", got)
		}
	})
}

// What was begun before goes on as it was begun.
func TestTheQuickThreeAsTheyWere(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		old := d.blank(prompts.Quick())
		old.Title, old.SetVersion, old.Place = "The lab", 1, "next-time"
		d.open(page.Write{ID: d.save(old).ID}).shows("3 of 3", "The lesson in one sentence").hides("What held up")
	})
}
