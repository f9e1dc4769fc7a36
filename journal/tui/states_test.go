package tui

import (
	"testing"

	"messup/journal/tui/page"
)

func TestStateLooks(t *testing.T) {
	onEverySize(t, "plans-open", aWeek, func(*driver) page.Place { return page.Plans{} }, "tab")
	onEverySize(t, "lessons-retired", aWeek, func(*driver) page.Place { return page.Lessons{} }, "shift+tab")
}

// One key goes through what lessons and plans can be, beside whatever else is looked
// for, and where there is none a sentence says so.
func TestAKeyGoesThroughTheStates(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Lessons{}).shows("tab  ● all  ○ carried  ○ due", "5 in all").keys("tab").shows("/ is:carried", "○ all  ● carried")
		d.keys("tab", "tab", "tab", "tab").shows("No lesson is retired.", "● retired").keys("tab").hides("is:", "No lesson")
		d.keys("/", "text:voice", "enter", "tab").shows("/ is:carried voice", "1 of 5", "Bad news by voice").hides("third reminder")
		d.keys("shift+tab").shows("/ voice", "● all").keys("esc", "esc").shows("Lately")
	})
}

func TestPlansAreFoundByWordsAndStates(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(page.Plans{}).keys("n", "text:the bell rings", "enter", "text:wait", "enter", "text:tomorrow", "enter")
		d.shows("Waiting", "the bell rings").keys("/", "text:bell", "enter").shows("1 of", "the bell rings")
		d.keys("enter", "4", "enter").open(page.Plans{Query: "is:dropped"}).shows("the bell rings", "● dropped", "1 of")
		d.keys("shift+tab").shows("is:done").hides("the bell rings").keys("esc").hides("is:")
	})
}

// Where a page has more keys than its footer, the way back is among those that are told.
func TestTheFooterTellsTheWayBack(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		for _, to := range []page.Place{page.People{}, page.Browse{}, page.Plans{}, page.Loose{}} {
			d.open(to).shows("esc back   ? more")
		}
	})
}

// Whoever asks for what is heavy sees of each row that it is.
func TestAHeavyRowSaysSo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Read{ID: d.entryNamed("Lab stations").ID}).keys("H").shows("heavy")
		d.open(page.Browse{Query: page.AskHeavy}).shows("Lab stations", "heavy", "9B science")
	})
}

func TestLettingGoLooks(t *testing.T) {
	onEverySize(t, "letgo", aWeek, func(d *driver) page.Place { return page.LetGo{Entry: d.entryNamed("Timeline on the floor").ID} }, "text:long ago")
}

// What is loose is let go with one key, and the reason if there is one; it is found again
// and taken up where it is read.
func TestALooseEndIsLetGoWithOneKey(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(page.Loose{}).shows("▌ ∙ Attendance").keys("Z").shows("Let it go?").keys("esc").shows("▌ ∙ Attendance took nine")
		d.keys("Z", "text:long ago", "enter").shows("Loose ends", "Let go.", "Timeline").hides("Attendance")
		d.open(page.Home{}).hides("one line, 19 Nov")
		d.open(page.Browse{Query: "is:dropped"}).shows("1 of", "Attendance took nine").keys("enter").shows("let go", "long ago")
		d.keys("Z").shows("Taken up again.").hides("long ago")
		d.open(page.Loose{}).shows("Attendance took nine")
	})
}

func TestPuttingAwaySaysUntilWhen(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Read{ID: d.entryNamed("Lab stations").ID}).keys("z", "text:4 jan", "enter").shows("Put away until Monday 4 January.")
	})
}
