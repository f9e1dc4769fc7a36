package journal

import (
	"slices"
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

// As returns what was deleted as another thing than the one of its id, with what
// belongs to it.
func (t Trashed) As(id ID) Trashed {
	was := t.ID
	other := func(of ID) ID {
		if of == was || of == "" {
			return id
		}
		return HashID(string(id), string(of))
	}
	t.ID = id
	if t.Entry != nil {
		e := *t.Entry
		e.ID, t.Entry = id, &e
	}
	if t.Lesson != nil {
		l := *t.Lesson
		l.ID, t.Lesson = other(l.ID), &l
		if l.Entry != "" {
			l.Entry = other(l.Entry)
		}
	}
	t.Plans, t.Checkins = slices.Clone(t.Plans), slices.Clone(t.Checkins)
	for i := range t.Plans {
		p := &t.Plans[i]
		p.ID, p.Chain, p.Entry = other(p.ID), other(p.Chain), id
	}
	for i := range t.Checkins {
		c := &t.Checkins[i]
		c.ID, c.Entry = other(c.ID), id
	}
	return t
}

// Until returns when the thing leaves the trash for good.
func (t Trashed) Until() time.Time { return Leaves(t.Deleted) }

// Leaves goes by days of 24 hours: calendar days would be of another length
// when the clocks change, and in another zone.
func Leaves(deleted time.Time) time.Time { return deleted.Add(TrashDays * 24 * time.Hour) }
