package voice_test

import (
	"testing"

	"messup/journal"
	"messup/journal/journaltest"
	"messup/journal/voice"
)

// A plan of 24 November that is told of on 6 December was not done on 6 December.
func TestAPlanWasDoneOnItsDay(t *testing.T) {
	today := journaltest.Day("2026-12-06")
	for _, c := range []struct {
		day, told, want string
		result          journal.Result
	}{
		{"2026-11-24", "2026-12-06", "24 November", journal.Did},
		{"2026-12-06", "2026-12-06", "6 December", journal.Did},
		{"2026-12-09", "2026-12-06", "told on 6 December", journal.Did},
		{"", "2026-12-06", "told on 6 December", journal.DidElse},
		{"2026-11-24", "2026-12-06", "6 December", journal.LetGo},
		{"2026-11-24", "", "", journal.Did},
	} {
		p := journal.Plan{}
		p.Result = c.result
		if c.day != "" {
			p.Day = journaltest.Day(c.day)
		}
		if c.told != "" {
			p.Answered = journaltest.Day(c.told)
		}
		if got := voice.DoneOn(p, today); got != c.want {
			t.Errorf("for %q, told on %q: %q", c.day, c.told, got)
		}
	}
}
