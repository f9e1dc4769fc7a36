package tui

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
)

// On one page what stands at the right of rows stands in one column, whatever the rows
// say beside it.
func TestAClassHasOneColumnOnAPage(t *testing.T) {
	lists := []string{"browse", "plans", "trash"}
	eachGolden(t, func(name string, wide, _ int, lines []string) {
		list, _, _ := strings.Cut(name, "-"+strconv.Itoa(wide)+"x")
		if !slices.Contains(lists, list) || wide < 80 {
			return
		}
		at := map[int]bool{}
		for _, line := range lines[3:] {
			left, _, _ := strings.Cut(line, "  │")
			if c := column(left, "9B science"); c >= 0 {
				at[c] = true
			}
		}
		if len(at) != 1 {
			t.Errorf("%s has classes in %d columns", name, len(at))
		}
	})
}

// A month says how many entries it has; an entry has one row, and the chosen one its
// lesson below it, unless that stands beside the rows.
func TestAnEntryHasOneRow(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Browse{}).shows("November 2026", "∙ Attendance", "● Food web", "○ Timeline", "◆ Three students").hides("╹")
		if row := d.rowOf("October", ""); !strings.HasSuffix(row, " 2") {
			t.Errorf("October is %q", row)
		}
		d.keys("down").shows("╹ Before students teach")
		d.keys("down").shows("╹ Bad news by voice").hides("Before students teach")
	})
	drive(t, 120, 40, func(d *driver) {
		someJournal(d)
		d.open(page.Browse{}).keys("down").shows("● Food web jigsaw", "┃ Before students teach")
		for _, line := range d.screen() {
			if left, _, _ := strings.Cut(line, "│"); strings.ContainsAny(left, "┃╹") {
				t.Errorf("%q has a lesson below it that stands beside it", left)
			}
		}
	})
}

// A title has the room that its row has: what an entry is besides stands behind it only
// where it leaves some.
func TestATitleHasTheRoomOfItsRow(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.finished("Attendance took nine minutes again, and then the bell", "", "2026-11-18 09:00", d.blank(d.book.Sets().First()))
		d.open(page.Browse{}).shows("● Attendance took nine minutes again, and then the bell")
	})
}

// A page of a story ends where a question does, and says which of the pages it is.
func TestAPageEndsWithAWholeQuestion(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Read{ID: d.entryNamed("Food web jigsaw").ID}).shows("1 of ").hides("%")
		questions := 0
		for strings.Contains(d.text(), "▾") {
			d.keys("pgdown")
			if first := d.screen()[3]; !strings.HasPrefix(strings.TrimSpace(first), "▌ ") {
				t.Errorf("a page begins with %q:\n%s", first, d.text())
			}
			questions++
		}
		if questions < 2 {
			t.Errorf("it has %d pages", questions+1)
		}
		last := d.text()
		if d.keys("pgdown").text() != last {
			t.Error("after the last page comes another")
		}
		d.keys("home").shows("1 of ", "Before students teach")
	})
}

// Where two pages fit, what was marked stands beside its question, and not below it too.
func TestTheMarginIsBesideItsQuestion(t *testing.T) {
	drive(t, 120, 40, func(d *driver) {
		someJournal(d)
		d.open(page.Read{ID: d.entryNamed("Food web jigsaw").ID}).shows("What came of it", "take two", "@ ELL teacher", "groups · reading")
		for _, pair := range [][2]string{{"▌ What was the goal?", "How would you have known?"}, {"At what point did I start", "Sign you could have seen"}} {
			if row := d.rowOf(pair[0], ""); !strings.Contains(row, pair[1]) {
				t.Errorf("beside %q stands %q", pair[0], row)
			}
			if strings.Count(d.text(), pair[1]) != 1 {
				t.Errorf("%q is said twice:\n%s", pair[1], d.text())
			}
		}
	})
}

// The library is in groups: what is carried, of how many; what is part of how one
// teaches; and in one line what rests, which leads to it.
func TestLessonsAreInGroups(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		for title, to := range map[string]journal.LessonState{"Lab stations": journal.Kept, "Food web jigsaw": journal.Shelf, "Three students added links": journal.Retired} {
			if _, err := d.book.Lessons.Move(t.Context(), lessonOf(d, title).ID, to, ""); err != nil {
				t.Fatal(err)
			}
		}
		d.open(page.Lessons{}).shows("5 in all", "Carried", "2 of 9", "Part of how I teach", "╹ Ask before the third reminder", "On the shelf 1 · retired 1").hides("Before students teach", "Draw the first one")
		d.keys("end", "enter").shows("is:shelved", "Before students teach").hides("Ask before")
		d.keys("esc").shows("On the shelf 1 · retired 1")
	})
}

// The day a lesson comes back has a column, and is not what a long line is cut at.
func TestTheDayALessonComesBackIsNotCut(t *testing.T) {
	eachGolden(t, func(name string, wide, _ int, lines []string) {
		if !strings.HasPrefix(name, "lessons-") || wide < 80 {
			return
		}
		for _, line := range lines {
			left, _, _ := strings.Cut(line, "  │")
			if strings.Contains(left, "comes back") && strings.HasSuffix(strings.TrimSpace(left), "…") {
				t.Errorf("%s: %q", name, left)
			}
		}
	})
}
