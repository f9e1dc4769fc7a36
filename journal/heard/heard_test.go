package heard_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/heard"
	"messup/journal/journaltest"
)

func TestWhatIsHeardFitsAPlanOfItsClassOrItsWords(t *testing.T) {
	plan := journal.Plan{When: "expert groups have had six minutes", Will: "turn the cards face down", Class: "9B science", Goal: "each can say what a food web does"}
	withWhom := journal.Plan{Will: "begin with the bell", With: "10A"}
	for name, c := range map[string]struct {
		h    journal.Heard
		p    journal.Plan
		want bool
	}{
		"its class":               {journal.Heard{Words: "It was loud.", Class: "9b  SCIENCE"}, plan, true},
		"with whom":               {journal.Heard{Words: "It was loud.", Class: "10A"}, withWhom, true},
		"another class":           {journal.Heard{Words: "It was loud.", Class: "9C"}, plan, false},
		"two words":               {journal.Heard{Words: "We only copied the cards in our GROUPS"}, plan, true},
		"two words, other class":  {journal.Heard{Words: "The cards were too hard for expert groups", Class: "9C"}, plan, true},
		"one word":                {journal.Heard{Words: "The cards were lovely"}, plan, false},
		"one word, twice":         {journal.Heard{Words: "Cards, cards"}, plan, false},
		"small words alone":       {journal.Heard{Words: "They have had the what and can"}, plan, false},
		"neither says its class":  {journal.Heard{Words: "It was loud."}, journal.Plan{Will: "wait"}, false},
		"a word of the goal, too": {journal.Heard{Words: "What is a food web, anyway?"}, plan, true},
	} {
		if got := heard.Fits(c.h, c.p); got != c.want {
			t.Errorf("%s: fits is %v", name, got)
		}
	}
}

func TestWhatIsShownByItselfWaitedForAPlan(t *testing.T) {
	today := journaltest.Day("2026-11-19")
	made := func(ago date.Day) time.Time { return (today - ago).UTC().Add(12 * time.Hour) }
	plan := journal.Plan{Class: "9B"}
	old := journal.Heard{ID: "old", Words: "It was loud.", Class: "9C", Made: made(heard.Rest)}
	for name, c := range map[string]struct {
		change func(*journal.Heard)
		want   bool
	}{
		"a week old":        {func(*journal.Heard) {}, true},
		"younger":           {func(h *journal.Heard) { h.Made = made(heard.Rest - 1) }, false},
		"a plan fits":       {func(h *journal.Heard) { h.Class = "9B" }, false},
		"shown before":      {func(h *journal.Heard) { h.Reviewed = today - 30 }, false},
		"answered":          {func(h *journal.Heard) { h.Answer = journal.NotMine }, false},
		"not yet, just now": {func(h *journal.Heard) { h.NotYet = today - 1 }, false},
	} {
		h := old
		c.change(&h)
		if _, got := heard.Alone([]journal.Heard{h}, []journal.Plan{plan}, today); got != c.want {
			t.Errorf("%s: shown is %v", name, got)
		}
	}
}

// Whatever happens, nothing that was heard is silently gone: it is open, taken or
// not mine; what is open and fits has its turn; and no more than one is shown at a
// time.
func TestNothingHeardIsSilentlyGone(t *testing.T) {
	classes := []string{"", "9B", "10A"}
	rapid.Check(t, func(t *rapid.T) {
		var all []journal.Heard
		said := map[journal.ID]journal.Taking{}
		plans := []journal.Plan{{Class: "9B"}}
		today := journaltest.Day("2026-09-01")
		step := func(name string) int { return rapid.IntRange(0, 2).Draw(t, name) }
		for range rapid.IntRange(1, 80).Draw(t, "steps") {
			switch step("what") {
			case 0:
				all = append(all, journal.Heard{ID: journal.ID(rapid.StringMatching(`[a-z]{8}`).Draw(t, "id")), Words: "It was loud.", Class: classes[step("class")], Made: today.UTC()})
			case 1:
				today += date.Day(rapid.IntRange(0, 9).Draw(t, "days"))
				plans = []journal.Plan{{Class: classes[step("plan")]}}
			case 2:
				h, _, ok := heard.Beside(all, plans, today)
				if !ok {
					continue
				}
				if !h.Open() || h.NotYet != 0 && today < h.NotYet+heard.Rest {
					t.Fatalf("%+v is shown on %s", h, today)
				}
				answer := []journal.Taking{journal.TookIt, journal.AskAgain, journal.NotMine}[step("answer")]
				i := slices.IndexFunc(all, func(o journal.Heard) bool { return o.ID == h.ID })
				all[i] = h.Say(answer, "", today)
				if answer != journal.AskAgain {
					said[h.ID] = answer
				}
			}
			for _, h := range all {
				if h.Answer != said[h.ID] {
					t.Fatalf("%+v, and %q was said of it", h, said[h.ID])
				}
			}
		}
	})
}

// However much was heard, and however often the answer is not yet, each has its
// turn.
func TestEachThingHeardHasItsTurn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "heard")
		today := journaltest.Day("2026-09-01")
		all := make([]journal.Heard, n)
		for i := range all {
			all[i] = journal.Heard{ID: journal.ID(rune('a' + i)), Words: "It was loud.", Class: "9B", Made: today.UTC()}
		}
		shown := map[journal.ID]int{}
		days := 2 * max(n, heard.Rest)
		for range days {
			h, _, ok := heard.Beside(all, []journal.Plan{{Class: "9B"}}, today)
			if ok {
				shown[h.ID]++
				i := slices.IndexFunc(all, func(o journal.Heard) bool { return o.ID == h.ID })
				all[i] = h.Say(journal.AskAgain, "", today)
			}
			today++
		}
		for _, h := range all {
			if shown[h.ID] < 2 {
				t.Fatalf("of %d things %s was shown %d times in %d days", n, h.ID, shown[h.ID], days)
			}
		}
	})
}
