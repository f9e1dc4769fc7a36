package voice_test

import (
	"testing"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/voice"
)

func TestAPlanOfABreakSaysWhichDayItWasFor(t *testing.T) {
	for day, want := range map[date.Day]string{date.NewDay(2026, 12, 22): "was for 22 Dec", date.NewDay(2027, 1, 4): "", date.NewDay(2027, 1, 8): "until 8 Jan", 0: ""} {
		if got := voice.UntilDay(journal.Plan{Day: day}, date.NewDay(2027, 1, 4)); got != want {
			t.Errorf("on 4 January a plan for %s says %q, want %q", day, got, want)
		}
	}
}
