package journal_test

import (
	"errors"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/date"
)

func TestBreaksAreReadAndKeptInOrder(t *testing.T) {
	breaks, err := journal.ParseBreaks("2026-12-21..2027-01-09; 2026-12-21 .. 2027-01-03,2026-10-12..2026-10-16", date.NewDay(2026, 11, 19))
	if err != nil || len(breaks) != 3 {
		t.Fatalf("%v, %v", breaks, err)
	}
	kept, err := journal.Settings{Breaks: breaks}.Normalized()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"2026-10-12..2026-10-16", "2026-12-21..2027-01-03", "2026-12-21..2027-01-09"} {
		if got := kept.Breaks[i].From.String() + ".." + kept.Breaks[i].To.String(); got != want {
			t.Errorf("break %d is %s, want %s", i, got, want)
		}
	}
}

func TestABreakIsReadAsItIsSaid(t *testing.T) {
	for said, want := range map[string]string{
		"21 dec to 3 jan": "2026-12-21..2027-01-03", "dec 21 – jan 3": "2026-12-21..2027-01-03", "4 jan 2027 to 8 jan 2027": "2027-01-04..2027-01-08",
		"16 nov to 20 nov": "2026-11-16..2026-11-20", // it is on
		"26 nov":           "2026-11-26..2026-11-26", "17 nov": "2026-11-17..2026-11-17", "next friday": "2026-11-27..2026-11-27", "2026-10-05": "2026-10-05..2026-10-05",
		"2025-12-22 to 2026-01-04": "2025-12-22..2026-01-04", "fri 27 nov to sat 5 dec": "2026-11-27..2026-12-05", "on friday": "2026-11-20..2026-11-20",
		"tomorrow to next friday": "2026-11-20..2026-11-27", "Friday to Monday": "2026-11-20..2026-11-23", "in two weeks": "2026-12-03..2026-12-03",
		"from the 21st of december until 3 jan": "2026-12-21..2027-01-03", "1 may 2027 to 5 may 2027": "2027-05-01..2027-05-05",
	} {
		breaks, err := journal.ParseBreaks(said, date.NewDay(2026, 11, 19))
		if err != nil || len(breaks) != 1 || breaks[0].From.String()+".."+breaks[0].To.String() != want {
			t.Errorf("%q is %v, %v, want %s", said, breaks, err, want)
		}
	}
	for _, said := range []string{
		"soon", "christmas to new year", "1 jan to 30 aug", "tomorow to nxt friday", "tomorow to friday", "friday to nxt monday", "nxt friday", "until 18 dec",
		"21 to 23 dec", "fri 27 nov or sat 5 dec", "week of 21 dec", "next week", "mon 27 nov", "27 nov to", "to 27 nov", "3 jan to 21 dec",
	} {
		if got, err := journal.ParseBreaks(said, date.NewDay(2026, 11, 19)); !errors.Is(err, journal.ErrSetting) {
			t.Errorf("%q is %v, %v", said, got, err)
		}
	}
}

func TestWhomToTalkToIsKeptAsFarAsItSaysWho(t *testing.T) {
	for line, want := range map[string]journal.Contact{
		"A colleague : Sam, room 12: knock": {Who: "A colleague", How: "Sam, room 12: knock"},
		"Union":                             {Who: "Union"},
		"":                                  {},
	} {
		if got := journal.ParseContact(line); got != want {
			t.Errorf("%q is read as %+v", line, got)
		}
	}
	kept, err := journal.Settings{Talk: []journal.Contact{{}, {Who: "Union"}, {}}}.Normalized()
	if err != nil || len(kept.Talk) != 1 {
		t.Errorf("of one and two empty lines: %+v, %v", kept.Talk, err)
	}
	many := make([]journal.Contact, journal.MostContacts+1)
	for i := range many {
		many[i].Who = "somebody"
	}
	for name, bad := range map[string][]journal.Contact{"too many": many, "nobody": {{How: "555"}}} {
		if _, err := (journal.Settings{Talk: bad}).Normalized(); !errors.Is(err, journal.ErrSetting) {
			t.Errorf("%s: %v", name, err)
		}
	}
	long := journal.Settings{Talk: []journal.Contact{{Who: "x", How: strings.Repeat("x", journal.MaxLine+1)}}}
	if _, err := long.Normalized(); !errors.Is(err, journal.ErrTooLong) {
		t.Errorf("a line of any length: %v", err)
	}
}
