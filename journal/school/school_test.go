package school_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"messup/journal/date"
	"messup/journal/school"
)

func dayOn(s string) date.Day {
	day, err := date.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return day
}

func yearOf(t *testing.T, timetable school.Timetable, cycle school.Turns, bells school.BellTimes, breaks ...date.Break) school.Year {
	t.Helper()
	classes, err := school.ParseTimetable(timetable)
	if err != nil {
		t.Fatal(err)
	}
	c, err := school.ParseCycle(cycle)
	if err != nil {
		t.Fatal(err)
	}
	b, err := school.ParseBells(bells)
	if err != nil {
		t.Fatal(err)
	}
	y := school.Year{Breaks: breaks, Classes: classes, Cycle: c, Bells: b}
	if err := y.Check(); err != nil {
		t.Fatal(err)
	}
	return y
}

var winter = date.Break{From: dayOn("2026-12-21"), To: dayOn("2027-01-03")}

func TestATimetableIsReadAsItIsTyped(t *testing.T) {
	for said, want := range map[school.Timetable]school.Timetable{
		"9B science: mon 2, tue 4, fri 1":           "9B science: mon 2, tue 4, fri 1",
		"9B: Monday P2,Tuesdays period 4 ; 10A:Fri": "9B: mon 2, tue 4; 10A: fri",
		"10A: A mon 2, week B thu p3":               "10A: A mon 2, B thu 3",
		"10A: day 1 p2, Day 4":                      "10A: day 1 2, day 4",
		"Year 9: set 2: wed HR":                     "Year 9: set 2: wed hr",
		"":                                          "", " \n ": "",
	} {
		got, err := school.ParseTimetable(said)
		if err != nil || school.WriteTimetable(got) != want {
			t.Errorf("%q is %q, %v, want %q", said, school.WriteTimetable(got), err, want)
		}
	}
	for _, said := range []school.Timetable{"mon 2", ": mon", "9B:", "9B: mon 2 3", "9B: someday", "9B: day 0", "9B: A day 2", "9B: mon; 9b: tue", "9B: Z mon", ";;;", " ; \n "} {
		if got, err := school.ParseTimetable(said); !errors.Is(err, school.ErrTimetable) {
			t.Errorf("%q is %v, %v", said, got, err)
		}
	}
}

