package tui

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"messup/journal/book"
	"messup/journal/search"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
)

// deletes two things, and lets them be deleted for good.
func (d *told) deletes() (purged *int) {
	d.t.Helper()
	purged = new(int)
	for _, words := range []string{"Leo threw the cards", "the lamp fell"} {
		e, err := d.book.Entries.Jot(d.t.Context(), words)
		if err == nil {
			_, err = d.book.Trash.Delete(d.t.Context(), e.ID)
		}
		if err != nil {
			d.t.Fatal(err)
		}
	}
	d.env.Opts.Purge = func(context.Context, book.Doomed) (int, []string, error) { *purged++; return 1, nil, nil }
	d.env.Opts.Empty = func(context.Context) (string, error) { *purged++; return "", nil }
	return purged
}

// Told in lines a number chooses, so none deletes for good; < and enter leave.
func TestNoNumberDeletesForGoodInLines(t *testing.T) {
	for _, typed := range [][]string{{"<", "2", "q"}, {"back", "2", "q"}, {"2", "q"}, {"", "2", "q"}, {"1", "", "2", "q"}} {
		d := tells(t, nil)
		purged := d.deletes()
		seen := d.types(page.Trash{}, append([]string{"empty the trash"}, typed...)...)
		if *purged != 0 {
			t.Errorf("%q deletes:\n%s", typed, seen)
		}
		if typed[0] != "2" && strings.Count(seen, "Trash · kept") < 2 {
			t.Errorf("%q does not lead back to the trash:\n%s", typed, seen)
		}
	}
	d := tells(t, nil)
	purged := d.deletes()
	if seen := d.types(page.Trash{}, "empty the trash", "delete 2", "q"); *purged != 1 || !strings.Contains(seen, "To do it type delete 2") {
		t.Errorf("the word does not do it:\n%s", seen)
	}
}

// What is about the whole trash is no word of a row, and what is about a row is one.
func TestARowOfTheTrashIsGivenBackInLines(t *testing.T) {
	d := tells(t, nil)
	d.deletes()
	seen := d.types(page.Trash{}, "?", "1 empty the trash", "1", "2 give it back", "q")
	all, err := d.book.Trash.All(t.Context())
	if err != nil || len(all) != 1 {
		t.Errorf("%d are in the trash, %v:\n%s", len(all), err, seen)
	}
	for _, want := range []string{"as in 1 give it back, does that: give it back.", "these words do more with it: delete it for good.", "A number alone does nothing here.", "Back in the journal: "} {
		if !strings.Contains(oneLine(seen), want) {
			t.Errorf("%q is not said:\n%s", want, seen)
		}
	}
	if strings.Contains(seen, "Empty the trash?") {
		t.Errorf("a row empties the trash:\n%s", seen)
	}
}

// pastes types lines of which some were pasted with the one before. What of it no enter ended is
// the last thing that is typed.
func (d *told) pastes(to page.Place, unended string, pasted ...string) string {
	d.t.Helper()
	var seen bytes.Buffer
	opts, y := d.env.Opts, &typist{seen: &seen}
	together := map[int]bool{}
	for _, lines := range pasted {
		for i, line := range strings.Split(lines, "\n") {
			together[len(y.lines)] = i > 0
			y.lines = append(y.lines, line)
		}
	}
	opts.Lines, opts.Typed = true, true
	opts.Waits = func(within time.Duration) bool { return within > 0 && together[y.at] }
	opts.Unended = func() string { return unended }
	r := newInLines(&page.Env{Book: d.book, Look: look.Usual(), Opts: opts, Away: new(atomic.Bool)}, to)
	if err := r.tell(y, io.Writer(&seen)); err != nil {
		d.t.Fatal(err)
	}
	return seen.String()
}

