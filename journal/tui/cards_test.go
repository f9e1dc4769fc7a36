package tui

import (
	"fmt"
	"slices"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
)

func card(title string) func(*driver) page.Place {
	return func(d *driver) page.Place { return page.Card{ID: lessonOf(d, title).ID} }
}

// nineLessons carries as many lessons as there is room for.
func nineLessons(d *driver) {
	for i := range journal.UsualCarried {
		l, err := d.book.Lessons.New()
		if err != nil {
			d.t.Fatal(err)
		}
		l.Text = fmt.Sprintf("Lesson number %d.", i+1)
		if _, err := d.book.Lessons.Save(d.t.Context(), l); err != nil {
			d.t.Fatal(err)
		}
	}
}

func crowded(d *driver) page.Place {
	l, err := d.book.Lessons.New()
	if err != nil {
		d.t.Fatal(err)
	}
	l.Text = "One more."
	if l, err = d.book.Lessons.Save(d.t.Context(), l); err != nil {
		d.t.Fatal(err)
	}
	return page.CarryLimit{ID: l.ID}
}

func TestCardLooks(t *testing.T) {
	onEverySize(t, "card-back", someJournal, card("Food web jigsaw"))
	onEverySize(t, "card-used", someJournal, card("Food web jigsaw"), "1")
	onEverySize(t, "card-where", withATimetable, card("Food web jigsaw"), "1", "2")
	onEverySize(t, "card-seen", someJournal, card("Food web jigsaw"), "1", "2", "1", "text:half of them did")
	onEverySize(t, "card-offer", someJournal, card("Food web jigsaw"), "1", "2", "enter", "enter")
	onEverySize(t, "card-retire", someJournal, card("Food web jigsaw"), "3")
	onEverySize(t, "room", nineLessons, crowded)
}

func TestTheLadderKeysChangeWhenALessonComesBack(t *testing.T) {
	for _, test := range []struct {
		keys  []string
		next  string
		state journal.LessonState
		shows string
	}{
		{[]string{"1", "1", "enter", "enter"}, "2026-12-10", journal.Carried, "Kept. It comes round again in three weeks."},
		{[]string{"1", "3", "1", "text:too long", "enter"}, "2026-11-26", journal.Carried, "Reword it, or retire it?"},
		{[]string{"2"}, "2026-12-10", journal.Carried, "Not yet. It comes round again in three weeks."},
		{[]string{"4"}, "2026-11-26", journal.Carried, "Later. It comes round again in a week."},
		{[]string{"5"}, "2026-11-26", journal.Carried, "Make it a plan: When …, I will …?"},
		{[]string{"s"}, "2026-11-26", journal.Shelf, "on the shelf"},
		{[]string{"k"}, "2026-11-26", journal.Kept, "part of how I teach"},
		{[]string{"3", "space", "enter"}, "", journal.Retired, "Retired. It stays in the library and won't come back by itself."},
	} {
		drive(t, 80, 24, func(d *driver) {
			someJournal(d)
			d.open(page.Lessons{}).keys("i").shows("┃ Ask before the third reminder").keys(test.keys...).shows(test.shows)
			l := lessonOf(d, "Lab stations")
			if l.State != test.state || test.next != "" && l.Next.String() != test.next {
				t.Errorf("%v: %q, next %s, want %q, %s", test.keys, l.State, l.Next, test.state, test.next)
			}
			if len(l.Answers) > 0 && test.keys[0] == "u" && len(test.keys) == 5 && (l.Answers[0].Line != "too long" || l.Answers[0].Class != "9B science") {
				t.Errorf("answered %+v", l.Answers)
			}
		})
	}
}

// withATimetable is some journal of a person whose timetable is known.
func withATimetable(d *driver) {
	someJournal(d)
	if _, err := d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) {
		s.Timetable, s.Bells = "7C: wed 5; 10A: thu 2; 9B science: thu 5, mon 2", "2 9:40, 5 23:00"
	}); err != nil {
		d.t.Fatal(err)
	}
}

// Where a lesson was used is one key, or enter past it; where that is plain, or there is
// nothing to have been used, it is not asked.
func TestOneSaysInWhichClassALessonWasUsed(t *testing.T) {
	const asked = "In which class?"
	for _, test := range []struct {
		keys  []string
		class string
	}{
		{[]string{"1", "1"}, "9B science"}, {[]string{"1", "2"}, "10A"}, {[]string{"2", "3"}, "7C"}, {[]string{"3", "enter"}, ""},
	} {
		drive(t, 80, 24, func(d *driver) {
			withATimetable(d)
			d.open(page.Home{}).open(card("Food web jigsaw")(d)).hides(asked).keys("1", test.keys[0]).shows(asked, "1  9B science", "2  10A", "3  7C")
			d.keys("u").shows("Did it help?").keys(test.keys...).hides(asked).keys("text:nobody copied", "enter")
			a := lessonOf(d, "Food web jigsaw").Answers
			if len(a) != 1 || a[0].Class != test.class || a[0].Line != "nobody copied" {
				t.Errorf("after %q kept is %+v", test.keys, a)
			}
			if test.class != "" {
				d.open(wholeCard("Food web jigsaw")(d)).shows(" in " + test.class)
			}
		})
	}
	for _, keys := range [][]string{{"n"}, {"l"}, {"c"}} {
		drive(t, 80, 24, func(d *driver) {
			withATimetable(d)
			d.open(card("Food web jigsaw")(d)).keys(keys...).hides(asked)
		})
	}
	drive(t, 80, 24, func(d *driver) {
		withATimetable(d)
		d.open(page.Before{Class: "9B"}).keys("1", "1", "1").hides(asked).shows("What did you see?").keys("enter")
		if a := lessonOf(d, "Lab stations").Answers; len(a) != 1 || a[0].Class != "9B science" {
			t.Errorf("before the class kept is %+v", a)
		}
	})
}

func TestALessonIsAnsweredOnceADay(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		route := card("Lab stations")(d)
		d.open(route).keys("2").open(route).keys("1", "1", "enter", "enter").shows("this was answered already", "What did you see?").keys("esc").shows("Did it help?")
	})
}

func TestATenthLessonAsks(t *testing.T) {
	const question = "You're carrying nine lessons. Put one on the shelf, or shelve this one?"
	drive(t, 80, 24, func(d *driver) {
		nineLessons(d)
		d.open(page.Lessons{}).keys("n", "text:The tenth.", "enter")
		d.shows(question, "╹ The tenth.", "▌ ╹ Lesson number").keys("enter").shows("Carried. The other one is on the shelf.", "Lessons")
		carried, err := d.book.Lessons.Carried(t.Context())
		if err != nil || len(carried) != 9 || !slices.ContainsFunc(carried, func(c journal.Card) bool { return c.Text == "The tenth." }) {
			t.Errorf("%d carried, %v", len(carried), err)
		}
	})
	drive(t, 80, 24, func(d *driver) {
		nineLessons(d)
		d.open(page.Write{Set: "ten", Step: "learned"}).keys("ctrl+n", "ctrl+r", "end", "up", "enter", "text:The tenth.", "ctrl+n", "enter", "enter")
		d.shows("Saved.", "You're carrying nine lessons.").keys("k").shows(question).keys("s").shows("On the shelf.")
		if l := d.only(); l.Draft() {
			t.Error("the entry was not kept")
		}
	})
}

func TestThereIsNoRoomOnTheCard(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		nineLessons(d)
		room := crowded(d).(page.CarryLimit)
		d.open(page.Card{ID: room.ID}).shows("on the shelf").keys("k").shows("You're carrying nine lessons.").keys("esc").shows("on the shelf")
	})
}
