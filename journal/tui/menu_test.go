package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
	"messup/prompts"
)

func TestMenuLooks(t *testing.T) {
	onEverySize(t, "menu", aWeek, func(*driver) page.Place { return page.Home{} }, "?")
	onEverySize(t, "menu-plans", aWeek, func(*driver) page.Place { return page.Plans{} }, "space")
	onEverySize(t, "menu-found", aWeek, func(*driver) page.Place { return page.Home{} }, "?", "text:less")
}

// What can be done is all in the menu, on every page: what the footer and the README
// are made of, and what leads on from the desk.
func TestEverythingIsInTheMenu(t *testing.T) {
	testEverywhere(t, func(d *driver, to page.Place) {
		d.open(to)
		d.router.Update(keyNamed(d.t, helpKey(d.router.page, d.router.page.Actions()).Key.Keys()[0]))
		d.wellFormed()
		if d.router.help == nil {
			d.t.Fatalf("%T has no menu:\n%s", to, d.text())
		}
		shown := map[string]bool{}
		for _, r := range d.router.help.rows {
			shown[r.Key.Help().Desc] = true
		}
		for _, a := range allActions(d.router.page) {
			if desc := a.Key.Help().Desc; desc != "" && desc != "more" && !shown[desc] {
				d.t.Errorf("%T: %q is not in the menu", to, desc)
			}
		}
		for _, door := range []string{"plans, take two", "before a class", "settings"} {
			if !shown[door] {
				d.t.Errorf("%T: %q cannot be reached", to, door)
			}
		}
	})
}

// One types a part of what one wants, and enter does it: on the page, and away from it.
func TestTheMenuIsNarrowedAndDoesWhatIsChosen(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(page.Home{}).keys("?", "text:loose").shows("loose ends", "L").hides("small win").keys("enter").shows("Loose ends", "Timeline on the floor")
		d.keys("space", "text:take two", "enter").shows("Plans", "six minut").keys("esc").shows("Loose ends")
		d.open(page.Plans{}).keys("?", "text:STOP", "enter").shows("I will stop …")
		d.keys("ctrl+g", "text:undo").shows("undo", "ctrl+z").keys("esc").shows("What can be done", "select").keys("esc").shows("I will stop …")
		d.open(page.Plans{}).keys("?", "text:zzz").shows("Nothing here is called so", "esc clear").keys("ctrl+u", "?").shows("Waiting")
	})
}

// What stands in the menu is found as it stands there, with its capital letter; a key that
// is typed alone stands on what it does.
func TestTheMenuIsTypedIn(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(page.Home{}).keys("?", "text:Take out").shows("/ Take out", "take out, export").keys("enter").shows("Take out")
		d.open(page.Home{}).keys("?", "text:TAKE").shows("/ TAKE", "plans, take two")
		for key, opens := range map[string]string{"L": "Loose ends", "W": "Take out", "p": "Plans", ",": "Settings", "T": "Talk to someone"} {
			d.open(page.Home{}).keys("?", "text:"+key, "enter").shows(opens)
		}
	})
}

// A sentence that was typed where nothing takes one does nothing, and is not lost: it can
// be jotted as it stands.
func TestASentenceTypedIntoTheMenuIsNotLost(t *testing.T) {
	words := "Nobody sat where the plan said they would, and the second group left before the bell had rung at all"
	for _, size := range sizes() {
		drive(t, size[0], size[1], func(d *driver) {
			d.open(page.Home{}).keys("?", "text:"+words).wellFormed()
		})
	}
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Home{}).keys("?", "text:"+words).shows("at all", "enter makes a jot of it", "enter jot it").keys("enter").shows("Jot", "Nobody sat where").hides("Kept")
		d.keys("text:.", "enter").shows("Kept.")
		if e := d.only(); e.Title != words+"." {
			t.Errorf("kept %q", e.Title)
		}
		d.open(page.Jot{}).keys("text:a line", "ctrl+g", "text:zzz").hides("makes a jot").keys("enter").shows("Nothing here")
	})
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Home{}).keys("?", "text:qq zz", "enter").shows("Jot", "qq zz").keys("esc").shows("Kept.")
	})
}

// Leading away, the menu keeps what is typed first; a key that the page takes itself
// reaches it.
func TestTheMenuKeepsWhatIsTyped(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: prompts.Ten().ID}).keys("text:Food web", "ctrl+g", "text:jot", "enter").shows("Jot")
		if e := d.only(); e.Title != "Food web" {
			t.Errorf("kept %q", e.Title)
		}
		d.open(page.Write{ID: d.only().ID, Step: page.PlaceHeading}).keys("text: again", "ctrl+g", "text:undo", "enter").shows("Food web").hides("again")
		d.keys("ctrl+g").send(tea.PasteMsg{Content: "all answers"})
		d.shows("/ all answers")
	})
}

// Each key that stands in the menu is one that can be made of its name.
func TestEveryKeyOfTheMenuCanBePressed(t *testing.T) {
	testEverywhere(t, func(d *driver, to page.Place) {
		d.open(to)
		for _, a := range allActions(d.router.page) {
			if k, ok := keyOf(a); !ok || !slices.Contains(a.Key.Keys(), k.String()) {
				d.t.Errorf("%T: %q is pressed as %q", to, strings.Join(a.Key.Keys(), " "), k.String())
			}
		}
	})
}

func testEverywhere(t *testing.T, test func(*driver, page.Place)) {
	t.Helper()
	inTurn(t, [][2]int{{80, 24}, {40, 12}}, aWeek, test)
}

// What moves the welcome stands in the menu once.
func TestTheMenuOfTheWelcomeNamesEachWayOnce(t *testing.T) {
	drive(t, 80, 45, func(d *driver) {
		d.open(page.Home{}).keys("?")
		for _, key := range []string{"↑", "↓"} {
			if menu, _, _ := strings.Cut(d.text(), "enter do it"); strings.Count(menu, key) != 1 {
				t.Errorf("not once is %s:\n%s", key, menu)
			}
		}
	})
}

// A paste on a page where nothing is typed does not vanish: it is offered for the journal,
// with all its lines, and is nothing once that is waved off.
func TestAPasteWhereNothingIsTypedIsOffered(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Home{}).paste("settings\nGive the inner circle cards")
		d.shows("settings Give the inner circle cards", "enter jot it").keys("esc", "esc").hides("inner circle")
		d.paste("settings\nGive the inner circle cards")
		d.keys("enter").shows("Jot", "Give the inner circle cards").keys("esc")
		if got := d.only().Name(); !strings.Contains(got, "settings") {
			t.Errorf("kept %q", got)
		}
	})
}

// The menu finds what leads to a thing by other names too: those one knows it by.
func TestTheMenuFindsThingsByOtherNames(t *testing.T) {
	for typed, found := range map[string]string{
		"timetable": "settings", "break": "settings", "print": "take out", "backup": "take out",
		"undo": "trash", "quit": "leave messup", "colleague": "people to check in with",
	} {
		drive(t, 80, 24, func(d *driver) {
			aWeek(d)
			d.open(page.Home{}).keys("?", "text:"+typed).shows(found).hides("Nothing here is called so")
		})
	}
}
