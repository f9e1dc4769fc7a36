package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/search"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/read"
	"messup/prompts"
)

// What is found in a later line is marked there, and nothing but it.
func TestALaterLineMarksOnlyWhatWasFound(t *testing.T) {
	l := look.NewLook(true)
	q, err := search.ParseQuery("copying", prompts.Shipped(), testNow())
	if err != nil {
		t.Fatal(err)
	}
	said := "They began well.\nCopying began."
	lines := look.Prose(l, said, q.Spans("goal", said), 60)
	if len(lines) != 2 || lines[0].Hit || lines[1].Text != l.Match.Render("Copying")+" began." {
		t.Errorf("set as %+v", lines)
	}
}

// What a year is about stands where the review begins.
func TestAReviewBeginsWithWhatMattersMost(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		if _, err := d.book.ChangeSettings(t.Context(), func(s *journal.Settings) { s.Important = "Fewer, better questions" }); err != nil {
			t.Fatal(err)
		}
		d.open(atStop(journal.StopArrive)(d)).shows("Fewer, better questions")
	})
}

// The lesson that had no chance for longest is the one enter puts on the
// shelf.
func TestTheLessonToMakeRoomIsChosenAlready(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.before(40, func(b *book.Book) {
			l, err := b.Lessons.New()
			if err != nil {
				t.Fatal(err)
			}
			l.Text = "An old one."
			if _, err := b.Lessons.Save(t.Context(), l); err != nil {
				t.Fatal(err)
			}
		})
		nineLessons(d)
		d.open(crowded(d)).shows("▌ ┃ An old one.", "  ┃ Lesson number")
	})
}

// Lessons of one line and of two: the chosen one is whole on the screen.
func TestAChosenRowIsWholeOnTheScreen(t *testing.T) {
	for _, height := range []int{11, 13, 15, 17, 24} {
		drive(t, 60, height, func(d *driver) {
			for i := range 12 {
				l, err := d.book.Lessons.New()
				if err != nil {
					t.Fatal(err)
				}
				l.Text, l.State = fmt.Sprintf("First%d.", i), journal.Shelf
				if i%3 != 0 {
					l.Text += strings.Repeat(" and more", 8)
				}
				l.Text += fmt.Sprintf(" last%d.", i)
				if _, err := d.book.Lessons.Save(t.Context(), l); err != nil {
					t.Fatal(err)
				}
			}
			d.open(page.Lessons{})
			for _, key := range append(strings.Fields(strings.Repeat("down ", 11)), strings.Fields(strings.Repeat("up ", 11)+"end home pgdown pgdown pgup")...) {
				d.keys(key)
				row := d.rowOf("▌", "First")
				var i int
				if _, err := fmt.Sscanf(row, "▌ ┃ First%d.", &i); err != nil {
					t.Fatalf("after %s %q is chosen:\n%s", key, row, d.text())
				}
				d.shows(fmt.Sprintf("last%d.", i))
			}
		})
	}
}

// A list that was read is walked without the disk.
func TestAListInMemoryNeedsNoDisk(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Browse{})
		d.store.FailView(errors.New("the disk is gone"))
		before := d.rowOf("▌", "")
		if after := d.keys("down").rowOf("▌", ""); after == before {
			t.Errorf("still at %q", after)
		}
		d.hides("the disk is gone")
	})
}

// The last part of an entry stays the chosen one when the screen changes, and
// however far one scrolls.
func TestTheLastPartStaysChosen(t *testing.T) {
	for _, size := range sizes() {
		drive(t, size[0], size[1], func(d *driver) {
			someJournal(d)
			d.open(reading("Food web jigsaw", "")(d))
			p := d.router.page.(*read.Page)
			last := len(p.Story.Sections) - 1
			for range last {
				d.keys("tab")
			}
			d.resize(size[0]-1, size[1]).resize(size[0], size[1])
			if p.Cursor != last {
				t.Errorf("%v: part %d of %d is chosen after a resize", size, p.Cursor, last)
			}
			for range 60 {
				d.keys("j")
				if _, ok := p.Chosen(); !ok {
					t.Fatalf("%v: nothing is chosen at line %d:\n%s", size, p.Top, d.text())
				}
			}
		})
	}
}
