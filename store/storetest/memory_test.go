package storetest_test

import (
	"context"
	"errors"
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/store/storetest"
)

func TestMemory(t *testing.T) {
	storetest.Run(t, func(*testing.T) record.Store {
		m := storetest.NewMemory()
		m.IsMarked = storetest.Marked
		return m
	})
}

func TestMemoryFailsWhenTold(t *testing.T) {
	m, broken := storetest.NewMemory(), errors.New("broken")
	put := func(tx record.Tx) error { return tx.Put(record.Record{Kind: journal.Entries, ID: "a"}) }
	count := func() (n int, err error) {
		err = m.View(t.Context(), func(tx record.Tx) error { n, err = tx.Count(journal.Entries); return err })
		return n, err
	}
	m.Fail(broken)
	if err := m.Update(t.Context(), put); !errors.Is(err, broken) {
		t.Errorf("got %v, want the error it was told to fail with", err)
	}
	if n, err := count(); n != 0 || err != nil {
		t.Errorf("after a failed update there are %d records, %v", n, err)
	}
	m.Fail(nil)
	if err := m.Update(t.Context(), put); err != nil {
		t.Error(err)
	}
	m.FailView(broken)
	if _, err := count(); !errors.Is(err, broken) {
		t.Errorf("got %v, want the error it was told to fail with", err)
	}
	m.FailView(nil)
	if n, err := count(); n != 1 || err != nil || m.Updates() != 1 {
		t.Errorf("there are %d records after %d updates, %v; want 1 after 1", n, m.Updates(), err)
	}
}

func TestMemoryWaitsWhenHeld(t *testing.T) {
	m := storetest.NewMemory()
	put := func(tx record.Tx) error { return tx.Put(record.Record{Kind: journal.Entries, ID: "a"}) }
	release := m.Hold()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- m.Update(ctx, put) }()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("a held update that was cancelled: %v", err)
	}
	go func() { done <- m.Update(t.Context(), put) }()
	if n := m.Updates(); n != 0 {
		t.Errorf("%d updates were kept while held", n)
	}
	release()
	if err := <-done; err != nil || m.Updates() != 1 {
		t.Errorf("after the release: %v, %d updates", err, m.Updates())
	}
}
