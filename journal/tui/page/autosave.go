package page

import (
	"time"

	"messup/journal"
)

const (
	// SaveEvery is how often words are saved while one types: it leaves 100 ms of the promised 500 for the disk.
	SaveEvery = 400 * time.Millisecond // leaves 100 ms of the promised 500 for the disk
)

// Holds reports whether there are words at all in what a page has not saved.
func Holds(c journal.Archive) bool {
	return len(c.Entries)+len(c.Lessons)+len(c.Plans)+len(c.Checkins)+len(c.Heard) > 0
}
