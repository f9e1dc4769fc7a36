package record

import (
	"messup/journal"
)

func planRecord(p journal.Plan) (Record, error) {
	mark := byte(overMark)
	switch {
	case p.Waits():
		mark = openMark
	case p.Ungraded():
		mark = toldMark
	}
	return datedRecord(journal.PlansKind, p.ID, p.Rev, p.Made, mark, p.Day, p)
}
