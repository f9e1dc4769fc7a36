package tui

import (
	"math/rand/v2"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// plan is what was kept below question nine.
func plan(d *driver) (when, will, by string) {
	d.t.Helper()
	a := d.only().Answer("next")
	return a.Detail("when"), a.Detail("will"), a.Detail("by")
}

// What one has written fills the lines below it where it can be read in one way, is
// told once, and comes back out with one key.
func TestWhatIsCertainIsKeptOnGoingOn(t *testing.T) {
	whole := "When groups have had six minutes, I will turn cards face down (Tuesday, period 2)."
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("text:"+whole).shows("tab  When “groups have had six minutes” ·", "I will “turn cards face down” · With", "By            “Tuesday, period 2”")
		d.keys("enter").shows("10 of 10", "Kept: groups have had s… · turn cards face d… · Tue 24 Nov; ctrl+z undoes.")
		if when, will, by := plan(d); when != "groups have had six minutes" || will != "turn cards face down" || by != "Tuesday, period 2" {
			t.Errorf("kept %q, %q, %q", when, will, by)
		}
		d.keys("ctrl+z").shows("10 of 10", "Taken back.")
		if when, will, by := plan(d); when+will+by != "" {
			t.Errorf("taken back, there is %q, %q, %q", when, will, by)
		}
		d.keys("shift+tab").shows("9 of 10").hides("“groups").keys("enter").shows("10 of 10").hides("Kept:")
		if when, will, _ := plan(d); when+will != "" {
			t.Errorf("waved off, it came back: %q, %q", when, will)
		}
	})
	drive(t, 80, 24, func(d *driver) { // what was typed is never overwritten
		d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("tab", "text:it rings", "shift+tab", "text:"+whole, "enter")
		if when, will, _ := plan(d); when != "it rings" || will != "turn cards face down" {
			t.Errorf("kept %q, %q", when, will)
		}
	})
	drive(t, 80, 24, func(d *driver) { // in the line itself there is a way back too
		d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("text:"+whole, "enter", "text:a", "shift+tab").shows("9 of 10")
		d.keys("tab", "ctrl+z").keys("enter", "enter", "enter", "enter", "enter")
		if when, will, _ := plan(d); when != "" || will != "turn cards face down" {
			t.Errorf("kept %q, %q", when, will)
		}
	})
}

// That ctrl+z takes it back is said only as long as it does.
func TestWhatIsSaidOfAKeyLeavesWithIt(t *testing.T) {
	for _, then := range []string{"enter", "text:a", "shift+tab", "ctrl+r", "esc"} {
		drive(t, 80, 24, func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("text:When it rings, I will wait.", "enter").shows("10 of 10", "Kept: it rings · wait; ctrl+z undoes.")
			d.keys(then).hides("ctrl+z")
			if then == "text:a" { // and that it is kept stays to be read
				d.shows("Kept: it rings · wait.")
			}
		})
	}
}

// What can be read in several ways is an offer: enter in the text passes it by, enter or
// → on it takes it, delete waves it off, typing replaces it.
func TestAnOfferIsTakenWavedOffOrReplaced(t *testing.T) {
	sign := func(d *driver) string { return d.only().Answer("failing-point").Detail("sign") }
	for name, c := range map[string]struct {
		keys []string
		want string
	}{
		"passed by":       {[]string{"enter"}, ""},
		"taken":           {[]string{"tab", "tab", "enter"}, "two groups splitting the card"},
		"taken by arrow":  {[]string{"tab", "tab", "right", "text:s", "enter"}, "two groups splitting the cards"},
		"waved off":       {[]string{"tab", "tab", "delete", "enter"}, ""},
		"replaced":        {[]string{"tab", "tab", "text:heads down", "enter"}, "heads down"},
		"gone through":    {[]string{"tab", "tab", "shift+tab", "shift+tab", "enter"}, ""},
		"taken, emptied":  {[]string{"tab", "tab", "right", "ctrl+u", "enter", "shift+tab", "enter"}, ""},
		"taken, and undo": {[]string{"tab", "tab", "right", "ctrl+z", "shift+tab", "shift+tab", "enter"}, ""},
	} {
		drive(t, 80, 24, func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n", "ctrl+n").shows("2 of 10")
			d.keys("text:I saw two groups splitting the card.").shows("Sign you could have seen “two groups splitting the card”")
			d.keys(c.keys...).shows("3 of 10")
			if got := sign(d); got != c.want {
				t.Errorf("%s: kept %q, want %q", name, got, c.want)
			}
		})
	}
	drive(t, 80, 24, func(d *driver) { // it does not come back in that answer
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n", "ctrl+n", "text:I saw two groups splitting the card.", "tab", "tab", "delete").hides("“two")
		d.keys("shift+tab", "shift+tab", "text: I saw heads go down.").hides("“").keys("enter", "shift+tab").shows("2 of 10").hides("“")
	})
}

