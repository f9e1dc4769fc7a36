package date_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"messup/journal/date"
)

func TestDaysAreWrittenAndReadAsTheyAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := date.NewDay(1900, 1, 1) + date.Day(rapid.IntRange(0, 109_000).Draw(t, "day"))
		zone := time.FixedZone("", 900*rapid.IntRange(-48, 56).Draw(t, "quarters of an hour"))
		text, err := day.MarshalText()
		var back date.Day
		if err != nil || back.UnmarshalText(text) != nil || back != day || date.DayOf(noon(day, zone)) != day {
			t.Errorf("%d is %s, read again %s, at noon in %s %s", day, text, back, zone, date.DayOf(noon(day, zone)))
		}
		if day.Weekday() != noon(day, zone).Weekday() || day.Week(time.Monday) > day || day.Week(time.Monday)+7 <= day || day.Week(time.Sunday).Weekday() != time.Sunday {
			t.Errorf("%s is in the week of %s", day, day.Week(time.Monday))
		}
	})
}

// A day is what the calendar on the wall says, also in the night in which the
// clocks change and in a zone that has no midnight on it.
func TestDaysDoNotMoveWithTheClocks(t *testing.T) {
	for _, name := range []string{"America/Toronto", "Europe/Berlin", "America/Havana", "Pacific/Apia", "Asia/Beirut"} {
		loc := zoneNamed(t, name)
		for d := dayOn("2026-01-01"); d < dayOn("2027-01-01"); d++ {
			if noon := noon(d, loc); date.DayOf(noon) != d || date.DayOf(noon.Add(11*time.Hour)) != d || date.DayOf(noon.Add(-11*time.Hour)) != d {
				t.Errorf("%s in %s is %s", d, name, date.DayOf(noon))
			}
		}
	}
	if got := fmt.Sprint(date.Day(0), "|", date.Day(1).Weekday(), "|", dayOn("2024-02-29")+1); got != "|Monday|2024-03-01" {
		t.Errorf("the calendar reads %s", got)
	}
}

// noon returns the middle of a day in a zone: there is one on every day of
// every zone, which cannot be said of midnight.
func noon(d date.Day, loc *time.Location) time.Time {
	utc := time.Unix(0, 0).UTC().AddDate(0, 0, int(d-date.NewDay(1970, 1, 1)))
	return time.Date(utc.Year(), utc.Month(), utc.Day(), 12, 0, 0, 0, loc)
}
