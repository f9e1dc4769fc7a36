package kin

import "messup/journal"

// A Getter gives a lesson; one without an id if it is not there.
type Getter func(journal.ID) (journal.Lesson, error)

// IsException reports whether a lesson is an exception of another one: by a tie of its
// own, or through those it is an exception of. No lesson is looked at twice, so that
// ties which came in and go in a circle end here.
func IsException(l journal.Lesson, of journal.ID, get Getter) (bool, error) {
	seen := map[journal.ID]bool{l.ID: true}
	for next := []journal.Lesson{l}; len(next) > 0; next = next[1:] {
		for _, t := range next[0].Ties {
			switch {
			case t.As != journal.Narrower:
				continue
			case t.Lesson == of:
				return true, nil
			case seen[t.Lesson]:
				continue
			}
			seen[t.Lesson] = true
			wider, err := get(t.Lesson)
			if err != nil {
				return false, err
			}
			next = append(next, wider)
		}
	}
	return false, nil
}

// Between reports whether one of two lessons is an exception of the other through a
// third one. Joined they would be an exception of themselves. A tie of the two alone
// ends with joining them.
func Between(a, b journal.Lesson, get Getter) (bool, error) {
	through, err := IsException(Untied(a, b.ID), b.ID, get)
	if err != nil || through {
		return through, err
	}
	return IsException(Untied(b, a.ID), a.ID, get)
}
