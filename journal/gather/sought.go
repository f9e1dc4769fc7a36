package gather

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
)

// Sought is what a search goes through: the records of a kind, and for which words.
type Sought struct {
	Kind  journal.Kind
	Query search.Query
	Sets  prompts.Library // entries are asked with them
	Light bool            // without what is marked heavy, of entries
	Some  bool            // stop where there are enough: how many fit in all is not asked
	// Among are the only rows looked at, newest first; nil for all of the kind.
	Among iter.Seq2[record.Row, error]
}

// Entries is how entries are looked through for a list: heavy ones only when they are
// asked for. This is the one place that decides.
func Entries(sets prompts.Library, q search.Query) Sought {
	return Sought{Kind: journal.Entries, Query: q, Sets: sets, Light: !q.AsksHeavy()}
}

// Match returns the ids of what fits, newest first and from skip on, and how many fit in
// all. A limit of 0 or less means all.
func (s Sought) Match(ctx context.Context, tx record.Tx, skip, limit int) (ids []journal.ID, total int, err error) {
	total, err = s.Each(ctx, tx, skip, limit, func(id journal.ID) error {
		ids = append(ids, id)
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	return ids, total, nil
}

// Each hands what Match returns to then as soon as it is found: the row is at hand there, and
// what is behind it is looked for meanwhile.
func (s Sought) Each(ctx context.Context, tx record.Tx, skip, limit int, then func(journal.ID) error) (total int, err error) {
	given, counted := 0, false
	var failed error
	err = s.each(ctx, tx, func(r record.Row) bool {
		total++
		if total > skip && (limit <= 0 || given < limit) {
			given++
			failed = then(r.ID)
		}
		full := limit > 0 && given == limit
		counted = full && !s.Light && s.Query.Zero() && s.Among == nil
		return failed == nil && !counted && (!full || !s.Some)
	})
	err = cmp.Or(failed, err)
	if err == nil && counted {
		total, err = tx.Count(s.Kind)
	}
	return total, err
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

// batch is how many rows are looked at before it is asked whether anybody still waits.
const batch = 64

// each hands what fits to then, as long as it says so.
func (s Sought) each(ctx context.Context, tx record.Tx, then func(record.Row) bool) error {
	rows, fits := s.Among, s.fits
	switch {
	case rows != nil:
		rows = s.withMarked(tx, s.withWords(tx))
	case s.asksMarked():
		rows = s.withMarked(tx, tx.Texts(s.Kind))
	case len(s.Query.Terms) == 0:
		rows = tx.Rows(s.Kind)
	default:
		rows = s.matching(ctx, tx)
		fits = func(record.Row) bool { return true }
	}
	seen := 0
	for r, err := range rows {
		if seen++; err == nil && seen%batch == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		if fits(r) && !then(r) {
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

// A sifter looks through search texts by itself: package store does, on all cores.
type sifter interface {
	Sift(ctx context.Context, kind journal.Kind, fits func(at time.Time, text []byte) bool) iter.Seq2[record.Row, error]
}

// matching are the rows of the texts that fit.
func (s Sought) matching(ctx context.Context, tx record.Tx) iter.Seq2[record.Row, error] {
	matches, heavy := s.Query.Sieve(), search.HeavyTexts()
	fits := func(at time.Time, text []byte) bool {
		return matches(at, text) && (!s.Light || !heavy(text))
	}
	if tx, can := tx.(sifter); can {
		return tx.Sift(ctx, s.Kind, fits)
	}
	return func(yield func(record.Row, error) bool) {
		seen := 0
		for row, err := range tx.Texts(s.Kind) {
			if seen++; err == nil && seen%batch == 0 {
				err = ctx.Err()
			}
			if (err != nil || fits(row.At, row.Bytes)) && !yield(row, err) {
				return
			}
		}
	}
}

// asksMarked reports whether it is looked for what entries have marked.
func (s Sought) asksMarked() bool { return s.Kind == journal.Entries && s.Query.AsksMarked() }

// withMarked are rows with search texts, to which what their entries have marked is added
// where that is looked for. Only entries that may fit are read.
func (s Sought) withMarked(tx record.Tx, rows iter.Seq2[record.Row, error]) iter.Seq2[record.Row, error] {
	if !s.asksMarked() {
		return rows
	}
	return func(yield func(record.Row, error) bool) {
		for row, err := range rows {
			if err == nil && s.Query.MayMatch(row.At, row.Bytes) {
				var e journal.Entry
				e, err = record.GetEntry(tx, row.ID)
				all := search.TextBuilder(slices.Clone(row.Bytes))
				search.AddMarked(&all, s.Sets, e)
				row.Bytes = all
			}
			if !yield(row, err) {
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
