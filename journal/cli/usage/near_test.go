package usage_test

import (
	"slices"
	"testing"

	"messup/journal/cli/usage"
)

func TestTheNearestWordIsFound(t *testing.T) {
	words := []string{"show", "version", "questions", "list", "lessons", "loose", "rm", "restore", "review", "report", "plans"}
	for typed, want := range map[string][]string{
		"qeustions": {"questions"}, "shwo": {"show"}, "quesitons": {"questions"}, "lst": {"list"}, "lsit": {"list"}, "Lessons": {"lessons"}, "plan": {"plans"},
		"rest": {"restore"}, "rn": {"rm"}, "xyzzy": nil, "a": nil, "": nil,
	} {
		if got := usage.Nearest(typed, words); !slices.Equal(got, want) {
			t.Errorf("%q is taken for %q, want %q", typed, got, want)
		}
	}
}
