package tui

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/search"
	"messup/journal/tui/page"
	"messup/prompts"
)

// dueLessons makes what came back a week ago come back today.
func dueLessons(d *driver) {
	aWeek(d)
	for _, title := range []string{"Frog question"} {
		if l := lessonOf(d, title); l.Due() > d.router.env.Today() {
			d.t.Fatalf("the lesson of %s is due %s", title, l.Due())
		}
	}
}

// atStop opens the review at a stop.
func atStop(stop journal.Stop) func(*driver) page.Place {
	return func(d *driver) page.Place {
		r, _, err := d.book.Reviews.StartOrResume(d.t.Context())
		if err != nil {
			d.t.Fatal(err)
		}
		if _, err := d.book.Reviews.Change(d.t.Context(), r.ID, func(r journal.Review) journal.Review {
			r.At = stop
			return r
		}); err != nil {
			d.t.Fatal(err)
		}
		return page.Review{}
	}
}

func reviewing(*driver) page.Place { return page.Review{} }

func TestReviewLooks(t *testing.T) {
	onEverySize(t, "review-arrive", dueLessons, reviewing)
	onEverySize(t, "review-win", dueLessons, atStop(journal.StopWin), "text:Two students asked each other first.")
	onEverySize(t, "review-win-kept", dueLessons, atStop(journal.StopWin), "text:Two students asked each other first.", "enter")
	onEverySize(t, "review-sweep", dueLessons, atStop(journal.StopSweep), "text:The projector again")
	onEverySize(t, "review-taketwo", dueLessons, atStop(journal.StopTakeTwo))
	onEverySize(t, "review-mess", dueLessons, atStop(journal.StopMess))
	onEverySize(t, "review-lessons", dueLessons, atStop(journal.StopLessons))
	onEverySize(t, "review-lessons-shown", dueLessons, atStop(journal.StopLessons), "space")
	onEverySize(t, "review-people", dueLessons, atStop(journal.StopPeople))
	onEverySize(t, "review-nextweek", dueLessons, atStop(journal.StopNextWeek))
	onEverySize(t, "review-nextweek-read", dueLessons, atStop(journal.StopNextWeek), "n", "text:groups settle", "enter", "text:cards face down at six minutes", "enter", "text:tuesday", "enter")
	onEverySize(t, "review-quiet", func(*driver) {}, reviewing)
}

func TestReviewsLook(t *testing.T) {
	reviewed := func(d *driver) {
		dueLessons(d)
		d.open(page.Review{}).keys(full()...).keys("n", "text:groups settle", "enter", "text:cards face down at six minutes", "enter", "enter")
	}
	onEverySize(t, "review-close", reviewed, atStop(journal.StopNextWeek), "enter")
	onEverySize(t, "reviews", reviewed, func(*driver) page.Place { return page.Reviews{} })
	onEverySize(t, "review-past", reviewed, func(*driver) page.Place { return page.Reviews{} }, "enter")
}

// full is every key of a full week: what happens at each stop.
func full() []string {
	return slices.Concat(
		[]string{"1"}, // arrive: fifteen minutes
		[]string{"text:Two students asked each other.", "enter", "enter"}, // win
		[]string{"text:The projector again", "enter", "enter"},            // sweep
		[]string{"1", "2", "text:two of six", "enter", "enter", "enter", "enter", "1"},
		[]string{"a", "text:One web together first.", "esc", "0"}, // one mess
		[]string{"space", "1", "1", "1", "enter"},                 // lessons
		[]string{"1", "text:She had two sets.", "enter", "0"},     // people, and whoever else is named
	)
}

