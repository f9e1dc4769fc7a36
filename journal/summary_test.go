package journal_test

import (
	"testing"

	"messup/journal"
	"messup/prompts"
)

func TestARowSaysWhereWritingStopped(t *testing.T) {
	for place, want := range map[string]int{"goal": 1, "learned": 10, "": 0, "title": 0} {
		if got := (journal.Summary{Set: prompts.Ten().ID, Place: place}).Stopped(prompts.Shipped()); got != want {
			t.Errorf("at %q: %d, want %d", place, got, want)
		}
	}
	if got := (journal.Summary{Set: "unknown", Place: "goal"}).Stopped(prompts.Shipped()); got != 0 {
		t.Errorf("in an unknown set: %d", got)
	}
}
