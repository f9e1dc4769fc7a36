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
	Lessons []Lesson  `json:"lessons,omitempty"` // the others that came from the entry alone
	Told    []Told    `json:"told,omitempty"`    // its part in lessons that come from other entries too

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
	t.Lessons, t.Told = slices.Clone(t.Lessons), slices.Clone(t.Told)
	for i := range t.Lessons {
		l := &t.Lessons[i]
		l.ID, l.Entry = other(l.ID), id
	}
	for i := range t.Told {
		t.Told[i].Story.Entry = id
	}
	return t
}

// Told is a story that was taken out of a lesson, and where it stood there.
type Told struct {
	Lesson ID    `json:"lesson"`
	First  bool  `json:"first,omitempty"` // it was the one the lesson was drawn from
	At     int   `json:"at,omitempty"`    // else its place among the others
	Story  Story `json:"story"`
}

// Until returns when the thing leaves the trash for good.
func (t Trashed) Until() time.Time { return Leaves(t.Deleted) }

// Leaves goes by days of 24 hours: calendar days would be of another length
// when the clocks change, and in another zone.
func Leaves(deleted time.Time) time.Time { return deleted.Add(TrashDays * 24 * time.Hour) }
