package tui

import (
	"errors"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/tui/page"
)

// watched has a line in its journal, and a screen that hides as the settings say. Time goes
// by as soon as the page is at rest; while d.hold is set it stands still.
func (d *driver) watched(change func(*journal.Settings)) *driver {
	d.t.Helper()
	d.router.env.Opts.Hides = true
	if _, err := d.book.Entries.Jot(d.t.Context(), "The lab fell apart"); err != nil {
		d.t.Fatal(err)
	}
	if _, err := d.book.ChangeSettings(d.t.Context(), change); err != nil {
		d.t.Fatal(err)
	}
	return d
}

func (d *driver) showsNothing(when string) *driver {
	d.t.Helper()
	if got := d.raw(); got != "" {
		d.t.Errorf("%s the screen shows:\n%s", when, got)
	}
	return d
}

// A screen that nobody types at hides, and the first key only brings it back.
func TestAScreenHidesWhenNobodyTypes(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		began := time.Now()
		d.watched(func(*journal.Settings) {}).open(page.Home{}).showsNothing("after the usual minutes")
		if took := time.Since(began); took != 5*time.Minute {
			t.Errorf("it hid after %s", took)
		}
		d.hold = true
		d.keys("n").shows("lab fell apart") // and no new mess
		if len(d.held) != 1 {
			t.Fatalf("%d commands wait, not one for five minutes to go by", len(d.held))
		}
		d.send(idleMsg{d.router.idle.keys - 1, d.router.idle.waits}) // somebody typed since that wait began
		d.shows("lab fell apart")
		d.hold = false
		d.run(d.held[1])
		d.showsNothing("after five minutes more")
	})
}

// What is being written is there when the screen comes back, and the key that brings it back
// is no word of it.
func TestWhatIsWrittenStaysBehindAHiddenScreen(t *testing.T) {
	drive(t, 40, 12, func(d *driver) {
		d.watched(func(s *journal.Settings) { s.HideAfter = 1 }).open(page.Write{Set: "quick"})
		d.hold = true
		d.keys("x", "text:Half a title")
		held := d.held
		d.hold, d.held = false, nil
		for _, cmd := range held {
			d.run(cmd)
		}
		d.showsNothing("after a minute")
		d.hold = true
		d.keys("x").shows("Half a title").hides("Half a titlex")
	})
}

// Who is in an editor of their own comes back to the page.
func TestAnEditorIsNoIdleness(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.watched(func(s *journal.Settings) { s.HideAfter = 1 })
		d.router.env.Away.Store(true)
		d.hold = true
		d.open(page.Home{})
		for range 3 {
			held := d.held
			d.held = nil
			for _, cmd := range held {
				if cmd != nil {
					d.held = append(d.held, d.answer(cmd())...)
				}
			}
		}
		if d.shows("lab fell apart"); len(d.held) == 0 {
			t.Error("nobody waits for them to come back")
		}
	})
}

// Whoever wants the screen to stay has it stay.
func TestAScreenCanStay(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.watched(func(s *journal.Settings) { s.HideAfter = journal.NeverHide }).open(page.Home{}).shows("lab fell apart")
		d.keys("down", "up").shows("lab fell apart")
		if _, err := d.book.ChangeSettings(t.Context(), func(s *journal.Settings) { s.HideAfter = 2 }); err != nil {
			t.Fatal(err)
		}
		d.keys("l").showsNothing("once the settings say so") // another page reads them anew
	})
}

// A careful start has nothing of the journal on the screen before a key.
func TestACarefulStartShowsNothing(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 5}} {
		drive(t, size[0], size[1], func(d *driver) {
			d.watched(func(s *journal.Settings) { s.Careful, s.HideAfter = true, journal.NeverHide })
			d.open(page.Home{}).shows("Any key").hides("lab", "messup")
			d.keys("ctrl+l").shows("Any key")
			d.keys("n").shows("lab").hides("Any key").keys("down").shows("lab")
		})
	}
	drive(t, 80, 24, func(d *driver) { // what is pasted at once is no key that is lost
		d.watched(func(s *journal.Settings) { s.Careful, s.HideAfter = true, journal.NeverHide }).open(page.Home{})
		d.paste("The bell rang early").shows("The bell rang early").hides("Any key")
	})
}

// Before the choices are known nothing is shown; where they cannot be read, why.
func TestNothingIsShownBeforeTheChoicesAreKnown(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.watched(func(s *journal.Settings) { s.Careful = true })
		d.router.idle = idle{}
		d.open(page.Home{})
		d.router.idle = idle{} // as if they came later than the page
		d.showsNothing("before the choices are known")
	})
	drive(t, 80, 24, func(d *driver) {
		d.watched(func(*journal.Settings) {})
		d.store.FailView(errors.New("the disk is gone"))
		d.open(page.Home{}).shows("the disk is gone")
	})
}

// Keys that still wait for their page when the screen is hidden do not bring it back.
func TestKeysFromBeforeLeaveTheScreenHidden(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.watched(func(s *journal.Settings) { s.HideAfter = journal.NeverHide }).open(page.Home{})
		d.hold = true
		d.keys("l", "m", "ctrl+l")
		for d.hold = false; len(d.held) > 0; {
			cmd := d.held[0]
			d.held = d.held[1:]
			d.run(cmd)
		}
		d.showsNothing("with the keys of before")
		d.keys("x").hides("lab fell apart")
		if len(d.router.held) > 0 {
			t.Errorf("%v waits for ever", d.router.held)
		}
	})
}

// Whoever stopped the program, or wrote in an editor of their own, and comes back finds
// their page, and has as long as always.
func TestOneWhoComesBackFindsThePage(t *testing.T) {
	for name, back := range map[string]func(*driver){
		"fg": func(d *driver) {
			d.router.suspend()
			d.send(idleMsg{d.router.idle.keys, d.router.idle.waits}) // its time came meanwhile
			d.shows("lab fell apart")
			d.send(calledBackMsg{})
		},
		"editor": func(d *driver) {
			d.router.env.Away.Store(true)
			d.send(page.AnswerMsg{})
			d.router.env.Away.Store(false)
		},
	} {
		t.Run(name, func(t *testing.T) {
			drive(t, 80, 24, func(d *driver) {
				d.watched(func(*journal.Settings) {}).open(page.Home{})
				d.hold = true
				d.keys("x")
				begun := idleMsg{d.router.idle.keys, d.router.idle.waits}
				if back(d); d.router.idle.waits == begun.wait {
					d.send(begun)
				}
				d.shows("lab fell apart")
				d.send(idleMsg{d.router.idle.keys, d.router.idle.waits})
				d.showsNothing("when nobody types then")
			})
		})
	}
}

// Where the minutes are chosen anew, the screen hides after those, and a wait that began
// before is none.
func TestAnotherChoiceOfMinutesHoldsAtOnce(t *testing.T) {
	for _, minutes := range []int{1, 30} {
		drive(t, 80, 24, func(d *driver) {
			d.watched(func(*journal.Settings) {}).open(page.Home{})
			d.hold = true
			d.keys("x")
			before := idleMsg{d.router.idle.keys, d.router.idle.waits}
			d.held = nil
			d.send(page.ChoicesMsg{Settings: journal.Settings{HideAfter: minutes}})
			d.send(before)
			d.shows("lab fell apart")
			began, held := time.Now(), d.held
			d.hold = false
			for _, cmd := range held {
				d.run(cmd)
			}
			d.showsNothing("in the end")
			if took := time.Since(began); took != time.Duration(minutes)*time.Minute {
				t.Errorf("it hid after %s, not after %d minutes", took, minutes)
			}
		})
	}
}
