package book_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/journaltest"
	"messup/journal/search"
	"messup/prompts"
	"messup/store/storetest"
)

// What these tests say in short.
var (
	ask   = journaltest.Ask
	field = journaltest.Field
	at    = journaltest.Day
	said  = journaltest.Said
	holds = journaltest.Holds

	goal = ask("goal")
)

// A desk is a Book in memory with a clock that stands still unless told.
type desk struct {
	*book.Book
	store *storetest.Memory
	clock time.Time
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{store: storetest.NewMemory(), clock: time.Date(2026, 11, 19, 14, 10, 0, 0, journaltest.Zone(t, "America/Toronto"))}
	d.Book = book.Open(d.store, prompts.Shipped(), func() time.Time { return d.clock }, rand.NewChaCha8([32]byte{7}))
	return d
}

func (d *desk) pass(time time.Duration) { d.clock = d.clock.Add(time) }

// mess returns a new entry told with the ten, not kept yet.
func (d *desk) mess(t testing.TB, title string) journal.Entry {
	t.Helper()
	e, err := d.Entries.New(journal.Mess, prompts.Ten())
	if err != nil {
		t.Fatal(err)
	}
	e.Title = title
	return e
}

// save keeps an entry and fails on an error or a conflict.
func (d *desk) save(t testing.TB, base, e journal.Entry) journal.Entry {
	t.Helper()
	saved, conflicts, err := d.Entries.Save(t.Context(), base, e)
	if err != nil || len(conflicts) > 0 {
		t.Fatalf("Save: %v, conflicts %q", err, conflicts)
	}
	return saved
}

// finished keeps a new finished mess with a lesson in it.
func (d *desk) finished(t testing.TB, title, learned string) journal.Entry {
	t.Helper()
	e := d.mess(t, title).With(prompts.Shipped(), ask("learned"), learned)
	return d.save(t, journal.Entry{}, d.Entries.Finish(e))
}

func (d *desk) read(t testing.TB, id journal.ID) journal.Entry {
	t.Helper()
	e, err := d.Entries.Get(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func (d *desk) lesson(t testing.TB, id journal.ID) journal.Lesson {
	t.Helper()
	l, err := d.Lessons.Of(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// search returns the titles a search finds, newest first.
func (d *desk) search(t testing.TB, words string) []string {
	t.Helper()
	q, err := search.ParseQuery(words, prompts.Shipped(), d.clock)
	if err != nil {
		t.Fatal(err)
	}
	found, total, err := d.Entries.Search(t.Context(), q, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if total != len(found) {
		t.Errorf("Search(%s) counts %d and returns %d", words, total, len(found))
	}
	if found == nil {
		return nil
	}
	titles := make([]string, 0, len(found))
	for _, f := range found {
		titles = append(titles, f.Title)
	}
	return titles
}

// A stop is a context that ends after the Store has looked at it, as one does
// in the middle of a long search.
type stop struct {
	context.Context
	asked int
	ended bool
}

var errStopped = errors.New("nobody waits any more")

func newStop() (s *stop, cancel func()) {
	s = &stop{Context: context.Background()}
	return s, func() { s.ended = true }
}

func (s *stop) Err() error {
	if s.asked++; s.ended && s.asked > 1 {
		return errStopped
	}
	return nil
}

// stopless is a context for windows in property tests, which have none.
type stopless struct{ context.Context }

func (stopless) Err() error { return nil }

func (stopless) Done() <-chan struct{} { return nil }
