package cli

import (
	"os"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/search"
)

// TestAClockThatLeaptEmptiesNoTrash starts with the clock a year ahead, on the right
// days again, and on as many of them as it takes until the days are believed.
func TestAClockThatLeaptEmptiesNoTrash(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	now := s.Now()
	s.Now = func() time.Time { return now }
	b := opens(t, s)
	all, _, err := b.Entries.Search(t.Context(), search.Query{}, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	start := func(day, told, waiting int) {
		t.Helper()
		now = time.Date(2026, 11, 19, 9, 0, 0, 0, time.UTC).AddDate(0, 0, day)
		said, err := s.begin(t.Context())
		if err != nil || len(said) != told || told > 0 && !strings.HasPrefix(said[0], "The clock says") {
			t.Errorf("on day %d the start says %q, %v", day, said, err)
		}
		now = time.Date(2026, 11, 19, 9, 0, 0, 0, time.UTC)
		if in, err := b.Trash.All(t.Context()); err != nil || len(in) != waiting {
			t.Errorf("after day %d there are %d things in the trash, %v", day, len(in), err)
		}
	}
	start(0, 0, 0)
	if _, err := b.Trash.Delete(t.Context(), all[0].ID); err != nil {
		t.Fatal(err)
	}
	start(365, 1, 1)
	start(365, 0, 1)
	start(1, 1, 1)
	for day := 2; day <= 6; day++ {
		start(day, 0, 1)
	}
	start(journal.TrashDays+1, 0, 1) // the sixth
	start(journal.TrashDays+2, 0, 0)
}

// TestTheTrashIsEmptiedByHandOnAnyDay holds that only what happens by itself waits
// for a clock to be believed.
func TestTheTrashIsEmptiedByHandOnAnyDay(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	now := s.Now()
	s.Now = func() time.Time { return now }
	b := opens(t, s)
	all, _, err := b.Entries.Search(t.Context(), search.Query{}, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.begin(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Trash.Delete(t.Context(), all[0].ID); err != nil {
		t.Fatal(err)
	}
	now = now.AddDate(1, 0, 0)
	if said, err := s.begin(t.Context()); err != nil || len(said) != 1 {
		t.Errorf("the start says %q, %v", said, err)
	}
	if gone, err := b.Trash.Sweep(t.Context(), true); gone != 1 || err != nil {
		t.Errorf("emptied by hand, %d things went, %v", gone, err)
	}
}

// TestAStartThatMayOnlyReadIsQuiet also on a new day, which it would remember.
func TestAStartThatMayOnlyReadIsQuiet(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	now := s.Now()
	s.Now = func() time.Time { return now }
	opens(t, s)
	if err := os.Chmod(s.file, 0o400); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		now = now.AddDate(0, 0, 1)
		if said, err := s.begin(t.Context()); err != nil || len(said) > 0 {
			t.Errorf("the start says %q, %v", said, err)
		}
	}
}
