package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
)

func newIsEmpty(t *testing.T, s record.Store) {
	for _, kind := range record.Kinds() {
		holds(t, s, kind)
	}
}

func putGet(t *testing.T, s record.Store) {
	newest, oldest := entry("b", day(2)), entry("a", day(1))
	newest.Rev = 41
	put(t, s, oldest, newest)
	holds(t, s, journal.Entries, newest, oldest)
}

func putReplaces(t *testing.T, s record.Store) {
	old, changed := entry("a", day(1)), entry("a", day(1))
	changed.Rev, changed.Data, changed.Line, changed.Text = 2, []byte("{}"), []byte("longer than before"), []byte("x")
	put(t, s, old)
	put(t, s, changed)
	holds(t, s, journal.Entries, changed)
}

func putCopies(t *testing.T, s record.Store) {
	want, given := entry("a", day(1)), entry("a", day(1))
	update(t, s, func(tx record.Tx) error {
		if err := tx.Put(given); err != nil {
			return err
		}
		for _, b := range [][]byte{given.Data, given.Line, given.Text} {
			clear(b)
		}
		return nil
	})
	holds(t, s, journal.Entries, want)
}

func emptyRecord(t *testing.T, s record.Store) {
	empty := record.Record{Kind: journal.Trash, ID: "a"}
	put(t, s, empty)
	holds(t, s, journal.Trash, empty)
}

func deleted(t *testing.T, s record.Store) {
	a, b := entry("a", day(1)), entry("b", day(2))
	put(t, s, a, b)
	update(t, s, func(tx record.Tx) error { return tx.Delete(journal.Entries, "b") })
	holds(t, s, journal.Entries, a)
	update(t, s, func(tx record.Tx) error { return tx.Delete(journal.Entries, "a") })
	holds(t, s, journal.Entries)
	put(t, s, b)
	holds(t, s, journal.Entries, b)
}

func notFound(t *testing.T, s record.Store) {
	look := func(tx record.Tx) error {
		_, err := tx.Get(journal.Entries, "b")
		wants(t, "Get", err, journal.ErrNotFound)
		_, err = tx.Row(journal.Entries, "b")
		wants(t, "Row", err, journal.ErrNotFound)
		return nil
	}
	view(t, s, look)
	put(t, s, entry("a", day(1)), entry("bb", day(1)))
	view(t, s, look)
	err := s.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, "b") })
	wants(t, "Delete", err, journal.ErrNotFound)
}

func kinds(t *testing.T, s record.Store) {
	for i, kind := range record.Kinds() {
		r := entry("a", day(i+1))
		r.Kind = kind
		put(t, s, r)
	}
	update(t, s, func(tx record.Tx) error { return tx.Delete(journal.Lessons, "a") })
	for i, kind := range record.Kinds() {
		if kind == journal.Lessons {
			holds(t, s, kind)
			continue
		}
		want := entry("a", day(i+1))
		want.Kind = kind
		holds(t, s, kind, want)
	}
}

func refused(t *testing.T, s record.Store) {
	for _, id := range []journal.ID{"", journal.ID(strings.Repeat("x", 1000))} {
		err := s.Update(t.Context(), func(tx record.Tx) error { return tx.Put(entry(id, day(1))) })
		wants(t, fmt.Sprintf("Put with an id of %d letters", len(id)), err, journal.ErrBadID)
	}
	for _, kind := range []journal.Kind{"", "meta", "entries.lines", "Entries", "a b"} {
		r := entry("a", day(1))
		r.Kind = kind
		if err := s.Update(t.Context(), func(tx record.Tx) error { return tx.Put(r) }); err == nil {
			t.Errorf("Put took a record of kind %q", kind)
		}
	}
	for _, kind := range record.Kinds() {
		holds(t, s, kind)
	}
}

