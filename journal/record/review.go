package record

import (
	"messup/journal"
)

func reviewRecord(r journal.Review) (Record, error) {
	return smallRecord(journal.ReviewsKind, r.ID, r.Rev, r.Begun, r)
}
