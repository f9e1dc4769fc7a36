package tui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/page"
)

// f4 leaves nothing but the text, what it answers and, where there is room for a line, the
// key that brings the page back.
func TestTheTextAlone(t *testing.T) {
	for _, size := range sizes() {
		for name, open := range map[string]func(*driver){
			"a question": func(d *driver) { d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n") },
			"a jot":      func(d *driver) { d.open(page.Jot{}) },
			"a lesson":   func(d *driver) { d.open(page.LessonForm{}) },
		} {
			drive(t, size[0], size[1], func(d *driver) {
				open(d)
				before := d.text()
				d.keys("f4").wellFormed()
				around := 1 // what it answers
				if size[1] >= 8 {
					around++
					if last := strings.TrimSpace(d.screen()[size[1]-1]); last != "f4 the whole page   ctrl+g more" {
						t.Errorf("%s at %v ends with %q", name, size, last)
					}
				} else {
					d.hides("f4")
				}
				if rows := d.textRows(); rows < size[1]-around {
					t.Errorf("%s at %v has %d rows alone:\n%s", name, size, rows, d.text())
				}
				d.keys("text:x", "backspace", "esc")
				if after := d.text(); strings.Split(after, "\n")[0] != strings.Split(before, "\n")[0] {
					t.Errorf("%s at %v came back as\n%s\nnot\n%s", name, size, after, before)
				}
				d.keys("f4").wellFormed()
				d.keys("f4").wellFormed()
			})
		}
	}
}

// It stays so from question to question, and ends where there is no text; what has to
// be said is said over it.
func TestTheTextStaysAloneWhileOneWrites(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n", "f4", "text:one").hides("1 of 10", "esc").shows("What was the goal?", "one")
		d.keys("enter").hides("2 of 10").shows("At what point did I start failing?").keys("tab").shows("2 of 10", "Moment")
		d.keys("shift+tab").hides("2 of 10").keys("ctrl+g").shows("the whole page").keys("esc").hides("2 of 10")
		d.store.Fail(journal.ErrDiskFull)
		d.hold = true
		d.keys("text:two", "ctrl+c")
		for range 5 {
			held := d.held
			d.held = nil
			for _, cmd := range held {
				for _, next := range d.answer(cmd()) {
					d.run(next)
				}
			}
		}
		d.shows("Not saved", "two").wellFormed()
	})
}

// A text tells in its footer how a new line is made, by the key the terminal can.
func TestEveryTextTellsOfTheNewLine(t *testing.T) {
	for name, to := range map[string]page.Place{
		"a jot": page.Jot{}, "a lesson": page.LessonForm{}, "a timetable": page.Timetable{}, "a question": page.Write{Set: "ten", Step: "goal"},
	} {
		for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
			drive(t, size[0], size[1], func(d *driver) {
				d.open(to)
				if _, asks := to.(page.Write); asks {
					d.keys("text:Lab", "ctrl+n")
				}
				if d.shows("line", "esc"); size[0] < 50 { // the way out is told as well
					d.shows("^j line")
				} else {
					d.shows("ctrl+j new line").send(tea.KeyboardEnhancementsMsg{Flags: 1})
					d.shows("shift+enter new line")
				}
				if t.Failed() {
					t.Log(name)
				}
			})
		}
	}
}

// lineByEnter has enter make lines.
func lineByEnter(d *driver) {
	d.t.Helper()
	if _, err := d.book.ChangeSettings(context.Background(), func(s *journal.Settings) { s.EnterLine = true }); err != nil {
		d.t.Fatal(err)
	}
}

// Where it is set so, enter makes a line, and goes on from an empty one at the end,
// which is not kept.
func TestEnterMakesALineWhereThatIsWanted(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		lineByEnter(d)
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "enter", "enter", "enter", "enter").shows("1 of 10", "enter new line, twice next")
		d.keys("text:one", "enter", "enter").shows("2 of 10").keys("enter").shows("3 of 10").keys("shift+tab", "shift+tab").shows("1 of 10", "one")
		d.keys("text: and", "enter", "text:two", "enter", "text:three", "up", "end", "enter", "text:more", "down", "end", "enter", "enter").shows("2 of 10")
		if got := d.only().Answer("goal").Text; got != "one and\ntwo\nmore\nthree" {
			t.Errorf("kept %q", got)
		}
		d.keys("tab", "text:x", "enter").shows("2 of 10").keys("enter").shows("3 of 10")
		d.open(page.Jot{}).keys("text:the copier", "enter", "text:again", "enter", "enter").shows("Kept.")
	})
	drive(t, 80, 24, func(d *driver) { // from the page of settings, at once
		d.open(page.Settings{}).keys("tab", "tab", "tab", "tab", "tab", "tab", "right", "enter", "enter", "enter", "enter", "enter").shows("Kept.")
		d.open(page.Jot{}).keys("text:one", "enter", "text:two").shows("one", "two", "Jot")
	})
}

// While one writes the example is one line, which f1 opens.
func TestTheExampleStepsBackWhileOneWrites(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n").shows("Somebody else wrote\n", "three-sentence exit")
		rows := d.textRows()
		d.keys("text:a").shows("f1  For example: That each student").hides("three-sentence exit")
		if now := d.textRows(); now <= rows {
			t.Errorf("the text has %d rows, it had %d", now, rows)
		}
		d.keys("f1").shows("three-sentence exit", "│ a").keys("text:b").hides("three-sentence exit").keys("enter", "shift+tab").shows("f1  For example").hides("three-sentence exit")
		d.keys("f1", "f1").hides("For example")
	})
	drive(t, 120, 40, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n", "text:a").shows("from a three-sentence").keys("f1").hides("For example").keys("f1").shows("from a three-sentence")
	})
}

// A setting that the shell changed holds from the next page on.
func TestASettingOfTheShellHoldsInAnOpenWindow(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Home{})
		if d.router.env.EnterLine {
			t.Fatal("enter makes a line from the beginning")
		}
		lineByEnter(d)
		if d.keys("j"); !d.router.env.EnterLine {
			t.Error("the page goes by what was before")
		}
	})
}
