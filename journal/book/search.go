package book

import (
	"context"
	"fmt"

	"messup/journal"
	"messup/journal/gather"
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
// means all. Heavy entries are among them only if the query asks for them by
// name; Aside counts those left out.
func (b Entries) Search(ctx context.Context, q search.Query, skip, limit int) (found []Found, total int, err error) {
	return b.search(ctx, gather.Entries(b.sets, q), skip, limit)
}

// Newest is Search for the first ones where nobody asks how many fit in all: it looks no
// further.
func (b Entries) Newest(ctx context.Context, q search.Query, limit int) ([]Found, error) {
	s := gather.Entries(b.sets, q)
	s.Some = true
	found, _, err := b.search(ctx, s, 0, limit)
	return found, err
}

func (b Entries) search(ctx context.Context, s gather.Sought, skip, limit int) (found []Found, total int, err error) {
	err = b.store.View(ctx, func(tx record.Tx) (err error) {
		found = nil
		total, err = s.Each(ctx, tx, skip, limit, func(id journal.ID) error {
			f, err := show(tx, s.Query, id)
			found = append(found, f)
			return err
		})
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("searching: %w", err)
	}
	return found, total, nil
}

// Aside counts the heavy entries that are left out of what a query finds, and
// all heavy entries there are.
func (b Entries) Aside(ctx context.Context, q search.Query) (fit, all int, err error) {
	err = b.View(ctx, "searching", func(tx record.Tx) (err error) {
		heavy := gather.Sought{Kind: journal.Entries, Sets: b.sets, Among: record.HeavyEntries(tx)}
		if _, all, err = heavy.Match(ctx, tx, 0, 0); err != nil || q.AsksHeavy() {
			return err
		}
		if fit = all; q.Zero() {
			return nil
		}
		heavy.Query = q
		_, fit, err = heavy.Match(ctx, tx, 0, 0)
		return err
	})
	return fit, all, err
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
	err = b.View(ctx, "looking beside "+id.Short(), func(tx record.Tx) (err error) {
		newer, older, err = gather.Entries(b.sets, q).Beside(ctx, tx, id)
		return err
	})
	return newer, older, err
}
