package journal

import (
	"slices"
	"time"
)

// TrashDays is how long deleted things can be given back, in days.
const TrashDays = 30

// Trashed is one deleted entry or lesson, with what was deleted with it.
type Trashed struct {
	ID      ID        `json:"-"` // of the entry or lesson
	Title   string    `json:"title"`
	Class   string    `json:"class,omitempty"`
	Deleted time.Time `json:"deleted"`
	Held    time.Time `json:"-"` // from when its days count, if a wrong clock makes that later than Deleted
	Unsure  bool      `json:"-"` // the clock is not believed: nobody can say on which day it leaves
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
	moved := func(l Lesson) Lesson {
		l.ID, l.Stories = other(l.ID), slices.Clone(l.Stories)
		if l.Entry == was {
			l.Entry = id
		}
		for i, s := range l.Stories {
			if s.Entry == was {
				l.Stories[i].Entry = id
			}
		}
		return l
	}
	if t.Lesson != nil {
		l := moved(*t.Lesson)
		t.Lesson = &l
	}
	t.Plans, t.Checkins, t.Heard = slices.Clone(t.Plans), slices.Clone(t.Checkins), slices.Clone(t.Heard)
	for i := range t.Plans {
		p := &t.Plans[i]
		p.ID, p.Chain, p.Entry = other(p.ID), other(p.Chain), id
	}
	for i := range t.Checkins {
		c := &t.Checkins[i]
		c.ID, c.Entry = other(c.ID), id
	}
	for i := range t.Heard {
		h := &t.Heard[i]
		h.ID = other(h.ID)
		if h.Entry == was {
			h.Entry = id
		}
	}
	t.Lessons, t.Told = slices.Clone(t.Lessons), slices.Clone(t.Told)
	for i, l := range t.Lessons {
		t.Lessons[i] = moved(l)
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
func (t Trashed) Until() time.Time {
	if t.Held.After(t.Deleted) {
		return Leaves(t.Held)
	}
	return Leaves(t.Deleted)
}

// Leaves goes by days of 24 hours: calendar days would be of another length
// when the clocks change, and in another zone.
func Leaves(deleted time.Time) time.Time { return deleted.Add(TrashDays * 24 * time.Hour) }
