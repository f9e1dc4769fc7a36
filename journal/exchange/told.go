package exchange

import (
	"iter"

	"messup/journal"
)

// A Story is an entry with the lessons that come from it.
type Story struct {
	journal.Entry
	Lessons []journal.Lesson
}

// together is how many entries are held until their lessons are looked for, all at once.
const together = 500

// Stories yields entries in their order, each with its lessons, and last the lessons that come from none
// of them, below an entry of which nothing is known. They are read a few hundred at a time.
func Stories(c Contents) iter.Seq2[Story, error] {
	return func(yield func(Story, error) bool) {
		s := stories{c: c, later: map[journal.ID][]journal.Lesson{}}
		for v, err := range c.Each(journal.Entries, nil) {
			e, _ := v.(journal.Entry)
			if err != nil {
				yield(Story{}, err)
				return
			}
			if s.held = append(s.held, e); len(s.held) == together && !s.tell(yield) {
				return
			}
		}
		if len(s.held) == 0 || s.tell(yield) {
			s.loose(yield)
		}
	}
}

type stories struct {
	c     Contents
	from  int                             // how many were told before
	held  []journal.Entry                 // who are not told yet
	later map[journal.ID][]journal.Lesson // of entries to come, which lessons of told ones come from too
}

// tell yields the entries that are held.
func (s *stories) tell(yield func(Story, error) bool) bool {
	to := s.from + len(s.held)
	for v, err := range s.c.Each(journal.Lessons, func(first int) bool { return first >= s.from && first < to }) {
		l, _ := v.(journal.Lesson)
		if err != nil {
			yield(Story{}, err)
			return false
		}
		for _, id := range l.Entries() {
			s.later[id] = append(s.later[id], l)
		}
	}
	for _, e := range s.held {
		if !yield(Story{e, s.later[e.ID]}, nil) {
			return false
		}
		delete(s.later, e.ID)
	}
	s.from, s.held = to, s.held[:0]
	return true
}

// loose yields the lessons of no entry.
func (s *stories) loose(yield func(Story, error) bool) {
	for v, err := range s.c.Each(journal.Lessons, func(first int) bool { return first < 0 }) {
		l, _ := v.(journal.Lesson)
		if !yield(Story{Lessons: []journal.Lesson{l}}, err) || err != nil {
			return
		}
	}
}
