package gather

import (
	"context"
	"iter"
	"runtime/debug"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/search"
)

// Sought is what a search goes through: the records of a kind, and for which words.
type Sought struct {
	Kind  journal.Kind
	Query search.Query
	Light bool // without what is marked heavy, of entries
	Some  bool // stop where there are enough: how many fit in all is not asked
	// Among are the only rows looked at, newest first; nil for all of the kind.
	Among iter.Seq2[record.Row, error]
}

// Entries is how entries are looked through for a list: heavy ones only when they are
// asked for. This is the one place that decides.
func Entries(q search.Query) Sought {
	return Sought{Kind: journal.Entries, Query: q, Light: !q.AsksHeavy()}
}

// Match returns the ids of what fits, newest first and from skip on, and how many fit in
// all. A limit of 0 or less means all.
func (s Sought) Match(ctx context.Context, tx record.Tx, skip, limit int) (ids []journal.ID, total int, err error) {
	counted := false
	err = s.each(ctx, tx, func(r record.Row) bool {
		total++
		if total > skip && (limit <= 0 || len(ids) < limit) {
			ids = append(ids, r.ID)
		}
		full := limit > 0 && len(ids) == limit
		counted = full && !s.Light && s.Query.Zero() && s.Among == nil
		return !counted && (!full || !s.Some)
	})
	if err == nil && counted {
		total, err = tx.Count(s.Kind)
	}
	if err != nil {
		return nil, 0, err
	}
	return ids, total, nil
}

// Beside returns the ids of what fits next before and behind one that fits, newest first;
// empty at either end, and both where it does not fit.
func (s Sought) Beside(ctx context.Context, tx record.Tx, id journal.ID) (newer, older journal.ID, err error) {
	last, met := journal.ID(""), false
	err = s.each(ctx, tx, func(r record.Row) bool {
		switch {
		case met:
			older = r.ID
			return false
		case r.ID == id:
			newer, met = last, true
		}
		last = r.ID
		return true
	})
	return newer, older, err
}

// each hands what fits to then, as long as it says so.
func (s Sought) each(ctx context.Context, tx record.Tx, then func(record.Row) bool) error {
	rows := s.Among
	switch {
	case rows != nil:
		rows = s.withWords(tx)
	case len(s.Query.Terms) == 0:
		rows = tx.Rows(s.Kind)
	default:
		return s.inStep(ctx, tx.Texts(s.Kind), then)
	}
	seen := 0
	for r, err := range rows {
		if seen++; err == nil && seen%batch == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		if s.fits(r) && !then(r) {
			return nil
		}
	}
	return nil
}

// withWords are the rows of Among as they are looked at: with their search texts where
// words are looked for.
func (s Sought) withWords(tx record.Tx) iter.Seq2[record.Row, error] {
	if len(s.Query.Terms) == 0 {
		return s.Among
	}
	return func(yield func(record.Row, error) bool) {
		for row, err := range s.Among {
			if err == nil {
				var r record.Record
				r, err = tx.Get(s.Kind, row.ID)
				row.Bytes = r.Text
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// batch is how many texts are looked through at once: half a megabyte of a journal whose
// entries are long.
const batch = 64

// inStep is each, on two cores: while some texts are looked through, the next ones are
// read. Whoever called reads, as a journal is read by one alone; the other looks, and in
// the same order. What stops it, a page of the file that is gone among it, stops the
// caller: package store tells of such a page, and only the caller's own end gives the
// terminal back.
func (s Sought) inStep(ctx context.Context, texts iter.Seq2[record.Row, error], then func(record.Row) bool) (err error) {
	read, enough := make(chan []record.Row, 1), make(chan struct{})
	var stopped any
	go func() {
		defer close(enough)
		defer func() { stopped = recover() }()
		debug.SetPanicOnFault(true)
		s.look(read, then)
	}()
	defer func() {
		close(read)
		if <-enough; stopped != nil {
			panic(stopped)
		}
	}()
	hand := func(some []record.Row) (goOn bool) {
		select {
		case read <- some:
			return true
		case <-enough:
			return false
		}
	}
	some := make([]record.Row, 0, batch)
	for r, err := range texts {
		if err != nil {
			return err
		}
		if some = append(some, r); len(some) < cap(some) {
			continue
		}
		if !hand(some) || ctx.Err() != nil {
			return ctx.Err()
		}
		some = make([]record.Row, 0, batch)
	}
	hand(some)
	return nil
}

// look hands what fits of what was read to then, as long as it says so.
func (s Sought) look(read <-chan []record.Row, then func(record.Row) bool) {
	for some := range read {
		for _, r := range some {
			if s.fits(r) && !then(r) {
				return
			}
		}
	}
}

// fits reports whether a row, or search text, is what is looked for.
func (s Sought) fits(r record.Row) bool {
	return s.Query.Matches(r.At, r.Bytes) && (!s.Light || !s.isHeavy(r))
}

// isHeavy reports whether a row, or search text, is that of a heavy entry.
func (s Sought) isHeavy(r record.Row) bool {
	if len(s.Query.Terms) == 0 {
		return record.HeavyLine(r)
	}
	return search.HeavyText(r.Bytes)
}