func newestFirst(t *testing.T, s record.Store) {
	east := time.FixedZone("", 5*3600+1800)
	want := []record.Record{
		entry("far", time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC)),
		entry("later", day(2).Add(1)),
		entry("day2", day(2).In(east)),
		entry("early", day(2).Add(-1)),
		entry("epoch1", time.Unix(0, 1)),
		entry("epoch", time.Unix(0, 0)),
		entry("epoch-1", time.Unix(0, -1)),
		entry("moon", time.Date(1969, 7, 20, 20, 17, 40, 0, time.UTC)),
		entry("zero", time.Time{}),
		entry("past", time.Date(-400, 1, 1, 0, 0, 0, 0, time.UTC)),
	}
	shuffled := slices.Clone(want)
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same shuffle every time
	r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	put(t, s, shuffled...)
	holds(t, s, journal.Entries, want...)
}

func sameInstant(t *testing.T, s record.Store) {
	put(t, s, entry("c", day(1)), entry("a", day(1)), entry("b", day(1)), entry("aa", day(1)))
	holds(t, s, journal.Entries, entry("a", day(1)), entry("aa", day(1)), entry("b", day(1)), entry("c", day(1)))
}

func moves(t *testing.T, s record.Store) {
	a, b := entry("a", day(1)), entry("b", day(2))
	put(t, s, a, b)
	a.At = day(3)
	put(t, s, a)
	holds(t, s, journal.Entries, a, b)
	a.At = time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC)
	put(t, s, a)
	holds(t, s, journal.Entries, b, a)
}

func texts(t *testing.T, s record.Store) {
	silent := entry("silent", day(2))
	silent.Text = nil
	loud := entry("loud", day(1))
	loud.Text = []byte(strings.Repeat("every word of a long afternoon ", 5000))
	put(t, s, loud, silent)
	holds(t, s, journal.Entries, silent, loud)
}

func idsByPrefix(t *testing.T, s record.Store) {
	for _, id := range []journal.ID{"b", "ab", "a", "abc", "ac", "ab-1", "zz"} {
		put(t, s, entry(id, day(1)))
	}
	lesson := entry("abz", day(1))
	lesson.Kind = journal.Lessons
	put(t, s, lesson)
	tests := []struct {
		prefix string
		want   []journal.ID
	}{
		{"", []journal.ID{"a", "ab", "ab-1", "abc", "ac", "b", "zz"}},
		{"a", []journal.ID{"a", "ab", "ab-1", "abc", "ac"}},
		{"ab", []journal.ID{"ab", "ab-1", "abc"}},
		{"abc", []journal.ID{"abc"}},
		{"abcd", []journal.ID{}},
		{"z", []journal.ID{"zz"}},
	}
	view(t, s, func(tx record.Tx) error {
		for _, tt := range tests {
			if got := collectIDs(t, tx.IDs(journal.Entries, tt.prefix)); !slices.Equal(got, tt.want) {
				t.Errorf("IDs beginning with %q = %q, want %q", tt.prefix, got, tt.want)
			}
		}
		return nil
	})
}

func many(t *testing.T, s record.Store) {
	const n = 600
	r := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // the same churn every time
	live := map[journal.ID]record.Record{}
	for range 6 {
		update(t, s, func(tx record.Tx) error { return churn(tx, r, live, n) })
	}
	want := make([]record.Record, 0, len(live))
	for _, rec := range live {
		want = append(want, rec)
	}
	slices.SortFunc(want, func(a, b record.Record) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	holds(t, s, journal.Entries, want...)
}

// churn puts, changes and deletes at random, in tx and in live alike.
func churn(tx record.Tx, r *rand.Rand, live map[journal.ID]record.Record, n int) error {
	for range n {
		id := journal.ID(fmt.Sprintf("%03d", r.IntN(n)))
		if _, there := live[id]; there && r.IntN(3) == 0 {
			if err := tx.Delete(journal.Entries, id); err != nil {
				return err
			}
			delete(live, id)
			continue
		}
		rec := entry(id, day(1).Add(time.Duration(r.IntN(1e6))*time.Second))
		rec.Data = []byte(strings.Repeat("x", r.IntN(9000)))
		if err := tx.Put(rec); err != nil {
			return err
		}
		live[id] = rec
	}
	return nil
}
