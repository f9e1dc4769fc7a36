package quote_test

import (
	"testing"

	"messup/journal/quote"
)

// A plan in one sentence is read as its halves, as long as no word of it is lost.
func TestAPlanInOneSentenceHasTwoHalves(t *testing.T) {
	for words, want := range map[string][3]string{
		"When the bell is five minutes off, I will say stop": {"the bell is five minutes off", "say stop", ""},
		"when they ask, I'll wait (tuesday).":                {"they ask", "wait", "tuesday"},
		"Next time the bell rings, I will say stop.":         {"the bell rings", "say stop", ""},
		"Quand la cloche sonne, je vais attendre.":           {"la cloche sonne", "attendre", ""},
		"La prochaine fois, je vais attendre.":               {},
		"Dès que ça parle, je vais me taire (mardi).":        {"ça parle", "me taire", "mardi"},
		"It was late. When the bell rings, I will say stop":  {},
		"When the bell rings (tuesday), I will say stop":     {},
		"When the bell rings, I will say stop. And listen.":  {},
		"When the bell rings":                                {},
		"I will say stop":                                    {},
		"":                                                   {},
	} {
		when, will, day, ok := quote.Halves(words)
		if got := [3]string{when, will, day}; got != want || ok != (want != [3]string{}) {
			t.Errorf("%q is %q, %v, not %q", words, got, ok, want)
		}
	}
}
