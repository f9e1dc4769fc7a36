package wording_test

import (
	"slices"
	"testing"

	"messup/journal"
	"messup/journal/wording"
)

// A list to choose from has ids for the words that are its own, and leaves the person's
// words alone, also those that another field has as an id.
func TestAListIsCodedByItsOwnWords(t *testing.T) {
	words := []string{"pitch", "outside events", "implementation", "first-minutes", "impact: it did not move"}
	var s journal.Settings
	s.Chips = []journal.Chips{{List: "factors", Words: words}, {List: "people", Words: []string{"impact"}}, {List: "later", Words: []string{"impact"}}}

	coded := wording.CodedSettings(s)
	want := []string{"pitch", "outside-events", "implementation", "first-minutes", "impact: it did not move"}
	if got := coded.Chips[0].Words; !slices.Equal(got, want) {
		t.Errorf("coded: %q", got)
	}
	wording.WordSettings(&coded)
	if got := coded.Chips[0].Words; !slices.Equal(got, words) {
		t.Errorf("worded: %q", got)
	}
	for _, c := range coded.Chips[1:] {
		if c.Words[0] != "impact" {
			t.Errorf("%s: a word of the person's own became %q", c.List, c.Words[0])
		}
	}
}
