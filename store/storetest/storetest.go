// Package storetest says, as tests, what every [record.Store] must do, and
// has a Store in memory for the tests of everything above the store.
//
// A package with a Store of its own runs the contract on it:
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) record.Store { return mine.New(t.TempDir()) })
//	}
//
// What only one sort of Store can do (files, locks, damage) is tested where
// that Store lives.
package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
)

// Marked is what a Store under test is to say of lines: which of them are marked.
func Marked(_ journal.Kind, line []byte) bool { return bytes.ContainsAny(line, "7bc") }

// Run holds the Stores that open makes to the contract. Every test gets an
// empty Store of its own; open registers with t whatever must be looked at or
// cleared away afterwards.
func Run(t *testing.T, open func(t *testing.T) record.Store) {
	tests := []struct {
		name string
		run  func(*testing.T, record.Store)
	}{
		{"a new store is empty", newIsEmpty},
		{"what was put is what one gets", putGet},
		{"putting again replaces", putReplaces},
		{"what was put stays as it was when the caller goes on using its bytes", putCopies},
		{"an empty record is a record", emptyRecord},
		{"a deleted record is gone from everywhere", deleted},
		{"what is not there is not found", notFound},
		{"kinds do not mix", kinds},
		{"ids and kinds that cannot be kept are refused", refused},
		{"rows come newest first, from any century", newestFirst},
		{"records of one instant come in the order of their ids", sameInstant},
		{"a record given another time moves", moves},
		{"search texts come newest first, one for every record", texts},
		{"ids are found by how they begin", idsByPrefix},
		{"a list can be left at any row", leaveEarly},
		{"a list can be changed while going through it", changeWhileListing},
		{"an update sees its own changes", ownChanges},
		{"an update that fails keeps nothing", failedUpdate},
		{"an update that panics keeps nothing and blocks nobody", panickedUpdate},
		{"a view cannot change anything", viewIsReadOnly},
		{"a view sees one state while others write", viewIsStill},
		{"updates happen one after the other", oneAfterTheOther},
		{"a cancelled call does nothing", cancelled},
		{"many records keep their order and their count", many},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { tt.run(t, open(t)) })
	}
}

// update and view run fn and fail the test on any error.
func update(t *testing.T, s record.Store, fn func(record.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), fn); err != nil {
		t.Fatalf("Update: %v", err)
	}
}

func view(t *testing.T, s record.Store, fn func(record.Tx) error) {
	t.Helper()
	if err := s.View(t.Context(), fn); err != nil {
		t.Fatalf("View: %v", err)
	}
}

