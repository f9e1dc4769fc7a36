package date_test

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"messup/journal/date"
)

func TestAYearIsReadAsItIsWritten(t *testing.T) {
	for said, want := range map[string][3]string{
		"2025-26": {"2025-26", "2025-08-01", "2026-07-31"}, "2025–2026": {"2025-26", "2025-08-01", "2026-07-31"}, "1999-00": {"1999-00", "1999-08-01", "2000-07-31"},
		"2026": {"2026", "2026-01-01", "2026-12-31"},
	} {
		y, err := date.ParseYear(said)
		if got := [3]string{y.Name, y.From.String(), y.To.String()}; err != nil || got != want {
			t.Errorf("%q is %v, %v", said, got, err)
		}
	}
	for _, said := range []string{"", "25-26", "2025-27", "2025-26-27", "last year", "20256"} {
		if _, err := date.ParseYear(said); !errors.Is(err, date.ErrYear) {
			t.Errorf("%q is read, %v", said, err)
		}
	}
	if y := date.SchoolYear(date.NewDay(2026, 7, 31)); y.Name != "2025-26" || y.Has(date.NewDay(2026, 8, 1)) || !y.Has(y.From) {
		t.Errorf("it is %+v", y)
	}
	for name, want := range map[string]string{"2025-26": "2026-27", "1999-00": "2000-01", "2026": "2027"} {
		y, err := date.ParseYear(name)
		if got := y.Step(1); err != nil || got.Name != want || got.From != y.To+1 || got.Step(-1) != y {
			t.Errorf("after %s comes %+v", name, got)
		}
	}
}

// The years at either end of the calendar are years like the others, but for the year 0: its
// last day is the zero Day.
func TestEveryYearIsReadByItsName(t *testing.T) {
	same := func(t interface{ Errorf(string, ...any) }, first int) {
		calendar, school := fmt.Sprintf("%04d", first), fmt.Sprintf("%04d-%02d", first, (first+1)%100)
		for _, name := range []string{calendar, school, fmt.Sprintf("%04d-%04d", first, first+1)} {
			y, err := date.ParseYear(name)
			switch {
			case first == 9999 && len(name) > len(school): // in five figures
			case first == 0:
				if !errors.Is(err, date.ErrYear) {
					t.Errorf("%s is read as %+v, %v", name, y, err)
				}
			case err != nil || y.Name != calendar && y.Name != school || y.From.UTC().Year() != first:
				t.Errorf("%s is read as %+v, %v", name, y, err)
			default:
				if again, err := date.ParseYear(y.Name); err != nil || again != y {
					t.Errorf("%s is read again as %+v, %v", y.Name, again, err)
				}
			}
		}
	}
	for first := range 101 {
		same(t, first)
	}
	rapid.Check(t, func(t *rapid.T) { same(t, rapid.IntRange(0, 9999).Draw(t, "year")) })
	for _, first := range []int{999, 9999} {
		same(t, first)
	}
	for _, said := range []string{"0008-0010", "0099-01", "9999-01", "0001-0102"} {
		if y, err := date.ParseYear(said); !errors.Is(err, date.ErrYear) {
			t.Errorf("%s is read as %+v, %v", said, y, err)
		}
	}
	for said, by := range map[string]int{"0001": -1, "0001-02": -1, "9999": 1, "9999-00": 1} {
		if y, err := date.ParseYear(said); err != nil || y.Step(by) != y {
			t.Errorf("from %s one steps to %+v, %v", said, y.Step(by), err)
		}
	}
}
