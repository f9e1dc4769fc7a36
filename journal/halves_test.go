package journal_test

import (
	"testing"

	"messup/journal"
	"messup/prompts"
)

// beside gives an entry a line beside its story.
func beside(e journal.Entry, question, value string) journal.Entry {
	sets := prompts.Shipped()
	q, _ := sets.Question(question)
	return e.WithDetail(sets, q, q.Fields[0], value)
}

// The lines beside stay at the end in the order they are asked in, through
// growing and through a merge with another window, and name no entry.
func TestLinesBesideStayBeside(t *testing.T) {
	sets := prompts.Shipped()
	base := beside(beside(journal.Entry{ID: "a", Rev: 1, Kind: journal.Brief, Set: "quick", SetVersion: 1}, "thread", "food webs"), "counted", "4 of 19")
	if got := base.Named(); got != "" {
		t.Errorf("it is called %q", got)
	}
	e := base.With(sets, ask("next-time"), "Ring.").With(sets, prompts.Question{ID: "note", Ask: "Note"}, "a note")
	if got := answered(e); got != "next-time note counted thread" {
		t.Errorf("answers stand as %s", got)
	}
	if got := answered(journal.Grow(sets, e, prompts.Ten())); got != "next note counted thread" {
		t.Errorf("grown, they stand as %s", got)
	}
	theirs := beside(base, "counted", "5 of 19")
	theirs.Rev = 2
	merged, conflicts := journal.Merge(sets, base, beside(e, "area", "assessment"), theirs)
	if got := merged.Answer("counted").Detail("counted"); got != "5 of 19" || len(conflicts) > 0 || answered(merged) != "next-time note counted area thread" {
		t.Errorf("merged: %q, %v, %s", got, conflicts, answered(merged))
	}
	if got := merged.Said(sets, prompts.Thread); got != "food webs" {
		t.Errorf("the thread is %q", got)
	}
}
