package record

import (
	"messup/journal"
)

// The first byte of a lesson's row, so that those carried are found without
// reading the JSON of all. It is white space, which JSON allows there: a row is
// still a row to an older messup, whose own rows begin with the value.
const (
	CarriedMark   = ' '
	UndecidedMark = '\t'
	restingMark   = '\n'
	Unmarked      = '{'
)

func mark(l journal.Lesson) byte {
	switch l.State {
	case journal.Carried:
		return CarriedMark
	case journal.Undecided:
		return UndecidedMark
	}
	return restingMark
}

// CardOf reads a lesson's row and the heading of its story.
func CardOf(tx Tx, r Row) (c journal.Card, heavy bool, err error) {
	c.Lesson, err = DecodeLessonRow(r)
	if err != nil {
		return c, false, err
	}
	line, err := LineOf(tx, c.Entry)
	if err != nil {
		return c, false, err
	}
	c.Class, c.Happened = line.Class, line.Happened
	return c, line.Heavy, nil
}
