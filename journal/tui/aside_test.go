package tui

import (
	"testing"

	"messup/journal"
	"messup/journal/journaltest"
	"messup/journal/tui/page"
	"messup/prompts"
)

// A heavy draft is not the first thing somebody sees; it is one key away.
func TestWhatIsHeavyIsKeptAside(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			someJournal(d)
			draft := d.blank(prompts.Ten())
			draft.Title, draft.Heavy = "The meeting with the parents", true
			d.save(draft)
			d.open(page.Home{}).hides("The meeting").wellFormed()
			for range 30 { // to the last row
				d.keys("down")
			}
			d.shows("1 kept aside").keys("enter").shows("The meeting")
		})
	}
}

// The list of messes and its search keep to the same rule, and lead to what they
// leave out.
func TestAListKeepsHeavyEntriesAside(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			someJournal(d)
			heavy := d.blank(prompts.Ten())
			heavy.Title, heavy.Heavy = "The meeting with the parents", true
			d.save(heavy)
			d.open(page.Browse{}).hides("The meeting").shows("6 in all", "1 kept aside").wellFormed()
			d.keys("/", "text:meeting", "enter").shows("Nothing matches", "1 kept aside").hides("The meeting with")
			d.keys("H").shows("is:heavy meeting", "The meeting with", "1 of 7").hides("kept aside")
			d.keys("esc", "/", "text:jigsaw", "enter").shows("Food web jigsaw", "1 of 6").hides("kept aside")
		})
	}
}

// In a journal with nothing else the list does not claim to be empty.
func TestAListOfHeavyEntriesAloneIsNotEmpty(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		heavy := d.blank(prompts.Ten())
		heavy.Title, heavy.Heavy = "The meeting", true
		d.save(heavy)
		d.open(page.Browse{}).hides("Nothing here yet", "The meeting").shows("1 kept aside").keys("H").shows("The meeting")
	})
}

// A plan of a heavy entry, and whom to check in with, wait as others do: no page says that nothing does.
func TestWhatAHeavyEntryPlansIsNotDenied(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		heavy := d.blank(prompts.Ten())
		heavy.Title, heavy.Heavy, heavy.Finished = "The meeting", true, heavy.Started
		heavy = heavy.With(d.book.Sets(), journaltest.Ask("next"), "When they write again, I will ring the office on friday")
		d.save(heavy)
		c, err := d.book.People.New()
		if err != nil {
			t.Fatal(err)
		}
		c.Entry, c.Person = heavy.ID, "the VP"
		if _, err := d.book.People.Save(t.Context(), journal.Checkin{}, c); err != nil {
			t.Fatal(err)
		}
		d.open(page.Plans{}).hides("No plan waits", "office").shows("1 kept aside").keys("H").shows("ring the office")
		d.open(page.People{}).hides("Nobody", "VP").shows("1 kept aside")
	})
}
