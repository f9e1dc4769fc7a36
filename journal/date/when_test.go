package date_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"messup/journal/date"
)

// noonOfNovember19 is a Thursday.
// A day to come is said to be one, in words and in numbers: nothing that was happened there.
func TestADayToComeIsNoDayThatWas(t *testing.T) {
	now := noonOfNovember19()
	for words, want := range map[string]error{
		"tomorrow": date.ErrAhead, "demain": date.ErrAhead, "next tuesday": date.ErrAhead, "in 2 weeks": date.ErrAhead, "2027-01-01": date.ErrAhead,
		"20 nov 2026": date.ErrAhead, "2026-11-20T08:15:00Z": date.ErrAhead, "blah": date.ErrWhen, "in the lab": date.ErrWhen, "": date.ErrWhen, "next": date.ErrWhen,
		"today": nil, "23:10": nil, "yesterday": nil, "19 nov": nil,
	} {
		if _, err := date.ParsePast(words, now); !errors.Is(err, want) {
			t.Errorf("%q is %v, want %v", words, err, want)
		}
	}
}

func noonOfNovember19() time.Time {
	return time.Date(2026, 11, 19, 12, 0, 0, 0, time.FixedZone("EST", -5*3600))
}

func TestParseWhen(t *testing.T) {
	now := time.Date(2026, 11, 19, 14, 10, 30, 5, zoneNamed(t, "America/Toronto")) // a Thursday
	for in, want := range map[string]string{
		"now":                       "2026-11-19 14:10:30",
		"today":                     "2026-11-19 14:10:30",
		"Thursday":                  "2026-11-19 14:10:30",
		"19 nov":                    "2026-11-19 14:10:30",
		" yesterday ":               "2026-11-18 12:00:00",
		"yesterday 14:10":           "2026-11-18 14:10:00",
		"yesterday at 2 pm":         "2026-11-18 14:00:00",
		"yesterday, 2:15 p.m.":      "2026-11-18 14:15:00",
		"friday":                    "2026-11-13 12:00:00",
		"fri":                       "2026-11-13 12:00:00",
		"on friday 9.30":            "2026-11-13 09:30:00",
		"last thursday":             "2026-11-12 12:00:00",
		"this thursday 8:05":        "2026-11-19 08:05:00",
		"thursday 15:00":            "2026-11-12 15:00:00", // what is still to come did not happen
		"Thursday evening":          "2026-11-12 18:00:00",
		"thursday 14:00":            "2026-11-19 14:00:00",
		"last week":                 "2026-11-12 12:00:00",
		"3 days ago":                "2026-11-16 12:00:00",
		"a week ago":                "2026-11-12 12:00:00",
		"2 weeks ago at 14h":        "2026-11-05 14:00:00",
		"1 month ago":               "2026-10-19 12:00:00",
		"0 days ago":                "2026-11-19 14:10:30",
		"nov 19":                    "2026-11-19 14:10:30",
		"Nov. 3rd":                  "2026-11-03 12:00:00",
		"20 nov":                    "2025-11-20 12:00:00",
		"29 feb":                    "2024-02-29 12:00:00",
		"19 november 2025":          "2025-11-19 12:00:00",
		"wed, nov 19, 2025, 9:05am": "2025-11-19 09:05:00",
		"2026-11-19":                "2026-11-19 14:10:30",
		"2026-03-02":                "2026-03-02 12:00:00",
		"2026-03-02 12am":           "2026-03-02 00:00:00",
		"2026-03-02 12pm":           "2026-03-02 12:00:00",
		"2026-03-02T09:30":          "2026-03-02 09:30:00",
		"2026-03-02t09:30:59":       "2026-03-02 09:30:00",
		"2030-01-01 8:00":           "2030-01-01 08:00:00",
		"8:05":                      "2026-11-19 08:05:00",
		"14h10":                     "2026-11-19 14:10:00",
		"2pm":                       "2026-11-19 14:00:00",
		"at 23:59":                  "2026-11-19 23:59:00",
		"tonight":                   "2026-11-19 14:10:30",
		"this morning":              "2026-11-19 09:00:00",
		"this evening":              "2026-11-19 14:10:30",
		"yesterday afternoon":       "2026-11-18 14:00:00",
		"last night":                "2026-11-18 20:00:00",
		"Monday morning":            "2026-11-16 09:00:00",
		"in the morning":            "2026-11-19 09:00:00",
		"monday period 2":           "2026-11-16 12:00:00",
		"tue p4":                    "2026-11-17 12:00:00",
		"26/11":                     "2025-11-26 12:00:00",
		"11/26/2025":                "2025-11-26 12:00:00",
		"19/11 9.30":                "2026-11-19 09:30:00",
		"19.11.":                    "2026-11-19 14:10:30",
		"26.11.2025":                "2025-11-26 12:00:00",
		"13.10":                     "2026-11-19 13:10:00",
	} {
		got, err := date.ParseWhen(in, now)
		if err != nil {
			t.Errorf("ParseWhen(%q): %v", in, err)
			continue
		}
		if s := got.Format(time.DateTime); s != want || got.Location() != now.Location() {
			t.Errorf("ParseWhen(%q) = %s in %s, want %s", in, s, got.Location(), want)
		}
	}
}

