package storetest

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
)

func leaveEarly(t *testing.T, s record.Store) {
	put(t, s, entry("a", day(1)), entry("b", day(2)), entry("c", day(3)))
	view(t, s, func(tx record.Tx) error {
		for range 2 { // a list that was left can be begun again
			for row, err := range tx.Rows(journal.Entries) {
				if err != nil || row.ID != "c" {
					t.Errorf("first row is %q, %v, want c", row.ID, err)
				}
				break
			}
			for id, err := range tx.IDs(journal.Entries, "") {
				if err != nil || id != "a" {
					t.Errorf("first id is %q, %v, want a", id, err)
				}
				break
			}
		}
		return nil
	})
}

// changeWhileListing does what emptying the trash and reindexing do.
func changeWhileListing(t *testing.T, s record.Store) {
	var want []record.Record
	for n := 1; n <= 28; n++ {
		r := entry(journal.ID("id"+string(rune('a'+n-1))), day(n))
		put(t, s, r)
		want = append([]record.Record{r}, want...)
	}
	var seen []journal.ID
	update(t, s, func(tx record.Tx) (err error) {
		if seen, err = deleteEveryOther(tx); err != nil {
			return err
		}
		return putAllAgain(tx)
	})
	if len(seen) != len(want) {
		t.Errorf("saw %d rows while deleting every other, want each of %d once: %q", len(seen), len(want), seen)
	}
	for i := len(want) - 1; i >= 0; i-- {
		if i%2 == 1 {
			want = slices.Delete(want, i, i+1)
		}
	}
	holds(t, s, journal.Entries, want...)
}

func deleteEveryOther(tx record.Tx) (seen []journal.ID, err error) {
	for row, err := range tx.Rows(journal.Entries) {
		if err != nil {
			return nil, err
		}
		if seen = append(seen, row.ID); len(seen)%2 == 0 {
			if err := tx.Delete(journal.Entries, row.ID); err != nil {
				return nil, err
			}
		}
	}
	return seen, nil
}

func putAllAgain(tx record.Tx) error {
	for id, err := range tx.IDs(journal.Entries, "") {
		if err != nil {
			return err
		}
		r, err := tx.Get(journal.Entries, id)
		if err != nil {
			return err
		}
		if err := tx.Put(r); err != nil {
			return err
		}
	}
	return nil
}

func ownChanges(t *testing.T, s record.Store) {
	put(t, s, entry("a", day(1)))
	update(t, s, func(tx record.Tx) error {
		if err := errors.Join(tx.Put(entry("b", day(2))), tx.Delete(journal.Entries, "a")); err != nil {
			return err
		}
		if n, err := tx.Count(journal.Entries); n != 1 || err != nil {
			t.Errorf("Count = %d, %v, want 1", n, err)
		}
		if _, err := tx.Get(journal.Entries, "a"); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("Get of what was just deleted: %v", err)
		}
		if err := errors.Join(tx.Put(entry("c", day(3))), tx.Delete(journal.Entries, "c"), tx.Put(entry("b", day(2)))); err != nil {
			return err
		}
		for id, err := range tx.IDs(journal.Entries, "") {
			if id != "b" || err != nil {
				t.Errorf("IDs gives %q, %v, want b alone", id, err)
			}
		}
		sameRows(t, "Rows", tx.Rows(journal.Entries), []record.Record{entry("b", day(2))},
			func(r record.Record) []byte { return r.Line })
		return nil
	})
	holds(t, s, journal.Entries, entry("b", day(2)))
}

func failedUpdate(t *testing.T, s record.Store) {
	put(t, s, entry("a", day(1)))
	err := s.Update(t.Context(), func(tx record.Tx) error {
		return errors.Join(tx.Put(entry("b", day(2))), tx.Delete(journal.Entries, "a"), errTest)
	})
	wants(t, "Update", err, errTest)
	holds(t, s, journal.Entries, entry("a", day(1)))
	wants(t, "View", s.View(t.Context(), func(record.Tx) error { return errTest }), errTest)
}

func panickedUpdate(t *testing.T, s record.Store) {
	put(t, s, entry("a", day(1)))
	panics := func(call func()) (got any) {
		defer func() { got = recover() }()
		call()
		return nil
	}
	got := panics(func() {
		_ = s.Update(t.Context(), func(tx record.Tx) error {
			if err := tx.Delete(journal.Entries, "a"); err != nil {
				t.Error(err)
			}
			panic("a bug of the caller")
		})
	})
	if got != "a bug of the caller" {
		t.Errorf("Update swallowed or changed the caller's panic: %v", got)
	}
	got = panics(func() {
		_ = s.View(t.Context(), func(tx record.Tx) error {
			for _, err := range tx.Rows(journal.Entries) {
				panic(errors.Join(err, errTest))
			}
			return nil
		})
	})
	if err, ok := got.(error); !ok || !errors.Is(err, errTest) {
		t.Errorf("View swallowed or changed the caller's panic: %v", got)
	}
	put(t, s, entry("b", day(2)))
	holds(t, s, journal.Entries, entry("b", day(2)), entry("a", day(1)))
}

func viewIsReadOnly(t *testing.T, s record.Store) {
	try := func(tx record.Tx) error {
		wants(t, "Put in a View", tx.Put(entry("b", day(2))), journal.ErrReadOnly)
		wants(t, "Delete in a View", tx.Delete(journal.Entries, "a"), journal.ErrReadOnly)
		return nil
	}
	view(t, s, try)
	put(t, s, entry("a", day(1)))
	view(t, s, try)
	holds(t, s, journal.Entries, entry("a", day(1)))
}

func viewIsStill(t *testing.T, s record.Store) {
	put(t, s, entry("a", day(1)))
	done := make(chan error, 1)
	view(t, s, func(tx record.Tx) error {
		begun := make(chan struct{})
		go func() {
			close(begun)
			done <- s.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, "a") })
		}()
		<-begun
		if _, err := tx.Get(journal.Entries, "a"); err != nil {
			t.Errorf("a record went away under a View: %v", err)
		}
		return nil
	})
	if err := <-done; err != nil {
		t.Fatalf("Update beside a View: %v", err)
	}
	holds(t, s, journal.Entries)
}

func oneAfterTheOther(t *testing.T, s record.Store) {
	const writers, each = 4, 10
	put(t, s, entry("a", day(1)))
	errs := make([]error, writers)
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for range each {
				errs[w] = errors.Join(errs[w], s.Update(t.Context(), func(tx record.Tx) error {
					r, err := tx.Get(journal.Entries, "a")
					if err != nil {
						return err
					}
					r.Rev, r.At = r.Rev+1, r.At.Add(time.Hour)
					return tx.Put(r)
				}))
			}
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	want := entry("a", day(1).Add(writers*each*time.Hour))
	want.Rev = 1 + writers*each
	holds(t, s, journal.Entries, want)
}
