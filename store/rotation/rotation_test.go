package rotation

import (
	"slices"
	"testing"
	"time"
)

func TestStays(t *testing.T) {
	newest := time.Date(2026, 11, 25, 20, 0, 0, 0, time.UTC) // a Wednesday
	ago := func(days ...int) (made []time.Time) {
		for _, n := range days {
			made = append(made, newest.AddDate(0, 0, -n))
		}
		return made
	}
	for what, tt := range map[string]struct {
		made []time.Time
		goes []int // which of them
	}{
		"none":                             {nil, nil},
		"one":                              {ago(0), nil},
		"the newest of a day":              {ago(0, 0, 0, 1, 1), []int{1, 2, 4}},
		"seven days":                       {ago(0, 1, 2, 3, 4, 5, 6), nil},
		"an eighth begins the weeks":       {ago(0, 1, 2, 3, 4, 5, 6, 7, 8), []int{8}},
		"four weeks behind the days":       {ago(0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 35, 42), []int{11, 12}},
		"once a month":                     {ago(0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330), []int{11}},
		"the oldest day may be the latest": {ago(0, -3650, -3651, 1), nil}, // a clock was ahead
	} {
		var goes []int
		for i, stays := range Stays(tt.made) {
			if !stays {
				goes = append(goes, i)
			}
		}
		if !slices.Equal(goes, tt.goes) {
			t.Errorf("%s: %v go, want %v", what, goes, tt.goes)
		}
	}
}
