package tui

import (
	"testing"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/journaltest"
	"messup/journal/tui/page"
	"messup/prompts"
)

// undated keeps a plan for the next lesson of a class no timetable knows.
func undated(d *driver) journal.Plan {
	d.t.Helper()
	p, err := d.book.Plans.New()
	if err != nil {
		d.t.Fatal(err)
	}
	p.When, p.Will, p.By, p.Class = "expert groups have had six minutes", "turn the cards face down", "next lesson", "9B science"
	p, err = d.book.Plans.Save(d.t.Context(), journal.Plan{}, p)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func TestWhichDayLooks(t *testing.T) {
	onEverySize(t, "whichday", aWeek, func(d *driver) page.Place { return page.WhichDay{ID: undated(d).ID} })
}

func TestAPlanWithoutADayIsAskedForOne(t *testing.T) {
	for key, want := range map[string]string{"1": "2026-11-20", "3": "2026-11-24", "esc": ""} {
		drive(t, 80, 24, func(d *driver) {
			d.open(page.Plans{}).keys("n", "text:it rains", "enter", "text:open the windows", "enter", "text:next lesson").shows("no day yet; you are asked")
			d.keys("enter").shows("Which day is “next lesson”?", "1  tomorrow, Friday 20 November", "3  Tuesday 24 November").keys(key)
			d.shows("Plans")
			all, err := d.book.Plans.All(d.t.Context(), false)
			if err != nil || len(all) != 1 || all[0].Day.String() != want || all[0].By != "next lesson" {
				t.Errorf("%s: kept %+v, %v", key, all, err)
			}
		})
	}
	drive(t, 80, 24, func(d *driver) {
		p := undated(d)
		d.open(page.WhichDay{ID: p.ID}).keys("D", "text:1 dec to 18 dec").shows("→ Tue 1 Dec to Fri 18 Dec").keys("enter")
		kept, err := d.book.Plans.Get(d.t.Context(), p.ID)
		if err != nil || kept.From != date.NewDay(2026, 12, 1) || kept.Day != date.NewDay(2026, 12, 18) {
			t.Errorf("kept %+v, %v", kept, err)
		}
	})
}

func TestTheDaysOfTheClassAreOfferedFirst(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		p := undated(d)
		if _, err := d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) { s.Timetable = "9B science: mon 2, thu" }); err != nil {
			t.Fatal(err)
		}
		d.open(page.Settings{}).keys("esc")
		d.open(page.WhichDay{ID: p.ID}).shows("1  Monday 23 November, period 2 · 9B science", "2  Thursday 26 November · 9B science", "3  Monday 30 November", "4  tomorrow, Friday 20 November")
	})
}

func TestTheNextLessonInWhatOneWillDoIsADay(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		if _, err := d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) { s.Timetable = "9B science: mon 2, thu" }); err != nil {
			t.Fatal(err)
		}
		d.open(page.Write{Set: "quick"}).keys("text:It ran over", "enter", "text:9B science", "enter", "enter", "enter", "text:Half got there", "enter", "enter",
			"text:Next lesson: a timer on the board", "enter", "enter", "enter", "enter")
		all, err := d.book.Plans.All(d.t.Context(), false)
		if err != nil || len(all) != 1 || all[0].Day != date.NewDay(2026, 11, 23) {
			t.Errorf("kept %+v, %v", all, err)
		}
		d.shows("Take two is", "for Monday.")
	})
}

func TestATimetableMakesTheNextLessonADay(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Settings{}).keys("ctrl+t").shows("When do you meet whom?").keys("text:9B science: mon 2; tue", "enter").shows("9B science: mon 2")
		d.shows("a class is written").keys("backspace", "backspace", "backspace", "backspace", "backspace", "enter").shows("Kept.")
		d.open(page.Plans{}).keys("n", "text:it rains", "enter", "text:open the windows with 9B", "enter", "text:next lesson with 9B")
		d.shows("→ Monday 23 November").keys("enter").shows("The plan is set for Monday 23 November.")
	})
}

func TestAfterWritingAPlanWithoutADayIsAskedForOne(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		e, err := d.book.Entries.New(journal.Mess, prompts.Ten())
		if err != nil {
			t.Fatal(err)
		}
		next, _, _ := prompts.Ten().Question("next")
		for id, words := range map[string]string{"when": "groups are done", "will": "turn the cards", "by": "next lesson"} {
			f, _ := next.Field(id)
			e = e.WithDetail(d.book.Sets(), next, f, words)
		}
		e.Title = "Food webs"
		e, _, err = d.book.Entries.Save(d.t.Context(), journal.Entry{}, e)
		if err != nil {
			t.Fatal(err)
		}
		d.open(page.Write{ID: e.ID, Step: "next"}).shows("→ no day yet; you are asked")
		e, _, err = d.book.Entries.Save(d.t.Context(), e, d.book.Entries.Finish(e))
		if err != nil {
			t.Fatal(err)
		}
		d.open(page.Write{ID: e.ID, Step: page.PlaceDone}).shows("which day").keys("D").shows("Which day is “next lesson”?").keys("2").shows("Take two is", "for Monday.")
	})
}