func TestAClassThatIsTypedChangesThatClassAlone(t *testing.T) {
	have := school.Timetable("9B science: mon 2, tue 4; 10A: wed 3")
	for typed, want := range map[string]school.Timetable{
		"8C: thu 5":                    "9B science: mon 2, tue 4; 10A: wed 3; 8C: thu 5",
		"9b science: fri 1":            "9b science: fri 1; 10A: wed 3",
		"10A:":                         "9B science: mon 2, tue 4",
		"10A : ; 8C: mon\n9B science:": "8C: mon",
		"7X:":                          have,
		"":                             "",
	} {
		classes, err := school.ParseTimetable(have)
		if err != nil {
			t.Fatal(err)
		}
		change, err := school.ParseChange(typed)
		if got := school.WriteTimetable(school.Changed(classes, change)); err != nil || got != want {
			t.Errorf("%q leaves %q, %v, want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"9B", ";", ":", "9B: someday"} {
		if got, err := school.ParseChange(typed); !errors.Is(err, school.ErrTimetable) {
			t.Errorf("%q is %v, %v", typed, got, err)
		}
	}
}

// The day a cycle begins with is said as other days are, and kept with its year.
func TestACycleBeginsOnADayAsItIsSaid(t *testing.T) {
	for said, want := range map[string]school.Turns{
		"A/B from 7 sep": "A/B from 2026-09-07", "6 days from 4 jan": "6 days from 2027-01-04", "a/b from next monday": "a/b from 2026-11-30",
		"A/B from 7 sep 2026": "A/B from 2026-09-07", "A/B from 2026-09-07": "A/B from 2026-09-07", "A/B from soon": "A/B from soon", "": "",
		"A/B depuis le 7 sept": "A/B from 2026-09-07", "9 jours à partir du 1er sept": "9 days from 2026-09-01", "6 jours dès le 8 sept. 2026": "6 days from 2026-09-08",
	} {
		if got := school.ReadTurns(said, date.NewDay(2026, 11, 26)); got != want {
			t.Errorf("%q is %q, want %q", said, got, want)
		}
	}
}

func TestCyclesAndBellsAreReadAsTheyAreTyped(t *testing.T) {
	for said, want := range map[school.Turns]string{"A/B from 2026-09-07": "A/B from 2026-09-07", "a/b/c from 2026-09-07": "A/B/C from 2026-09-07", "6 days from 2026-09-08": "6 days from 2026-09-08", " ": ""} {
		if got, err := school.ParseCycle(said); err != nil || got.String() != want {
			t.Errorf("%q is %q, %v", said, got, err)
		}
	}
	for _, said := range []school.Turns{"A/B", "A from 2026-09-07", "B/A from 2026-09-07", "1 day from 2026-09-07", "99 days from 2026-09-07", "A/B from monday"} {
		if got, err := school.ParseCycle(said); !errors.Is(err, school.ErrTimetable) {
			t.Errorf("%q is %q, %v", said, got, err)
		}
	}
	bells, err := school.ParseBells("2 9:40, p1 8:45")
	if err != nil || school.WriteBells(bells) != "1 8:45, 2 9:40" {
		t.Errorf("the bells are %q, %v", school.WriteBells(bells), err)
	}
	for _, said := range []school.BellTimes{"9:40", "1 late", "1 25:00", "1 2 9:40"} {
		if got, err := school.ParseBells(said); !errors.Is(err, school.ErrTimetable) {
			t.Errorf("%q is %v, %v", said, got, err)
		}
	}
}

func TestWhenAClassMeetsNext(t *testing.T) {
	const plain = "9B science: mon 2, tue 4, fri 1; 10A: wed 3"
	for _, c := range []struct {
		timetable          school.Timetable
		cycle              school.Turns
		class, after, want string
	}{
		{plain, "", "9b", "2026-11-19", "2026-11-20"},
		{plain, "", "9B science", "2026-11-21", "2026-11-23"},
		{plain, "", "the ELL teacher and 10A", "2026-11-19", "2026-11-25"},
		{plain, "", "science", "2026-12-19", "2027-01-04"}, // over the break
		{plain, "", "9C", "2026-11-19", ""},
		{plain, "", "", "2026-11-19", ""},
		{"9B: A mon 2, B tue 4", "A/B from 2026-11-19", "9B", "2026-11-20", "2026-11-24"},
		{"9B: A mon 2, B tue 4", "A/B from 2026-11-19", "9B", "2026-11-25", "2026-11-30"},
		{"9B: B tue 4", "A/B from 2026-12-14", "9B", "2026-12-15", "2027-01-05"}, // the weeks of the break do not count
		{"9B: day 3 p2", "4 days from 2026-12-17", "9B", "2026-12-17", "2027-01-04"},
		{"9B: day 1", "4 days from 2026-12-17", "9B", "2026-12-11", "2026-12-11"}, // before the day it is counted from
	} {
		y := yearOf(t, c.timetable, c.cycle, "", winter)
		l, ok := y.Next(c.class, dayOn(c.after))
		if l.Day.String() != c.want || ok != (c.want != "") {
			t.Errorf("%s in %q, %s, from %s: %s, want %s", c.class, c.timetable, c.cycle, c.after, l.Day, c.want)
		}
	}
}

func TestTheClassThatComesNext(t *testing.T) {
	y := yearOf(t, "9B: thu 2; 10A: thu 10, fri 1", "", "2 9:40, 10 14:00", winter)
	for at, want := range map[int]string{0: "9B", 9*60 + 45: "9B", 9*60 + 55: "10A", 14 * 60: "10A", 18 * 60: "10A 2026-11-20"} {
		l, ok := y.Coming("", date.Moment{Day: dayOn("2026-11-19"), Minute: at})
		got := l.Class
		if l.Day != dayOn("2026-11-19") {
			got += " " + l.Day.String()
		}
		if !ok || got != want {
			t.Errorf("at minute %d comes %q, want %q", at, got, want)
		}
	}
	silent := yearOf(t, "9B: thu 2; 10A: fri 1", "", "", winter)
	for at, want := range map[int]string{0: "9B", 16*60 + 59: "9B", 17 * 60: "10A", date.Over: "10A"} {
		if l, ok := silent.Coming("", date.Moment{Day: dayOn("2026-11-19"), Minute: at}); !ok || l.Class != want {
			t.Errorf("without bells %q comes at minute %d, want %q", l.Class, at, want)
		}
	}
	if l, ok := (school.Year{}).Coming("", date.Moment{Day: dayOn("2026-11-19")}); ok {
		t.Errorf("without a timetable %v comes next", l)
	}
	var names strings.Builder
	for _, l := range y.On(dayOn("2026-11-19")) {
		names.WriteString(l.Class + " " + l.Period + ",")
	}
	if names.String() != "9B 2,10A 10," || len(y.On(winter.From+3)) != 0 {
		t.Errorf("the day is %q, and in the break there are %d", names.String(), len(y.On(winter.From+3)))
	}
}

func TestAnOccasionGetsItsDay(t *testing.T) {
	y := yearOf(t, "9B science: mon 2, thu 4; 10A: wed 3", "", "", winter)
	for _, c := range []struct{ said, class, want string }{
		{"next lesson", "9B", "2026-11-23"}, {"this lesson", "9B", "2026-11-19"}, {"next lesson with 10A", "", "2026-11-25"}, {"10A", "9B", "2026-11-25"}, {"before my 10A lesson", "", "2026-11-25"},
		{"next lesson", "", "next lesson"}, {"next lesson", "11C", "next lesson"}, {"report cards", "9B", "report cards"},
		{"tuesday period 2", "9B", "2026-11-24"},
		{"this unit", "9B", "2026-11-19 to 2026-12-09"}, {"next unit", "", "2026-12-10 to 2027-01-13"}, {"this unit until 4 dec", "", "2026-11-19 to 2026-12-04"},
	} {
		to, err := y.Read(c.said, c.class, date.Moment{Day: dayOn("2026-11-19")})
		got := to.Occasion + to.Day.String()
		if to.From != 0 {
			got = to.From.String() + " to " + got
		}
		if err != nil || got != c.want {
			t.Errorf("%q with %q is %q, %v, want %q", c.said, c.class, got, err, c.want)
		}
	}
	if _, err := y.Read("yesterday", "9B", date.Moment{Day: dayOn("2026-11-19")}); !errors.Is(err, date.ErrPast) {
		t.Errorf("yesterday is %v", err)
	}
}

// A lesson of which no bell says is today's until the day of school is over.
func TestThisLessonIsNotTodaysInTheEvening(t *testing.T) {
	for _, c := range []struct {
		bells  school.BellTimes
		minute int
		want   string
	}{
		{"", 12 * 60, "2026-11-19"}, {"", 17 * 60, "2026-11-20"},
		{"1 8:45, 3 18:30", 18 * 60, "2026-11-19"}, {"1 8:45, 3 13:00", 14 * 60, "2026-11-20"},
	} {
		y := yearOf(t, "9B: thu 2, fri 1", "", c.bells)
		to, err := y.Read("this lesson", "9B", date.Moment{Day: dayOn("2026-11-19"), Minute: c.minute})
		if err != nil || to.Day.String() != c.want {
			t.Errorf("with the bells %q at minute %d this lesson is on %s, %v, want %s", c.bells, c.minute, to.Day, err, c.want)
		}
	}
}

// The days of a break are no days of a unit: it goes on after them.
func TestAUnitGoesOnAfterABreak(t *testing.T) {
	y := yearOf(t, "", "", "", winter)
	for on, want := range map[string]string{"2026-12-10": "2026-12-10 to 2027-01-13", "2026-12-25": "2027-01-04 to 2027-01-24", "2026-11-19": "2026-11-19 to 2026-12-09"} {
		to, err := y.Read("this unit", "", date.Moment{Day: dayOn(on)})
		if got := to.From.String() + " to " + to.Day.String(); err != nil || got != want {
			t.Errorf("on %s this unit is %s, %v, want %s", on, got, err, want)
		}
	}
}

// What is meant for a day in a break comes up in the next lesson of its class, and on a
// day of school where no timetable has the class.
func TestADayInABreakComesUpOnADayOfSchool(t *testing.T) {
	friday := date.Break{From: dayOn("2027-01-08"), To: dayOn("2027-01-08")}
	y := yearOf(t, "9B science: mon 2, fri 1; 8C: tue 3; choir: sat 1", "", "", winter, friday)
	for _, c := range []struct{ day, class, want string }{
		{"2027-01-08", "", "2027-01-11"}, {"2027-01-08", "9B", "2027-01-11"}, {"2027-01-08", "8C", "2027-01-12"}, {"2027-01-08", "choir", "2027-01-09"}, {"2027-01-08", "10A", "2027-01-11"},
		{"2027-01-07", "8C", "2027-01-07"}, {"2027-01-09", "9B", "2027-01-09"}, {"2026-12-24", "8C", "2027-01-05"}, {"", "9B", ""},
	} {
		var day date.Day
		if c.day != "" {
			day = dayOn(c.day)
		}
		if got := y.Comes(school.Meant{Class: c.class, Day: &day}).String(); got != c.want {
			t.Errorf("what %q has for %q comes up on %q, want %q", c.class, c.day, got, c.want)
		}
	}
}

func TestAPeriodIsReadBesideADay(t *testing.T) {
	for said, want := range map[string]string{
		"tuesday period 2": "2", "Tue P2": "2", "expert groups (Tuesday, period 4)": "4", "period hr": "hr",
		"tuesday": "", "pm": "", "p": "", "period": "", "": "",
	} {
		if got := school.PeriodIn(said); got != want {
			t.Errorf("%q names the period %q, want %q", said, got, want)
		}
	}
}

func TestALessonOfAWeekThatIsNotThereIsRefused(t *testing.T) {
	for _, said := range []school.Timetable{"9B: B mon 2", "9B: day 7"} {
		classes, err := school.ParseTimetable(said)
		if err != nil {
			t.Fatal(err)
		}
		for _, cycle := range []school.Turns{"", "6 days from 2026-09-07"} {
			c, err := school.ParseCycle(cycle)
			if err != nil {
				t.Fatal(err)
			}
			if err := (school.Year{Classes: classes, Cycle: c}).Check(); !errors.Is(err, school.ErrTimetable) {
				t.Errorf("%q with %q is %v", said, cycle, err)
			}
		}
	}
}

// No lesson is in a break, none before the day asked from, and what is written is
// read as the same.
func TestEveryTimetable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := school.Year{Cycle: school.Cycle{From: dayOn("2026-09-07") + date.Day(rapid.IntRange(0, 300).Draw(t, "from"))}}
		if rapid.Bool().Draw(t, "days") {
			y.Cycle.Days = rapid.IntRange(2, 10).Draw(t, "of days")
		} else {
			y.Cycle.Weeks = rapid.IntRange(2, 4).Draw(t, "of weeks")
		}
		for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"9B", "10A science", "Ümit"}), 1, 3, rapid.ID).Draw(t, "classes") {
			c := school.Class{Name: name}
			for range rapid.IntRange(1, 4).Draw(t, "lessons") {
				s := school.Slot{Weekday: time.Weekday(rapid.IntRange(1, 5).Draw(t, "weekday")), Period: rapid.SampledFrom([]string{"", "1", "12", "hr"}).Draw(t, "period")}
				if y.Cycle.Weeks > 0 {
					s.Week = rapid.IntRange(0, y.Cycle.Weeks).Draw(t, "week")
				} else if rapid.Bool().Draw(t, "of the cycle") {
					s = school.Slot{Cycle: rapid.IntRange(1, y.Cycle.Days).Draw(t, "day"), Period: s.Period}
				}
				c.Slots = append(c.Slots, s)
			}
			y.Classes = append(y.Classes, c)
		}
		for range rapid.IntRange(0, 3).Draw(t, "breaks") {
			from := dayOn("2026-09-01") + date.Day(rapid.IntRange(0, 400).Draw(t, "break"))
			y.Breaks = append(y.Breaks, date.Break{From: from, To: from + date.Day(rapid.IntRange(0, 60).Draw(t, "long"))})
		}
		again, err := school.ParseTimetable(school.WriteTimetable(y.Classes))
		cycle, cycleErr := school.ParseCycle(school.Turns(y.Cycle.String()))
		if err != nil || cycleErr != nil || y.Check() != nil || school.WriteTimetable(again) != school.WriteTimetable(y.Classes) || cycle != y.Cycle {
			t.Fatalf("%q read again is %q, %v, %v", school.WriteTimetable(y.Classes), school.WriteTimetable(again), err, cycleErr)
		}
		today := dayOn("2026-09-01") + date.Day(rapid.IntRange(0, 300).Draw(t, "today"))
		for _, words := range []string{"next lesson", "this unit", "next unit", "this lesson"} {
			to, err := y.Read(words, y.Classes[0].Name, date.Moment{Day: today})
			if err != nil || to.Day == 0 || to.Day < today || !y.IsOpen(to.Day) || to.From > to.Day {
				t.Fatalf("%s on %s is %+v, %v", words, today, to, err)
			}
			if strings.HasPrefix(words, "next") && to.Day == today {
				t.Fatalf("%s on %s is today", words, today)
			}
		}
	})
}

