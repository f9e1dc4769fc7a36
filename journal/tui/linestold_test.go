package tui

import (
	"strings"
	"testing"

	"messup/journal/tui/page"
)

// What begins with a row of a list is told over it, and of a page of it what the first one is in.
func TestWhatRowsAreInIsToldOverThem(t *testing.T) {
	d := tells(t, aWeek)
	for to, want := range map[page.Place]string{
		page.Browse{}:  "\nNovember 2026  5\n1. 19 Thu  jot: Attendance took nine minutes again  jot\n",
		page.Lessons{}: "\nCarried  6 of 9\n1. Lesson: Cards face down before they explain. when",
		page.Plans{}:   "\nWaiting\n1. plan: When",
		page.Skills{}:  "\nTo practise\n1. checking six groups at once",
	} {
		if seen := d.types(to, "q"); !strings.Contains(seen, want) {
			t.Errorf("%#v does not say %q:\n%s", to, want, seen)
		}
	}
}

// From what was found one goes back as from everywhere.
func TestAFoundListHasAWayBack(t *testing.T) {
	d := tells(t, aWeek)
	seen := d.types(page.Home{}, "search", "copying", "back", "quit")
	_, found, _ := strings.Cut(seen, "\"copying\"\n")
	if rows, _, _ := strings.Cut(found, "Number:"); !strings.Contains(rows, ". back\n") || !strings.Contains(found, "11. quit\n") {
		t.Errorf("it does not lead back to the menu:\n%s", seen)
	}
}

// The year is a line for each thing there was, the latest first, and none for an empty day; each
// opens by its number.
func TestTheYearIsToldAsWhatThereWas(t *testing.T) {
	d := tells(t, aWeek)
	seen := d.types(page.Year{}, "4", "q")
	for _, want := range []string{
		"\nThe year · August 2026 to July 2027\n1. Thu 19 Nov; mess: Food web jigsaw; 9B science; 14:10\n", "7. Wed 14 Oct; win: Three students", "the year before\n",
		"Number: 4\n\nFrog question",
	} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q is not said:\n%s", want, seen)
		}
	}
	if seen = d.types(page.Year{}, "the year before", "q"); !strings.Contains(seen, "August 2025 to July 2026\nNothing is in the journal for this year.\n") {
		t.Errorf("the year before:\n%s", seen)
	}
}
