package gather

import (
	"slices"

	"messup/journal"
	"messup/journal/record"
)

// CarriedFrom is among how many of the newest lessons those that are carried
// are looked for: twenty years of them at four a week, gone through in half a
// millisecond.
const CarriedFrom = 4000

// Carried reads the lessons that are carried, newest first and at most
// limit: those decided on, and while there is room those nobody has decided
// about. Lessons of heavy entries neither come back nor take up room.
func Carried(tx record.Tx, limit int) (cards []journal.Card, err error) {
	var undecided []journal.Card
	n := 0
	for r, err := range tx.Rows(journal.Lessons) {
		if err != nil {
			return nil, err
		}
		n++
		if n > CarriedFrom || len(cards) >= limit {
			break
		}
		mark := byte(0)
		if len(r.Bytes) > 0 {
			mark = r.Bytes[0]
		}
		decided := mark == record.CarriedMark
		if !decided && (mark != record.UndecidedMark && mark != record.Unmarked || len(undecided) >= limit) {
			continue
		}
		c, heavy, err := record.CardOf(tx, r)
		switch {
		case err != nil:
			return nil, err
		case heavy:
		case decided:
			cards = append(cards, c)
		default:
			undecided = append(undecided, c)
		}
	}
	room := max(0, min(limit-len(cards), len(undecided)))
	cards = append(cards, undecided[:room]...)
	slices.SortStableFunc(cards, func(a, b journal.Card) int { return b.Made.Compare(a.Made) })
	return cards, nil
}
