package journal

import (
	"context"
	"fmt"
	"slices"
)

// Shorten returns, for each id, the shortest beginning that no other record of
// the kind shares: what Find takes. It is never shorter than Short.
func (b *Book) Shorten(ctx context.Context, k Kind, ids []ID) (short []string, err error) {
	var all []ID
	err = b.store.View(ctx, func(tx Tx) error {
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
		short = append(short, shortest(all, id))
	}
	return short, nil
}

// shortest returns the shortest beginning of id, but at least as much as lists
// show, that no other of the ids shares. They must be in order: then the two
// beside it share the most.
func shortest(ids []ID, id ID) string {
	n := shortID
	i, _ := slices.BinarySearch(ids, id)
	for _, j := range []int{i - 1, i, i + 1} {
		if j >= 0 && j < len(ids) && ids[j] != id {
			n = max(n, shared(id, ids[j])+1)
		}
	}
	return string(id[:min(n, len(id))])
}

// shared counts the bytes two ids begin with in common.
func shared(a, b ID) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