// The next lesson is one of today while its bell has not rung. Without a bell it may be
// over, and is on a later day.
func TestTheNextLessonIsTodayBeforeItsBell(t *testing.T) {
	bells, err := school.ParseBells("2 9:40, 4 13:20")
	if err != nil {
		t.Fatal(err)
	}
	belled := yearOf(t, "9B science: mon 2, thu 4; 10A: thu 1, fri 1; 11C: thu 2, thu 4", "", "", winter)
	belled.Bells = bells
	without := belled
	without.Bells = nil
	for _, c := range []struct {
		year        school.Year
		class, want string
		minute      int
	}{
		{belled, "9B", "2026-11-19", 8 * 60}, {belled, "9B", "2026-11-19", 13*60 + 19},
		{belled, "9B", "2026-11-23", 13*60 + 20}, {belled, "9B", "2026-11-23", date.Over},
		{belled, "10A", "2026-11-20", 8 * 60}, // of period 1 no bell is known
		{belled, "11C", "2026-11-19", 10 * 60}, {without, "9B", "2026-11-23", 8 * 60},
	} {
		to, err := c.year.Read("next lesson", c.class, date.Moment{Day: dayOn("2026-11-19"), Minute: c.minute})
		if err != nil || to.Day != dayOn(c.want) {
			t.Errorf("at minute %d the next lesson of %s is on %s, %v, want %s", c.minute, c.class, to.Day, err, c.want)
		}
	}
}

