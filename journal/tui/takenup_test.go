package tui

import (
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/tui/page"
	"messup/prompts"
)

// onDay is another run of the program on the same journal, so many days after the first.
func (d *driver) onDay(days int) *driver {
	now := func() time.Time { return testNow().AddDate(0, 0, days) }
	size := d.router.env.Screen
	again := newDriver(d.t, size.Width, size.Height)
	again.store, again.book = d.store, book.Open(d.store, prompts.Shipped(), now, &endlessRand{n: 5000 * days})
	again.router.env.Book = again.book
	return again
}

// goesOn opens the one draft there is where writing stopped.
func (d *driver) goesOn() *driver { return d.open(page.Write{ID: d.only().ID}) }

// comebacks are the ways from writing to going on with it: the program is killed as words
// are kept, or one leaves, also after a further look or a further word on another day.
func comebacks() map[string]func(*driver) *driver {
	return map[string]func(*driver) *driver{
		"killed, the same day": func(d *driver) *driver { return d.onDay(0) },
		"killed, a day later":  func(d *driver) *driver { return d.onDay(1) },
		"left, days later":     func(d *driver) *driver { return d.keys("esc").onDay(4) },
		"looked at and left":   func(d *driver) *driver { return d.onDay(1).goesOn().keys("esc").onDay(2) },
		"written on and left":  func(d *driver) *driver { return d.onDay(1).goesOn().keys("text:, early", "esc").onDay(2) },
	}
}

// A draft that was left at a question keeps whom its words name, and the day they meant.
func TestWhomADraftNamesIsKeptWhenItIsTakenUp(t *testing.T) {
	toAsk := toTheNext()[:len(toTheNext())-1]
	for name, back := range comebacks() {
		for _, key := range []string{"enter", "ctrl+n"} {
			drive(t, 80, 24, func(d *driver) {
				d.open(page.Write{Set: "ten"}).keys(toAsk...).keys("text:I will talk to Mrs Kolb tomorrow").shows("“Mrs Kolb”")
				d = back(d).goesOn().shows("8 of 10", "Check in with “Mrs Kolb”", "“tomorrow”").keys(key).shows("9 of 10", "Kept: Mrs Kolb · Fri 20 Nov")
				d.keys("ctrl+n", "ctrl+n", "enter", "enter", "enter", "enter")
				all, err := d.book.People.All(t.Context(), false)
				if err != nil || len(all) != 1 || all[0].Person != "Mrs Kolb" || all[0].Day != date.NewDay(2026, 11, 20) {
					t.Errorf("%s, %s: kept %+v, %v", name, key, all, err)
				}
			})
		}
	}
}

// So do the halves of a plan.
func TestWhatADraftPlansIsKeptWhenItIsTakenUp(t *testing.T) {
	for name, back := range comebacks() {
		drive(t, 80, 24, func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("text:When they come in late, I will wait (tomorrow)").shows("“they come in late”")
			d = back(d).goesOn().shows("9 of 10", "“they come in late”", "“tomorrow”").keys("enter").shows("10 of 10", "Fri 20 Nov")
			d.keys("ctrl+n", "enter", "enter", "enter", "enter")
			all, err := d.book.Plans.All(t.Context(), false)
			if err != nil || len(all) != 1 || all[0].When != "they come in late" || all[0].Will != "wait" || all[0].Day != date.NewDay(2026, 11, 20) {
				t.Errorf("%s: kept %+v, %v", name, all, err)
			}
		})
	}
}

// And the class and the day of what happened, on the first page.
func TestWhatATitleNamesIsKeptWhenItIsTakenUp(t *testing.T) {
	for name, back := range comebacks() {
		drive(t, 80, 24, func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys("text:Parents evening with 8C went sour on Monday").shows("“8C”", "“Monday”  → Mon 16 Nov")
			d = back(d).goesOn().shows("“8C”", "“Monday”  → Mon 16 Nov").keys("enter", "enter", "enter", "enter").shows("1 of 10").keys("esc")
			if e := d.only(); e.Class != "8C" || date.DayOf(e.Happened) != date.NewDay(2026, 11, 16) {
				t.Errorf("%s: kept %q, %s", name, e.Class, e.Happened)
			}
			d.onDay(9).open(page.Write{ID: d.only().ID, Step: page.PlaceHeading}).shows("16 Nov 2026")
		})
	}
	drive(t, 80, 24, func(d *driver) { // a title that says nothing yet leaves the line free
		d.open(page.Write{Set: "ten"}).keys("text:?", "esc")
		d = d.onDay(0).goesOn().keys("backspace", "text:The lab fell apart on Monday").shows("“Monday”  → Mon 16 Nov").keys("enter", "enter", "enter", "enter").shows("1 of 10")
		if e := d.only(); date.DayOf(e.Happened) != date.NewDay(2026, 11, 16) {
			t.Errorf("kept %s", e.Happened)
		}
	})
	drive(t, 80, 24, func(d *driver) { // without a day in it, the moment of writing stands
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "esc")
		d = d.onDay(5).goesOn().shows("When        19 Nov 2026 16:20").keys("enter", "enter", "enter", "enter").shows("1 of 10")
		if e := d.only(); !e.Happened.Equal(testNow()) {
			t.Errorf("kept %s", e.Happened)
		}
	})
}

