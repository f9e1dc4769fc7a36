package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/telling"
	"messup/journal/tui/page"
	"messup/prompts"
)

// finishing leads to the end of an entry that names somebody.
func finishing(d *driver) journal.Entry {
	d.t.Helper()
	e, err := d.book.Entries.New(journal.Mess, prompts.Ten())
	if err != nil {
		d.t.Fatal(err)
	}
	e.Title = "Jayden and the map"
	q, _, _ := prompts.Ten().Question("learned")
	e, _, err = d.book.Entries.Save(d.t.Context(), journal.Entry{}, e.With(prompts.Shipped(), q, "Wait for Aisha."))
	if err != nil {
		d.t.Fatal(err)
	}
	d.open(page.Home{})
	d.run(page.GoTo(page.Write{ID: e.ID, Step: page.PlaceCard}))
	d.keys("tab", "enter")
	return e
}

// What is finished shows the names in it once, and a role takes their place: at every size.
func TestTheNamesInWhatIsFinishedAreShownOnce(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}, {20, 5}} {
		drive(t, size[0], size[1], func(d *driver) {
			e := finishing(d)
			d.keys("@", "space", "enter", "enter", "enter", "enter", "y")
			got, err := d.book.Entries.Get(t.Context(), e.ID)
			if err != nil || got.Title != "@J and the map" || got.Answer("learned").Text != "Wait for Aisha." {
				t.Errorf("%v: it says %+v, %v\n%s", size, got, err, d.text())
			}
			if size[1] > 5 {
				d.shows("Wait for Aisha").hides("It names")
			}
		})
	}
}

// What came of it is said also where a name was found, and stays; so does the way on.
func TestWhatIsFinishedSaysSoAlsoWhereItNamesSomebody(t *testing.T) {
	for _, size := range sizes()[:3] {
		drive(t, size[0], size[1], func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("text:When they come in late, I will wait for Jayden (tomorrow)", "ctrl+n", "ctrl+n", "enter", "enter", "text:Wait.", "enter")
			d.shows("@", "names", "enter nothing now").wellFormed()
			if said := strings.Join(strings.Fields(d.text()), " "); !strings.Contains(said, "Saved. The lesson comes back next week") || !strings.Contains(said, "take two is set for") || !strings.Contains(said, "wait for Jayden") {
				t.Errorf("at %v it does not say when it comes back:\n%s", size, d.text())
			}
			if size[1] > 12 {
				d.keys("left").shows("Saved.", "It names Jayden.")
			}
		})
	}
}

func TestANameIsLeftOrNeverAskedAbout(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		e := finishing(d)
		d.shows("It names Jayden and Aisha.", "@ a role in place of a name").keys("@").shows("Jayden and the map", "Wait for Aisha.", "A role in place of a name?", "never ask again")
		d.keys("text:never", "space", "enter", "enter", "enter", "enter")
		got, err := d.book.Entries.Get(t.Context(), e.ID)
		s, settingsErr := d.book.Settings(t.Context())
		if err := errors.Join(err, settingsErr); err != nil || got.Title != e.Title || !slices.Equal(s.NoNames, []string{"Jayden"}) {
			t.Errorf("it says %+v, never asked about is %q, %v", got, s.NoNames, err)
		}
		if names, err := d.book.Entries.Names(t.Context(), e.ID); err != nil || len(names) != 1 || names[0].Words != "Aisha" {
			t.Errorf("asked about is %v, %v", names, err)
		}
		d.open(page.Settings{})
		if !strings.Contains(d.text(), "Words that are no names") {
			t.Error("the settings do not list them:\n" + d.text())
		}
	})
}

// One can have a name replaced that was not found, and where nothing was.
func TestANameThatWasNotFoundIsTyped(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		e := finishing(d)
		if _, err := d.book.Entries.Unname(t.Context(), e.ID, telling.Roles{"Jayden": "Jo-jo", "Aisha": "tbc"}, false); err != nil {
			t.Fatal(err)
		}
		d.open(page.Read{ID: e.ID}).keys("@").shows("Nothing here looks like a name.").keys("text:tbc", "enter", "text:a student", "enter").shows("Say a student for", "There is no undo.").keys("y")
		d.shows("Wait for a student.")
		d.keys("@", "text:nobody", "enter", "text:a student", "enter", "y").shows("Nothing was changed")
		d.keys("@", "text:aisha", "enter", "enter").shows("go together").keys("ctrl+u", "shift+tab", "ctrl+u")
		d.keys("esc").shows("Wait for a student.")
	})
}

// Whoever leaves has not said yes, and neither has one who is asked and says no.
func TestLeavingTheNamesChangesNothing(t *testing.T) {
	for _, keys := range [][]string{{"@", "?", "esc"}, {"@", "space", "esc"}, {"@", "space", "enter", "enter", "enter", "enter", "n", "esc"}, {"@", "text:mum", "ctrl+c"}} {
		drive(t, 80, 24, func(d *driver) {
			e := finishing(d)
			d.keys(keys...)
			if got, err := d.book.Entries.Get(t.Context(), e.ID); err != nil || got.Title != e.Title {
				t.Errorf("after %v it says %+v, %v", keys, got, err)
			}
		})
	}
}

// A role that cannot be said leaves the words as they are, and says why.
func TestARoleThatCannotBeSaid(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.router.env.Opts.Unname = func(context.Context, journal.ID, telling.Roles) (telling.Unnamed, error) {
			return telling.Unnamed{}, journal.ErrBusy
		}
		finishing(d)
		d.keys("@", "right", "space", "enter", "enter", "enter", "enter").shows("Say a student for Jayden").keys("y").shows("busy in another window")
	})
}

func TestLookNames(t *testing.T) {
	onEverySize(t, "names", aWeek, func(d *driver) page.Place {
		e := d.entryNamed("Lab stations")
		named := e.With(prompts.Shipped(), prompts.Ten().Questions[0], "I wanted Jayden to read the card to Aisha before Ms. Chen came in.")
		if _, _, err := d.book.Entries.Save(d.t.Context(), e, named); err != nil {
			d.t.Fatal(err)
		}
		return page.Names{ID: e.ID}
	}, "space")
}
