// Package rotation says which backups stay: enough of the last days to undo a
// slip, enough of the weeks before to find what went missing unseen. It knows days
// alone; what else keeps a backup is the store's to say.
package rotation

import (
	"fmt"
	"time"
)

const (
	days  = 7
	weeks = 4
)

// Stays reports of each backup whether it stays, given when they were made, the
// newest change first: the newest of each of seven days, and then of each of four
// weeks. Days and weeks are those there are backups of, so nothing goes because
// time went by, and the first one always stays.
func Stays(made []time.Time) []bool {
	stays := make([]bool, len(made))
	daily, weekly := room{of: days}, room{of: weeks}
	for i, t := range made {
		t = t.UTC()
		day := t.Format(time.DateOnly)
		if daily.has[day] || len(daily.has) < days {
			stays[i] = daily.take(day)
			continue
		}
		year, week := t.ISOWeek()
		stays[i] = weekly.take(fmt.Sprint(year, week))
	}
	return stays
}

// A room has place for so many different things.
type room struct {
	of  int
	has map[string]bool
}

// take reports whether a thing is new to the room, and there was place for it.
func (r *room) take(thing string) bool {
	if r.has[thing] || len(r.has) == r.of {
		return false
	}
	if r.has == nil {
		r.has = map[string]bool{}
	}
	r.has[thing] = true
	return true
}
