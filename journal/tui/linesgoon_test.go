package tui

import (
	"bytes"
	"strings"
	"sync/atomic"
	"testing"

	"messup/journal/search"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
)

// clearing types lines at a terminal that can clear its window, and returns what is to be read.
func (d *told) clearing(to page.Place, lines string) string {
	d.t.Helper()
	var seen bytes.Buffer
	opts := d.env.Opts
	opts.Lines, opts.Typed, opts.Clears = true, true, true
	r := newInLines(&page.Env{Book: d.book, Look: look.Usual(), Opts: opts, Away: new(atomic.Bool)}, to)
	if err := r.tell(strings.NewReader(lines), &seen); err != nil {
		d.t.Fatal(err)
	}
	return seen.String()
}

// titles are those of all entries, the newest first.
func (d *told) titles() (titles []string) {
	d.t.Helper()
	entries, _, err := d.book.Entries.Search(d.t.Context(), search.Query{}, 0, 100)
	if err != nil {
		d.t.Fatal(err)
	}
	for _, e := range entries {
		titles = append(titles, e.Title)
	}
	return titles
}

// Whoever hides in the middle of a line goes on in the middle of it: a jot, which one line ends,
// is not ended by that, and no word that was typed around it is lost.
func TestHidingEndsNoLine(t *testing.T) {
	for lines, want := range map[string]string{
		"The projector\f\n\nwent dark\n":                 "The projector went dark",
		"\f\n\nThe projector went dark\n":                "The projector went dark",
		"The projector\f\nwent\ndark\n":                  "The projector went dark",
		"The projector\f\n\f\nwent dark\n":               "The projector went dark",
		"The projector went dark\f\n\n\n":                "The projector went dark",
		"The projector went dark\f\n":                    "The projector went dark",
		"The projector\f went\n\ndark, and came back.\n": "The projector went dark, and came back.",
	} {
		d := tells(t, nil)
		seen := d.clearing(page.Jot{}, lines)
		if all := d.titles(); len(all) != 1 || all[0] != want {
			t.Errorf("%q kept %q, not %q:\n%q", lines, all, want, seen)
		}
	}
	d := tells(t, nil)
	if d.types(page.Jot{}, "The projector\f", "went dark"); len(d.titles()) != 1 || d.titles()[0] != "The projector went dark" {
		t.Errorf("where it cannot hide it kept %q", d.titles())
	}
}

// Words that were typed while it was hidden are told where they cannot be kept.
func TestWordsTypedWhileHiddenAreTold(t *testing.T) {
	d := tells(t, aWeek)
	seen := d.clearing(page.Browse{}, "\f\nis anybody there\n\nq\n")
	if !strings.Contains(oneLine(seen), "Not kept, since a number was asked for: is anybody there") {
		t.Errorf("they are not told:\n%s", seen)
	}
}

// q leaves wherever a number, a yes, one's own words or the first line of an answer is asked for,
// also where that was emptied before.
func TestQLeavesFromEverywhere(t *testing.T) {
	d := tells(t, aWeek)
	entries, _, err := d.book.Entries.Search(t.Context(), search.Query{}, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	evidence := page.Write{ID: entries[0].ID, Step: "evidence", Single: true}
	for name, seen := range map[string]string{
		"own words":         d.types(evidence, "9", "q", "and on"),
		"an emptied answer": d.types(page.Write{Set: "ten"}, "One", "9B", "", "", "-", "q", "and on"),
		"yes or no":         d.types(page.Lessons{}, "1 delete", "q", "and on"),
	} {
		if strings.Contains(seen, "and on") {
			t.Errorf("%s: it goes on:\n%s", name, seen)
		}
	}
	if seen := d.types(evidence, "q"); strings.Contains(seen, "chosen") {
		t.Errorf("kept:\n%s", seen)
	}
}
