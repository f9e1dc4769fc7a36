package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
)

func TestTheInboxKeepsUntilTaken(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	for _, words := range []string{"first", "second", "third", "fourth"} {
		path, err := f.PutInbox(t.Context(), []byte(words))
		must(t, err)
		if b, err := os.ReadFile(path); err != nil || string(b) != words {
			t.Errorf("%s holds %q, %v", path, b, err)
		}
		c.days(1)
	}
	if st, err := f.Check(t.Context()); !errors.Is(err, journal.ErrNoJournal) || st.Inbox != 4 {
		t.Errorf("Check = %+v, %v", st, err)
	}
	refused := errors.New("refused")
	var got []string
	take := func(refuse string) func([]byte) error {
		return func(b []byte) error {
			if string(b) == refuse {
				return refused
			}
			got = append(got, string(b))
			return nil
		}
	}
	n, err := f.TakeInbox(t.Context(), take("second"))
	wants(t, "TakeInbox", err, refused)
	if want := []string{"first", "third", "fourth"}; n != 3 || !slices.Equal(got, want) {
		t.Errorf("took %d: %q, want %q", n, got, want)
	}
	got = nil
	if n, err := f.TakeInbox(t.Context(), take("")); n != 1 || err != nil || !slices.Equal(got, []string{"second"}) {
		t.Errorf("took %d: %q, %v; want the one left", n, got, err)
	}
	if n, err := f.TakeInbox(t.Context(), take("")); n != 0 || err != nil {
		t.Errorf("took %d, %v from an empty inbox", n, err)
	}
}

func TestTheInboxIsOneProcessAtATime(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	for range 3 {
		_, err := f.PutInbox(t.Context(), []byte("x"))
		must(t, err)
	}
	taken := 0
	n, err := f.TakeInbox(t.Context(), func([]byte) error {
		if taken == 0 {
			ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
			defer cancel()
			_, err := fileAt(f.Path()).TakeInbox(ctx, func([]byte) error { taken++; return nil })
			wants(t, "a second taker", err, journal.ErrBusy)
		}
		taken++
		return nil
	})
	if n != 3 || taken != 3 || err != nil {
		t.Errorf("took %d, handed out %d, %v; want 3 each", n, taken, err)
	}
}

func TestABusyJournalSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := newFile(t, path)
	mustSave(t, f, entry(1, 1))
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond) // shorter than the store's own patience
	defer cancel()
	nothing := func(record.Tx) error { return nil }
	patient := func() error { _, err := contents(fileAt(path)); return err }
	err := f.Update(t.Context(), func(record.Tx) error {
		begin := time.Now()
		wants(t, "saving in another window", fileAt(path).Update(ctx, nothing), journal.ErrBusy)
		wants(t, "reading in another window", fileAt(path).View(ctx, nothing), journal.ErrBusy)
		wants(t, "a nested call", f.View(ctx, nothing), journal.ErrBusy)
		if took := time.Since(begin); took > lockTimeout/2 {
			t.Errorf("with a deadline of 50ms the calls took %v", took)
		}
		wants(t, "reading with patience", patient(), journal.ErrBusy)
		return nil
	})
	must(t, err)
}
