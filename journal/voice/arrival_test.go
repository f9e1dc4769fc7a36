package voice

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/gather"
)

// Of several plans that wait it is said as one would say it.
func TestSeveralPlansWait(t *testing.T) {
	said := Arrival(gather.Agenda{Messes: 2, Plans: make([]journal.Plan, 3)})
	if !strings.Contains(said, "2 messes, 3 plans waiting for their take two") {
		t.Error(said)
	}
}
