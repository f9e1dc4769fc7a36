package tui

import (
	"fmt"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// The lesson of the day is the one that messup remember prints: first on the desk, or beside
// it, and one key above what waits.
func TestTheDeskBeginsWithTheLessonOfTheDay(t *testing.T) {
	for _, size := range sizes()[:2] {
		drive(t, size[0], size[1], func(d *driver) {
			aWeek(d)
			l, err := d.book.Lessons.ForToday(t.Context())
			if err != nil || l.ID == "" {
				t.Fatal(err)
			}
			words := strings.Join(strings.Fields(l.Text)[:3], " ")
			d.open(page.Home{}).shows(words)
			if on, err := d.book.Desk(t.Context(), 1); err != nil || on.OfTheDay.ID != l.ID {
				t.Errorf("the desk reads %+v, %v", on.OfTheDay, err)
			}
			if size[0] >= 110 {
				d.shows("For today")
				return
			}
			first := d.screen()[3]
			if !strings.Contains(first, words) {
				t.Errorf("the desk begins with %q", first)
			}
			if _, row := d.marked(); strings.Contains(row, words) {
				t.Errorf("the cursor begins on the lesson")
			}
			if d.keys("up", "enter"); d.router.page.Here() != (page.Card{ID: l.ID}) {
				t.Errorf("it leads to %#v", d.router.page.Here())
			}
		})
	}
}

// No page is a list of keys (D2): they are in the footer, and behind ?.
func TestTheDeskListsNoKeys(t *testing.T) {
	for _, size := range sizes() {
		drive(t, size[0], size[1], func(d *driver) {
			aWeek(d)
			d.open(page.Home{}).hides("take out, export", "past reviews", "trash").shows("? more")
		})
	}
}

// The class stands in one column on the whole desk (D4), and no title is cut beside room for
// it (D5).
func TestTheColumnsOfTheDeskAreOne(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		drive(t, size[0], size[1], func(d *driver) {
			aWeek(d)
			for i := range 3 {
				e := d.blank(prompts.Ten())
				d.finished(fmt.Sprint("Attendance took nine minutes again, and the groups waited for me at the door ", i), []string{"", "8C maths", "9B science"}[i], "2026-11-18 09:00", e)
			}
			columns := map[int]bool{}
			for _, line := range d.open(page.Home{}).screen() {
				left, _, _ := strings.Cut(line, "│")
				if before, _, found := strings.Cut(left, "9B science"); found {
					columns[lipgloss.Width(before)] = true
				}
				left = strings.ReplaceAll(strings.TrimSpace(left), " …", "") // that is where a lesson is recalled from
				if strings.Contains(left, "…") && strings.Contains(left, strings.Repeat(" ", 12)) {
					t.Errorf("at %v there is room beside %q", size, left)
				}
			}
			if len(columns) != 1 {
				t.Errorf("at %v the class stands in columns %v:\n%s", size, columns, d.text())
			}
		})
	}
}

// What is planned for the days to come is on the desk, and leads there.
func TestTheDeskTellsOfTheDaysToCome(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		p, err := d.book.Plans.New()
		if err != nil {
			t.Fatal(err)
		}
		p.When, p.Will, p.By, p.Class = "I hand out the map", "point north first", "tomorrow", "9B science"
		if _, err := d.book.Plans.Save(t.Context(), journal.Plan{}, p); err != nil {
			t.Fatal(err)
		}
		d.open(page.Home{}).shows("Next", "→ When I hand out the map", "tomorrow").keys("enter").shows("What happened?")
	})
}

// Of a damaged file it is said first what is the case and what was not done, in plain words,
// at every size; the mark of loss is the only red (D18).
func TestADamagedFileIsToldCalmly(t *testing.T) {
	for _, size := range sizes() {
		drive(t, size[0], size[1], func(d *driver) {
			d.open(page.Home{}).send(page.UnreadableMsg{Err: fmt.Errorf("journal.db: page 7: %w", journal.ErrDamaged)})
			said := strings.Join(strings.Fields(d.text()), " ")
			if want := "! The journal file is damaged. Nothing was written to it."; !strings.Contains(said, want[:30]) || size[1] > 5 && !strings.Contains(said, want) {
				t.Errorf("at %v it does not say %q:\n%s", size, want, d.text())
			}
			if strings.Contains(d.raw(), d.router.env.Look.Loss.Render("! The")) {
				t.Errorf("at %v more than the mark is red", size)
			}
			if at := strings.Index(said, "page 7"); at >= 0 && at < strings.Index(said, "messup restore") {
				t.Errorf("at %v the detail comes before what to do:\n%s", size, d.text())
			}
		})
	}
}

// Each row of the loose ends is one line, and says at its right what is missing.
func TestALooseEndIsOneLine(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(page.Loose{}).shows("not spoken to yet", "draft")
		rows := 0
		for _, line := range d.screen()[3:] {
			if strings.HasSuffix(line, "not spoken to yet") || strings.HasSuffix(line, "draft") || strings.HasSuffix(line, "jot") {
				if len(strings.Fields(line)) < 4 {
					t.Errorf("what is missing has a line of its own: %q", line)
				}
				rows++
			}
		}
		if rows < 3 {
			t.Errorf("%d rows:\n%s", rows, d.text())
		}
	})
	drive(t, 120, 40, func(d *driver) {
		aWeek(d)
		d.open(page.Loose{}).keys("down").shows("│  Food web jigsaw", "That each student could say")
	})
}

// A lesson that comes back today stands on the desk by when it applies, to be recalled, and
// its words nowhere beside that.
func TestTheDeskGivesNoLessonAway(t *testing.T) {
	for _, size := range sizes() {
		drive(t, size[0], size[1], func(d *driver) {
			dueLessons(d)
			on, err := d.book.Desk(t.Context(), 20)
			if err != nil || len(on.Due.Lessons) == 0 {
				t.Fatalf("%d come back, %v", len(on.Due.Lessons), err)
			}
			d.open(page.Home{})
			for _, c := range on.Due.Lessons {
				if c.When != "" {
					d.hides(c.Text[:min(len(c.Text), 16)])
				}
			}
		})
	}
}
