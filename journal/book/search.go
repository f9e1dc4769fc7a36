package book

import (
	"context"
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/search"
)

// Found is one entry a search found: its line, and where the words are if
// they are somewhere the line does not show.
type Found struct {
	journal.Summary
	Hit search.Snippet
}

// Search returns the entries that fit the query, newest first: at most limit
// of them after the first skip, and how many fit in all. A limit of 0 or less
// means all.
func (b Entries) Search(ctx context.Context, q search.Query, skip, limit int) (found []Found, total int, err error) {
	err = b.store.View(ctx, func(tx record.Tx) error {
		found, total = nil, 0
		ids, n, err := match(ctx, tx, journal.Entries, q, skip, limit)
		if err != nil {
			return err
		}
		total = n
		for _, id := range ids {
			f, err := show(tx, q, id)
			if err != nil {
				return err
			}
			found = append(found, f)
		}
		return nil
	})
	if err != nil {
		return nil, 0, fmt.Errorf("searching: %w", err)
	}
	return found, total, nil
}

// match returns the ids of the records of a kind that fit q, from skip on, and
// how many fit in all.
func match(ctx context.Context, tx record.Tx, k journal.Kind, q search.Query, skip, limit int) (ids []journal.ID, total int, err error) {
	rows := tx.Texts
	if len(q.Terms) == 0 {
		rows = tx.Rows
	}
	seen := 0
	for r, err := range rows(k) {
		if err != nil {
			return nil, 0, err
		}
		seen++
		if seen%512 == 0 && ctx.Err() != nil {
			return nil, 0, ctx.Err()
		}
		if !q.Matches(r.At, r.Bytes) {
			continue
		}
		total++
		if total > skip && (limit <= 0 || len(ids) < limit) {
			ids = append(ids, r.ID)
		}
		if q.Zero() && limit > 0 && len(ids) == limit {
			total, err = tx.Count(k)
			return ids, total, err
		}
	}
	return ids, total, nil
}

// show reads the line of an entry and, if the query is about words the line
// does not show, the piece of the entry they are in.
func show(tx record.Tx, q search.Query, id journal.ID) (Found, error) {
	row, err := tx.Row(journal.Entries, id)
	if err != nil {
		return Found{}, err
	}
	line, err := record.DecodeLine(row)
	if err != nil || len(q.Terms) == 0 {
		return Found{Summary: line}, err
	}
	e, err := record.GetEntry(tx, id)
	if err != nil {
		return Found{}, err
	}
	return Found{Summary: line, Hit: q.Snippet(e)}, nil
}

// Beside returns the ids of the entries before and after one in the list a
// query gives, newest first; empty at either end.
func (b Entries) Beside(ctx context.Context, q search.Query, id journal.ID) (newer, older journal.ID, err error) {
	err = b.store.View(ctx, func(tx record.Tx) error {
		ids, _, err := match(ctx, tx, journal.Entries, q, 0, 0)
		if err != nil {
			return err
		}
		i := slices.Index(ids, id)
		if i > 0 {
			newer = ids[i-1]
		}
		if i >= 0 && i+1 < len(ids) {
			older = ids[i+1]
		}
		return nil
	})
	if err != nil {
		return "", "", fmt.Errorf("looking beside %s: %w", id.Short(), err)
	}
	return newer, older, nil
}