// What one went on from stays as it is: what was emptied there is not filled again.
func TestWhatOneWentOnFromIsNotReadAgain(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("text:When it rings, I will wait.", "enter", "ctrl+z", "text:Half.")
		d = d.onDay(1).goesOn().shows("10 of 10").keys("shift+tab").shows("9 of 10").hides("“it rings”").keys("enter").shows("10 of 10").hides("Kept:")
		if when, will, _ := plan(d); when+will != "" {
			t.Errorf("kept %q, %q", when, will)
		}
	})
	drive(t, 80, 24, func(d *driver) { // a day that was emptied and is written again is that of now
		d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("text:When it rings, I will wait (tomorrow)")
		d = d.onDay(1).goesOn().keys("ctrl+u", "text:When it rings, I will wait (tomorrow)", "enter").shows("10 of 10", "Sat 21 Nov")
		e := d.only()
		at := e.SaidAt(d.book.Sets(), date.MomentOf(d.book.Now()), journal.PlanDayRoles()...)
		if at.Day != date.NewDay(2026, 11, 20) {
			t.Errorf("the words are of %s", at.Day)
		}
	})
}

// Whom a draft names, and what it plans, is on the desk on its day, and named among the
// loose ends: that the draft was left half way does not lose it.
func TestADraftRemindsOfWhatItMeansToDo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		toAsk := toTheNext()[:len(toTheNext())-1]
		d.open(page.Write{Set: "ten"}).keys(toAsk...).keys("text:I will talk to Mrs Kolb tomorrow", "enter").shows("Kept: Mrs Kolb · Fri 20 Nov")
		d.keys("text:When they come in late, I will wait (next Tuesday)", "enter").shows("10 of 10").keys("esc")
		d.open(page.Home{}).hides("Speak to")
		d.open(page.Plans{}).shows("No plan waits yet. A draft has one: see the loose ends.").hides("question nine")
		d.open(page.People{}).shows("A draft names somebody: see the loose ends.")
		d.open(page.Loose{}).shows("draft", "speak to Mrs Kolb (20 Nov) · a plan (24 Nov)")
		d = d.onDay(1).open(page.Home{}).shows("Today", "Speak to Mrs Kolb", "question 10").hides("come in late")
		d.keys("enter").shows("10 of 10")
		d = d.onDay(5).open(page.Home{}).shows("Speak to Mrs Kolb", "When they come in late, I will wait")
		d = d.onDay(6).open(page.Home{}).shows("Waiting", "was for 24 Nov", "Speak to Mrs Kolb").hides("What happened")
		d.goesOn().keys("enter", "enter", "enter", "enter", "enter").open(page.Home{}).shows("Speak to Mrs Kolb", "What happened").hides("question 10").keys("enter")
		if _, is := d.router.page.Here().(page.People); !is {
			t.Errorf("it leads to %#v", d.router.page.Here())
		}
	})
}

// A plan whose day went by before its draft was finished is said to have been for that
// day, and asked about.
func TestAPlanOfADayThatIsOverIsAskedAboutOnceItsDraftIsFinished(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("text:When they come in, I will stand at the door (tomorrow)", "enter").shows("Fri 20 Nov").keys("esc")
		d = d.onDay(4).open(page.Home{}).shows("stand at the door", "was for 20 Nov")
		d.goesOn().keys("enter", "enter", "enter", "enter").shows("Take two was", "for Friday.").hides("set for")
		d.keys("t").shows("Take two", "What happened?")
	})
}

// What a draft plans for a day without school comes up with the lesson after it, and stays.
func TestADraftRemindsOnADayOfSchool(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		if _, err := d.book.ChangeSettings(t.Context(), func(s *journal.Settings) {
			s.Timetable, s.Breaks = "9B: mon 2, fri 1", []date.Break{{From: date.NewDay(2026, 11, 20), To: date.NewDay(2026, 11, 20)}}
		}); err != nil {
			t.Fatal(err)
		}
		d.open(page.Write{Set: "ten"}).keys("text:Lab with 9B").keys(toTheNext()[1:]...)
		d.keys("text:When they come in late, I will wait (on Friday)", "enter").shows("10 of 10").keys("esc")
		for days, here := range map[int]bool{1: false, 4: true, 5: true} {
			if d := d.onDay(days).open(page.Home{}); here {
				d.shows("When they come in late")
			} else {
				d.hides("When they come in late")
			}
		}
	})
}

// Whoever leaves in the middle of an answer is reminded of what its words say for certain.
func TestWhoLeavesInTheMiddleOfAnAnswerIsReminded(t *testing.T) {
	for _, left := range []string{"esc", "ctrl+n"} {
		drive(t, 80, 24, func(d *driver) {
			toAsk := toTheNext()[:len(toTheNext())-1]
			d.open(page.Write{Set: "ten"}).keys(toAsk...).keys("text:I will talk to Mrs Kolb tomorrow", left)
			d.onDay(0).open(page.Home{}).hides("Speak to")
			d.onDay(1).open(page.Home{}).shows("Today", "Speak to Mrs Kolb")
			d.onDay(1).open(page.Loose{}).shows("draft", "speak to Mrs Kolb (20 Nov)")
		})
	}
	drive(t, 80, 24, func(d *driver) { // what is no plain answer names nobody
		toAsk := toTheNext()[:len(toTheNext())-1]
		d.open(page.Write{Set: "ten"}).keys(toAsk...).keys("text:Mrs Kolb said I will talk to you tomorrow", "esc")
		d.onDay(1).open(page.Home{}).hides("Speak to")
	})
}

// The time in the header is one of today: a draft of another day has none until something
// is saved now.
func TestADraftOfAnotherDayHasNoTimeInTheHeader(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n", "ctrl+n", "text:Half").keys("esc")
		next := d.onDay(1)
		next.open(page.Write{ID: d.only().ID}).shows("Half").hides("saved").keys("text:way", "ctrl+n").shows("saved 16:20")
	})
}
