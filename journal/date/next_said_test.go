package date_test

import (
	"testing"

	"messup/journal/date"
)

// A day is read out of a sentence only where the sentence sets it.
func TestASentenceThatSetsNoDay(t *testing.T) {
	friday := date.NewDay(2026, 11, 27)
	for words, want := range map[string]date.Day{
		"Wait now and then":                        0,
		"Now that I know the bell, I wait":         0,
		"today's mistake: never again":             0,
		"wait until monday mornings are quiet":     0,
		"Ask Friday (the assistant)":               0,
		"Attendre maintenant et alors":             0,
		"hand out the cards on monday":             friday + 3,
		"by monday I have the cards":               friday + 3,
		"monday: the cards first":                  friday + 3,
		"the cards first, monday":                  friday + 3,
		"the cards, monday period 2, and the bell": friday + 3,
		"ask the assistant tomorrow at the door":   friday + 1,
	} {
		if to, _ := date.FindNext(words, friday); to.Day != want {
			t.Errorf("%q is for %s", words, to.Day)
		}
	}
}