// What is pasted into a jot belongs to it, with what comes of the paste once enter ends its last
// line; none of it is a command.
func TestAPastedJotIsKeptWhole(t *testing.T) {
	d := tells(t, nil)
	seen := d.pastes(page.Home{}, "", "jot", "The projector went dark\n1\n\nq", "and stayed so", "", "quit")
	all, _, err := d.book.Entries.Search(t.Context(), search.Query{}, 0, 5)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d are kept, %v:\n%s", len(all), err, seen)
	}
	e, err := d.book.Entries.Get(t.Context(), all[0].ID)
	parts := []string{e.Title}
	for _, a := range e.Answers {
		parts = append(parts, a.Text)
	}
	words := strings.Join(parts, "\n")
	if err != nil || !strings.Contains(words, "1\n\nq\nand stayed so") || !strings.HasPrefix(words, "The projector went dark") {
		t.Errorf("kept: %q, %v\n%s", words, err, seen)
	}
}

// Where one line is asked for, what was pasted with it is given back and does nothing, and what is
// typed next is the next answer, or command.
func TestWhatIsPastedIsNoCommand(t *testing.T) {
	d := tells(t, nil)
	seen := oneLine(d.pastes(page.Write{Set: "ten"}, "the end\nof it", "One\nq\n/example", "<", "9B", "q"))
	for _, want := range []string{"These are not kept: q /example the end of it Class", "In one line now: One", "Kept. It goes on"} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q is not said:\n%s", want, seen)
		}
	}
	if all := d.titles(); len(all) != 1 || all[0] != "9B" {
		t.Errorf("kept %q", all)
	}
}

// Lines that were typed before they were asked for are taken one after the other.
func TestLinesTypedAheadAreTakenInOrder(t *testing.T) {
	d := tells(t, nil)
	d.env.Opts.Waits = func(time.Duration) bool { return true }
	seen := d.types(page.Home{}, "jot", "The projector went dark", "", "write", "2", "The lamp fell", "q", "quit")
	if all := d.titles(); !slices.Equal(all, []string{"The lamp fell", "The projector went dark"}) || strings.Contains(seen, "not kept") {
		t.Errorf("kept %q:\n%s", all, seen)
	}
}

// A number that is out of range, or a question for help, stays where it was asked.
func TestAWrongNumberStaysAtItsChoice(t *testing.T) {
	for _, wrong := range []string{"19", "?"} {
		d := tells(t, nil)
		seen := d.types(page.Write{Set: "ten"}, "One", "9B", "", "", "The web.", "", "",
			"About twelve minutes in.", "", "1", wrong, "3", "q")
		on, err := d.book.Desk(t.Context(), 5)
		if err != nil || len(on.Drafts) != 1 {
			t.Fatalf("%d drafts, %v", len(on.Drafts), err)
		}
		e, err := d.book.Entries.Get(t.Context(), on.Drafts[0].ID)
		if err != nil || strings.Contains(e.Answers[1].Text, "3") || strings.Count(seen, "1 goes through them") != 2 {
			t.Errorf("after %q: %+v, %v\n%s", wrong, e.Answers, err, seen)
		}
	}
}

// Where more lines are offered, help says what is done there, and - is no part of the answer.
func TestHelpForMoreLinesSaysWhatIsDoneThere(t *testing.T) {
	d := tells(t, nil)
	seen := oneLine(d.types(page.Write{Set: "ten"}, "One", "9B", "", "", "The web.", "", "?", "-", "7", "", "q"))
	for _, want := range []string{"1 or yes asks for each of them.", "was asked for: -", "was asked for: 7"} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q is not said:\n%s", want, seen)
		}
	}
	if strings.Contains(seen, "empties it") || strings.Contains(seen, "Added to the answer") {
		t.Errorf("it says what is done elsewhere:\n%s", seen)
	}
}

// A command below the first line of an answer is words, which is said once.
func TestACommandWithinAnAnswerIsWords(t *testing.T) {
	d := tells(t, nil)
	seen := d.types(page.Write{Set: "ten"}, "One", "9B", "", "", "The web.", "q", "?", "", "q")
	if n := strings.Count(seen, "Kept as words. An empty line ends the answer."); n != 1 {
		t.Errorf("it is said %d times:\n%s", n, seen)
	}
}

