package prompts

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrNoSet says that no question set has the name that was asked for.
var ErrNoSet = errors.New("no such question set")

// A Library is the sets a journal is asked with. It may hold several versions
// of a set: an entry is asked and read with the one it was begun with. A
// Library does not change; the zero Library holds nothing.
type Library struct {
	newest []Set // one of each set, in menu order
	older  []Set // the newer ones first
	beside []Set // those that make Light
}

// Shipped returns the sets that come with messup.
func Shipped() Library {
	return NewLibrary(
		Ten(),
		Quick(),
		quickFirst(),
		Win(),
		Halves(),
	)
}

// NewLibrary returns a library of these sets, in this order. Sets with one id
// are versions of it.
func NewLibrary(sets ...Set) Library {
	var l Library
	for _, s := range sets {
		if s.Makes == Light {
			l.beside = append(l.beside, s)
			continue
		}
		i := slices.IndexFunc(l.newest, func(have Set) bool { return have.is(s.ID) })
		switch {
		case i < 0:
			l.newest = append(l.newest, s)
		case s.Version > l.newest[i].Version:
			l.newest[i], s = s, l.newest[i]
			l.older = append(l.older, s)
		default:
			l.older = append(l.older, s)
		}
	}
	slices.SortStableFunc(l.older, func(a, b Set) int { return b.Version - a.Version })
	return l
}

func (s Set) is(id string) bool { return strings.EqualFold(s.ID, id) }

// Sets returns the newest version of each set, in menu order. They are the
// library's own, and not to be changed.
func (l Library) Sets() []Set { return slices.Clip(l.newest) }

// First returns the set that is asked where nobody names one.
func (l Library) First() Set {
	if len(l.newest) == 0 {
		return Set{}
	}
	return l.newest[0]
}

// Find returns the newest version of the set with this id, in any case. The
// error wraps ErrNoSet and names the sets there are.
func (l Library) Find(id string) (Set, error) {
	for _, s := range l.newest {
		if s.is(id) {
			return s, nil
		}
	}
	return Set{}, fmt.Errorf("%w: %q (there are: %s)", ErrNoSet, id, strings.Join(l.IDs(), ", "))
}

// IDs returns the ids of the sets, in menu order.
func (l Library) IDs() []string {
	ids := make([]string, len(l.newest))
	for i, s := range l.newest {
		ids[i] = s.ID
	}
	return ids
}

// Asked returns a set in the version something was asked with. Where that
// version is not known any more it is the newest, and after it what only
// older ones ask, so that every answer finds its question. False if the
// library has no such set, as for a jot, which was asked nothing.
func (l Library) Asked(id string, version int) (Set, bool) {
	i := slices.IndexFunc(l.newest, func(s Set) bool { return s.is(id) })
	if i < 0 {
		return Set{}, false
	}
	set := l.newest[i]
	if set.Version == version {
		return set, true
	}
	for _, s := range l.older {
		if s.is(id) && s.Version == version {
			return s, true
		}
	}
	set.Questions = slices.Clip(set.Questions)
	for _, s := range l.older {
		for _, q := range s.Questions {
			if _, _, asks := set.Question(q.ID); s.is(id) && !asks {
				set.Questions = append(set.Questions, q)
			}
		}
	}
	return set, true
}

// Beside returns the sets whose lines stand beside every entry. They are the
// library's own, and not to be changed.
func (l Library) Beside() []Set { return slices.Clip(l.beside) }

// StandsBeside reports whether a question is one of those beside an entry.
func (l Library) StandsBeside(id string) bool {
	_, _, ok := l.Part(id)
	return ok
}

// Part returns the questions beside an entry that one of them is asked with,
// and their set; false if there is no such question.
func (l Library) Part(id string) (set Set, part []Question, ok bool) {
	for _, s := range l.beside {
		if asked, _, ok := s.Question(id); ok {
			for _, q := range s.Questions {
				if q.Part == asked.Part {
					part = append(part, q)
				}
			}
			return s, part, true
		}
	}
	return Set{}, nil, false
}

// BesideParts returns the first question of each part that stands beside an entry, in
// order.
func (l Library) BesideParts() (ids []string) {
	part := ""
	for _, s := range l.beside {
		for _, q := range s.Questions {
			if name := s.ID + "\n" + q.Part; name != part {
				part = name
				ids = append(ids, q.ID)
			}
		}
	}
	return ids
}

// Lists returns the fields beside an entry whose words to choose from a person
// can edit.
func (l Library) Lists() []Field {
	var all []Field
	for _, s := range l.beside {
		for _, q := range s.Questions {
			for _, f := range q.Fields {
				if f.List != "" {
					all = append(all, f)
				}
			}
		}
	}
	return all
}

// Place returns where the answer to a question stands in an entry that is asked
// with a set: as the set asks; then what it does not ask; then what stands
// beside.
func (l Library) Place(set Set, id string) int {
	if _, i, ok := set.Question(id); ok {
		return i
	}
	place := len(set.Questions)
	for _, s := range l.beside {
		if _, i, ok := s.Question(id); ok {
			return place + 1 + i
		}
		place += len(s.Questions)
	}
	return len(set.Questions)
}

// Question returns the newest question with this id in any set; false if none
// asks it.
func (l Library) Question(id string) (Question, bool) {
	for _, sets := range [][]Set{l.newest, l.older, l.beside} {
		for _, s := range sets {
			if q, _, ok := s.Question(id); ok {
				return q, true
			}
		}
	}
	return Question{}, false
}

// Feeding names the questions and the fields, in any set there is or was, that feed one of
// some roles.
func (l Library) Feeding(roles ...Role) (ids []string) {
	for _, sets := range [][]Set{l.newest, l.older, l.beside} {
		for _, s := range sets {
			for _, q := range s.Questions {
				if slices.Contains(roles, q.Feeds) {
					ids = append(ids, q.ID)
				}
				for _, f := range q.Fields {
					if slices.Contains(roles, f.Feeds) {
						ids = append(ids, f.ID)
					}
				}
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Making returns the first set whose entries are of a kind; false if there is
// none.
func (l Library) Making(kind Makes) (Set, bool) {
	for _, s := range l.newest {
		if s.Makes == kind {
			return s, true
		}
	}
	return Set{}, false
}

// Longer returns the set that what was told with a short one grows into: the
// one that asks what its questions grow to, else the first.
func (l Library) Longer(short Set) Set {
	for _, s := range l.newest {
		for _, q := range short.Questions {
			if _, _, ok := s.Question(q.Grows); ok {
				return s
			}
		}
	}
	return l.First()
}

// Field returns the first field with this role in any set: how to ask for it
// where no question is asked. The zero Field if there is none.
func (l Library) Field(role Role) Field {
	for _, s := range l.newest {
		if _, f, ok := s.Feeding(role); ok {
			return f
		}
	}
	return Field{}
}