func TestAPeriodKeepsItsName(t *testing.T) {
	bells, err := school.ParseBells("prep 8:00, p2 9:40, hr 8:30")
	if err != nil || school.WriteBells(bells) != "prep 8:00, hr 8:30, 2 9:40" {
		t.Fatalf("the bells are %q, %v", school.WriteBells(bells), err)
	}
	again, err := school.ParseBells(school.WriteBells(bells))
	if err != nil || school.WriteBells(again) != school.WriteBells(bells) {
		t.Errorf("written and read again they are %q, %v", school.WriteBells(again), err)
	}
}

func TestAClassIsAroundAMoment(t *testing.T) {
	classes, err := school.ParseTimetable("9B: mon 1; 10A: mon 3; 7C: fri 2; 8D: tue 1")
	if err != nil {
		t.Fatal(err)
	}
	bells, err := school.ParseBells("1 8:00, 2 9:00, 3 10:00")
	if err != nil {
		t.Fatal(err)
	}
	monday := date.NewDay(2026, 11, 16)
	y := school.Year{Classes: classes, Bells: bells}
	for _, c := range []struct {
		now  date.Moment
		want []string
	}{
		{date.Moment{Day: monday, Minute: 7 * 60}, []string{"7C", "9B"}},
		{date.Moment{Day: monday, Minute: 9 * 60}, []string{"9B", "7C", "10A"}},
		{date.Moment{Day: monday, Minute: 11 * 60}, []string{"10A", "9B", "7C", "8D"}},
		{date.Moment{Day: monday + 6, Minute: 600}, []string{"7C", "9B"}},
	} {
		if got := y.Around(c.now); !slices.Equal(got, c.want) {
			t.Errorf("around minute %d of %s are %q, want %q", c.now.Minute, c.now.Day, got, c.want)
		}
	}
	if got := (school.Year{}).Around(date.Moment{Day: monday}); got != nil {
		t.Errorf("without a timetable %q", got)
	}
}
