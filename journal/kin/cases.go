package kin

import (
	"slices"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
	"messup/prompts"
)

// A Case is a mess by what it may have in common with another one.
type Case struct {
	ID     journal.ID
	Heavy  bool
	Traits []Trait
}

// A Trait is one thing a mess tells: its words, and what they are.
type Trait struct {
	Of    prompts.Role // one of Traits
	Words string
}

// Traits are what two messes may have in common, what says most first.
func Traits() []prompts.Role {
	return []prompts.Role{prompts.Sign, prompts.Gap, prompts.Reasons, prompts.Factor}
}

// A Laid is messes that lay side by side, or that are known to belong together, and
// the day of it; zero for one long ago.
type Laid struct {
	Of []journal.ID
	On date.Day
}

// A Pair is two messes and what they have in common.
type Pair struct {
	Older, Newer journal.ID
	Same         Trait // in the words of the newer one
}

// Month is how many days lie between two pairs at least.
const Month = 30

// Resting reports whether the last two lay side by side less than a month ago. A day
// that lies more than a month ahead was told by a wrong clock.
func Resting(laid []Laid, today date.Day) bool {
	return slices.ContainsFunc(laid, func(l Laid) bool { return l.On != 0 && l.On > today-Month && l.On < today+Month })
}

// SideBySide chooses two messes to lay side by side, of cases that come newest first:
// those whose common trait says most, and of these the newest. None is heavy, no two
// were laid so before, and while they rest there are none: found is false then.
func SideBySide(cases []Case, laid []Laid, today date.Day) (p Pair, found bool) {
	if Resting(laid, today) {
		return Pair{}, false
	}
	before := twos(laid)
	for _, of := range Traits() {
		told := tellings(cases, of)
		for i, newer := range told {
			for _, older := range told[i+1:] {
				if newer.id == older.id || before[[2]journal.ID{newer.id, older.id}] {
					continue
				}
				if words, same := newer.same(older); same {
					return Pair{Older: older.id, Newer: newer.id, Same: Trait{of, words}}, true
				}
			}
		}
	}
	return Pair{}, false
}

// twos are every two of those that lay beside each other, either first.
func twos(laid []Laid) map[[2]journal.ID]bool {
	all := map[[2]journal.ID]bool{}
	for _, l := range laid {
		for _, a := range l.Of {
			for _, b := range l.Of {
				all[[2]journal.ID{a, b}] = true
			}
		}
	}
	return all
}

// Common returns what two messes have in common, in the words of the second.
func Common(a, b Case) (Trait, bool) {
	a.ID, b.ID = "a", "b"
	p, found := SideBySide([]Case{b, a}, nil, 0)
	return p.Same, found
}

// A telling is a case by one kind of trait.
type telling struct {
	id     journal.ID
	words  []string
	folded []string
	tell   []map[string]bool // of signs alone: they are told each time in other words
}

func tellings(cases []Case, of prompts.Role) (all []telling) {
	for _, c := range cases {
		if c.Heavy {
			continue
		}
		t := telling{id: c.ID}
		for _, trait := range c.Traits {
			folded := text.FoldWords(trait.Words)
			if trait.Of != of || folded == "" {
				continue
			}
			t.words, t.folded = append(t.words, trait.Words), append(t.folded, folded)
			if of == prompts.Sign {
				t.tell = append(t.tell, text.Telling(trait.Words))
			}
		}
		if len(t.words) > 0 {
			all = append(all, t)
		}
	}
	return all
}

// same returns the first words of t that the other one says too.
func (t telling) same(o telling) (words string, same bool) {
	for i, w := range t.folded {
		near := i < len(t.tell) && slices.ContainsFunc(o.tell, func(other map[string]bool) bool { return shared(t.tell[i], other) > 0 })
		if near || slices.Contains(o.folded, w) {
			return t.words[i], true
		}
	}
	return "", false
}
