package date_test

import (
	"errors"
	"strings"
	"testing"

	"messup/journal/date"
)

// Thursday 19 November 2026.
func TestADayIsFoundInWhatSomebodyWrites(t *testing.T) {
	for text, want := range map[string]string{
		"today": "2026-11-19", "tomorrow": "2026-11-20", "Friday": "2026-11-20", "fri p2": "2026-11-20",
		"tuesday": "2026-11-24", "Tuesday, period 2": "2026-11-24", "tues": "2026-11-24", "on Tuesday at 9.30": "2026-11-24",
		"thursday": "2026-11-26", "this thursday": "2026-11-19", "Thursday prep": "2026-11-26",
		"next friday": "2026-11-27", "next tuesday": "2026-11-24", "next sunday": "2026-11-29",
		"next week": "2026-11-27", "this week": "2026-11-20", "in two weeks": "2026-12-03", "in 10 days": "2026-11-29", "in a month": "2026-12-19",
		"26 nov": "2026-11-26", "Nov 26": "2026-11-26", "the 26th of November, period 2": "2026-11-26", "19 nov": "2026-11-19",
		"18 november": "2027-11-18", "29 feb": "2028-02-29", "26 nov 2027": "2027-11-26", "2026-12-01": "2026-12-01",
		"tue 1 dec": "2026-12-01", "same time next year": "2027-11-19", "5 may": "2027-05-05",
		"26/11": "2026-11-26", "26.11.": "2026-11-26", "11/26, period 2": "2026-11-26", "the cards come back on 26/11, face down": "2026-11-26",
		"When expert groups have had six minutes (Tuesday, period 2), I will turn cards face down": "2026-11-24",
		"Cards face down on 26 November, with 9B and the ELL teacher":                              "2026-11-26",
	} {
		if got, err := date.ParseNext(text, dayOn("2026-11-19")); err != nil || got.Day != dayOn(want) || got.Occasion != "" {
			t.Errorf("%q is %s %q, %v, want %s", text, got.Day, got.Occasion, err, want)
		}
	}
}

// What is said beside a day moves it: nothing is brought up a week before it was meant for.
// It is Thursday, 26 November 2026.
func TestADayIsMovedByWhatStandsBesideIt(t *testing.T) {
	for text, want := range map[string]string{
		"monday week": "2026-12-07", "friday week": "2026-12-04", "tomorrow week": "2026-12-04", "monday fortnight": "2026-12-14",
		"Talk to Sam on Monday week, after school": "2026-12-07", "monday week A": "2026-11-30", "monday week 2": "2026-11-30",
		"a week on monday": "2026-12-07", "a week from monday": "2026-12-07", "two weeks on tuesday": "2026-12-15", "a week today": "2026-12-03",
		"a week tomorrow": "2026-12-04", "two weeks from now": "2026-12-10", "ten days": "", "10 days from now": "2026-12-06", "a fortnight today": "2026-12-10",
		"tuesday next week": "2026-12-01", "next week tuesday": "2026-12-01", "next week on tuesday": "2026-12-01", "tuesday of next week": "2026-12-01",
		"tuesday the week after next": "2026-12-08", "the week after next": "2026-12-11", "monday after next": "2026-12-07", "next monday": "2026-11-30",
		"in a fortnight": "2026-12-10", "monday in two weeks": "2026-12-07", "tuesday in one week": "2026-12-01",
		"the first monday in december": "2026-12-07", "last friday of january": "2027-01-29", "first thursday of november": "2027-11-04",
		"for two weeks from monday": "2026-11-30", "next week": "2026-12-04", "the week I am on duty is next week": "2026-12-04",
	} {
		got, err := date.ParseNext(text, dayOn("2026-11-26"))
		if want == "" && err == nil || want != "" && (err != nil || got.Day != dayOn(want)) {
			t.Errorf("%q is %s %q, %v, want %s", text, got.Day, got.Occasion, err, want)
		}
	}
}

func TestAnOccasionHasNoDay(t *testing.T) {
	for text, kind := range map[string]date.Occasion{
		"next lesson": date.NextLesson, "this unit": date.ThisUnit, "Next unit": date.NextUnit, "at the next class": date.NextLesson, "report cards": date.Other,
		"first chance: the next time": date.NextLesson, "this lesson": date.ThisLesson, "this term": date.Other, "the next one": date.Other,
	} {
		if got, err := date.ParseNext(text, dayOn("2026-11-19")); err != nil || got != (date.Next{Occasion: text, Kind: kind}) {
			t.Errorf("%q is %+v, %v", text, got, err)
		}
	}
}

