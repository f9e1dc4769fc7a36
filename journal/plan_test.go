package journal_test

import (
	"testing"

	"messup/journal"
	"messup/journal/date"
	"messup/prompts"
)

func TestAPlanToStopIsKnownByItsWords(t *testing.T) {
	for will, want := range map[string]bool{
		"stop marking every draft": true, "Stop.": false, "stop": true, "I will stop answering at once": true,
		"tell them to stop": false, "stopwatch on the board": false, "": false,
	} {
		if got := (journal.Plan{Will: will}).Stops(); got != want {
			t.Errorf("%q: %v", will, got)
		}
	}
}

// The first of the reasons that has a question asks it; a set that is not known
// asks nothing.
func TestReasonsAskThePlan(t *testing.T) {
	sets := prompts.Shipped()
	q, f, _ := sets.First().Feeding(prompts.Reasons)
	e := journal.Entry{Kind: journal.Mess, Set: sets.First().ID, SetVersion: sets.First().Version}
	for reasons, want := range map[string]string{
		"": "", "something else": "", "nothing else ready": "What will lie ready?", "the plan said so\nsomething else": "What may be cut?",
		"time already put in\nnothing else ready": "At which minute will you let it go?", "a reason of one's own": "",
	} {
		if got := e.WithDetail(sets, q, f, reasons).ObstacleAsk(sets); got != want {
			t.Errorf("%q asks %q", reasons, got)
		}
	}
	if got := (journal.Entry{Set: "gone"}).ObstacleAsk(sets); got != "" {
		t.Errorf("a set that is not known asks %q", got)
	}
}

// A plan has the day its own words name, and none where a word only looks like one.
func TestThePlansOwnWordsMayNameItsDay(t *testing.T) {
	now := date.Moment{Day: date.NewDay(2026, 11, 26)} // a Thursday
	year := journal.Settings{Timetable: "9B: mon 2"}.Year()
	for _, c := range []struct {
		plan journal.Plan
		want date.Day
	}{
		{journal.Plan{Will: "Nobody sat"}, 0},
		{journal.Plan{Will: "Nobody sat next lesson", Class: "9B"}, date.NewDay(2026, 11, 30)},
		{journal.Plan{When: "it is Wed p2", Will: "cards down"}, date.NewDay(2026, 12, 2)},
		{journal.Plan{Will: "Nobody sat", By: "sat"}, date.NewDay(2026, 11, 28)},
	} {
		to, err := c.plan.Meant().Read(now, year)
		if err != nil || to.Day != c.want {
			t.Errorf("%+v is meant for %s, %v, want %s", c.plan, to.Day, err, c.want)
		}
	}
}