func put(t *testing.T, s record.Store, records ...record.Record) {
	t.Helper()
	update(t, s, func(tx record.Tx) error {
		for _, r := range records {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// entry returns a record whose every field differs from other entries'.
func entry(id journal.ID, at time.Time) record.Record {
	return record.Record{
		Kind: journal.Entries, ID: id, Rev: 1, At: at,
		Data: []byte(`{"id":"` + string(id) + `"}`), Line: []byte("line of " + id), Text: []byte("text of " + id),
	}
}

func day(n int) time.Time { return time.Date(2026, time.November, n, 14, 10, 0, 0, time.UTC) }

// same reports how two records differ, empty if not at all. Times are the
// same if they are the same instant: a store need not keep the zone.
func same(got, want record.Record) string {
	switch {
	case got.Kind != want.Kind || got.ID != want.ID:
		return fmt.Sprintf("got %s %q, want %s %q", got.Kind, got.ID, want.Kind, want.ID)
	case got.Rev != want.Rev:
		return fmt.Sprintf("%q: got revision %d, want %d", got.ID, got.Rev, want.Rev)
	case !got.At.Equal(want.At):
		return fmt.Sprintf("%q: got time %v, want %v", got.ID, got.At, want.At)
	case !bytes.Equal(got.Data, want.Data):
		return fmt.Sprintf("%q: got data %q, want %q", got.ID, got.Data, want.Data)
	case !bytes.Equal(got.Line, want.Line):
		return fmt.Sprintf("%q: got line %q, want %q", got.ID, got.Line, want.Line)
	case !bytes.Equal(got.Text, want.Text):
		return fmt.Sprintf("%q: got text %q, want %q", got.ID, got.Text, want.Text)
	}
	return ""
}

// holds fails the test unless the store holds exactly these records of a
// kind, in this order, seen through every method there is.
func holds(t *testing.T, s record.Store, kind journal.Kind, newestFirst ...record.Record) {
	t.Helper()
	view(t, s, func(tx record.Tx) error {
		if n, err := tx.Count(kind); err != nil || n != len(newestFirst) {
			t.Errorf("Count(%s) = %d, %v, want %d", kind, n, err, len(newestFirst))
		}
		ids := make([]journal.ID, 0, len(newestFirst))
		for _, want := range newestFirst {
			ids = append(ids, want.ID)
			if got, err := tx.Get(kind, want.ID); err != nil {
				t.Errorf("Get(%s, %q): %v", kind, want.ID, err)
			} else if diff := same(got, want); diff != "" {
				t.Errorf("Get: %s", diff)
			}
			if got, err := tx.Data(kind, want.ID); err != nil || got.Line != nil || got.Text != nil || !bytes.Equal(got.Data, want.Data) || got.Rev != want.Rev || !got.At.Equal(want.At) {
				t.Errorf("Data(%s, %q) = %+v, %v", kind, want.ID, got, err)
			}
			if got, err := tx.Row(kind, want.ID); err != nil {
				t.Errorf("Row(%s, %q): %v", kind, want.ID, err)
			} else {
				sameRow(t, "Row", got, want, want.Line)
			}
		}
		sameRows(t, "Rows", tx.Rows(kind), newestFirst, func(r record.Record) []byte { return r.Line })
		sameRows(t, "Marked", tx.Marked(kind), slices.DeleteFunc(slices.Clone(newestFirst), func(r record.Record) bool { return !Marked(kind, r.Line) }),
			func(r record.Record) []byte { return r.Line })
		sameRows(t, "Texts", tx.Texts(kind), newestFirst, func(r record.Record) []byte { return r.Text })
		slices.Sort(ids)
		if got := collectIDs(t, tx.IDs(kind, "")); !slices.Equal(got, ids) {
			t.Errorf("IDs(%s) = %q, want %q", kind, got, ids)
		}
		return nil
	})
}

func sameRows(t *testing.T, name string, rows iter.Seq2[record.Row, error], want []record.Record, part func(record.Record) []byte) {
	t.Helper()
	n := 0
	for got, err := range rows {
		if err != nil {
			t.Errorf("%s, row %d: %v", name, n, err)
			return
		}
		if n < len(want) {
			sameRow(t, name, got, want[n], part(want[n]))
		}
		n++
	}
	if n != len(want) {
		t.Errorf("%s gave %d rows, want %d", name, n, len(want))
	}
}

func sameRow(t *testing.T, name string, got record.Row, want record.Record, part []byte) {
	t.Helper()
	if got.ID != want.ID || !got.At.Equal(want.At) || !bytes.Equal(got.Bytes, part) {
		t.Errorf("%s: got %q at %v with %q, want %q at %v with %q", name, got.ID, got.At, got.Bytes, want.ID, want.At, part)
	}
}

func collectIDs(t *testing.T, seq iter.Seq2[journal.ID, error]) []journal.ID {
	t.Helper()
	ids := []journal.ID{}
	for id, err := range seq {
		if err != nil {
			t.Errorf("IDs: %v", err)
			break
		}
		ids = append(ids, id)
	}
	return ids
}

func wants(t *testing.T, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: got error %v, want %v", what, err, want)
	}
}

// errTest is the error of callers that change their mind.
var errTest = errors.New("changed my mind")

func cancelled(t *testing.T, s record.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	ran := false
	fn := func(record.Tx) error { ran = true; return nil }
	wants(t, "Update", s.Update(ctx, fn), context.Canceled)
	wants(t, "View", s.View(ctx, fn), context.Canceled)
	if ran {
		t.Error("the function ran although the call was cancelled before it began")
	}

	ctx, cancel = context.WithCancel(t.Context())
	err := s.Update(ctx, func(tx record.Tx) error {
		defer cancel()
		return tx.Put(entry("a", day(1)))
	})
	wants(t, "Update cancelled before it was kept", err, context.Canceled)
	holds(t, s, journal.Entries)
}
