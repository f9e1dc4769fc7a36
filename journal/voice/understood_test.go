package voice_test

import (
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/voice"
)

func yearOf(t *testing.T, timetable school.Timetable, breaks ...date.Break) school.Year {
	t.Helper()
	classes, err := school.ParseTimetable(timetable)
	if err != nil {
		t.Fatal(err)
	}
	return school.Year{Classes: classes, Breaks: breaks}
}

var winter = date.Break{From: date.NewDay(2026, 12, 21), To: date.NewDay(2027, 1, 3)}

// What was typed stays: a period that the timetable does not have is not swapped unsaid.
func TestTheEchoKeepsThePeriodThatWasSaid(t *testing.T) {
	y := yearOf(t, "9B: thu 2, tue 4; 8C: tue 1, tue 5", winter)
	for _, c := range []struct{ class, by, when, want string }{
		{"9B", "tuesday period 4", "", "Tuesday 24 November, period 4"},
		{"9B", "tuesday", "", "Tuesday 24 November, period 4"},
		{"9B", "tuesday period 2", "", "Tuesday 24 November, period 2 · 9B has period 4 on Tuesday"},
		{"9B", "", "expert groups sit down (Tuesday, period 2)", "Tuesday 24 November, period 2 · 9B has period 4 on Tuesday"},
		{"8C", "tuesday p5", "", "Tuesday 24 November, period 5"},
		{"8C", "tuesday p2", "", "Tuesday 24 November, period 2 · 8C has periods 1 and 5 on Tuesday"},
		{"9B", "wednesday p2", "", "Wednesday 25 November, period 2 · 9B has no lesson on Wednesday"},
		{"11A", "tuesday p2", "", "Tuesday 24 November, period 2"},
		{"9B", "31/11", "", "this is written as a date, and is none"},
	} {
		p := journal.Plan{Class: c.class, By: c.by, When: c.when}
		if got := voice.Understood(p.Meant(), date.Moment{Day: date.NewDay(2026, 11, 19), Minute: 600}, y); got != c.want {
			t.Errorf("%q %q of %s is echoed as %q, want %q", c.by, c.when, c.class, got, c.want)
		}
	}
}

// Where no bell says, a lesson of today is over when the day of school is.
func TestTheLessonOfTodayIsNotOfferedInTheEvening(t *testing.T) {
	y := yearOf(t, "9B: thu 2, tue 4")
	for _, c := range []struct {
		by     string
		minute int
		want   string
	}{
		{"today", 600, "today, Thursday 19 November, period 2"},
		{"today", 18 * 60, "today, Thursday 19 November"},
		{"next lesson", 600, "Tuesday 24 November, period 4 · or write: today"},
		{"next lesson", 18 * 60, "Tuesday 24 November, period 4"},
		{"this lesson", 18 * 60, "Tuesday 24 November, period 4"},
	} {
		p := journal.Plan{Class: "9B", By: c.by}
		if got := voice.Understood(p.Meant(), date.Moment{Day: date.NewDay(2026, 11, 19), Minute: c.minute}, y); got != c.want {
			t.Errorf("%q at minute %d is echoed as %q, want %q", c.by, c.minute, got, c.want)
		}
	}
}

func TestAUnitOverABreakSaysWhatItLeavesOut(t *testing.T) {
	p := journal.Plan{By: "this unit"}
	want := "Thu 10 Dec to Wed 13 Jan · without the break, 21 Dec to 3 Jan · or write: until 18 dec"
	if got := voice.Understood(p.Meant(), date.Moment{Day: date.NewDay(2026, 12, 10)}, yearOf(t, "", winter)); got != want {
		t.Errorf("the unit is echoed as %q, want %q", got, want)
	}
}

func TestADayInABreakSaysWhenItComesBack(t *testing.T) {
	y, today := yearOf(t, "", winter), date.NewDay(2026, 12, 10)
	p := journal.Plan{By: "24 dec"}
	if got, want := voice.Understood(p.Meant(), date.Moment{Day: today}, y), "Thursday 24 December · in a break: it comes back Monday 4 January"; got != want {
		t.Errorf("a day in a break is echoed as %q, want %q", got, want)
	}
	plans := []journal.Plan{{Will: "ring first", Day: date.NewDay(2026, 12, 23)}, {Will: "wait", Day: date.NewDay(2027, 1, 5)}, {Will: "look", Day: date.NewDay(2026, 12, 1)}, {Will: "undated"}}
	people := []journal.Checkin{{Person: "the coach", Day: date.NewDay(2027, 1, 3)}}
	got := strings.Join(voice.MovedByBreaks(plans, people, school.Year{}, y, today), "\n")
	if want := "23 Dec comes back Mon 4 Jan: ring first\n3 Jan comes back Mon 4 Jan: Speak to the coach"; got != want {
		t.Errorf("the break moves %q, want %q", got, want)
	}
	if got := voice.MovedByBreaks(plans, people, y, y, today); len(got) > 0 {
		t.Errorf("the same break moves %q", got)
	}
}

func TestWhatHappenedOnAWeekdayIsOver(t *testing.T) {
	now := time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC) // a Friday
	for said, want := range map[string]string{"friday": "today, Fri 20 Nov 10:00", "friday 14:10": "Fri 13 Nov 14:10", "thursday": "Thu 19 Nov"} {
		if got := voice.Happened(said, now); got != want {
			t.Errorf("%q is echoed as %q, want %q", said, got, want)
		}
	}
}

// A break that is shown to be changed is read back as it was, however long ago or far off.
func TestBreaksAreWrittenAsOneTypesThem(t *testing.T) {
	today := date.NewDay(2026, 11, 19)
	for want, b := range map[string]date.Break{
		"21 Dec to 3 Jan":           {From: date.NewDay(2026, 12, 21), To: date.NewDay(2027, 1, 3)},
		"19 Jul to 3 Sep":           {From: date.NewDay(2027, 7, 19), To: date.NewDay(2027, 9, 3)},
		"20 Dec 2027 to 2 Jan 2028": {From: date.NewDay(2027, 12, 20), To: date.NewDay(2028, 1, 2)},
		"2025-12-22..2026-01-04":    {From: date.NewDay(2025, 12, 22), To: date.NewDay(2026, 1, 4)},
		"2026-09-20..2026-10-01":    {From: date.NewDay(2026, 9, 20), To: date.NewDay(2026, 10, 1)},
	} {
		got := voice.BreaksWritten([]date.Break{b}, today)
		for _, day := range []date.Day{today, today + 1} {
			read, err := journal.ParseBreaks(got, day)
			if got != want || err != nil || len(read) != 1 || read[0] != b {
				t.Errorf("%v is %q, read as %v, %v; want %q", b, got, read, err, want)
			}
		}
	}
}
