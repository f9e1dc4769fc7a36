package record

import (
	"messup/journal"
)

func checkinRecord(c journal.Checkin) (Record, error) {
	mark := byte(overMark)
	if c.Open() {
		mark = openMark
	}
	return datedRecord(journal.CheckinsKind, c.ID, c.Rev, c.Made, mark, c.Day, c)
}
