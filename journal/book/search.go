package book

import (
	"cmp"
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
// means all. Heavy entries are among them only if the query asks for them by
// name; Aside counts those left out.
func (b Entries) Search(ctx context.Context, q search.Query, skip, limit int) (found []Found, total int, err error) {
	return b.search(ctx, entries(q), skip, limit)
}

// Newest is Search for the first ones where nobody asks how many fit in all: it looks no
// further.
func (b Entries) Newest(ctx context.Context, q search.Query, limit int) ([]Found, error) {
	s := entries(q)
	s.uncounted = true
	found, _, err := b.search(ctx, s, 0, limit)
	return found, err
}

func (b Entries) search(ctx context.Context, s sought, skip, limit int) (found []Found, total int, err error) {
	err = b.store.View(ctx, func(tx record.Tx) error {
		found, total = nil, 0
		ids, n, err := s.match(ctx, tx, skip, limit)
		if err != nil {
			return err
		}
		total = n
		for _, id := range ids {
			f, err := show(tx, s.query, id)
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

// Aside counts the heavy entries that are left out of what a query finds, and
// all heavy entries there are.
func (b Entries) Aside(ctx context.Context, q search.Query) (fit, all int, err error) {
	wanted := !q.AsksHeavy()
	err = b.store.View(ctx, func(tx record.Tx) error {
		fit, all = 0, 0
		for r, err := range tx.Marked(journal.Entries) {
			if err != nil || ctx.Err() != nil {
				return cmp.Or(err, ctx.Err())
			}
			if !record.HeavyLine(r) {
				continue
			}
			all++
			words, err := searched(tx, q, r)
			if err != nil {
				return err
			}
			if wanted && q.Matches(r.At, words) {
				fit++
			}
		}
		return nil
	})
	if err != nil {
		return 0, 0, fmt.Errorf("searching: %w", err)
	}
	return fit, all, nil
}

// searched is what a query looks at of an entry: its line, or its search text where words
// are looked for.
func searched(tx record.Tx, q search.Query, line record.Row) ([]byte, error) {
	if len(q.Terms) == 0 {
		return line.Bytes, nil
	}
	r, err := tx.Get(journal.Entries, line.ID)
	return r.Text, err
}

// sought is what a search goes through: the records of a kind, and for which
// words. light leaves out what is marked heavy; uncounted stops where there are enough.
type sought struct {
	kind             journal.Kind
	query            search.Query
	light, uncounted bool
}

// entries is how entries are looked through for a list: heavy ones only when
// they are asked for. This is the one place that decides.
func entries(q search.Query) sought {
	return sought{kind: journal.Entries, query: q, light: !q.AsksHeavy()}
}

// each goes through the rows, or the search texts where words are looked for,
// as long as then says so.
func (s sought) each(ctx context.Context, tx record.Tx, then func(record.Row) bool) error {
	rows := tx.Texts
	if len(s.query.Terms) == 0 {
		rows = tx.Rows
	}
	seen := 0
	for r, err := range rows(s.kind) {
		if err != nil {
			return err
		}
		seen++
		if seen%512 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if !then(r) {
			return nil
		}
	}
	return nil
}

// isHeavy reports whether a row, or search text, is that of a heavy entry.
func (s sought) isHeavy(r record.Row) bool {
	if len(s.query.Terms) == 0 {
		return record.HeavyLine(r)
	}
	return search.HeavyText(r.Bytes)
}

// match returns the ids of what fits, from skip on, and how many fit in all.
func (s sought) match(ctx context.Context, tx record.Tx, skip, limit int) (ids []journal.ID, total int, err error) {
	counted := false
	err = s.each(ctx, tx, func(r record.Row) bool {
		if !s.query.Matches(r.At, r.Bytes) || s.light && s.isHeavy(r) {
			return true
		}
		total++
		if total > skip && (limit <= 0 || len(ids) < limit) {
			ids = append(ids, r.ID)
		}
		full := limit > 0 && len(ids) == limit
		counted = full && !s.light && s.query.Zero()
		return !counted && (!full || !s.uncounted)
	})
	if err == nil && counted {
		total, err = tx.Count(s.kind)
	}
	if err != nil {
		return nil, 0, err
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
		ids, _, err := entries(q).match(ctx, tx, 0, 0)
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