// Which Monday is the one after the test only the person can say. What says itself which day it is, or a
// part of that day, is a day as before. It is Thursday, 26 November 2026.
func TestAWeekdayOfSomethingElseIsAnOccasion(t *testing.T) {
	for _, text := range []string{
		"the monday after the test", "Monday after the test", "first monday after the break", "the friday before report cards", "the tuesday following the trip",
		"monday after 4 dec", "the friday before they leave", "the monday after the test on friday",
		"le lundi après le contrôle", "lundi après les vacances", "le vendredi avant la sortie", "le mardi suivant l’examen",
	} {
		if got, err := date.ParseNext(text, dayOn("2026-11-26")); err != nil || got != (date.Next{Occasion: text}) {
			t.Errorf("%q is %+v, %v", text, got, err)
		}
		if got, err := date.FindNext(text, dayOn("2026-11-26")); err == nil && got.Day == dayOn("2026-11-30") {
			t.Errorf("%q is found on %s", text, got.Day)
		}
	}
	for text, want := range map[string]string{
		"on monday": "2026-11-30", "next monday": "2026-11-30", "mon 30 nov": "2026-11-30", "on monday after the test": "2026-11-30", "next monday, after the test": "2026-11-30",
		"monday after lunch": "2026-11-30", "monday after the first lesson": "2026-11-30", "monday before period 2": "2026-11-30", "monday after 9B": "2026-11-30",
		"monday after next": "2026-12-07", "the day after tomorrow": "2026-11-28", "tomorrow after the test": "2026-11-27", "after the test on monday": "2026-11-30",
		"lundi après l’école": "2026-11-30", "lundi prochain après le contrôle": "2026-11-30", "lundi après-midi": "2026-11-30", "le lundi avant le cours": "2026-11-30",
	} {
		if got, err := date.ParseNext(text, dayOn("2026-11-26")); err != nil || got.Day != dayOn(want) {
			t.Errorf("%q is %+v, %v, want %s", text, got, err, want)
		}
	}
}

