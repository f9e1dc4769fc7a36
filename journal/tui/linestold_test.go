package tui

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
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

// What only a cursor reaches on a screen has a number or a name: a row of the patterns, with the name of
// its group over it, a take, each answer of an entry, and the entry beside it.
func TestWhatACursorReachesIsReachedInLines(t *testing.T) {
	var chain, entry page.Place
	d := tells(t, func(d *driver) {
		aWeek(d)
		for _, p := range d.places() {
			switch p := p.(type) {
			case page.Chain:
				chain = p
			case page.Read:
				entry = p
			}
		}
	})
	for _, c := range []struct {
		to    page.Place
		typed []string
		want  string
	}{
		{page.Patterns{}, []string{"1"}, "\nWhat held up\n1. noticing ==== 1\n2. the class after\n"},
		{page.Patterns{}, []string{"1"}, "Messes · 1 of 7 · \"strength:\"noticing\""},
		{page.Patterns{}, []string{"the year before"}, "Nothing is marked in 2025-26."},
		{chain, []string{"2"}, "What happened?\n1. did it"},
		{entry, []string{"older entry", "edit: why did i not stop"}, "\nWhy did I not stop and admit defeat?\n"},
	} {
		if seen := d.types(c.to, append(c.typed, "q")...); !strings.Contains(seen, c.want) {
			t.Errorf("%q at %#v does not say %q:\n%s", c.typed, c.to, c.want, seen)
		}
	}
}

// Two wordings of an answer are decided in lines wherever in the entry it stands.
func TestTwoWordingsBelowTheFirstAnswerAreDecidedInLines(t *testing.T) {
	var id journal.ID
	d := tells(t, func(d *driver) {
		twoWindows(d)
		was := d.entryNamed("Lab stations")
		e, _, err := d.book.Entries.Save(t.Context(), was, was.With(prompts.Shipped(), prompts.Ten().Questions[0], "Four stations in one period."))
		if id = e.ID; err != nil {
			t.Fatal(err)
		}
	})
	seen := d.types(page.Read{ID: id}, "At what point did I start failing?: keep both", "q")
	e, err := d.book.Entries.Get(t.Context(), id)
	if a := e.Answer("failing-point"); err != nil || len(a.Conflicts) > 0 || !strings.Contains(a.Text, "From this window.") || !strings.Contains(a.Text, "From the other window.") {
		t.Errorf("it is %+v, %v:\n%s", a, err, seen)
	}
}
