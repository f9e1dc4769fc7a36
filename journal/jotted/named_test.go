package jotted_test

import (
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/jotted"
)

// A line is of another day only where it begins with that, as when it was.
func TestADayThatALineOnlySpeaksOfIsNotItsOwn(t *testing.T) {
	now := time.Date(2026, time.November, 27, 9, 0, 0, 0, time.UTC)
	for line, want := range map[string]int{
		"the Monday group was loud":                      27,
		"They said on Monday it would rain":              27,
		"yesterday was fine but today 9B fell apart":     27,
		"yesterday the groups were loud, today they sat": 27,
		"Wednesday with 10A the groups fell apart":       25,
		"on Monday the groups fell apart":                23,
		"yesterday nobody had the sheet":                 26,
	} {
		e := journal.Entry{Title: line, Started: now, Happened: now}
		if got, said := jotted.Named(e, nil); got.Happened.Day() != want {
			t.Errorf("%q is of %s, told %q", line, got.Happened, said)
		}
	}
}

// A word with a # before it is a tag, as tags are shown; a number is none, and the words stay.
func TestATagThatALineNames(t *testing.T) {
	now := time.Date(2026, time.November, 27, 9, 0, 0, 0, time.UTC)
	for line, want := range map[string]string{
		"#groups noise again": "groups", "noise, #groups, and #Groups #seating-plan.": "groups,seating-plan", "the #1 problem of C# and a# b": "", "# of groups": "",
	} {
		e := journal.Entry{Title: line, Started: now, Happened: now}
		got, said := jotted.Named(e, nil)
		if strings.Join(got.Tags, ",") != want || got.Title != line || want != "" && !strings.Contains(said, "#groups") {
			t.Errorf("%q has %q, and is told %q", line, got.Tags, said)
		}
	}
}
