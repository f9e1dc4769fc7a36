package gather_test

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/gather"
	"messup/prompts"
)

// Three entries in a row that leave the same questions empty make them ones to
// fold away; what held up stays whatever is left empty.
func TestFoldable(t *testing.T) {
	sets, ten := prompts.Shipped(), prompts.Ten()
	goal := journal.Entry{Set: "ten", SetVersion: 1}.With(sets, ten.Questions[0], "That each could say it.")
	learned := journal.Entry{Set: "ten", SetVersion: 1}.With(sets, ten.Questions[9], "Ask sooner.")
	reasons := goal.WithDetail(sets, ten.Questions[2], ten.Questions[2].Fields[0], "nothing else ready")
	for what, tt := range map[string]struct {
		entries []journal.Entry
		want    string
	}{
		"two":          {[]journal.Entry{goal, goal}, ""},
		"three alike":  {[]journal.Entry{goal, goal, goal}, "failing-point not-stopping differently deficits should-have-asked ask-now next learned"},
		"three unlike": {[]journal.Entry{goal, learned, reasons}, "failing-point differently deficits should-have-asked ask-now next"},
		"with nothing": {[]journal.Entry{{}, {}, {}}, "goal failing-point not-stopping differently deficits should-have-asked ask-now next learned"},
	} {
		if got := strings.Join(gather.Foldable(ten, tt.entries), " "); got != tt.want {
			t.Errorf("%s: %s", what, got)
		}
	}
	if got := gather.Foldable(prompts.Quick(), make([]journal.Entry, 3)); got != nil {
		t.Errorf("three questions are folded: %v", got)
	}
}
