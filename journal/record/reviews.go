package record

import (
	"messup/journal"
)

// AllReviews reads every review, newest first.
func AllReviews(tx Tx) (all []journal.Review, err error) {
	for row, err := range tx.Rows(journal.ReviewsKind) {
		if err != nil {
			return nil, err
		}
		r, err := DecodeSmall[journal.Review](journal.ReviewsKind, row.ID, row.Bytes)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

func reviewRecord(r journal.Review) (Record, error) {
	return smallRecord(journal.ReviewsKind, r.ID, r.Rev, r.Begun, r)
}