func TestTheDeskKnowsTheDay(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		if _, err := d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) {
			s.Timetable, s.Bells = "10A: thu 2; 9B science: thu 5, mon 2", "2 9:40, 5 23:00"
		}); err != nil {
			t.Fatal(err)
		}
		p := undated(d)
		unit := p
		unit.By = "this unit"
		if _, err := d.book.Plans.Save(d.t.Context(), p, unit); err != nil {
			t.Fatal(err)
		}
		d.open(page.Home{}).shows("Today", "When expert groups have had six", "9B science", "until 9 Dec").keys("enter").shows("What happened?").keys("esc")
		today := date.DayOf(d.book.Now())
		d.open(page.Home{}).keys("b").shows("Before: 9B science", "today, period 5", "turn the", "cards face down").keys("b").shows("Before which class?")
		if _, err := d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) { s.Breaks = []date.Break{{From: today, To: today + 3}} }); err != nil {
			t.Fatal(err)
		}
		d.open(page.Home{}).hides("Today", "six minutes").shows("Waiting")
	})
}

// A journal may begin with a plan: then the first page has that, and no welcome.
func TestAPlanBeforeAnyEntryIsOnTheDesk(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		p := undated(d)
		unit := p
		unit.By = "this unit"
		if _, err := d.book.Plans.Save(d.t.Context(), p, unit); err != nil {
			t.Fatal(err)
		}
		d.open(page.Home{}).shows("Today", "When expert groups have had six")
	})
}

// Whatever was kept, what comes then is the desk; and while nothing was, what leads on
// from the desk leads on from the welcome too.
func TestTheWelcomeIsForAnEmptyJournal(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Home{}).shows("E worked example", "esc to the desk")
		for key, opens := range map[string]string{",": "Settings", "p": "Plans", "c": "People", "f": "Feedback heard", "b": "Before", "r": "Weekly review", "L": "Loose ends", "m": "Messes"} {
			d.open(page.Home{}).keys(key).shows(opens)
		}
		d.open(page.Home{}).keys(",", "ctrl+t").shows("When do you meet whom?")
	})
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Home{}).shows("Start with a real one").send(page.RefreshMsg{})
		d.shows("Start with a real one")
		undated(d)
		d.send(page.RefreshMsg{})
		d.shows("Nothing is asked today.")
	})
	drive(t, 80, 24, func(d *driver) {
		undated(d)
		d.open(page.Home{}).hides("Start with a real one").shows("Nothing is asked today.")
	})
}

func TestAPlanOfNoEntryWithoutADayIsALooseEnd(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		undated(d)
		d.open(page.Loose{}).shows("When expert groups have had six minut", "plan has no day").keys("enter").shows("Which day is “next lesson”?").keys("1").shows("Loose ends").hides("six minutes")
	})
}

// A talk about a mess has the next lesson of its class, and every line that asks for its
// day says the one that is kept.
func TestTheNextLessonOfATalkIsThatOfItsClass(t *testing.T) {
	const today = "→ today, Thursday 19 November, period 5"
	drive(t, 80, 24, func(d *driver) {
		withATimetable(d)
		e := d.blank(prompts.Ten())
		e.Title, e.Class = "Food webs", "9B science"
		e = d.save(e)
		d.open(page.Write{ID: e.ID, Step: "ask-now"}).keys("text:Write to Sam. Next lesson.", "tab", "text:Sam").shows("“Next lesson”  " + today)
		d.keys("tab", "tab", "tab", "text:next lesson").shows(today)
		d.open(page.AskSomeone{Entry: e.ID}).keys("text:Ada", "tab", "tab", "tab", "text:next lesson").shows(today).keys("enter").shows("Kept: Ada.")
		d.open(page.People{}).keys("2", "text:next lesson").shows(today)
	})
}

// A draft that is opened on a later day says the day its words meant when they were written.
func TestTheWordsOfADraftKeepTheirDay(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		sets, next, now := prompts.Shipped(), journaltest.Ask("next"), journaltest.Ask("ask-now")
		e := d.save(journal.Entry{
			ID: "0a5d8xpnyz4k1t8h9m2c", Kind: journal.Mess, Set: "ten", SetVersion: 1, Title: "Lab", Happened: testNow(), Started: testNow(),
			Dated: []journal.Dating{
				{Role: prompts.PlanBy, Drawn: "tomorrow", At: testNow().AddDate(0, 0, -2)},
				{Role: prompts.PersonWhen, Drawn: "tomorrow", At: testNow().AddDate(0, 0, -2)},
			},
		}.WithDetail(sets, next, journaltest.Field("next", "by"), "tomorrow").WithDetail(sets, now, journaltest.Field("ask-now", "when"), "tomorrow"))
		d.open(page.Write{ID: e.ID, Step: "ask-now"}).keys("tab").shows("→ Wednesday 18 November")
		d.open(page.Write{ID: e.ID, Step: "next"}).keys("tab").shows("→ Wednesday 18 November")
	})
}

// A lesson of today that is still to come is offered first.
func TestALessonOfTodayIsOffered(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		p := undated(d)
		if _, err := d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) {
			s.Timetable, s.Bells = "9B science: mon 2, thu 5", "2 9:00, 5 17:00"
		}); err != nil {
			t.Fatal(err)
		}
		d.open(page.Settings{}).keys("esc")
		d.open(page.WhichDay{ID: p.ID}).shows("1  today, Thursday 19 November, period 5 · 9B science", "2  Monday 23 November", "3  Thursday 26 November").keys("1")
		if kept, err := d.book.Plans.Get(t.Context(), p.ID); err != nil || kept.Day != date.NewDay(2026, 11, 19) {
			t.Errorf("kept for %s, %v", kept.Day, err)
		}
	})
}