func TestAFullReview(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		dueLessons(d)
		d.open(page.Home{}).keys("r").shows("Weekly review · Arrive", "about 15 min", "Since 12 Nov")
		for _, key := range full() {
			d.keys(key)
			d.wellFormed()
		}
		d.shows("Next week: one thing", "about 2 min").keys("n", "text:groups settle", "enter", "text:cards face down at six minutes", "enter", "text:tuesday", "enter")
		d.shows("Read your plan through once", "When groups settle, I will cards face down", "What would you see?").keys("enter")
		d.shows("That's the week. One thing to try: cards face down at six", "minutes. You can close the book.", "◆ ", "Two students asked each other.", "┃ ").keys("enter").shows("messup")
		all, err := d.book.Reviews.All(d.t.Context(), 0)
		if err != nil || len(all) != 1 || all[0].Open() {
			t.Fatalf("%d reviews, %v", len(all), err)
		}
		for _, stop := range []journal.Stop{journal.StopWin, journal.StopSweep, journal.StopTakeTwo, journal.StopMess, journal.StopLessons, journal.StopPeople, journal.StopNextWeek} {
			if !slices.ContainsFunc(all[0].Recorded, func(r journal.Recorded) bool { return r.Stop == stop }) {
				t.Errorf("nothing is recorded at %s: %+v", stop, all[0].Recorded)
			}
		}
		d.keys("R").shows("Reviews", "Week 47", "cards face down").keys("enter").shows("One small win", "Two students asked each other.")
		d.keys("esc", "esc").shows("messup")
	})
}

// A quiet week is through in a few keys.
func TestAnEmptyReviewIsThroughInAFewKeys(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Review{}).shows("A quiet week in the journal. Anything to add before you").keys("enter")
		n := 1
		for ; n < 12 && !strings.Contains(d.text(), "You can close the book."); n++ {
			d.wellFormed()
			if d.router.page.Typing() {
				d.keys("ctrl+n")
				continue
			}
			d.keys("enter")
		}
		d.shows("That's the week. You can close the book.").keys("enter").shows("messup")
		if n > 8 {
			t.Errorf("an empty week takes %d keys", n)
		}
	})
}

func TestAReviewResumesAtItsStop(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		dueLessons(d)
		d.open(page.Home{}).keys("r", "1", "ctrl+n", "ctrl+n").shows("Take two").keys("esc").shows("For two days the review goes on here.")
		d.keys("r").shows("Take two", "Going on where you stopped.", "turn cards face down")
		d.keys("shift+tab").shows("Sweep", "Anything from this week").keys("text:half a thought", "ctrl+c")
		if !d.quit {
			t.Fatal("ctrl+c does not leave")
		}
		found, _, err := d.book.Entries.Search(d.t.Context(), search.Query{}, 0, 0)
		if err != nil || !slices.ContainsFunc(found, func(f book.Found) bool { return f.Title == "half a thought" }) {
			t.Errorf("what was typed is not there: %v", err)
		}
	})
}

// A window that is closed in the middle of a word loses nothing.
func TestAReviewLosesNoWordWhenItIsKilled(t *testing.T) {
	for _, stop := range []journal.Stop{journal.StopWin, journal.StopSweep} {
		drive(t, 80, 24, func(d *driver) {
			dueLessons(d)
			d.open(atStop(stop)(d)).keys("text:in the middle of a wor")
			if err := d.router.rescue(d.t.Context()); err != nil {
				t.Fatal(err)
			}
			found, _, err := d.book.Entries.Search(d.t.Context(), search.Query{}, 0, 0)
			if err != nil || !slices.ContainsFunc(found, func(f book.Found) bool { return f.Title == "in the middle of a wor" }) {
				t.Errorf("%s: what was typed is not there: %v", stop, err)
			}
			d.open(page.Review{}).keys("text:another", "enter")
		})
	}
}

// A program that ends in the middle of a save keeps the words once: whether
// the save was only on its way, or done and the page had not heard of it.
func TestWordsAreKeptOnceWhenItEndsInTheMiddleOfASave(t *testing.T) {
	for name, ran := range map[string]bool{"on its way": false, "done": true} {
		drive(t, 80, 24, func(d *driver) {
			dueLessons(d)
			d.open(atStop(journal.StopWin)(d)).keys("text:only once")
			d.hold = true
			d.keys("enter")
			if ran {
				for _, save := range d.held {
					save()
				}
			}
			if err := d.router.rescue(d.t.Context()); err != nil {
				t.Fatal(err)
			}
			for _, late := range d.held {
				late()
			}
			kept, _, err := d.book.Entries.Search(d.t.Context(), search.Query{}, 0, 0)
			n := 0
			for _, f := range kept {
				if f.Title == "only once" {
					n++
				}
			}
			if n != 1 || err != nil {
				t.Errorf("%s: kept %d times, %v", name, n, err)
			}
		})
	}
}

