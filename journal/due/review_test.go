package due_test

import (
	"testing"

	"messup/journal/due"
)

// A review is due a week after the last one, for a week: who holds none any more is not
// reminded for ever. In a break the day after it takes its place.
func TestAReviewIsDueForAWeek(t *testing.T) {
	for _, c := range []struct {
		held, day string
		due       bool
	}{
		{"2026-11-12", "2026-11-12", false}, {"2026-11-12", "2026-11-18", false}, {"2026-11-12", "2026-11-19", true},
		{"2026-11-12", "2026-11-25", true}, {"2026-11-12", "2026-11-26", false},
		{"2026-12-18", "2027-01-04", true}, {"2026-12-18", "2027-01-10", true}, {"2026-12-18", "2027-01-11", false},
	} {
		if got := at(c.day).Looks(dayOn(c.held)); got != c.due {
			t.Errorf("held on %s, due on %s: %t", c.held, c.day, got)
		}
	}
	if day := due.NextReview(dayOn("2026-12-18"), at("2026-12-18").Year); day != dayOn("2027-01-04") {
		t.Errorf("after 18 December the next is on %s", day)
	}
}
