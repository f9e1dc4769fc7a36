package journal_test

import (
	"testing"

	"messup/journal"
)

func TestBreaksAreReadAndKeptInOrder(t *testing.T) {
	breaks, err := journal.ParseBreaks("2026-12-21..2027-01-09; 2026-12-21 .. 2027-01-03,2026-10-12..2026-10-16")
	if err != nil || len(breaks) != 3 {
		t.Fatalf("%v, %v", breaks, err)
	}
	kept, err := journal.Settings{Breaks: breaks}.Normalized()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"2026-10-12..2026-10-16", "2026-12-21..2027-01-03", "2026-12-21..2027-01-09"} {
		if got := kept.Breaks[i].From.String() + ".." + kept.Breaks[i].To.String(); got != want {
			t.Errorf("break %d is %s, want %s", i, got, want)
		}
	}
}
