package book

import (
	"context"
	"fmt"

	"messup/journal"
	"messup/journal/record"
)

// Shorten returns, for each id, the shortest beginning that no other record of
// the kind shares: what Find takes. It is never shorter than Short.
func (b *Book) Shorten(ctx context.Context, k journal.Kind, ids []journal.ID) (short []string, err error) {
	var all []journal.ID
	err = b.store.View(ctx, func(tx record.Tx) error {
		all = all[:0]
		for id, err := range tx.IDs(k, "") {
			if err != nil {
				return err
			}
			all = append(all, id)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("looking through ids: %w", err)
	}
	for _, id := range ids {
		short = append(short, record.Shortest(all, id))
	}
	return short, nil
}
