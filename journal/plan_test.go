package journal_test

import (
	"testing"

	"messup/journal"
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
