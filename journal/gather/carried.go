package gather

import (
	"slices"

	"messup/journal"
	"messup/journal/record"
)

// CarriedFrom is among how many of the newest lessons those are looked for that nobody
// has decided about: twenty years of them at four a week.
const CarriedFrom = 4000

// Carried reads the lessons that are carried, newest first and at most
// limit: those decided on, and while there is room those nobody has decided
// about. Lessons of heavy entries neither come back nor take up room.
func Carried(tx record.Tx, limit int) (cards []journal.Card, err error) {
	for r, err := range tx.Marked(journal.Lessons) {
		if err == nil && len(cards) >= limit {
			break
		}
		if err == nil && record.CarriedLine(r) {
			cards, err = addCard(tx, cards, r)
		}
		if err != nil {
			return nil, err
		}
	}
	var undecided []journal.Card
	n := 0
	for r, err := range tx.Rows(journal.Lessons) {
		if n++; err == nil && (n > CarriedFrom || len(cards)+len(undecided) >= limit) {
			break
		}
		if err == nil && record.UndecidedLine(r) {
			undecided, err = addCard(tx, undecided, r)
		}
		if err != nil {
			return nil, err
		}
	}
	room := max(0, min(limit-len(cards), len(undecided)))
	cards = append(cards, undecided[:room]...)
	slices.SortStableFunc(cards, func(a, b journal.Card) int { return b.Made.Compare(a.Made) })
	return cards, nil
}

// addCard adds the lesson of a row, unless it is a heavy one.
func addCard(tx record.Tx, to []journal.Card, r record.Row) ([]journal.Card, error) {
	c, heavy, err := CardOf(tx, r)
	if err != nil || heavy {
		return to, err
	}
	return append(to, c), nil
}

// CardOf reads a lesson's row and the heading of its story, as CardFrom does.
func CardOf(tx record.Tx, r record.Row) (c journal.Card, heavy bool, err error) {
	l, err := record.DecodeLessonRow(r)
	if err != nil {
		return c, false, err
	}
	return CardFrom(tx, l)
}

// CardFrom reads the heading of a lesson's story: of the first that is not heavy. A
// lesson is heavy if all the stories are that it comes from.
func CardFrom(tx record.Tx, l journal.Lesson) (c journal.Card, heavy bool, err error) {
	c.Lesson = l
	for _, id := range c.Entries() {
		line, err := record.LineOf(tx, id)
		switch {
		case err != nil:
			return c, false, err
		case line.Heavy:
			heavy = true
		case line.ID != "":
			c.Story, c.Class, c.Happened = id, line.Class, line.Happened
			return c, false, nil
		}
	}
	return c, heavy, nil
}

// NewestLessons are the newest few lessons, whatever became of them.
func NewestLessons(tx record.Tx, limit int) (lessons []journal.Lesson, err error) {
	for r, err := range tx.Rows(journal.Lessons) {
		if err != nil {
			return nil, err
		}
		if len(lessons) >= limit {
			break
		}
		l, err := record.DecodeLessonRow(r)
		if err != nil {
			return nil, err
		}
		lessons = append(lessons, l)
	}
	return lessons, nil
}
