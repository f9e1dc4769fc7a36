// Package calendar writes what has a day as entries of a calendar (RFC 5545): plans, people to
// speak to, the next review and the breaks of school. Calendars lie on servers, and are shared:
// so unless it is asked for, no word of the journal is in them, a class and a name neither,
// only which take it is and its id.
//
// What waits for whom is for package due to say, and what is marked heavy was left out
// before it comes here. How lines are written is in lines.go; a file, a flag and a question
// are for package cli.
package calendar

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/exchange"
	"messup/journal/school"
	"messup/journal/text"
	"messup/journal/voice"
)

// Name is the name of the format, and what the names of such files end with.
const Name = "ics"

// ErrNothing is the error where there is nothing to write: a calendar without an entry is none.
var ErrNothing = errors.New("nothing of it has a day")

// A Calendar says how it is written.
type Calendar struct {
	Words    bool             // the words of the journal stand in it
	Settings journal.Settings // for the school's time, where the contents come without them
}

// Format is the format as others know it, without words.
func Format() exchange.Format {
	return exchange.Format{Name: Name, About: "plans, people, the next review and breaks, for a calendar", Write: Calendar{}.Write}
}

// Write writes it.
func (c Calendar) Write(w io.Writer, from exchange.Contents) error {
	g := gathered{Calendar: c}
	if err := g.all(from); err != nil {
		return err
	}
	entries := g.entries()
	if len(entries) == 0 {
		return ErrNothing
	}
	return write(w, entries)
}

// gathered is what may become an entry.
type gathered struct {
	Calendar
	plans  []journal.Plan
	people []journal.Checkin
	review journal.Review // the newest one
}

// all goes through the kinds in the order of a file.
func (g *gathered) all(from exchange.Contents) error {
	for _, kind := range []journal.Kind{journal.PlansKind, journal.CheckinsKind, journal.ReviewsKind, journal.SettingsKind} {
		for v, err := range from.Each(kind, nil) {
			if err != nil {
				return err
			}
			g.take(v)
		}
	}
	return nil
}

// take takes what has a day.
func (g *gathered) take(v any) {
	switch v := v.(type) {
	case journal.Plan:
		if v.Day != 0 {
			g.plans = append(g.plans, v)
		}
	case journal.Checkin:
		if v.Day != 0 {
			g.people = append(g.people, v)
		}
	case journal.Review:
		if v.Begun.After(g.review.Begun) && !v.Blank() {
			g.review = v
		}
	case journal.Settings:
		if v.Rev > 0 {
			g.Settings = v
		}
	}
}

// An entry is one of the calendar.
type entry struct {
	uid         string // the same each time, so that a calendar that has it takes the new one
	summary     string
	description string
	changed     time.Time
	rev         int
	first, last date.Day
	from, until int  // minutes of the day
	timed       bool // they are known
	cancelled   bool
}

// entries are all of them, by their day.
func (g *gathered) entries() (all []entry) {
	year := g.Settings.Year()
	for _, p := range g.plans {
		all = append(all, g.plan(p, year))
	}
	for _, c := range g.people {
		all = append(all, g.person(c, year))
	}
	if r := g.review; r.ID != "" { // the entry of the one before stays on its day
		next := due.NextReview(date.DayOf(r.Begun), year)
		all = append(all, entry{uid: "review-after-" + string(r.ID), summary: voice.Say("Look back at the week"), changed: latest(r.Edited, r.Begun), rev: r.Rev, first: next, last: next})
	}
	for _, b := range g.Settings.Breaks {
		all = append(all, entry{uid: "break-" + b.From.String(), summary: voice.Say("School break"), changed: g.Settings.Edited, rev: g.Settings.Rev, first: b.From, last: b.To})
	}
	slices.SortStableFunc(all, func(a, b entry) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.uid, b.uid)) })
	return all
}

// plan is a plan that waits on the day it comes up on, and one that is over on the day it
// was for: or on the day it was answered, if that came first. One that was let go leaves
// the calendar.
func (g *gathered) plan(p journal.Plan, year school.Year) entry {
	e := entry{
		uid: "plan-" + string(p.ID), summary: named(voice.TakeTitle(p.Take), p.ID),
		changed: latest(p.Edited, p.Made), rev: p.Rev, first: p.Day, last: p.Day, cancelled: p.Result == journal.LetGo,
	}
	if p.Waits() {
		e.first = year.Comes(p.Meant())
		e.last = e.first
	}
	if p.From != 0 && p.From < e.first {
		e.first = p.From
	} else {
		e.from, e.until, e.timed = year.Held(p.Meant(), e.first)
	}
	e = e.answered(p.Answered)
	if g.Words {
		e.summary = worded(text.CleanLine(p.Whom()), voice.PlanSentence(p))
		if p.LookFor != "" {
			e.description = voice.Say("Look for: %s", text.Clean(p.LookFor))
		}
	}
	return e
}

// person is somebody to speak to.
func (g *gathered) person(c journal.Checkin, year school.Year) entry {
	e := entry{
		uid: "person-" + string(c.ID), summary: named(voice.Say("Speak to somebody"), c.ID),
		changed: latest(c.Edited, c.Made), rev: c.Rev, first: c.Day, last: c.Day, cancelled: c.Status == journal.Dropped,
	}
	if c.Open() {
		e.first = year.Comes(c.Meant())
		e.last = e.first
	}
	if c.From != 0 && c.From < e.first {
		e.first = c.From
	}
	e = e.answered(c.Answered)
	if g.Words {
		e.summary, e.description = voice.SpeakTo(c), text.Clean(string(c.Purpose))
	}
	return e
}

// answered is the entry on the day it was answered, if its own had not come by then: what
// is done stands ahead of nobody. The day is zero for what waits.
func (e entry) answered(on date.Day) entry {
	if on == 0 || on >= e.last || e.cancelled {
		return e
	}
	e.first, e.last, e.timed = on, on, false
	return e
}

// named is what an entry is called without a word of the journal.
func named(what string, id journal.ID) string { return voice.Say("%s (%s)", what, id.Short()) }

func worded(whom, words string) string {
	if whom == "" {
		return words
	}
	return voice.Say("%s: %s", whom, strings.TrimSpace(words))
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
