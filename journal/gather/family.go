package gather

import (
	"bytes"
	"slices"

	"messup/journal"
	"messup/journal/kin"
	"messup/journal/record"
)

// A Family is a lesson's stories and those it is tied to. Each lesson in it has as its
// When what holds beside the one whose family it is.
type Family struct {
	Stories  []journal.Summary // in the order of Lesson.Entries, those that are there
	Aside    int               // how many stories and lessons are left out because they are heavy
	Narrower []journal.Lesson  // its exceptions
	Wider    []journal.Lesson  // those it is an exception of, each with when it is one
	Opposite []journal.Lesson
}

// Stories returns the headings of the entries a lesson comes from, of those that are
// there, and how many were left out because they are heavy.
func Stories(tx record.Tx, l journal.Lesson, heavyToo bool) (lines []journal.Summary, aside int, err error) {
	for _, id := range l.Entries() {
		line, err := record.LineOf(tx, id)
		switch {
		case err != nil:
			return nil, 0, err
		case line.ID == "":
		case line.Heavy && !heavyToo:
			aside++
		default:
			lines = append(lines, line)
		}
	}
	return lines, aside, nil
}

// FamilyOf reads a lesson's family, its ties from either side. Only those tied to the
// lesson itself are in it, so that ties which go in a circle end here.
func FamilyOf(tx record.Tx, l journal.Lesson, heavyToo bool) (f Family, err error) {
	f.Stories, f.Aside, err = Stories(tx, l, heavyToo)
	if err != nil {
		return f, err
	}
	for r, err := range tx.Rows(journal.Lessons) {
		if err != nil {
			return f, err
		}
		mine := slices.ContainsFunc(l.Ties, func(t journal.Tie) bool { return t.Lesson == r.ID })
		if !mine && !bytes.Contains(r.Bytes, []byte(l.ID)) {
			continue
		}
		c, heavy, err := CardOf(tx, r)
		if err != nil {
			return f, err
		}
		f.add(l, c.Lesson, heavy && !heavyToo)
	}
	return f, nil
}

// add puts a lesson in its place if the two are tied; one that is heavy is counted.
func (f *Family) add(l, o journal.Lesson, heavy bool) {
	to, from := kin.As(l, o.ID), kin.As(o, l.ID)
	place := &f.Opposite
	switch {
	case to == journal.Opposite || from == journal.Opposite:
		o.When = kin.When(o, l.ID)
	case to == journal.Narrower:
		place, o.When = &f.Wider, kin.When(l, o.ID)
	case from == journal.Narrower:
		place, o.When = &f.Narrower, kin.When(o, l.ID)
	default:
		return
	}
	if heavy {
		f.Aside++
		return
	}
	*place = append(*place, o)
}