func TestARefusedWordIsRescued(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		dueLessons(d)
		d.open(atStop(journal.StopWin)(d)).keys("text:keep me")
		d.store.Fail(journal.ErrDiskFull)
		d.keys("enter").shows("disk is full", "keep me")
		var where journal.Archive
		d.router.env.Opts.Rescue = func(_ context.Context, c journal.Archive) (string, error) {
			where = c
			return "inbox/1.jot", nil
		}
		if err := d.router.rescue(d.t.Context()); err == nil || len(where.Entries) != 1 || where.Entries[0].Name() != "keep me" {
			t.Errorf("rescued %+v, %v", where, err)
		}
		d.store.Fail(nil)
		d.keys("enter").shows("Kept: keep me")
	})
}

func TestAHeavyEntryIsAtNoStop(t *testing.T) {
	drive(t, 80, 60, func(d *driver) {
		dueLessons(d)
		d.open(page.Read{ID: d.entryNamed("Frog question").ID}).keys("H").shows("Marked heavy.", "heavy")
		if e := d.entryNamed("Frog question"); !e.Heavy {
			t.Fatal("it is not heavy")
		}
		heavy := []string{"Frog question", "turn cards face down", "Cards face down before", "Two cards, ten minutes?"}
		d.open(page.Home{}).hides(heavy[2:]...).hides("What happened?") // a plan of the jigsaw for Tuesday has the same words
		r, _, err := d.book.Reviews.StartOrResume(d.t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, stop := range r.Stops {
			d.open(atStop(stop)(d))
			for range 4 {
				d.hides(heavy...)
				d.keys("space")
			}
			if stop == journal.StopPeople || stop == journal.StopLessons || stop == journal.StopTakeTwo {
				d.keys("enter").hides(heavy...)
			}
		}
		d.open(page.Before{Class: "9B science"}).shows("Before: 9B science").hides(heavy...)
	})
}

func TestTimeToldIsNotCounted(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		dueLessons(d)
		d.open(atStop(journal.StopLessons)(d)).shows("1 of ", "about 5 min", "When students are about to explain", "space  show the lesson", "▌ space").hides("Cards face down before")
		time.Sleep(10 * time.Minute)
		d.shows("about 5 min").keys("space").shows("┃  Cards face down before")
	})
}

// Keys that come in one piece over a slow line reach the stops they are meant
// for.
func TestKeysWaitForTheirStop(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		dueLessons(d)
		d.open(atStop(journal.StopSweep)(d)).keys("text:one", "enter", "text:two", "enter")
		d.hold = true
		d.keys("enter", "1", "2", "text:four of six")
		for range 40 {
			held := d.held
			d.held = nil
			for _, cmd := range held {
				for _, next := range d.answer(cmd()) {
					d.run(next)
				}
			}
		}
		d.shows("Weekly review · Take two", "Better, not there yet. How do you know?", "four of six")
		if n, err := d.book.Archive.Counts(d.t.Context()); err != nil || n.Entries != 9 {
			t.Errorf("%d entries, %v", n.Entries, err)
		}
	})
}

// The review shows what went wrong once, also of a quick entry, whose first
// answer is both the goal and what happened instead.
func TestTheOneMessIsToldOnce(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		set := prompts.Quick()
		e := d.blank(set).With(prompts.Shipped(), set.Questions[0], "A calm message. It read like a verdict.")
		d.finished("Parent e-mail", "", "2026-11-18 22:05", e)
		d.open(page.Review{}).keys("enter")
		for range 8 {
			if strings.Contains(d.text(), "One mess") {
				break
			}
			d.keys("ctrl+n")
		}
		d.shows("One mess", "Parent e-mail")
		if n := strings.Count(d.text(), "It read like a verdict."); n != 1 {
			t.Errorf("told %d times:\n%s", n, d.text())
		}
	})
}

