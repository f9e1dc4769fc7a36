package journal_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"messup/journal"
	"messup/prompts"
)

// A list of one's own replaces the one it began as, keeps no word twice, and
// ends with something else like every list; an empty one begins anew.
func TestWordsToChooseFrom(t *testing.T) {
	lists := prompts.Shipped().Lists()
	f, words, err := journal.ParseChips("factors: room, pitch; Room,  something else , timing", lists)
	if err != nil {
		t.Fatal(err)
	}
	s, err := journal.Settings{}.WithChips(f, words).Normalized()
	if err != nil {
		t.Fatal(err)
	}
	if got := journal.JoinChips(s.Options(f)); got != "room, pitch, timing, something else" {
		t.Errorf("the words are %s", got)
	}
	for _, other := range lists {
		if other.List != "factors" && !slices.Equal(s.Words(other), other.Options) {
			t.Errorf("%s became %v", other.List, s.Words(other))
		}
	}
	for _, back := range [][]string{nil, {" "}, f.Options} {
		if anew := s.WithChips(f, back); len(anew.Chips) != 0 || !slices.Equal(anew.Words(f), f.Options) {
			t.Errorf("%v: it did not begin anew: %v", back, anew.Chips)
		}
	}
	if _, _, err := journal.ParseChips("moods: grim", lists); !errors.Is(err, journal.ErrSetting) || !strings.Contains(err.Error(), "factors") {
		t.Errorf("a list there is not: %v", err)
	}
	many := strings.Split(strings.Repeat("a,", journal.MostChips), ",")
	for i := range many {
		many[i] += strings.Repeat("b", i)
	}
	if _, err := s.WithChips(f, append(many, "one more")).Normalized(); !errors.Is(err, journal.ErrSetting) {
		t.Errorf("too many words: %v", err)
	}
}

// A field that is no list of the person's is asked as it is.
func TestAFixedChoiceEndsAsItIs(t *testing.T) {
	ten := prompts.Ten()
	_, f, _ := ten.Feeding(prompts.Moment)
	if got := (journal.Settings{}).Options(f); !slices.Equal(got, f.Options) {
		t.Errorf("the moments are %v", got)
	}
}
