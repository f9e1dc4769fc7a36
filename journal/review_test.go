package journal_test

import (
	"slices"
	"strings"
	"testing"

	"messup/journal"
)

func TestStopsAreInTheirOrder(t *testing.T) {
	all := journal.Stops(15, "", false)
	if len(all) != 9 || all[0] != journal.StopArrive || all[1] != journal.StopWin || all[8] != journal.StopClose {
		t.Errorf("fifteen minutes stop at %q", all)
	}
	for _, tt := range []struct {
		minutes int
		prefer  journal.Stop
		quiet   bool
		want    string
	}{
		{8, "", false, "arrive, win, take-two, next-week, close"},
		{8, journal.StopMess, false, "arrive, win, take-two, one-mess, next-week, close"},
		{8, journal.StopLessons, false, "arrive, win, take-two, lessons, next-week, close"},
		{5, "", false, "arrive, win, take-two, next-week, close"},
		{15, "", true, "arrive, win, sweep, lessons, next-week, close"},
		{5, "", true, "arrive, win, lessons, next-week, close"},
	} {
		var names []string
		at := -1
		for _, s := range journal.Stops(tt.minutes, tt.prefer, tt.quiet) {
			names = append(names, string(s))
			if i := slices.Index(all, s); i <= at {
				t.Errorf("%s is out of order", s)
			} else {
				at = i
			}
		}
		if got := strings.Join(names, ", "); got != tt.want {
			t.Errorf("%d minutes, quiet %t: %s, want %s", tt.minutes, tt.quiet, got, tt.want)
		}
	}
}

// With a partner there is one stop more, before the end; alone again it goes.
func TestAPartnerBringsOneStop(t *testing.T) {
	for _, minutes := range journal.Lengths() {
		for _, quiet := range []bool{false, true} {
			alone := journal.Review{At: journal.StopArrive}.Resized(minutes, journal.StopMess, quiet)
			two := alone.Together(true)
			if n := len(two.Stops); n != len(alone.Stops)+1 || two.Stops[n-2] != journal.StopAloud {
				t.Errorf("%d minutes, quiet %t: %q", minutes, quiet, two.Stops)
			}
			if resized := two.Resized(minutes, journal.StopMess, quiet); !slices.Equal(resized.Stops, two.Stops) {
				t.Errorf("%d minutes, quiet %t, once more: %q", minutes, quiet, resized.Stops)
			}
			if again := two.Together(false); !slices.Equal(again.Stops, alone.Stops) || again.Partner {
				t.Errorf("alone again: %q", again.Stops)
			}
		}
	}
}

func TestAReviewGoesForwardBackAndShorter(t *testing.T) {
	r := journal.Review{Stops: journal.Stops(15, "", false), At: journal.StopArrive}
	if r.Back().At != journal.StopArrive || r.Next().Next().At != journal.StopSweep || r.Next().Back().At != journal.StopArrive {
		t.Errorf("it goes %s, %s", r.Back().At, r.Next().Next().At)
	}
	if short := r.Next().Next().Resized(5, "", false); short.At != journal.StopTakeTwo || short.Minutes != 5 {
		t.Errorf("shortened at the sweep it is at %s", short.At)
	}
	r.At = journal.StopClose
	if r.Next().At != journal.StopClose {
		t.Error("it goes on after its end")
	}
	r.At = journal.StopTakeTwo
	r = r.Record("p1", "better").Record("p1", "worse").Record("p2", "same")
	r.At = journal.StopNextWeek
	r = r.Record("p3", "cards face down at six minutes.").Record("", "one").Record("", "one")
	if len(r.Recorded) != 4 || r.Recorded[0].Line != "worse" {
		t.Errorf("recorded %+v", r.Recorded)
	}
	if lines := r.CloseLines(); len(lines) != 3 || lines[0].Line != "worse" || lines[1].Line != "same" || lines[2].ID != "p3" {
		t.Errorf("the last page shows %+v", lines)
	}
}

// A review is a value: what is recorded later is not in an earlier copy.
func TestRecordingLeavesTheEarlierCopyAlone(t *testing.T) {
	r := journal.Review{At: journal.StopTakeTwo}.Record("p1", "better")
	if r.Record("p1", "worse"); r.Recorded[0].Line != "better" {
		t.Errorf("it became %+v", r.Recorded)
	}
}

// Both halves belong to the one thing that was chosen, and to nothing else.
func TestWeigh(t *testing.T) {
	r := journal.Review{At: journal.StopTakeTwo}.Record("a", "turned the cards")
	r.At = journal.StopNextWeek
	r = r.Record("a", "turn the cards").Record("b", "ring first")
	weighed := r.Weigh("a", " four\ngroups ", "the back table")
	for i, want := range []journal.Recorded{
		{Stop: journal.StopTakeTwo, ID: "a", Line: "turned the cards"},
		{Stop: journal.StopNextWeek, ID: "a", Line: "turn the cards", See: "four groups", People: "the back table"},
		{Stop: journal.StopNextWeek, ID: "b", Line: "ring first"},
	} {
		if weighed.Recorded[i] != want {
			t.Errorf("%+v, want %+v", weighed.Recorded[i], want)
		}
	}
	if r.Recorded[1].See != "" {
		t.Error("the review it was made from has changed")
	}
	if again := weighed.Record("a", "turn the cards over"); again.Recorded[1].See != "four groups" {
		t.Errorf("recorded again: %+v", again.Recorded[1])
	}
}
