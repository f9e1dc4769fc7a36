package habits_test

import (
	"slices"
	"strings"
	"testing"

	"messup/journal/habits"
)

// What was typed while a report was read goes with the words that are looked for, and is said
// otherwise where a name is; what is of no words stays.
func TestWordsGoFromWhatWasDecided(t *testing.T) {
	h := habits.Habits{Reports: map[string]habits.Report{"2026": {Read: []habits.Step{
		{Of: "a", Does: habits.Drop},
		{Of: "b", Does: habits.Change, Words: []string{"Jayden was away."}},
		{Of: "c", Does: habits.Fine, Words: []string{"Macbeth", "Jayden"}},
	}}}}
	does := func(h habits.Habits) (all []string) {
		for _, s := range h.Reports["2026"].Read {
			all = append(all, string(s.Does)+" "+strings.Join(s.Words, ", "))
		}
		return all
	}
	less, n := h.Without(func(words string) bool { return strings.Contains(words, "Jayden") })
	if got := does(less); n != 2 || !slices.Equal(got, []string{"drop ", "fine Macbeth"}) {
		t.Errorf("%d texts went: %q", n, got)
	}
	said, changed := h.Resaid(func(words string) string { return strings.ReplaceAll(words, "Jayden", "@J") })
	if got := does(said); !changed || !slices.Equal(got, []string{"drop ", "change @J was away.", "fine Macbeth"}) {
		t.Errorf("resaid: %q", got)
	}
	if got := does(h.Unworded()); !h.Worded() || !slices.Equal(got, []string{"drop "}) || len(h.Reports["2026"].Read) != 3 {
		t.Errorf("unworded: %q", got)
	}
}
