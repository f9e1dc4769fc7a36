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
		"the Monday group was loud":                       27,
		"They said on Monday it would rain":               27,
		"yesterday was fine but today 9B fell apart":      27,
		"yesterday the groups were loud, today they sat":  27,
		"Wednesday with 10A the groups fell apart":        25,
		"on Monday the groups fell apart":                 23,
		"yesterday nobody had the sheet":                  26,
		"nobody had the sheet last friday":                20,
		"Nobody had the sheet last Friday.":               20,
		"10A fell apart last Friday afternoon":            20,
		"the groups fell apart on Tuesday.":               24,
		"nobody had the sheet from last friday":           27,
		"worse than last friday":                          27,
		"nobody had the sheet I gave out last friday":     27,
		"they still need the sheet given out last Friday": 27,
		"loud again. Nobody knew why last friday":         27,
		"remember last friday":                            27,
		"ready by friday":                                 27,
		"the test is friday":                              27,
		"ready by last friday":                            27,
		"they said it was due last friday":                27,
		"14:10 with 10A the stools":                       27,
		"2pm 10A cards":                                   27,
		"on Tuesday":                                      24,
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
