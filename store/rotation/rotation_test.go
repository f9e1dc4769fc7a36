package rotation

import (
	"slices"
	"testing"
	"time"
)

func TestStays(t *testing.T) {
	now := time.Date(2026, 11, 25, 20, 0, 0, 0, time.UTC) // a Wednesday
	ago := func(days ...int) (all []Backup) {
		for _, n := range days {
			all = append(all, Backup{Made: now.AddDate(0, 0, -n)})
		}
		return all
	}
	hold := func(all []Backup, holds ...uint64) []Backup {
		for i, n := range holds {
			all[i].Holds = n
		}
		return all
	}
	for what, tt := range map[string]struct {
		all  []Backup
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

		"the fullest of a day":               {hold(ago(0, 0, 0, 0, 1, 1), 6, 7, 9, 8, 5, 5), []int{1, 3, 5}},
		"of those as full the newest":        {hold(ago(0, 0, 0, 0), 6, 9, 9, 9), []int{2, 3}},
		"growing":                            {hold(ago(0, 0, 0), 9, 8, 7), []int{1, 2}},
		"the fullest of a week":              {hold(ago(0, 1, 2, 3, 4, 5, 6, 9, 8, 7, 7), 6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 6), []int{9, 10}},
		"a full day among the weeks":         {hold(ago(0, 1, 2, 3, 4, 5, 6, 7, 7, 7), 6, 6, 6, 6, 6, 6, 6, 6, 9, 8), []int{9}},
		"the fullest of all":                 {hold(ago(0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330), 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 9), nil},
		"what is dated ahead takes no place": {ago(-1, -2, -3, -4, -5, -6, -7, -8, 0, 1, 2, 3, 4, 5, 6, 7), nil},
		"nor that of the fullest":            {hold(ago(0, -1, 0), 6, 9, 8), nil},
		"a clock far back":                   {ago(-1, -1, -2, 0, 0), []int{4}},
	} {
		var goes []int
		for i, stays := range Stays(tt.all, now) {
			if !stays {
				goes = append(goes, i)
			}
		}
		if !slices.Equal(goes, tt.goes) {
			t.Errorf("%s: %v go, want %v", what, goes, tt.goes)
		}
	}
}
