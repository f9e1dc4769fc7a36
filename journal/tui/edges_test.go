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
	l := look.Usual()
	q, err := search.ParseQuery("copying", prompts.Shipped(), testNow())
	if err != nil {
		t.Fatal(err)
	}
	said := "They began well.\nCopying began."
	lines := look.Prose(l, said, q.Spans("goal", said), 60)
	if len(lines) != 2 || lines[0].Hit || lines[1].Text != l.Found.Render("Copying")+" began." {
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
		d.open(crowded(d)).shows("▌ ╹ An old one.", "  ╹ Lesson number")
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
				if strings.Contains(d.text(), "▌ On the shelf") { // how many rest is a row too
					continue
				}
				row := d.rowOf("▌", "First")
				var i int
				if _, err := fmt.Sscanf(strings.Replace(row, "┃", "╹", 1), "▌ ╹ First%d.", &i); err != nil {
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

// said is the screen as one sentence, however it is broken into lines.
func (d *driver) said() string { return strings.Join(strings.Fields(d.text()), " ") }

// Wherever one goes on a disk that cannot be read, the page says so.
func TestEveryPlaceSaysThatItCouldNotBeRead(t *testing.T) {
	everywhere(t, [][2]int{{80, 24}, {40, 12}}, aWeek, func(d *driver, to page.Place) {
		switch to.(type) {
		case page.Welcome, page.TakeIn, page.Jot, page.Example, page.PutAway, page.LetGo, page.Passphrase, page.Purge: // they read nothing, or as one who changes it
			return
		}
		d.store.FailView(errors.New("the disk is gone"))
		d.open(to).wellFormed()
		if !strings.Contains(d.said(), "disk is gone") {
			d.t.Errorf("%#v says nothing of it:\n%s", to, d.text())
		}
	})
}

// Whatever one asks of a full disk, one is told that it was not done.
func TestAFullDiskIsToldWhateverOneAsks(t *testing.T) {
	to := func(p page.Place) func(*driver) page.Place { return func(*driver) page.Place { return p } }
	for _, tt := range []struct {
		at   func(*driver) page.Place
		keys []string
	}{
		{to(page.People{}), []string{"1", "text:two sets", "enter"}},
		{to(page.People{}), []string{"3", "enter"}},
		{to(page.People{}), []string{"2", "text:friday", "enter", "enter"}},
		{to(page.People{}), []string{"n", "text:a colleague", "enter", "enter", "text:Five minutes?", "enter", "enter"}},
		{card("Lab stations"), []string{"1", "1", "1", "enter"}},
		{card("Lab stations"), []string{"2"}},
		{card("Lab stations"), []string{"s"}},
		{card("Lab stations"), []string{"3", "space", "enter"}},
		{dueTake, []string{"3", "text:next week", "enter", "enter"}},
		{to(page.Plans{}), []string{"n", "text:it rains", "enter", "text:open a window", "enter", "text:monday", "enter"}},
		{func(d *driver) page.Place { return page.PutAway{ID: d.entryNamed("Lab stations").ID} }, []string{"text:4 jan", "enter"}},
		{reading("Lab stations", ""), []string{"H"}},
		{reading("Lab stations", ""), []string{"d", "y"}},
		{to(page.Browse{}), []string{"d", "y"}},
		{to(page.Lessons{}), []string{"d", "y"}},
		{to(page.Settings{}), []string{"ctrl+u", "text:5", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter"}},
		{to(page.Jot{}), []string{"text:the projector", "enter"}},
		{atStop(journal.StopWin), []string{"text:A question.", "enter"}},
		{atStop(journal.StopSweep), []string{"text:The projector.", "enter", "enter"}},
		{atStop(journal.StopPeople), []string{"1", "text:two sets", "enter"}},
		{atStop(journal.StopMess), []string{"ctrl+n"}},
	} {
		for _, size := range [][2]int{{80, 24}, {40, 12}} {
			drive(t, size[0], size[1], func(d *driver) {
				aWeek(d)
				d.open(tt.at(d))
				d.store.Fail(journal.ErrDiskFull)
				d.keys(tt.keys...).wellFormed()
				if !strings.Contains(d.said(), "disk is full") {
					t.Errorf("%T %v:\n%s", d.router.page, tt.keys, d.text())
				}
			})
		}
	}
}

// A win of the review is gone into with one key, from its next question on.
func TestMoreIsSaidAboutAWinOfTheReview(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(atStop(journal.StopWin)(d)).keys("text:Two students asked each other.", "enter", "a")
		d.hides("Weekly review").shows(prompts.Win().Questions[1].Ask[:18])
	})
}

// A slip of a key on a card is taken back before it is kept.
func TestAnAnswerAboutALessonIsTakenBack(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(card("Lab stations")(d)).keys("1").shows("Did it help?").keys("u").hides("Did it help?")
		if l := lessonOf(d, "Lab stations"); len(l.Answers) != 0 {
			t.Errorf("kept %+v", l.Answers)
		}
	})
}

func TestWithoutAClassThereIsNothingToLookUp(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.finished("Lab", "9B", "2026-11-18 10:00", d.blank(prompts.Ten()))
		d.open(page.Before{Ask: true}).keys("enter").shows("Before which class?", "Name a class first").hides("nothing to keep")
		d.keys("text:9B", "enter").shows("Before").hides("Before which class?")
	})
}
