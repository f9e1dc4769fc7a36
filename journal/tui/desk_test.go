package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/tui/page"
	"messup/prompts"
)

// A draft stays on the first page however much is jotted after it, and what there is no
// room for is a row that leads to it.
func TestNothingThatWaitsFallsOffTheDesk(t *testing.T) {
	for _, tt := range []struct {
		width, height, jots int
		shows               string
	}{{80, 24, 5, "jot 0"}, {80, 24, 30, "more wait"}, {40, 12, 5, "jot 0"}, {40, 12, 12, "more wait"}, {120, 40, 6, "jot 0"}, {120, 40, 40, "more wait"}} {
		drive(t, tt.width, tt.height, func(d *driver) {
			e := d.blank(prompts.Ten())
			e.Title = "Food web jigsaw"
			if _, _, err := d.book.Entries.Save(t.Context(), journal.Entry{}, e); err != nil {
				t.Fatal(err)
			}
			for i := range tt.jots {
				time.Sleep(time.Minute)
				if _, err := d.book.Entries.Jot(t.Context(), fmt.Sprint("jot ", i)); err != nil {
					t.Fatal(err)
				}
			}
			d.open(page.Home{}).shows("Food web jigsaw", tt.shows)
			if tt.shows != "more wait" {
				d.hides("more wait")
				return
			}
			for range 60 {
				if _, words := d.marked(); strings.Contains(words, "more wait") {
					d.keys("enter").shows("is:draft")
					return
				}
				d.keys("down")
			}
			t.Error("no row leads to the others")
		})
	}
}

// What was kept of a jot by itself leads to itself: the jot has no place to tell how it went.
func TestAPlanOfAJotLeadsToThePlan(t *testing.T) {
	for _, day := range []time.Duration{0, 24 * time.Hour} {
		drive(t, 80, 24, func(d *driver) {
			jot, err := d.book.Entries.Jot(t.Context(), "the bell was late")
			if err != nil {
				t.Fatal(err)
			}
			p, err := d.book.Plans.New()
			if err != nil {
				t.Fatal(err)
			}
			p.Entry, p.When, p.Will, p.Day = jot.ID, "it rings", "wait for it", date.DayOf(testNow().Add(day))
			if _, err = d.book.Plans.Save(t.Context(), journal.Plan{}, p); err != nil {
				t.Fatal(err)
			}
			d.open(page.Home{}).shows("wait for it", "the bell was late")
			for range 20 {
				if _, words := d.marked(); strings.Contains(words, "wait for it") {
					d.keys("enter").shows("Meant for")
					return
				}
				d.keys("down")
			}
			t.Errorf("no row has it %v from today", day)
		})
	}
}

// A share that was begun stays in sight, however much waits.
func TestAShareThatWasBegunStaysOnTheDesk(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			for i := range 40 {
				if _, err := d.book.Entries.Jot(t.Context(), fmt.Sprint("jot ", i)); err != nil {
					t.Fatal(err)
				}
			}
			d.staff().kept = []byte("begun")
			d.open(page.Home{})
			for range 60 {
				if _, words := d.marked(); strings.Contains(words, "A share that you") {
					return
				}
				d.keys("down")
			}
			t.Error("no row leads to it")
		})
	}
}

// Whoever looked at all answers and left is told the question where they stopped, and
// comes back to it.
func TestADraftWaitsAtItsQuestionAfterAllAnswers(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:The groups fell apart", "ctrl+n", "ctrl+n", "ctrl+n", "text:They stop copying.", "ctrl+r").shows("all answers")
		d.keys("esc").shows("question 3").keys("enter").shows("3 of 10")
	})
}

// A title that would be cut goes on in a second row, and on a small screen its lesson
// stands below it, as long as rows stay empty.
func TestAListUsesTheRowsThatAreFree(t *testing.T) {
	long := "The groups fell apart over who draws and who only holds the arrows"
	for _, size := range [][2]int{{40, 12}, {80, 24}} {
		drive(t, size[0], size[1], func(d *driver) {
			e := d.blank(prompts.Ten())
			e = withRole(e, prompts.Ten(), prompts.Lesson, "Say who holds what.")
			d.finished(long, "9B science", "2026-11-18 09:00", e)
			d.open(page.Browse{}).shows("arrows", "Say who holds what.")
			for range 30 {
				d.finished(long, "9B science", "2026-11-18 09:00", d.blank(prompts.Ten()))
			}
			d.open(page.Browse{}).hides("arrows")
		})
	}
}

// What is planned for today is there whole, though rows below it would take the room.
func TestTodaysPlanIsWholeOnTheDesk(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			aWeek(d)
			p, err := d.book.Plans.New()
			if err != nil {
				t.Fatal(err)
			}
			p.When, p.Will, p.By, p.Class = "I hand out the map next time", "point north with them first", "today", "9B science"
			if _, err := d.book.Plans.Save(t.Context(), journal.Plan{}, p); err != nil {
				t.Fatal(err)
			}
			for i := range 9 {
				if _, err := d.book.Entries.Jot(t.Context(), fmt.Sprint("jot number ", i)); err != nil {
					t.Fatal(err)
				}
			}
			d.open(page.Home{}).shows("north with them first")
		})
	}
}

// Carried lessons that there is no room for are a row that leads to them, and a mark says
// where more lies below; it moves no other row.
func TestCarriedLessonsDoNotVanishFromTheDesk(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		for _, jots := range []int{0, 3, 9} {
			drive(t, size[0], size[1], func(d *driver) {
				for i := range 6 {
					e := withRole(d.blank(prompts.Ten()), prompts.Ten(), prompts.Lesson, fmt.Sprintf("Lesson %d says who holds what.", i))
					d.finished(fmt.Sprint("Mess ", i), "9B science", "2026-11-18 09:00", e)
				}
				for i := range jots {
					if _, err := d.book.Entries.Jot(t.Context(), fmt.Sprint("jot ", i)); err != nil {
						t.Fatal(err)
					}
				}
				d.open(page.Home{})
				all := strings.Count(d.text(), "Lesson ") >= 6
				if !all && !strings.Contains(d.text(), "in Lessons") {
					d.shows("▾")
				}
				for _, row := range d.screen() {
					if _, after, dated := strings.Cut(row, "18 Nov"); dated && (after != "" || len([]rune(row)) < size[0]-2) {
						t.Errorf("the date is not at the end: %q", row)
					}
				}
				for range 40 {
					if all {
						return
					}
					if _, words := d.marked(); strings.Contains(words, "in Lessons") {
						d.keys("enter").shows("Lesson 5")
						return
					}
					d.keys("down")
				}
				t.Error("no row leads to them")
			})
		}
	}
}

// What was written this week is counted as the review counts it: a draft is no mess yet.
func TestTheWeekCountsDraftsAsDrafts(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.finished("It failed", "9B science", "2026-11-18 09:00", d.blank(prompts.Ten()))
		for _, title := range []string{"Begun", "Begun too"} {
			e := d.blank(prompts.Ten())
			e.Title = title
			d.save(e)
		}
		d.open(page.Home{}).shows("this week  ● 1  ○ 2")
	})
}
