package voice_test

import (
	"slices"
	"testing"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/voice"
)

func TestAPlanOfABreakSaysWhichDayItWasFor(t *testing.T) {
	for day, want := range map[date.Day]string{date.NewDay(2026, 12, 22): "was for 22 Dec", date.NewDay(2027, 1, 4): "", date.NewDay(2027, 1, 8): "until 8 Jan", 0: ""} {
		if got := voice.UntilDay(journal.Plan{Day: day}, date.NewDay(2027, 1, 4)); got != want {
			t.Errorf("on 4 January a plan for %s says %q, want %q", day, got, want)
		}
	}
}

// A plan reads as a sentence, whichever of its words were typed.
func TestAPlanReadsAsASentence(t *testing.T) {
	for _, c := range [][3]string{
		{"", "stop reading out the answers", "I will stop reading out the answers"},
		{"", "Stop reading out the answers", "I will stop reading out the answers"},
		{"", "I will stop reading out the answers", "I will stop reading out the answers"},
		{"they have them in front of them", "I will stop reading out the answers", "When they have them in front of them, I will stop reading out the answers"},
		{"a mark will be a shock", "I'll ring first", "When a mark will be a shock, I will ring first"},
		{"", "turn cards face down", "turn cards face down"},
		{"", "stopwatch on the board", "stopwatch on the board"},
		{"it rains", "", "When it rains"},
		{"When it rains", "open the windows", "When it rains, I will open the windows"},
		{"when When it rains.", "", "When it rains"},
	} {
		if got := voice.PlanWords(c[0], c[1]); got != c[2] {
			t.Errorf("%q and %q is %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// A loose end says a known occasion as every other line does, however a phone wrote it.
func TestALooseEndSaysAnOccasionAsOthersDo(t *testing.T) {
	end := gather.LooseEnd{Lacks: []gather.Lack{gather.IsDraft}, Means: gather.Intent{
		Plan:    journal.Plan{ID: "a", By: "Next lesson"},
		Checkin: journal.Checkin{ID: "a", Person: "Mrs Kolb", When: "After the trip"},
	}}
	want := []string{"draft", "speak to Mrs Kolb (After the trip)", "a plan (next lesson)"}
	if got := voice.Lacks(end, func(date.Day) string { return "" }); !slices.Equal(got, want) {
		t.Errorf("said %q, want %q", got, want)
	}
}