// What was said in this sitting stands ready again for somebody who comes back to it, and
// what was waved off or emptied stays away.
func TestTheMarginListensOnAfterOneCameBack(t *testing.T) {
	back := func(d *driver) *driver { return d.keys("esc").open(page.Write{ID: d.only().ID}).shows("9 of 10") }
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("text:When it rings, I will wait.").shows("“it rings”")
		back(d).shows("“it rings”", "“wait”").keys("tab", "delete", "shift+tab").hides("“it rings”")
		back(d).hides("“it rings”").shows("“wait”").keys("enter").shows("10 of 10", "Kept: wait; ctrl+z undoes.")
		d.keys("shift+tab", "tab", "tab", "ctrl+u", "shift+tab", "shift+tab").hides("“")
		back(d).hides("“").keys("enter").shows("10 of 10").hides("Kept: ")
		if when, will, _ := plan(d); when+will != "" {
			t.Errorf("kept %q, %q", when, will)
		}
	})
	drive(t, 80, 24, func(d *driver) { // what was emptied elsewhere meanwhile
		d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("text:When it rings, I will wait.", "enter", "esc")
		was, q := d.only(), prompts.Ten().Questions[8]
		e := was
		for _, f := range q.Fields {
			e = e.WithDetail(d.book.Sets(), q, f, "")
		}
		if _, _, err := d.book.Entries.Save(t.Context(), was, e); err != nil {
			t.Fatal(err)
		}
		d.open(page.Write{ID: e.ID, Step: q.ID}).hides("“")
	})
}

// Nothing is read from an answer in which nothing is typed: what somebody emptied stays
// empty.
func TestAnOldAnswerIsNotRead(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		e, err := d.book.Entries.New(journal.Mess, prompts.Ten())
		if err != nil {
			t.Fatal(err)
		}
		q, _, _ := prompts.Ten().Question("next")
		e.Title = "Lab, Wednesday with 10A"
		e = e.With(d.book.Sets(), q, "When it rings, I will wait.")
		if e, _, err = d.book.Entries.Save(t.Context(), journal.Entry{}, e); err != nil {
			t.Fatal(err)
		}
		d.open(page.Write{ID: e.ID, Step: "next"}).shows("it rings").hides("“").keys("enter").shows("10 of 10").hides("Kept:")
		if when, will, _ := plan(d); when+will != "" {
			t.Errorf("read %q, %q", when, will)
		}
		d.open(page.Write{ID: e.ID, Step: page.PlaceHeading}).hides("“")
		d.open(page.Write{ID: e.ID, Step: "next", Single: true}).keys("text: Today.").shows("“it rings”").keys("enter")
		if when, will, _ := plan(d); when+will != "" {
			t.Errorf("a single answer took %q, %q", when, will)
		}
	})
}

// What happened names a class and a day: they stand ready below it.
func TestTheHeadingListens(t *testing.T) {
	taught := func(d *driver) {
		if _, err := d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) { s.Timetable = "9B science: mon 2; 10A: wed 1" }); err != nil {
			d.t.Fatal(err)
		}
	}
	drive(t, 80, 24, func(d *driver) {
		taught(d)
		d.open(page.Write{Set: "ten"}).keys("text:Wednesday with 10A: they copied").shows("“10A”", "“Wednesday”  → Wed 18 Nov")
		d.keys("enter", "enter", "enter", "enter").shows("1 of 10").keys("esc")
		if e := d.only(); e.Class != "10A" || e.Happened.Format("2 Jan") != "18 Nov" {
			t.Errorf("kept %q, %s", e.Class, e.Happened)
		}
	})
	drive(t, 80, 24, func(d *driver) { // a beginning is the whole name, and what is typed stays
		taught(d)
		d.open(page.Write{Set: "ten"}).keys("text:9B copied yesterday").shows("“9B science”").keys("enter", "text:11", "enter", "enter", "text:monday", "enter").shows("1 of 10").keys("esc")
		if e := d.only(); e.Class != "11" || e.Happened.Format("2 Jan") != "16 Nov" {
			t.Errorf("kept %q, %s", e.Class, e.Happened)
		}
	})
}

