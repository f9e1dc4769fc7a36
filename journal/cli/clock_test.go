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
	start(journal.TrashDays+2, 0, 1) // believed from here on, and counted from the sixth
	start(2*journal.TrashDays+1, 0, 1)
	start(2*journal.TrashDays+2, 0, 0)
}

// TestWhatTheShellDeletedByAWrongClockStays also where the pages never saw the days
// on which it was deleted: each change counts as a use.
func TestWhatTheShellDeletedByAWrongClockStays(t *testing.T) {
	for what, tt := range map[string]struct {
		opened  bool  // the pages were, on the day before
		deleted int   // by the clock, the day of the rm
		starts  []int // the days of the starts of the pages that follow
		warned  bool  // on the first of them
	}{
		"40 days back":              {true, -40, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 30}, true},
		"45 days ahead, first seen": {false, 0, []int{45}, false},
		"a year ahead, first seen":  {false, 0, []int{400, 401}, true},
	} {
		t.Run(what, func(t *testing.T) {
			s, _, _ := newSession(t, t.TempDir())
			first := s.Now()
			now := first
			s.Now = func() time.Time { return now }
			b := opens(t, s)
			e, err := b.Entries.Jot(t.Context(), "secret")
			if err != nil {
				t.Fatal(err)
			}
			if tt.opened {
				if _, err := s.begin(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			now = first.AddDate(0, 0, tt.deleted)
			if _, err := b.Trash.Delete(t.Context(), e.ID); err != nil {
				t.Fatal(err)
			}
			for i, day := range tt.starts {
				now = first.AddDate(0, 0, day)
				said, err := s.begin(t.Context())
				if warned := len(said) > 0; err != nil || warned != (tt.warned && i == 0) {
					t.Errorf("on day %d the start says %q, %v", day, said, err)
				}
				in, err := b.Trash.All(t.Context())
				if err != nil || len(in) != 1 {
					t.Fatalf("after day %d there are %d things in the trash, %v", day, len(in), err)
				}
				if due, err := b.Trash.Due(t.Context()); err != nil || due != 0 {
					t.Errorf("after day %d, %d are due, %v", day, due, err)
				}
			}
		})
	}
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
