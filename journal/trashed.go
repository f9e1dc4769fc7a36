package journal

import (
	"time"
)

// TrashDays is how long deleted things can be given back, in days.
const TrashDays = 30

// Trashed is one deleted entry or lesson, with what was deleted together with
// it.
type Trashed struct {
	ID      ID        `json:"-"` // of the entry or lesson
	Title   string    `json:"title"`
	Class   string    `json:"class,omitempty"`
	Deleted time.Time `json:"deleted"`
	Entry   *Entry    `json:"entry,omitempty"`
	Lesson  *Lesson   `json:"lesson,omitempty"`

	OfEntries
}

// Until returns when the thing leaves the trash for good.
func (t Trashed) Until() time.Time { return Leaves(t.Deleted) }

// Leaves goes by days of 24 hours: calendar days would be of another length
// when the clocks change, and in another zone.
func Leaves(deleted time.Time) time.Time { return deleted.Add(TrashDays * 24 * time.Hour) }