// What is written as a date, and is none, is a slip of the finger and no occasion.
func TestWhatHasTheShapeOfADateIsNoOccasion(t *testing.T) {
	for _, text := range []string{
		"2026-02-30", "2027-13-01", "2027-2-3", "30 feb", "feb 30", "31 november 2026", "29 feb 2027", "mon 31 nov", "on 32/11", "3/4", "31/11/2026", "32.11.",
		"the test on 2026-02-30", "30th of february", "le 31/11", "30 février", "avant le 31 novembre", "2026-12-01 to 2026-12-32", "26 nov 9999",
	} {
		if got, err := date.ParseNext(text, dayOn("2026-11-19")); !errors.Is(err, date.ErrNoDay) {
			t.Errorf("%q is %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"after the test", "when 3/4 of them have it", "room 12", "25:00", "chapter 3-4", "nov", "soon"} {
		if _, err := date.ParseNext(text, dayOn("2026-11-19")); !errors.Is(err, date.ErrWhen) {
			t.Errorf("%q has the shape of a date: %v", text, err)
		}
	}
	for text, want := range map[string]string{"26 nov 30 copies": "2026-11-26", "26/11": "2026-11-26", "29 feb": "2028-02-29"} {
		if got, err := date.ParseNext(text, dayOn("2026-11-19")); err != nil || got.Day != dayOn(want) {
			t.Errorf("%q is %+v, %v", text, got, err)
		}
	}
}

func TestARangeOfDaysIsFound(t *testing.T) {
	for text, want := range map[string]string{
		"4 jan to 22 jan": "2027-01-04 2027-01-22", "2026-12-01..2026-12-18": "2026-12-01 2026-12-18", "Monday – Friday": "2026-11-23 2026-11-27", "mon to wed": "2026-11-23 2026-11-25",
		"18 dec to 1 dec": "2026-12-01 2026-12-18", "2026-12-18..2026-12-01": "2026-12-01 2026-12-18", "2026-12-18 to 2026-11-02": "2026-11-19 2026-12-18",
		"18 dec to 5 jan": "2026-12-18 2027-01-05", "20 feb until 15 jan": "2027-01-15 2027-02-20", "18 dec to 1 dec 2027": "2026-12-18 2027-12-01",
		"from tuesday until 4 december": "2026-11-24 2026-12-04", "this unit until 18 dec": "2026-11-19 2026-12-18", "18 november to 1 december": "2027-11-18 2027-12-01",
		"When 9B comes in on Monday, I will talk to the ones who left on Friday": "", "talk to 9B on friday": "", "until friday": "",
	} {
		got, err := date.ParseNext(text, dayOn("2026-11-19"))
		if said := strings.TrimSpace(got.From.String() + " " + got.Day.String()); err != nil || want != "" && said != want || want == "" && got.From != 0 {
			t.Errorf("%q is %q, %v, want %q", text, said, err, want)
		}
	}
}

func TestWhatIsNoDayIsRefused(t *testing.T) {
	for text, want := range map[string]error{
		"": date.ErrWhen, "soon": date.ErrWhen, "when it fits": date.ErrWhen, "31 nov": date.ErrNoDay, "2026-13-01": date.ErrNoDay,
		"the students sat down and the mark was low": date.ErrWhen, "it may 5 times out of ten work": date.ErrWhen,
		"5/6": date.ErrNoDay, "it took 13.5 minutes and more": date.ErrWhen,
		"as I did last tuesday": date.ErrWhen, "as they did friday last week": date.ErrWhen, "slow since friday": date.ErrWhen, "26 nov 9999": date.ErrNoDay,
		"yesterday": date.ErrPast, "2026-11-18": date.ErrPast, "26 nov 2025": date.ErrPast,
	} {
		if got, err := date.ParseNext(text, dayOn("2026-11-19")); !errors.Is(err, want) {
			t.Errorf("%q is %+v, %v, want %v", text, got, err, want)
		}
	}
}

func FuzzParseNext(f *testing.F) {
	for _, s := range []string{"tuesday period 2", "in 999 months", "29 feb", "next next week", "26 nov 2026", "of of of", "last may 5", "in a a"} {
		f.Add(s, 20)
	}
	f.Fuzz(func(t *testing.T, text string, days int) {
		today := dayOn("2026-11-19") + date.Day(days%50_000)
		got, err := date.ParseNext(text, today)
		if err == nil && (got.Day == 0) == (got.Occasion == "") {
			t.Errorf("%q is both or neither: %+v", text, got)
		}
		if got.From != 0 && (got.From < today || got.From >= got.Day) {
			t.Errorf("%q on %s is from %s to %s", text, today, got.From, got.Day)
		}
		if got.Day != 0 && (got.Day < today || got.Day > dayOn("2200-12-31")) {
			t.Errorf("%q on %s is %s", text, today, got.Day)
		}
	})
}

// What nobody was asked a day for has one only where it can be nothing else.
func TestADayAmongOtherWordsIsMeantAsOne(t *testing.T) {
	for text, want := range map[string]string{
		"Nobody sat": "", "9B sat quietly": "", "sat 10 minutes": "", "the sun was out": "", "we wed two texts": "", "Nobody sat Nobody sat down": "",
		"on sat": "2026-11-21", "wed p2": "2026-11-25", "cards down before wed, all of them": "2026-11-25", "mon 9B": "2026-11-23", "wed period 2 cards": "2026-11-25",
		"sun evening": "2026-11-22", "by fri": "2026-11-20", "fri p2 cards": "2026-11-20", "Saturday": "2026-11-21", "sat 12 dec": "2026-12-12", "next mon": "2026-11-23",
	} {
		got, err := date.FindNext(text, dayOn("2026-11-19"))
		if said := got.Day.String(); said != want || (want == "") != errors.Is(err, date.ErrWhen) {
			t.Errorf("%q is %q, %v, want %q", text, said, err, want)
		}
	}
	for _, text := range []string{"sat", "sun", "wed", "mon", "sat lunch"} { // an answer to the question for a day
		if got, err := date.ParseNext(text, dayOn("2026-11-19")); err != nil || got.Day == 0 {
			t.Errorf("%q is %+v, %v", text, got, err)
		}
	}
}

// dayOn returns a day written as 2026-11-19.
func dayOn(s string) date.Day {
	day, err := date.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return day
}
