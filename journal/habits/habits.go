// Package habits is what the program remembers of its own use. Reading and keeping it is for
// package record, and what follows from it for package book.
package habits

import (
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

	date.Use

	Trashed map[journal.ID]date.Day `json:"trashed,omitempty"` // the day of use since which a thing is in the trash
}