// The sign of question two stands ready in the stop rule.
func TestTheSignStandsInTheStopRule(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n", "ctrl+n", "tab", "tab", "text:heads down", "enter").shows("3 of 10", "Stop rule: when I see “heads down”")
		d.keys("enter", "shift+tab").shows("Stop rule: when I see “heads down”").keys("tab", "tab", "right", "enter", "enter").shows("4 of 10")
		if got := d.only().Answer("not-stopping").Detail("stop-when"); got != "heads down" {
			t.Errorf("kept %q", got)
		}
	})
}

// A number that was counted stands ready beside the entry.
func TestWhatWasCountedStandsReadyBeside(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n", "text:9 of 26 had a sum.", "f3").shows("“9 of 26 had a sum”")
	})
}

func TestTheMarginLooks(t *testing.T) {
	ten := func(*driver) page.Place { return page.Write{Set: "ten"} }
	typed := append(toTheNext(), "text:When groups have had six minutes, I will turn cards face down and ask one person per group (Tuesday, period 2).")
	onEverySize(t, "margin", nothing, ten, typed...)
	onEverySize(t, "margin-open", nothing, ten, append(typed, "tab")...)
	onEverySize(t, "margin-kept", nothing, ten, append(typed, "enter")...)
}

// Whatever is written above and whichever way one goes, what was typed in a line stays,
// and no line holds what stands neither in the text nor was typed.
func TestTheMarginOverwritesAndInventsNothing(t *testing.T) {
	pieces := []string{
		"When groups have had six minutes, ", "I will turn cards face down. ", "Next time it rings I'll wait. ", "I will stop marking. ", "Tuesday, period 2. ", "10A. ",
		"“When it rains, I will read.” ", "I'll look for four of six. ",
	}
	for seed := range uint64(12) {
		drive(t, 80, 24, func(d *driver) {
			r := rand.New(rand.NewPCG(seed, 9))
			d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("tab", "text:mine", "shift+tab")
			d.keys("text:" + pieces[r.IntN(len(pieces))] + pieces[r.IntN(len(pieces))])
			for range 8 {
				d.keys([]string{"tab", "enter", "shift+tab", "right", "delete", "down", "up"}[r.IntN(7)])
			}
			d.keys("esc")
			a := d.only().Answer("next")
			if got := a.Detail("when"); got != "mine" {
				t.Errorf("with seed %d, the typed line became %q", seed, got)
			}
			for _, line := range a.Details {
				if line.Field != "when" && !strings.Contains(a.Text, line.Value) {
					t.Errorf("with seed %d, %s is %q, and the text %q", seed, line.Label, line.Value, a.Text)
				}
			}
		})
	}
}

// Whom a plain answer to question eight names is kept with the day; a day alone is not
// kept unasked, and where somebody typed one it stands in no name's place.
func TestADayToTalkOnIsKeptWithWhom(t *testing.T) {
	toAskNow := toTheNext()[:len(toTheNext())-1]
	for said, want := range map[string][2]string{
		"I will talk to Mrs Kolb tomorrow.":                                  {"Mrs Kolb", "tomorrow"},
		"Ask Herr Lang next lesson how he sees it.":                          {"Herr Lang", "next lesson"},
		"Talk to the head tomorrow.":                                         {},
		"Ask Mrs Kolb tomorrow how she starts. Apologise to 8C on Thursday.": {},
	} {
		drive(t, 80, 24, func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys(toAskNow...).shows("8 of 10").keys("text:"+said, "enter").shows("9 of 10")
			a := d.only().Answer("ask-now")
			if got := [2]string{a.Detail("person"), a.Detail("when")}; got != want {
				t.Errorf("%q kept %q", said, got)
			}
		})
	}
	drive(t, 80, 24, func(d *driver) {
		e := d.save(journal.Entry{ID: "alone", Kind: journal.Mess, Set: "ten", SetVersion: 1, Title: "Lab", Happened: testNow(), Finished: testNow()}.
			WithDetail(prompts.Shipped(), prompts.Ten().Questions[7], prompts.Ten().Questions[7].Fields[3], "tomorrow"))
		d.open(page.Read{ID: e.ID}).shows("No name yet").hides("Check in with")
	})
}
