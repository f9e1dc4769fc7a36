// Package rotation says which backups stay: enough of the last days to undo a
// slip, enough of the weeks before to find what went missing unseen. It knows
// when they were made and how much they hold; what else keeps a backup is the
// store's to say.
package rotation

import (
	"fmt"
	"time"
)

const (
	days  = 7
	weeks = 4
)

// Backup is what counts of a backup here.
type Backup struct {
	Made  time.Time // as it is dated
	Holds uint64    // how much can be read in it
}

// Stays reports of each backup whether it stays, given the newest change first:
// of each of seven days, and then of each of four weeks, the newest and, where
// another one holds more, the fullest; and the fullest of them all. So no journal
// that an older copy was made of pushes out what that copy did not have.
//
// Days and weeks are those there are backups of, so nothing goes because time went
// by. One that is dated after now takes the place of no other: a clock was off, or
// somebody named it. It stays until its day has come.
func Stays(all []Backup, now time.Time) []bool {
	stays := make([]bool, len(all))
	places := []*place{{}} // the first is that of them all
	daily, weekly := room{of: days}, room{of: weeks}
	for i, b := range all {
		if b.Made.After(now) {
			stays[i] = true
			continue
		}
		places[0].take(i, b.Holds)
		day := b.Made.UTC()
		year, week := day.ISOWeek()
		p := daily.place(day.Format(time.DateOnly))
		if p == nil {
			p = weekly.place(fmt.Sprint(year, week))
		}
		if p != nil {
			p.take(i, b.Holds)
			places = append(places, p)
		}
	}
	for _, p := range places {
		if p.taken {
			stays[p.newest], stays[p.fullest] = true, true
		}
	}
	return stays
}

// A place is where the backups of a day or a week are, by their number.
type place struct {
	taken           bool
	newest, fullest int
	holds           uint64 // what the fullest does
}

// take puts a backup into a place, after all newer ones.
func (p *place) take(i int, holds uint64) {
	if !p.taken {
		p.taken, p.newest = true, i
	} else if holds <= p.holds {
		return
	}
	p.fullest, p.holds = i, holds
}

// A room has so many places.
type room struct {
	of     int
	places map[string]*place
}

// place returns the place of a day or a week; nil if the room is full.
func (r *room) place(of string) *place {
	if r.places == nil {
		r.places = map[string]*place{}
	}
	if r.places[of] == nil && len(r.places) < r.of {
		r.places[of] = &place{}
	}
	return r.places[of]
}
