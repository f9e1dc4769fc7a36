package tui

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// twoAlike leaves two messes with nearly the same sign.
func twoAlike(d *driver) {
	set := prompts.Ten()
	for _, m := range [][4]string{
		{"Reading circle", "10A", "2026-09-16 09:20", "Two of four read aloud what the sheet said, and nobody asked a thing."},
		{"Frog stations", "9B science", "2026-11-17 10:00", "Nobody could say it without the card."},
	} {
		e := d.blank(set).With(prompts.Shipped(), set.Questions[1], m[3])
		e = withRole(e, set, prompts.Lesson, "Ask at "+m[0]+" first.")
		e = withRole(e, set, prompts.Sign, map[bool]string{true: "copying, heads down", false: "heads down and copying"}[m[1] == "10A"])
		d.finished(m[0], m[1], m[2], withRole(e, set, prompts.LessonWhen, "groups read"))
	}
}

// besideEachOther opens the review where two messes lie side by side.
func besideEachOther(d *driver) page.Place {
	r, _, err := d.book.Reviews.StartOrResume(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err := d.book.Reviews.Change(d.t.Context(), r.ID, func(r journal.Review) journal.Review {
		r = r.Beside(true)
		r.At = journal.StopPair
		return r
	}); err != nil {
		d.t.Fatal(err)
	}
	return page.Review{}
}

func TestTwoSideBySideLook(t *testing.T) {
	onEverySize(t, "review-pair", twoAlike, besideEachOther)
	onEverySize(t, "review-pair-said", twoAlike, besideEachOther, "text:They had the words before the thought.", "enter")
	onEverySize(t, "review-pair-lesson", twoAlike, besideEachOther, "text:They had the words before the thought.", "enter", "l", "enter")
}

// Two messes with the same sign come in fifteen minutes, after the one mess, and once.
func TestTwoMessesLieSideBySideOnce(t *testing.T) {
	drive(t, 80, 30, func(d *driver) {
		twoAlike(d)
		d.bareMess("Seating plan", "2026-11-19 09:00") // today: no review of these days is quiet
		d.open(page.Review{}).keys("1", "ctrl+n", "ctrl+n").shows("One mess").keys("ctrl+n")
		d.shows("Side by side", "Nearly the same sign: heads down and copying", "Reading circle", "Frog stations", "What is the same in both?")
		d.keys("ctrl+n").shows("Next week").keys("shift+tab").shows("Side by side", "Frog stations")
		d.keys("esc", "esc").open(page.Review{}).shows("Side by side", "Frog stations").keys("ctrl+n")
		for range 6 {
			d.keys("ctrl+n")
		}
		d.shows("That's the week.").keys("enter")
		d.open(page.Review{}).keys("1", "ctrl+n", "ctrl+n").shows("One mess").keys("ctrl+n").shows("Next week")
	})
}

// In five or eight minutes there is no room for two.
func TestAShortReviewLaysNoTwoSideBySide(t *testing.T) {
	for key, stops := range map[string][]string{"5": {"win", "Next week"}, "8": {"win", "Next week"}} {
		drive(t, 80, 24, func(d *driver) {
			twoAlike(d)
			d.open(page.Review{}).keys(key)
			for _, stop := range stops {
				d.shows(stop).keys("ctrl+n")
			}
			d.shows("That's the week.")
		})
	}
}

// What is the same in both becomes one lesson with two stories.
func TestWhatIsTheSameBecomesALessonOfBoth(t *testing.T) {
	drive(t, 80, 30, func(d *driver) {
		twoAlike(d)
		d.open(besideEachOther(d)).keys("text:They had the words first.", "enter").shows("They had the words first.", "l  a lesson of both", "k  keep a note in both")
		d.keys("l", "tab", "text:they read aloud", "enter").shows("┃ They had the words first.", "a lesson of both").hides("l  a lesson of both")
		l, err := d.book.Lessons.AllOf(t.Context(), d.entryNamed("Reading circle").ID)
		if err != nil || len(l) != 2 || l[1].Text != "They had the words first." || l[1].When != "they read aloud" || !l[1].From(d.entryNamed("Frog stations").ID) {
			t.Fatalf("taught are %+v, %v", l, err)
		}
		d.keys("enter").shows("Next week")
		d.open(reading("Frog stations", "")(d)).shows("┃ They had the words first.", "Also from Reading circle")
	})
}

// Or a note in both; said differently it takes the place of the old words.
func TestWhatIsTheSameBecomesANoteInBoth(t *testing.T) {
	drive(t, 80, 30, func(d *driver) {
		twoAlike(d)
		d.open(besideEachOther(d)).keys("text:They had the words first.", "enter", "k").shows("Noted in both.").hides("k keep a note in both")
		d.keys("esc").open(page.Review{}).shows("They had the words first.", "Noted in both.").hides("k keep a note in both")
		for _, title := range []string{"Reading circle", "Frog stations"} {
			if got := d.entryNamed(title).Answer(journal.NoteQuestion).Text; got != "They had the words first." {
				t.Errorf("noted in %s is %q", title, got)
			}
		}
		d.keys("e").keys(strings.Split(strings.Repeat("backspace ", 6)+"text:before.", " ")...)
		d.keys("enter").shows("k  keep a note in both").keys("k").shows("Noted in both.")
		e := d.entryNamed("Frog stations")
		mine := e.With(prompts.Shipped(), prompts.Question{ID: journal.NoteQuestion, Ask: prompts.Note}, "Mine.\n\nThey had the words before.\n\nMine too.")
		if _, _, err := d.book.Entries.Save(t.Context(), e, mine); err != nil {
			t.Fatal(err)
		}
		d.keys("esc").open(page.Review{}).shows("Noted in both.").keys("e").keys(strings.Split(strings.Repeat("backspace ", 8)+"text:.", " ")...)
		d.keys("enter", "k").shows("Noted in both.")
		for title, want := range map[string]string{"Reading circle": "They had the words.", "Frog stations": "Mine.\n\nThey had the words.\n\nMine too."} {
			if got := d.entryNamed(title).Answer(journal.NoteQuestion).Text; got != want {
				t.Errorf("noted in %s is %q", title, got)
			}
		}
	})
}

// One that is marked heavy in between, or deleted, is not shown, and nothing is said
// of it in what was recorded.
func TestWhatIsHeavyLiesBesideNothing(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		twoAlike(d)
		d.open(besideEachOther(d)).keys("text:They had the words first.", "enter")
		e := d.entryNamed("Frog stations")
		heavy := e
		heavy.Heavy = true
		if _, _, err := d.book.Entries.Save(t.Context(), e, heavy); err != nil {
			t.Fatal(err)
		}
		d.open(page.Review{}).shows("There are no two to lay side by side now.").hides("Frog stations", "They had")
		if _, err := d.book.Trash.Delete(t.Context(), e.ID); err != nil {
			t.Fatal(err)
		}
		d.open(page.Review{}).shows("There are no two to lay side by side now.")
		r, _, err := d.book.Reviews.StartOrResume(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if found, err := d.book.Reviews.Find(t.Context(), string(r.ID)); err != nil || len(found.Recorded) > 0 {
			t.Errorf("told is %+v, %v", found.Recorded, err)
		}
		if _, err := d.book.Trash.Sweep(t.Context(), true); err != nil {
			t.Fatal(err)
		}
		r, _, err = d.book.Reviews.StartOrResume(t.Context())
		if err != nil || len(r.Recorded) > 0 || len(r.Pair) != 2 || r.Pair[1] != "" {
			t.Errorf("kept is %+v, %v", r, err)
		}
	})
}

// With a partner the two are named on a small screen too, beside the talk sheet.
func TestTwoSideBySideAreNamedForTwo(t *testing.T) {
	drive(t, 40, 12, func(d *driver) {
		twoAlike(d)
		besideEachOther(d)
		d.open(inPairs(journal.StopPair)(d)).shows("You tell", "What is the same", "Reading circle", "Frog stations")
		d.keys("text:Words first.", "enter", "k").shows("Noted in both.")
	})
}
