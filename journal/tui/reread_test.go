package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
)

// What the journal took while a page was reading it is shown: an answer that was read
// before, and comes after that of a later reading, changes nothing any more.
func TestTheLatestReadingIsShown(t *testing.T) {
	for name, place := range map[string]page.Place{"desk": page.Home{}, "year": page.Year{}} {
		t.Run(name, func(t *testing.T) {
			drive(t, 80, 24, func(d *driver) {
				keep := func(words string) {
					if _, err := d.book.Entries.Jot(t.Context(), words); err != nil {
						t.Fatal(err)
					}
				}
				keep("was there before")
				d.open(place)
				slow := answers(d.router.page.Update(page.RefreshMsg{}))
				keep("came meanwhile")
				for _, msg := range append(answers(d.router.page.Update(page.RefreshMsg{})), slow...) {
					d.send(msg)
				}
				d.shows("was there before", "came meanwhile")
			})
		})
	}
}

// answers has a command do its work, and keeps what it answers.
func answers(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	batch, is := msg.(tea.BatchMsg)
	if !is {
		return []tea.Msg{msg}
	}
	var all []tea.Msg
	for _, c := range batch {
		all = append(all, answers(c)...)
	}
	return all
}

// What another window kept is shown at the next key, whatever the terminal says of its windows; the
// cursor stays on what it was on. Where nothing was kept nothing is read.
func TestTheNextKeyShowsWhatAnotherWindowKept(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		keep := func(words string) {
			d.t.Helper()
			if _, err := d.book.Entries.Jot(t.Context(), words); err != nil {
				t.Fatal(err)
			}
		}
		touched := testNow()
		d.router.env.Opts.Touched = func() time.Time { return touched }
		keep("the first line")
		keep("the second line")
		d.open(page.Home{}).keys("k").shows("the first line", "the second line")
		keep("a line of another window")
		d.keys("k").hides("another window")
		touched = touched.Add(time.Minute)
		d.keys("k").shows("a line of another window")
		d.keys("enter").shows("the second line")
	})
}
