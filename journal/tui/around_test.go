package tui

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

func TestAroundLooks(t *testing.T) {
	to := func(r page.Place) func(*driver) page.Place { return func(*driver) page.Place { return r } }
	onEverySize(t, "before", aWeek, to(page.Before{Class: "9B science"}))
	onEverySize(t, "before-ask", aWeek, to(page.Before{}), "text:9")
	onEverySize(t, "people", aWeek, to(page.People{}))
	onEverySize(t, "people-done", aWeek, to(page.People{}), "1", "text:two sets")
	onEverySize(t, "people-new", aWeek, to(page.People{}), "n", "text:vice-principal")
	onEverySize(t, "people-empty", func(*driver) {}, to(page.People{}))
	onEverySize(t, "loose", aWeek, to(page.Loose{}))
	onEverySize(t, "loose-empty", func(*driver) {}, to(page.Loose{}))
	onEverySize(t, "reviews-empty", func(*driver) {}, to(page.Reviews{}))
	onEverySize(t, "settings", aWeek, to(page.Settings{}))
	onEverySize(t, "timetable", aWeek, to(page.Timetable{}), "text:9B science: mon 2, tue 4", "ctrl+j", "text:10A: wed 3")
	onEverySize(t, "putaway", aWeek, func(d *driver) page.Place { return page.PutAway{ID: d.entryNamed("Lab stations").ID} }, "text:4 jan")
	onEverySize(t, "question-far", func(*driver) {}, to(page.Write{Set: "ten"}), "ctrl+n", "f2")
	onEverySize(t, "kind", someJournal, func(d *driver) page.Place { return page.Write{ID: d.entryNamed("Food web jigsaw").ID} }, "enter", "enter", "K")
}

func TestBeforeShowsThePlanForToday(t *testing.T) {
	today := func(d *driver) {
		aWeek(d)
		p, err := d.book.Plans.New()
		if err != nil {
			d.t.Fatal(err)
		}
		p.When, p.Will, p.By, p.Class, p.LookFor = "expert groups have had six minutes", "turn the cards face down and ask the frog question", "today", "9B science", "4 groups of 6 without notes"
		if _, err := d.book.Plans.Save(d.t.Context(), journal.Plan{}, p); err != nil {
			d.t.Fatal(err)
		}
	}
	onEverySize(t, "before-today", today, func(*driver) page.Place { return page.Before{Class: "9B"} })
	onEverySize(t, "slip", today, func(*driver) page.Place { return page.Slip{Class: "9B"} })
}

func TestBeforeAClass(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(page.Home{}).keys("b").shows("Before which class?").keys("text:10Z", "enter").shows("othing here is about this class")
		d.keys("ctrl+u", "text:9b", "enter").shows("Before: 9B science", "Signs", "copying, heads down", "→ switch to: draw one web together", "┃ ")
		d.keys("pgdown").shows("Ask first", "ELL teacher")
		d.keys("1").shows("used it").keys("esc").shows("Before: 9B science").keys("esc").shows("Waiting")
	})
}

// What is copied is what stands there, line for line.
func TestASlipIsCopied(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(page.Before{Class: "9B"}).keys("P").shows("Slip: 9B science", "when you see copying, heads down", "switch to draw one web together")
		if want := "when you see copying, heads down\nswitch to draw one web together\n" +
			"tuesday: When expert groups have had\n  six minutes, I will turn cards face\n  down\n[ ] did it\n"; d.keys("enter").copied != want {
			t.Errorf("the terminal was handed %q, want %q", d.copied, want)
		}
		d.shows("Handed to the clipboard")
		d.keys("esc").shows("Before: 9B science")
	})
}

func TestPeopleAreSpokenToMovedOrLetGo(t *testing.T) {
	for key, want := range map[string]journal.Status{"1": journal.Done, "3": journal.Dropped} {
		drive(t, 80, 24, func(d *driver) {
			aWeek(d)
			d.open(page.Home{}).keys("c").shows("ELL teacher", "Two cards, ten minutes?", "Tue 17 Nov").keys(key, "text:she had two sets", "enter")
			all, err := d.book.People.All(d.t.Context(), true)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, c := range all {
				found = found || c.Status == want && c.Line == "she had two sets"
			}
			if !found {
				t.Errorf("%s kept %+v", key, all)
			}
		})
	}
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(page.People{}).keys("2", "text:friday", "enter", "enter").shows("Fri 20 Nov")
		d.keys("n", "text:vice-principal", "enter", "enter", "text:Do you have five minutes?", "enter", "enter").shows("vice-principal", "Do you have five minutes?")
	})
}

func TestLooseEndsAreOneKeyFromTheirPlace(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(page.Home{}).keys("L").shows("Loose ends", "Timeline on the floor", "draft", "not spoken to yet").hides("in all")
		d.keys("end", "e").shows("of 10").open(page.Loose{}).keys("down", "c").shows("People", "▌ @ ELL teacher", "ask")
		d.keys("1", "text:she had two sets", "enter", "esc").shows("Loose ends").hides("Food web jigsaw")
	})
}

