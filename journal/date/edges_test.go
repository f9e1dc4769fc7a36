package date_test

import (
	"testing"
	"time"

	"messup/journal/date"
)

func TestADateWithItsYearAndAMonthAhead(t *testing.T) {
	today := date.NewDay(2026, time.November, 19)
	for in, want := range map[string]string{
		"26 nov 2028": "2028-11-26", "nov 26 2028": "2028-11-26", "26 of november 2028": "2028-11-26",
		"next month": "2026-12-19", "next year": "2027-11-19",
	} {
		if got, err := date.ParseNext(in, today); err != nil || got.Day.String() != want {
			t.Errorf("%q is %s, %v, want %s", in, got.Day, err, want)
		}
	}
}

func TestAMinuteHasSixtySeconds(t *testing.T) {
	now := time.Date(2026, 11, 19, 18, 0, 0, 0, time.UTC)
	if _, err := date.ParseWhen("today 14:10:59", now); err != nil {
		t.Error(err)
	}
	if got, err := date.ParseWhen("today 14:10:60", now); err == nil {
		t.Errorf("14:10:60 is %v", got)
	}
}
