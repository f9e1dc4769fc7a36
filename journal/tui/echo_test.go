package tui

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
)

// datedFields are the lines that read a date, and how one gets there. Plans that have a
// day to be moved, and days to be found, have their own tests beside these.
func datedFields() map[string]func(*driver) {
	people := func(d *driver) *driver { return d.open(page.People{}) }
	return map[string]func(*driver){
		"when it happened":   func(d *driver) { d.open(page.Write{Set: "ten"}).keys("tab", "tab", "tab") },
		"whom to talk to":    func(d *driver) { d.open(page.Write{ID: wouldTry(d), Step: "ask-now"}).keys("tab", "tab", "tab", "tab") },
		"by when":            func(d *driver) { d.open(page.Write{ID: wouldTry(d), Step: "next"}).keys("tab", "tab", "tab", "tab") },
		"somebody new":       func(d *driver) { people(d).keys("n", "text:Sam", "tab", "tab", "tab") },
		"a talk moved":       func(d *driver) { people(d).keys("2") },
		"a plan":             func(d *driver) { d.open(page.PlanIt{}).keys("tab", "tab") },
		"a plan moved":       func(d *driver) { d.open(page.TakeTwo{ID: undated(d).ID}).keys("3") },
		"which day":          func(d *driver) { d.open(page.WhichDay{ID: undated(d).ID}).keys("D") },
		"something heard":    func(d *driver) { d.open(page.HeardForm{}).keys("tab", "tab", "tab") },
		"put away until":     func(d *driver) { d.open(page.PutAway{ID: d.entryNamed("Lab stations").ID}) },
		"a lesson tied":      func(d *driver) { d.open(atStop(journal.StopLessons)(d)).keys("space", "b") },
		"a cycle":            func(d *driver) { d.open(page.Timetable{}).keys("tab") },
		"breaks of a school": func(d *driver) { d.open(page.Settings{}).keys("tab", "tab", "tab") },
	}
}

// Every line that reads a date says what it understood before one leaves it.
func TestEveryLineThatReadsADateSaysWhichOne(t *testing.T) {
	for name, there := range datedFields() {
		words, want := "26 nov", "26 Nov"
		switch name {
		case "when it happened", "something heard":
			words, want = "yesterday period 2", "→ Wed 18 Nov, period 2"
		case "a cycle":
			words, want = "A/B from 7 sep", "→ Monday 7 September"
		case "breaks of a school":
			words, want = "21 dec to 3 jan", "→ Mon 21 Dec to Sun 3 Jan"
		case "somebody new", "whom to talk to":
			words, want = "fri 8:15", "→ Friday 20 November at 8:15"
		case "by when":
			words, want = "tuesday p2", "→ Tuesday 24 November, period 2"
		}
		drive(t, 80, 30, func(d *driver) {
			aWeek(d)
			there(d)
			if !d.router.page.Typing() {
				t.Fatalf("%s: nothing to type in:\n%s", name, d.text())
			}
			d.keys("ctrl+u").keys("text:" + words)
			if screen := d.text(); !strings.Contains(screen, "→ ") || !strings.Contains(strings.ReplaceAll(screen, "November", "Nov"), strings.ReplaceAll(want, "November", "Nov")) {
				t.Errorf("%s: %q is not said to be %q:\n%s", name, words, want, screen)
			}
		})
	}
}

// What could not be read stays in its line, and nothing is read from it.
func TestWhatIsNoDateStaysInItsLine(t *testing.T) {
	for name, there := range datedFields() {
		drive(t, 80, 30, func(d *driver) {
			aWeek(d)
			there(d)
			d.keys("ctrl+u", "text:some time soonish").shows("some time soonish")
			if screen := d.text(); strings.Contains(screen, "→ ") && name != "by when" {
				t.Errorf("%s: read as a date:\n%s", name, screen)
			}
			switch name {
			case "whom to talk to", "by when", "somebody new", "a plan", "a lesson tied": // the words are kept as they are
			default:
				d.keys("enter", "enter", "enter", "enter", "enter").shows("some time soonish")
			}
		})
	}
}