func TestAThirdReopeningOffersOnce(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		e := d.save(d.book.Entries.Finish(d.blank(tenSet()).With(prompts.Shipped(), tenSet().Questions[0], "A calm start.")))
		for range 2 {
			d.open(page.Read{ID: e.ID}).hides("Opened again")
		}
		d.open(page.Read{ID: e.ID}).shows("Opened again, and no lesson or plan yet.", "1  further away", "2  ask someone", "3  put it away", "nothing now")
		d.keys("1").shows("At what point did I start failing?", "If a colleague had told you this").keys("esc").hides("Opened again")
		d.open(page.Read{ID: e.ID}).hides("Opened again")
		d.keys("z", "text:4 jan", "enter").shows("Put away until Monday 4 January.")
		if got := d.entryNamed("A calm start.").Away.String(); got != "2027-01-04" {
			t.Errorf("put away until %s", got)
		}
	})
}

func TestQuestionsFromFurtherAway(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("ctrl+n").hides("a colleague")
		for _, q := range tenSet().Questions {
			d.keys("f2").shows(q.Ask[:18], "If a colleague had told you this").keys("f2").hides("If a colleague").keys("ctrl+n")
		}
	})
}

func TestAKindSentenceIsKept(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Write{ID: d.entryNamed("Food web jigsaw").ID}).keys("enter", "enter", "K")
		d.shows("What would you say to a colleague who brought you this?").keys("text:You saw it at minute twelve.", "enter").shows("nothing now")
		if got := d.entryNamed("Food web jigsaw").Answer(page.PlaceKind).Text; got != "You saw it at minute twelve." {
			t.Errorf("kept %q", got)
		}
	})
}

func TestAPlanOfOnesOwn(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Plans{}).shows("No plan waits.").keys("n", "text:it rains", "enter", "text:open the windows", "enter", "text:monday", "enter")
		d.shows("The plan is set for Monday 23 November.", "When it rains, I will open the windows").keys("n", "esc").shows("Plans")
	})
}

func TestSettingsAreKept(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Settings{}).keys("ctrl+u", "text:99", "enter", "right", "space", "enter", "enter", "text:2026-12-21..2027-01-03", "enter", "text:Fewer, better questions", "enter", "text:pacing", "enter", "enter", "enter", "enter", "enter", "enter")
		d.shows("this cannot be set").keys("shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "ctrl+u", "text:5", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter").shows("Kept.")
		s, err := d.book.Settings(d.t.Context())
		if err != nil || s.Limit() != 5 || !s.SundayFirst || len(s.Breaks) != 1 || s.Important != "Fewer, better questions" || s.Focus != "pacing" {
			t.Errorf("kept %+v, %v", s, err)
		}
	})
}

// Whoever enters a break sees what it moves, and to when, before and after keeping it.
func TestABreakSaysWhatItMoves(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		p, err := d.book.Plans.New()
		if err != nil {
			t.Fatal(err)
		}
		p.Will, p.By = "draw one web", "23 dec"
		if _, err := d.book.Plans.Save(t.Context(), journal.Plan{}, p); err != nil {
			t.Fatal(err)
		}
		moves := "23 Dec comes back Mon 4 Jan: draw one web"
		d.open(page.Settings{}).keys("enter", "enter", "enter").hides(moves).keys("text:21 dec to 3 jan").shows(moves)
		d.keys("enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter").shows("Kept. " + moves)
	})
}

// What one meant to do can be read in the list of plans, on a small screen too.
func TestAPlanIsReadWholeInItsList(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			aWeek(d)
			d.open(page.Plans{})
			if said := strings.Join(strings.Fields(d.text()), " "); !strings.Contains(said, "turn cards face down") || !strings.Contains(said, "18 Nov") {
				t.Errorf("the act is not there:\n%s", d.text())
			}
		})
	}
}

// What is right on a form is kept though another part of it cannot be, and which that is
// is said in place of why.
func TestWhatIsRightIsKeptWithoutTheRest(t *testing.T) {
	drive(t, 80, 30, func(d *driver) {
		kept := func() journal.Settings {
			s, err := d.book.Settings(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		d.open(page.Settings{}).keys("backspace", "text:x", "tab", "tab", "tab", "text:21 dec to 3 jan", "esc").shows("Mend it")
		d.keys("esc").shows("Left as before: Lessons carried.").hides("Mend it")
		if s := kept(); len(s.Breaks) != 1 || s.Limit() != journal.UsualCarried {
			t.Errorf("kept %+v", s)
		}
		d.open(page.Timetable{}).keys("text:9B science: mon 2", "tab", "text:A/B from soon", "esc").shows("Mend it").keys("esc").shows("Left as before: In turn.")
		if s := kept(); s.Timetable == "" || s.Cycle != "" {
			t.Errorf("kept %+v", s)
		}
		d.open(page.Settings{}).keys("backspace", "text:x", "esc").shows("Mend it").keys("backspace", "text:7", "esc").hides("Left as", "Mend it")
		if s := kept(); s.Limit() != 7 {
			t.Errorf("mended, and kept %+v", s)
		}
	})
}