func TestParseWhenRefuses(t *testing.T) {
	for _, in := range []string{
		"", "  ", ",", "on", "at", "soon", "3/4", "3.11.2026", "31 november", "30 feb", "nov 0", "0 nov", "nov",
		"friday 25:00", "8:60", "8:5", "14:10:99", "13pm", "0am", "12:", "9.", "+5:30", "-1 days ago", "+3 nov", "99999 days ago",
		"x days ago", "3 years ago", "19 nov 26", "19 nov 1812", "2026-13-01", "2026-02-30", "0001-01-01", "2201-01-01",
		"0001-01-01T00:00:00Z", "last", "last 3", "this week", "thu 19", "thu thu nov 19", "19 nov 2026 2027", "mo", "ago", "2026",
		"\u212a\u212a\u212aa-bcdeTx", // small, it has fewer bytes
	} {
		if got, err := date.ParseWhen(in, noonOfNovember19()); !errors.Is(err, date.ErrWhen) {
			t.Errorf("ParseWhen(%q) = %v, %v", in, got, err)
		}
	}
}

func TestParseWhenGoesBackByWholeMonths(t *testing.T) {
	march31 := time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)
	for in, want := range map[string]string{"1 month ago": "2026-02-28", "2 months ago": "2026-01-31", "13 months ago": "2025-02-28"} {
		if got, err := date.ParseWhen(in, march31); err != nil || got.Format(time.DateOnly) != want {
			t.Errorf("ParseWhen(%q) = %v, %v", in, got, err)
		}
	}
}

// Havana's clocks go forward at midnight: 8 March 2026 begins at one.
func TestADayWithoutMidnightIsStillThatDay(t *testing.T) {
	now := time.Date(2026, 3, 9, 9, 0, 0, 0, zoneNamed(t, "America/Havana"))
	got, err := date.ParseWhen("2026-03-08", now)
	if err != nil || got.Format(time.DateTime) != "2026-03-08 12:00:00" {
		t.Errorf("ParseWhen = %v, %v", got, err)
	}
}

func TestRFC3339KeepsItsOwnZone(t *testing.T) {
	got, err := date.ParseWhen("2026-11-19T14:10:05+09:00", noonOfNovember19())
	if err != nil || got.Format(time.RFC3339) != "2026-11-19T14:10:05+09:00" {
		t.Errorf("got %v, %v", got, err)
	}
}