// An answer has its key, and enter, which is marked, is for nothing now: of what nobody said
// anything nothing is kept. One can go back from the close, where all that became of the week
// stands, worse as plainly as better; and what has nothing to ask is passed by.
func TestAReviewIsAnsweredWithItsKeysAndGoneBackIn(t *testing.T) {
	drive(t, 80, 30, func(d *driver) {
		dueLessons(d)
		d.open(page.Review{}).keys("1", "ctrl+n", "ctrl+n").shows("Take two", "1  did it", "▌ 0  nothing now").keys("1").shows("What came of it?").keys("4", "enter", "enter", "enter", "enter")
		d.shows("Worse this time").keys("enter").shows("One mess").keys("0").shows("Lessons coming back").keys("enter").shows("1  used it", "▌ 0  nothing now").keys("enter").shows("1  done", "▌ 0  nothing now").keys("3", "enter")
		for range 3 {
			d.keys("ctrl+n")
		}
		d.shows("Close", "turn cards face down: worse", "ELL teacher: let go", "close the book").keys("shift+tab").shows("Next week: one thing")
		d.keys("n", "text:groups settle", "enter", "text:cards face down", "enter", "text:tuesday", "enter", "enter").shows("cards face down · Tue 24 Nov", "close the book")
		d.keys("shift+tab", "shift+tab").shows("People")
	})
	drive(t, 80, 30, func(d *driver) {
		someJournal(d)
		d.open(page.Review{}).keys("1", "ctrl+n", "ctrl+n").hides("Take two").shows("One mess").keys("ctrl+n").shows("People").keys("shift+tab").shows("One mess").keys("shift+tab").shows("Sweep")
	})
}

// One key goes on from the sweep where nothing is to be added, and its name says so; a
// line that is filled in goes on to the next.
func TestTheSweepEndsWithOneKey(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		dueLessons(d)
		d.open(atStop(journal.StopSweep)(d)).shows("enter nothing more, go on").keys("enter").shows("Take two")
		d.keys("shift+tab").shows("Anything from this week").keys("text:one").shows("enter next").hides("nothing more")
		d.keys("enter", "text:two", "enter").shows("nothing more, go on").keys("enter").shows("Take two")
		d.keys("shift+tab").shows("one", "two")
	})
}

// ctrl+n skips the stop also where something is written at it, and an outcome that is
// left open is told.
func TestAStopIsSkippedFromWhereverOneIs(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(page.Review{}).keys("1", "ctrl+n", "ctrl+n").shows("Take two").keys("1").shows("What came of it?")
		d.keys("ctrl+n").shows("What came of it stays open.").hides("Take two")
		d.open(atStop(journal.StopTakeTwo)(d)).keys("2").shows("How do you know").keys("ctrl+n").hides("Take two")
		d.open(atStop(journal.StopMess)(d)).shows("One mess").keys("a", "text:Less paper.", "ctrl+n").shows("One mess", "Less paper.")
	})
}

// Whoever goes through a review with enter alone has said nothing of what is asked.
func TestEnterClaimsNothingInAReview(t *testing.T) {
	for _, size := range [][2]int{{80, 30}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			dueLessons(d)
			before, err := d.book.Archive.All(t.Context(), search.Query{})
			if err != nil {
				t.Fatal(err)
			}
			d.open(page.Review{}).keys("1")
			for range 30 {
				if strings.Contains(d.text(), "close the book") {
					break
				}
				d.keys("enter")
			}
			d.shows("close the book")
			after, err := d.book.Archive.All(t.Context(), search.Query{})
			if err != nil || !reflect.DeepEqual(before.Plans, after.Plans) || !reflect.DeepEqual(before.Checkins, after.Checkins) || !reflect.DeepEqual(before.Lessons, after.Lessons) {
				t.Errorf("enter alone changed what is asked about: %v", err)
			}
		})
	}
}