// < goes back to where one came from, wherever nothing else lies before.
func TestBackLeadsBackInLines(t *testing.T) {
	for name, typed := range map[string][]string{
		"a jot":     {"jot", "<"},
		"an entry":  {"3", "1", "<"},
		"the first": {"write", "1", "<"},
		"write":     {"write", "<"},
		"today":     {"3", "<"},
		"settings":  {"settings", "<"},
	} {
		d := tells(t, aWeek)
		seen := d.types(page.Home{}, append(typed, "quit")...)
		if !strings.HasSuffix(strings.TrimSpace(seen), "Number: quit") || strings.Contains(seen, "Nothing lies") {
			t.Errorf("%s has no way back:\n%s", name, seen)
		}
	}
}

// From the first page nothing leads back, but out.
func TestTheFirstPageInLinesSaysHowToLeave(t *testing.T) {
	d := tells(t, aWeek)
	if seen := d.types(page.Home{}, "<", "q"); !strings.Contains(seen, "This is the first page. q leaves.") || strings.Contains(seen, "Nothing lies") {
		t.Errorf("it says:\n%s", seen)
	}
}

// ? is help wherever something is asked.
func TestHelpIsEverywhereInLines(t *testing.T) {
	d := tells(t, aWeek)
	if seen := d.types(page.Home{}, "search", "?", "<", "quit"); !strings.Contains(oneLine(seen), "enter lists all there is") {
		t.Errorf("where words are looked for:\n%s", seen)
	}
	if seen := d.types(page.Lessons{}, "1 delete", "?", "no", "q"); !strings.Contains(oneLine(seen), "1 or yes does it.") || strings.Contains(seen, "Not kept") {
		t.Errorf("where yes or no is asked:\n%s", seen)
	}
}

// A menu that enter does nothing in does not speak of it.
func TestAMenuAsksForANumberAlone(t *testing.T) {
	d := tells(t, nil)
	if seen := d.types(page.Home{}, "nothing of the kind", "quit"); !strings.Contains(oneLine(seen), "Not kept, since a number was asked for: nothing of the kind") {
		t.Errorf("it says:\n%s", seen)
	}
}

// What is out of bounds is refused where it is typed, and asked for again.
func TestASettingOutOfBoundsIsRefusedWhereItIsTyped(t *testing.T) {
	d := tells(t, nil)
	seen := oneLine(d.types(page.Settings{}, "99", "", "q"))
	refused := strings.Index(seen, "carrying 99, from 3 to")
	if next := strings.Index(seen, "Weeks begin on"); refused < 0 || next < refused || strings.Count(seen, "Lessons carried now: 9 ") != 2 {
		t.Errorf("it says:\n%s", seen)
	}
}

// A class is told whole.
func TestAClassIsToldWhole(t *testing.T) {
	d := tells(t, nil)
	d.types(page.Write{Set: "ten"}, "One", "9B science and engineering", "", "", "The web.", "", "", "q")
	for to, name := range map[page.Place]string{page.Browse{}: "a list", page.Home{}: "today"} {
		if seen := d.types(to, "3", "q", "q"); !strings.Contains(oneLine(seen), "9B science and engineering") {
			t.Errorf("%s cuts it:\n%s", name, seen)
		}
	}
}

// What hides the screen is promised where something is hidden, and lines are not.
func TestNoHidingIsPromisedInLines(t *testing.T) {
	d := tells(t, aWeek)
	if seen := d.types(page.Before{Class: "9B science"}, "q"); !strings.Contains(seen, "\nBefore: 9B science\n") {
		t.Errorf("it says:\n%s", seen)
	}
}

// What is seldom done with a row is a word behind its number, too: it is done with that row, and told
// by help.
func TestWhatIsSeldomDoneWithARowIsAWordInLines(t *testing.T) {
	d := tells(t, aWeek)
	d.env.Opts.Purge = func(context.Context, book.Doomed) (int, []string, error) { return 1, nil, nil }
	seen := oneLine(d.types(page.Browse{}, "?", "4 delete it for good", "", "q"))
	for _, want := range []string{"these words do more with it: grow, tags, delete it for good.", "Delete for good Frog question 10 Nov 2026"} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q is not said:\n%s", want, seen)
		}
	}
}