// anyNow draws moments that crowd around the days the clocks change.
func anyNow(zones ...*time.Location) *rapid.Generator[time.Time] {
	return rapid.Custom(func(t *rapid.T) time.Time {
		day := rapid.SampledFrom([]time.Time{
			time.Date(2026, 3, 8, 0, 0, 0, 0, time.UTC), time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), // Toronto
			time.Date(2026, 3, 29, 0, 0, 0, 0, time.UTC), time.Date(2026, 10, 25, 0, 0, 0, 0, time.UTC), // Berlin
			time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		}).Draw(t, "near")
		after := time.Duration(rapid.Int64Range(-3*86400, 3*86400).Draw(t, "seconds")) * time.Second
		return day.Add(after).In(rapid.SampledFrom(zones).Draw(t, "zone"))
	})
}

func TestAFormattedDateIsReadBack(t *testing.T) {
	zones := []*time.Location{zoneNamed(t, "America/Toronto"), zoneNamed(t, "Europe/Berlin"), zoneNamed(t, "America/Havana"), zoneNamed(t, "Asia/Kathmandu"), time.UTC}
	rapid.Check(t, func(t *rapid.T) {
		now, then := anyNow(zones...).Draw(t, "now"), anyNow(zones...).Draw(t, "then")
		then = then.In(now.Location())
		for _, layout := range []string{"2006-01-02 15:04", "2 January 2006 15:04", "Jan 2 2006 3:04pm", "Mon 2 Jan 2006, 15h04", "2006-01-02T15:04:05"} {
			got, err := date.ParseWhen(then.Format(layout), now)
			if err != nil || got.Format("2006-01-02 15:04") != then.Format("2006-01-02 15:04") {
				t.Errorf("%s became %v, %v", then.Format(layout), got, err)
			}
		}
		if got, err := date.ParseWhen(then.Format(time.RFC3339Nano), now); err != nil || !got.Equal(then) {
			t.Errorf("%s became %v, %v", then, got, err)
		}
		if got, err := date.ParseWhen(then.Format(time.DateOnly), now); err != nil || got.Format(time.DateOnly) != then.Format(time.DateOnly) {
			t.Errorf("%s became %v, %v", then.Format(time.DateOnly), got, err)
		}
	})
}

func TestDaysCountedFromTodayAreNeverInTheFuture(t *testing.T) {
	zones := []*time.Location{zoneNamed(t, "America/Toronto"), zoneNamed(t, "Europe/Berlin"), zoneNamed(t, "America/Havana"), time.UTC}
	rapid.Check(t, func(t *rapid.T) {
		now := anyNow(zones...).Draw(t, "now")
		words := rapid.SampledFrom([]string{
			"now", "today", "yesterday", "monday", "tue", "wed", "thursday", "fri", "saturday", "sun", "last monday", "last sunday", "this friday",
			"last week", "a day ago", "3 days ago", "2 weeks ago", "11 months ago", "8 mar", "1 nov", "29 feb", "31 dec", "1 jan", "october 25",
		}).Draw(t, "words")
		got, err := date.ParseWhen(words, now)
		if err != nil || got.After(now) {
			t.Errorf("at %v, %s is %v, %v", now, words, got, err)
		}
		if last, err := date.ParseWhen("last monday", now); err != nil || !last.Before(date.WeekStart(now, time.Monday).AddDate(0, 0, 1)) {
			t.Errorf("at %v, last monday is %v, %v", now, last, err)
		}
	})
}

func TestWeeksBeginOnMonday(t *testing.T) {
	zones := []*time.Location{zoneNamed(t, "America/Toronto"), zoneNamed(t, "Europe/Berlin"), zoneNamed(t, "America/Havana"), zoneNamed(t, "Asia/Kathmandu")}
	rapid.Check(t, func(t *rapid.T) {
		now := anyNow(zones...).Draw(t, "now")
		start := date.WeekStart(now, time.Monday)
		if start.Weekday() != time.Monday || start.After(now) || now.Sub(start) > 7*24*time.Hour+time.Hour {
			t.Errorf("the week of %v begins %v", now, start)
		}
		if start.Location() != now.Location() || !date.WeekStart(start, time.Monday).Equal(start) {
			t.Errorf("the week of its beginning %v begins %v", start, date.WeekStart(start, time.Monday))
		}
	})
}

func zoneNamed(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}
