package tui

import (
	"context"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/journaltest"
	"messup/journal/search"
	"messup/journal/tui/page"
	"messup/journal/tui/read"
	"messup/prompts"
)

func reading(title, query string) func(*driver) page.Place {
	return func(d *driver) page.Place { return page.Read{ID: d.entryNamed(title).ID, Query: query} }
}

func TestReadLooks(t *testing.T) {
	onEverySize(t, "read", someJournal, reading("Food web jigsaw", ""))
	onEverySize(t, "read-end", someJournal, reading("Food web jigsaw", ""), "end")
	onEverySize(t, "read-search", someJournal, reading("Lab stations", "table"))
	onEverySize(t, "read-draft", someJournal, reading("Timeline on the floor", ""), "a")
	onEverySize(t, "read-jot", someJournal, reading("Attendance took nine minutes again", ""))
	onEverySize(t, "example", someJournal, func(*driver) page.Place { return page.Example{} })
}

// twoWindows writes to the same answer from two windows.
func twoWindows(d *driver) {
	someJournal(d)
	base := d.entryNamed("Lab stations")
	q := prompts.Ten().Questions[1]
	for _, text := range []string{"From this window.", "From the other window."} {
		if _, _, err := d.book.Entries.Save(context.Background(), base, base.With(prompts.Shipped(), q, text)); err != nil {
			d.t.Fatal(err)
		}
	}
}

func TestReadTwoWordings(t *testing.T) {
	onEverySize(t, "read-others", twoWindows, reading("Lab stations", ""))
	for key, want := range map[string]string{
		"1": "From the other window.",
		"2": "From this window.",
		"3": "From the other window.\n\nFrom this window.",
	} {
		drive(t, 80, 24, func(d *driver) {
			twoWindows(d)
			d.open(reading("Lab stations", "")(d)).shows("From this window.", "Also in other words, 16:20:", "From the other window.")
			d.keys(key).hides("other words")
			a := d.entryNamed("Lab stations").Answer("failing-point")
			if a.Text != want || len(a.Conflicts) > 0 {
				t.Errorf("%s kept %q, with %d others, want %q", key, a.Text, len(a.Conflicts), want)
			}
		})
	}
}

func TestReadOpensAtTheFirstMatch(t *testing.T) {
	drive(t, 40, 12, func(d *driver) {
		someJournal(d)
		d.open(reading("Food web jigsaw", "ELL")(d)).shows("ELL").hides("What was the goal?")
		if !strings.Contains(d.raw(), d.router.env.Look.Found.Render("ELL")) {
			t.Error("what was found is not marked")
		}
	})
}

func TestReadGoesOnWithinASearch(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(reading("Food web jigsaw", "copying")(d)).shows("Food web jigsaw")
		d.keys("right").shows("This is the newest one.")
		d.keys("left").shows("Lab stations") // not the e-mail, which lies between
		d.keys("left").shows("Timeline on the floor").keys("left").shows("This is the oldest one.")
		d.keys("right", "right").shows("Food web jigsaw")
	})
}

func TestReadEditsTheChosenAnswer(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(reading("Food web jigsaw", "")(d)).keys("tab", "tab").shows("▌ Why did I not stop")
		d.keys("e").shows("Why did I not stop and admit defeat?", "3 of 10")
		d.keys("esc").shows("Food web jigsaw", "▌ Why did I not stop")
		d.keys("shift+tab").shows("▌ At what point").keys("end").hides("▌ At what point")
		d.keys("e").shows("of 10")
	})
}

// What is scrolled to is what is edited: the chosen section is always on the
// screen, and tab comes through every section once.
func TestReadChosenSectionIsOnTheScreen(t *testing.T) {
	for _, size := range sizes() {
		drive(t, size[0], size[1], func(d *driver) {
			someJournal(d)
			d.open(reading("Food web jigsaw", "")(d))
			p := d.router.page.(*read.Page)
			for i := range len(p.Story.Sections) {
				if p.Cursor != i {
					t.Errorf("%v: tab %d chose section %d", size, i, p.Cursor)
				}
				d.wellFormed()
				d.keys("tab")
			}
			for _, key := range []string{"home", "j", "j", "j", "space", "space", "k", "pgup", "space", "space", "space", "j", "end", "k", "k", "pgup", "home"} {
				d.keys(key)
				bottom := p.Top + d.router.env.Size.Height
				if p.Top > p.From(0) && p.From(p.Cursor) >= bottom || p.To(p.Cursor) <= p.Top {
					t.Errorf("%v: after %s lines %d to %d are shown, section %d has %d to %d", size, key, p.Top, bottom, p.Cursor, p.From(p.Cursor), p.To(p.Cursor))
				}
			}
		})
	}
}

func TestReadStaysWhereItWasOnResize(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(reading("Food web jigsaw", "")(d)).keys("tab", "tab", "tab", "tab")
		d.shows("▌ Were there skills deficits")
		for _, size := range [][2]int{{40, 12}, {120, 40}, {20, 5}, {80, 24}} {
			d.resize(size[0], size[1]).wellFormed()
			p := d.router.page.(*read.Page)
			if s, _ := p.Chosen(); s.Question != "deficits" {
				t.Errorf("at %v section %q is chosen", size, s.Question)
			}
		}
	})
}

