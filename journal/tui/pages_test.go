package tui

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"messup/journal"
	"messup/journal/tui/page"
)

// marked is the line of the screen that the cursor is on, and its words.
func (d *driver) marked() (line int, words string) {
	d.t.Helper()
	for i, line := range d.screen() {
		if _, row, ok := strings.Cut(line, strings.TrimSpace("▌ ")); ok {
			return i, strings.TrimSpace(row)
		}
	}
	d.t.Fatalf("no row is marked:\n%s", d.text())
	return 0, ""
}

func TestWhichToShelveIsChosenUpAndDown(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		nineLessons(d)
		d.open(crowded(d)).keys("up", "k", "up", "up", "up", "up", "up", "up", "up", "up")
		first, _ := d.marked()
		for i, key := range []string{"down", "j", "tab", "down", "up", "k"} {
			d.keys(key)
			if at, _ := d.marked(); at-first != []int{1, 2, 3, 4, 3, 2}[i] {
				t.Fatalf("%s leads to row %d:\n%s", key, at-first, d.text())
			}
		}
		_, words := d.marked()
		d.keys("enter").shows("Carried.")
		carried, err := d.book.Lessons.Carried(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range carried {
			if strings.Contains(words, c.Text) {
				t.Errorf("%q was marked, and is still carried", words)
			}
		}
	})
}

func TestALessonEmptiedStaysAsItWas(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		was := lessonOf(d, "Lab stations")
		d.open(page.LessonForm{ID: was.ID}).keys("ctrl+u", "esc").shows("No words, so the lesson stays as it was.")
		if l := lessonOf(d, "Lab stations"); !l.Same(was) {
			t.Errorf("it became %q", l.Text)
		}
	})
}

// What one writes on the page of a review has the room there is: the first
// line stays in sight while the tenth is typed.
func TestASlipGrowsWithItsWords(t *testing.T) {
	drive(t, 80, 40, func(d *driver) {
		d.open(atStop(journal.StopWin)(d)).keys("text:line 1")
		for i := range 11 {
			d.keys("alt+enter", fmt.Sprintf("text:line %d", i+2))
		}
		d.shows("line 1", "line 2", "line 11", "line 12")
	})
}

// A list that ends on the screen has nothing more to ask the disk.
func TestAListAtItsEndReadsNoMore(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		manyEntries(t, d.book, 100)
		d.open(page.Browse{}).keys("end").shows("Lesson number 99")
		d.store.FailView(journal.ErrDamaged)
		d.resize(80, 40).shows("Lesson number 99").hides("damaged")
		d.store.FailView(nil)
		d.keys("up") // the rows above fill a larger window
		d.store.FailView(journal.ErrDamaged)
		d.keys("down", "up", "end").hides("damaged")
	})
}

// A save that was on its way when the program ended leaves no file behind.
func TestNothingIsWrittenToTheScratchAfterTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		d := newDriver(t, 80, 24)
		d.recoversIn(dir)
		d.open(page.Jot{})
		d.hold = true
		d.keys("text:h")
		var writing []func()
		for len(d.held) > 0 { // as far as the file, which is held back
			cmd := d.held[0]
			d.held = d.held[1:]
			msg := cmd()
			if _, tick := msg.(recoveryTickMsg); tick {
				_, write := d.router.Update(msg)
				writing = append(writing, func() { d.hold = false; d.run(write) })
				break
			}
			for _, next := range d.answer(msg) {
				d.run(next)
			}
		}
		if len(writing) == 0 {
			t.Fatal("nothing was on its way to the scratch")
		}
		if err := d.router.scratch.end(); err != nil {
			t.Fatal(err)
		}
		writing[0]()
		if left := recovered(t, dir); len(left) != 0 {
			t.Errorf("left: %q", left)
		}
	})
}
