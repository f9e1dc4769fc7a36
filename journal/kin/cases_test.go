package kin_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/kin"
	"messup/prompts"
)

func aCase(id journal.ID, traits ...kin.Trait) kin.Case { return kin.Case{ID: id, Traits: traits} }

func sign(words string) kin.Trait { return kin.Trait{Of: prompts.Sign, Words: words} }

// Of two with the same reason and two with the same sign those with the sign lie side
// by side; signs are told in other words each time.
func TestWhatSaysMostBringsTwoTogether(t *testing.T) {
	reason := kin.Trait{Of: prompts.Reasons, Words: "nothing else ready"}
	cases := []kin.Case{
		aCase("new", reason, sign("phones on the tables")),
		aCase("mid", reason, sign("Copying, heads down")),
		aCase("old", sign("heads down and copying")),
	}
	want := kin.Pair{Older: "old", Newer: "mid", Same: sign("Copying, heads down")}
	if got, found := kin.SideBySide(cases, nil, 1000); !found || got != want {
		t.Errorf("side by side lie %+v", got)
	}
	laid := []kin.Laid{{Of: []journal.ID{"mid", "old"}, On: 900}}
	if got, found := kin.SideBySide(cases, laid, 1000); !found || got.Newer != "new" || got.Same != reason {
		t.Errorf("then come %+v", got)
	}
	if got, found := kin.SideBySide(cases, laid, 920); found {
		t.Errorf("twenty days later come %+v", got)
	}
	if got, found := kin.SideBySide(cases, append(laid, kin.Laid{On: 40_000}), 1000); !found {
		t.Errorf("a day far ahead ends it: %+v", got)
	}
}

// Whatever there is: nothing heavy, nothing that is not there, no two again, no two in
// one month, and never two that have nothing in common. What can be laid side by side
// is, one month after the other.
func TestSideBySideHolds(t *testing.T) {
	words := []string{"", "copying", "heads down, copying", "timing", "Timing", "nothing else ready", "phones out again"}
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 1))
		var cases []kin.Case
		for i := range r.IntN(8) {
			c := kin.Case{ID: journal.ID(fmt.Sprint("case", i)), Heavy: r.IntN(4) == 0}
			for range r.IntN(4) {
				c.Traits = append(c.Traits, kin.Trait{Of: kin.Traits()[r.IntN(4)], Words: words[r.IntN(len(words))]})
			}
			cases = append(cases, c)
		}
		possible := pairsOf(cases)
		var laid []kin.Laid
		last := date.Day(0)
		for day := date.Day(20_000); day < 20_000+40*kin.Month; day += date.Day(1 + r.IntN(20)) {
			p, found := kin.SideBySide(cases, laid, day)
			if !found {
				continue
			}
			if last != 0 && day < last+kin.Month {
				t.Fatalf("seed %d: two in a month, on %d and %d", seed, last, day)
			}
			key := [2]journal.ID{p.Older, p.Newer}
			if !possible[key] {
				t.Fatalf("seed %d: %+v is heavy, not there, has nothing in common or comes again", seed, p)
			}
			delete(possible, key)
			laid, last = append(laid, kin.Laid{Of: []journal.ID{p.Newer, p.Older}, On: day}), day
			if r.IntN(6) == 0 { // one is deleted, or marked
				gone := cases[r.IntN(len(cases))].ID
				cases = slices.DeleteFunc(cases, func(c kin.Case) bool { return c.ID == gone })
				left := pairsOf(cases)
				for key := range possible {
					if !left[key] {
						delete(possible, key)
					}
				}
			}
		}
		if len(possible) > 0 && len(possible) < 10 {
			t.Fatalf("seed %d: never laid side by side: %v", seed, possible)
		}
	}
}

// pairsOf are all light pairs with something in common, the older one first.
func pairsOf(cases []kin.Case) map[[2]journal.ID]bool {
	all := map[[2]journal.ID]bool{}
	for i, newer := range cases {
		for _, older := range cases[i+1:] {
			if _, common := kin.Common(older, newer); common && !newer.Heavy && !older.Heavy {
				all[[2]journal.ID{older.ID, newer.ID}] = true
			}
		}
	}
	return all
}

func TestALessonOfBothIsKnownAlready(t *testing.T) {
	cases := []kin.Case{aCase("a", sign("copying")), aCase("b", sign("Copying."))}
	if _, found := kin.SideBySide(cases, []kin.Laid{{Of: []journal.ID{"c", "b", "a"}}}, 1000); found {
		t.Error("two that teach one lesson lie side by side")
	}
}
