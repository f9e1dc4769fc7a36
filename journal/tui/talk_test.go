package tui

import (
	"slices"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
)

func withContacts(d *driver) {
	aWeek(d)
	_, err := d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) {
		s.Talk = []journal.Contact{{Who: "Sam next door", How: "room 12, after the last bell"}, {Who: "Employee assistance", How: "the card in the staff room, any hour, for anything at all"}}
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

func TestTalkLooks(t *testing.T) {
	talk := func(*driver) page.Place { return page.Talk{} }
	onEverySize(t, "talk", withContacts, talk)
	onEverySize(t, "talk-empty", aWeek, talk)
	onEverySize(t, "talk-edit", withContacts, talk, "e")
}

func contacts(d *driver) []journal.Contact {
	d.t.Helper()
	s, err := d.book.Settings(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	return s.Talk
}

// A line is written down, one is emptied, one is for anybody else.
func TestWhomToTalkToIsWrittenDown(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Talk{}).shows("Nobody is written down here yet.", "ships no phone numbers", "This journal is not a report.")
		d.keys("e", "text:Sam, room 12", "enter", "enter", "enter", "enter", "text:My sister: evenings", "enter")
		d.shows("A colleague  Sam, room 12", "My sister    evenings", "Kept.")
		want := []journal.Contact{{Who: "A colleague", How: "Sam, room 12"}, {Who: "My sister", How: "evenings"}}
		if got := contacts(d); !slices.Equal(got, want) {
			t.Errorf("kept %+v", got)
		}
		d.keys("e", "ctrl+u", "esc").hides("Sam, room 12").shows("My sister")
		if got := contacts(d); !slices.Equal(got, want[1:]) {
			t.Errorf("after emptying the first line: %+v", got)
		}
	})
}

// One key leads there from wherever nothing is typed, and that key and enter from any
// menu; from a page one writes on, its words are kept first.
func TestSomebodyToTalkToIsOneKeyAway(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		withContacts(d)
		e := d.entryNamed("Food web jigsaw")
		d.open(page.Read{ID: e.ID}).hides("talk to someone").keys("H").shows("T talk to someone").keys("T").shows("Sam next door", "room 12").keys("esc").shows("Food web jigsaw")
		d.keys("?", "T", "enter").shows("Sam next door").keys("esc")
		d.open(page.Home{}).keys("T").shows("Sam next door").keys("esc").shows("Waiting")
		d.open(page.Plans{}).keys("T").shows("Sam next door").keys("esc").shows("six minut")
		d.open(page.Home{}).keys("?").shows("T enter talk to someone").keys("T", "enter").shows("Sam next door").keys("?").hides("talk to someone").keys("esc").shows("Sam next door").keys("esc").shows("Waiting")
		d.open(page.Jot{}).keys("text:The lab ran over", "ctrl+g", "T", "enter").shows("Sam next door")
		d.entryNamed("The lab ran over")
	})
}
