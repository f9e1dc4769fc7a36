package tui

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// A jot that grows takes the class and the day its line names, counted from the day it
// was written; what was said in its heading stays.
func TestAJotGrowsWithItsClassAndDay(t *testing.T) {
	grow := func(line string, change func(*journal.Entry)) (got journal.Entry, shown string) {
		drive(t, 80, 24, func(d *driver) {
			if _, err := d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) { s.Timetable = "10A: wed 1" }); err != nil {
				d.t.Fatal(err)
			}
			e, err := d.book.Entries.NewJot(line)
			if err != nil {
				t.Fatal(err)
			}
			change(&e)
			e.Happened, e.Started = e.Happened.AddDate(0, 0, -14), e.Started.AddDate(0, 0, -14)
			if e, _, err = d.book.Entries.Save(t.Context(), journal.Entry{}, e); err != nil {
				t.Fatal(err)
			}
			d.open(page.Grow{ID: e.ID}).keys("enter").shows("1 of 10")
			got, shown = d.only(), d.text()
		})
		return got, shown
	}
	as := func(*journal.Entry) {}
	if e, shown := grow("Yesterday 10A shouted over the video", as); e.Class != "10A" || e.Happened.Format("2 Jan") != "4 Nov" || !strings.Contains(shown, "Kept: 10A · Wed 4 Nov. The heading has it.") {
		t.Errorf("kept %q, %s:\n%s", e.Class, e.Happened, shown)
	}
	if e, shown := grow("10A shouted over the video", func(e *journal.Entry) { e.Class = "9B" }); e.Class != "9B" || strings.Contains(shown, "Kept:") {
		t.Errorf("kept %q, %s", e.Class, e.Happened)
	}
	if e, _ := grow("Yesterday they shouted", func(e *journal.Entry) { e.Happened = e.Happened.AddDate(0, 0, -3) }); e.Happened.Format("2 Jan") != "2 Nov" {
		t.Errorf("its day became %s", e.Happened)
	}
}

// An entry that names no class has the one its plan is with, and is found before it.
func TestAnEntryTakesTheClassItsPlanIsWith(t *testing.T) {
	for with, class := range map[string]string{"10A": "10A", "@VP": ""} {
		drive(t, 80, 24, func(d *driver) {
			e := d.blank(prompts.Ten())
			e.Title = "They shouted"
			e = withRole(e, prompts.Ten(), prompts.PlanWith, with)
			e = withRole(e, prompts.Ten(), prompts.PlanWill, "stop it")
			e = d.save(e)
			q, _, _ := prompts.Ten().Feeding(prompts.PlanWith)
			d.open(page.Write{ID: e.ID, Step: q.ID}).keys("enter", "enter", "enter", "enter", "enter", "enter")
			if got := d.entryNamed("They shouted").Class; got != class {
				t.Errorf("with %s the class is %q", with, got)
			}
		})
	}
}

// The jot page shows the class and the day that its line names, and keeps them, so that
// nothing is typed twice; delete at the end of the line waves them off.
func TestAJotKeepsTheClassAndDayItNames(t *testing.T) {
	jot := func(keys ...string) (got journal.Entry, shown, said string) {
		drive(t, 80, 24, func(d *driver) {
			if _, err := d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) { s.Timetable = "10A: wed 1" }); err != nil {
				d.t.Fatal(err)
			}
			d.open(page.Jot{}).keys("text:Wednesday with 10A the groups fell apart").keys(keys...)
			shown = d.text()
			d.keys("enter")
			got, said = d.only(), d.text()
		})
		return got, shown, said
	}
	for _, size := range sizes() { // the key is told beside what it waves off
		if size[0] < 40 {
			continue
		}
		drive(t, size[0], size[1], func(d *driver) {
			d.open(page.Jot{}).keys("text:yesterday the groups fell apart").shows("delete wave")
			d.keys("delete").hides("delete wave")
		})
	}
	e, shown, said := jot()
	if e.Class != "10A" || e.Happened.Format("2 Jan") != "18 Nov" {
		t.Errorf("kept %q, %s", e.Class, e.Happened)
	}
	if want := "10A · Wed 18 Nov"; !strings.Contains(shown, want) || !strings.Contains(said, "Kept, with "+want) {
		t.Errorf("not told:\n%s\n%s", shown, said)
	}
	if e, shown, _ := jot("delete"); e.Class != "" || !e.Happened.Equal(e.Started) || strings.Contains(shown, "Wed 18 Nov") {
		t.Errorf("kept %q, %s, though waved off:\n%s", e.Class, e.Happened, shown)
	}
	if e, _, _ := jot("left", "delete"); e.Title != "Wednesday with 10A the groups fell apar" || e.Class != "10A" {
		t.Errorf("within the line delete leaves %q of %q", e.Title, e.Class)
	}
}