func TestExampleCannotBeChanged(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Example{}).shows("worked example", "┃ Before students teach each other")
		for _, key := range []string{"e", "d", "t", "h", "l", "g", "u", "enter", "left", "right"} {
			d.keys(key).shows("worked example")
		}
		if n := d.store.Updates(); n != 0 {
			t.Errorf("the journal was changed %d times", n)
		}
	})
}

func TestReadLeavesNoDetailOut(t *testing.T) {
	drive(t, 80, 200, func(d *driver) {
		someJournal(d)
		d.open(reading("Food web jigsaw", "")(d))
		text := strings.Join(strings.Fields(d.text()), " ")
		for _, a := range d.entryNamed("Food web jigsaw").Answers {
			for _, detail := range a.Details {
				for line := range strings.SplitSeq(detail.Value, "\n") {
					if !strings.Contains(text, line) {
						t.Errorf("%q is not on the page", line)
					}
				}
			}
		}
	})
}

// hostile fills every text of a journal with what a terminal must never see.
func hostile(d *driver) {
	bad := "a\ufffe\uffff\U0001fffe\ufdd0\x1b[2J\x1b]52;c;eA==\x07b\u202egnp\u2066\x00\x9b31m 食物網ジグソーe\u0301👩‍🏫🇨🇦 " + strings.Repeat("long", 80)
	set := prompts.Ten()
	e := d.blank(set)
	for _, q := range set.Questions {
		a := journal.Answer{Question: q.ID, Ask: q.Ask + bad, Text: bad + "\n- " + bad + "\n> " + bad, Conflicts: []journal.Version{{Text: bad, At: testNow()}}}
		for _, f := range q.Fields {
			a.Details = append(a.Details, journal.Detail{Field: f.ID, Label: f.Label + bad, Value: bad + "\n" + bad})
		}
		e.Answers = append(e.Answers, a)
	}
	e.Title, e.Class, e.Tags, e.Failure = bad, bad, []string{bad, bad + "2"}, bad
	saved := d.save(d.book.Entries.Finish(e))
	again := d.blank(set)
	again.Title, again.Answers = "second"+bad, saved.Answers[:2]
	d.save(again)
	if _, err := d.book.Trash.Delete(context.Background(), again.ID); err != nil {
		d.t.Fatal(err)
	}
	l, err := d.book.Lessons.New()
	if err != nil {
		d.t.Fatal(err)
	}
	l.Text, l.When, l.Area, l.Basis = bad, bad, bad, prompts.Chosen(bad)
	if _, err := d.book.Lessons.Save(context.Background(), l); err != nil {
		d.t.Fatal(err)
	}
	l.Text += "!"
	if _, err := d.book.Lessons.Save(context.Background(), l); err != nil {
		d.t.Fatal(err)
	}
}

func TestHostileTextIsClean(t *testing.T) {
	first := func(d *driver) journal.Entry {
		found, _, err := d.book.Entries.Search(context.Background(), search.Query{}, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		return journal.Entry{ID: found[0].ID}
	}
	lesson := func(d *driver) journal.ID {
		all, _, err := d.book.Lessons.Search(context.Background(), search.Query{}, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		return all[0].ID
	}
	routes := []func(*driver) page.Place{
		func(*driver) page.Place { return page.Browse{} },
		func(*driver) page.Place { return page.Browse{Query: "long\x1b[2J 食物網"} },
		func(d *driver) page.Place { return page.Read{ID: first(d).ID, Query: "long 食物網"} },
		func(*driver) page.Place { return page.Lessons{} },
		func(*driver) page.Place { return page.Lessons{Query: "食物網"} },
		func(d *driver) page.Place { return page.LessonForm{ID: lesson(d)} },
		func(*driver) page.Place { return page.Trash{} },
		func(*driver) page.Place { return page.Home{} },
	}
	for _, size := range append(sizes(), [2]int{1, 1}, [2]int{7, 3}, [2]int{300, 100}) {
		for _, route := range routes {
			drive(t, size[0], size[1], func(d *driver) {
				hostile(d)
				to := route(d)
				d.open(to)
				for _, key := range []string{"", "tab", "end", "pgup", "?", "esc", "d", "n"} {
					if key != "" {
						d.keys(key)
					}
					d.wellFormed()
				}
			})
			if t.Failed() {
				t.Fatalf("on %v", size)
			}
		}
	}
}

// The plan of an entry is read with the day its words meant and what came of it.
func TestAPlanIsReadWithItsDayAndWhatCameOfIt(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		e := d.save(journal.Entry{ID: "planned", Kind: journal.Mess, Set: "ten", SetVersion: 1, Title: "Lab", Happened: testNow(), Finished: testNow()}.
			WithDetail(prompts.Shipped(), journaltest.Ask("next"), journaltest.Field("next", "will"), "wait").
			WithDetail(prompts.Shipped(), journaltest.Ask("next"), journaltest.Field("next", "by"), "tomorrow"))
		d.open(page.Read{ID: e.ID}).shows("By              tomorrow", "Day             Friday 20 November").hides("Came of it")
		p, err := d.book.Plans.Get(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		told := p.Tell(journal.Report{Result: journal.Did, Outcome: journal.Worse}, p.Day)
		if _, err := d.book.Plans.Save(t.Context(), p, told); err != nil {
			t.Fatal(err)
		}
		d.open(page.Read{ID: e.ID}).shows("Came of it      did it · worse · 20 November")
	})
}
