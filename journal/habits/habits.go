// Package habits is what the program remembers of its own use. Reading and keeping it is for
// package record, and what follows from it for package book.
package habits

import (
	"time"

	"messup/journal"
	"messup/journal/date"
)

// Habits is what the program remembers of its own use, so that it can step
// back: it is no part of the journal's contents and is never exported.
type Habits struct {
	Met      map[string]int     `json:"met,omitempty"` // how often each question was met
	Welcomed bool               `json:"welcomed,omitempty"`
	Synced   string             `json:"synced,omitempty"`   // the service whose folder the person was told about
	Folding  []string           `json:"folding,omitempty"`  // sets of which it was asked whether to fold questions away
	Reopened map[journal.ID]int `json:"reopened,omitempty"` // how often an entry without lesson and plan was opened again

	Typed map[string]string `json:"typed,omitempty"` // what stands in a blank of the settings and could not be kept so, by what the blank is called

	Reports map[string]Report `json:"reports,omitempty"` // what was chosen and typed for the report of a year, by the year

	date.Use

	Trashed map[journal.ID]date.Day `json:"trashed,omitempty"` // the day of use since which a thing is in the trash
}

// A Report is what a person chose and typed so far for the report of a year. It is made in
// several sittings, and is no part of the journal: the report itself is a file.
type Report struct {
	Wins     []journal.ID `json:"wins,omitempty"` // all of the year, if none is chosen
	Failures []journal.ID `json:"failures,omitempty"`
	Carry    []journal.ID `json:"carry,omitempty"` // lessons and plans
	Lines    Lines        `json:"lines,omitzero"`
	Read     []Step       `json:"read,omitempty"` // what was decided of its sentences, until it is written for others
}

// Lines are the words of a report that stand nowhere else. Each may have several lines.
type Lines struct {
	Title     string `json:"title,omitempty"` // a name or a role
	Important string `json:"important,omitempty"`
	Counted   string `json:"counted,omitempty"` // the numbers they were given
	Landed    string `json:"landed,omitempty"`  // how those landed with people
	Thanks    string `json:"thanks,omitempty"`
	Unsure    string `json:"unsure,omitempty"`
}

// All are the lines, to be changed in place.
func (l *Lines) All() []*string {
	return []*string{&l.Title, &l.Important, &l.Counted, &l.Landed, &l.Thanks, &l.Unsure}
}

// Empty reports whether nothing was chosen or typed.
func (r Report) Empty() bool {
	return len(r.Wins)+len(r.Failures)+len(r.Carry)+len(r.Read) == 0 && r.Lines == Lines{}
}

// Resaid returns the habits with what put makes of the words typed for reports, and whether
// that changed any.
func (h Habits) Resaid(put func(string) string) (resaid Habits, changed bool) {
	reports := make(map[string]Report, len(h.Reports))
	for year, r := range h.Reports {
		for _, line := range r.Lines.All() {
			was := *line
			*line = put(was)
			changed = changed || *line != was
		}
		var anew bool
		r.Read, anew = resaidSteps(r.Read, put)
		changed = changed || anew
		reports[year] = r
	}
	if changed {
		h.Reports = reports
	}
	return h, changed
}

// Without returns the habits without what was typed for reports and is holds, and how many such
// texts there are.
func (h Habits) Without(is func(string) bool) (less Habits, n int) {
	less, _ = h.Resaid(func(said string) string {
		if said == "" || !is(said) {
			return said
		}
		n++
		return ""
	})
	return less, n
}

// Sure reports whether the day is believed. Days that are not count for nothing: the
// time of what is in the trash begins anew after them.
func (h Habits) Sure(today date.Day) bool {
	_, sure := h.Believed(today)
	return sure
}

// Held returns what is in the trash with the time it is there since, by the days of
// use until now.
func Held(t journal.Trashed, h Habits, now time.Time) journal.Trashed {
	today := date.DayOf(now)
	since := h.Trashed[t.ID]
	next := h
	next.Use, _ = h.On(today)
	if t.Unsure = !next.Sure(today); t.Unsure {
		since = today
	}
	t.Held = t.Deleted.AddDate(0, 0, max(0, int(since-date.DayOf(t.Deleted))))
	return t
}

// Uses returns the habits after a use on a day, when these things are in the trash.
func (h Habits) Uses(today date.Day, trashed []journal.ID) Habits {
	next := h
	next.Use, _ = h.On(today)
	next.Trashed = nil
	for _, id := range trashed {
		if next.Trashed == nil {
			next.Trashed = make(map[journal.ID]date.Day, len(trashed))
		}
		since, known := h.Trashed[id]
		if !known || !next.Sure(today) {
			since = today
		}
		next.Trashed[id] = since
	}
	return next
}
