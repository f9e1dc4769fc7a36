package home

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/search"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Scopes are what a search can be narrowed by, each beside the words that one types for
// it: the states lessons, plans and entries can be in, and where words are looked for.
// The menu of every page has them. What is typed is in the place of a key, which none of
// them has: in the language that is spoken; the English words find it too.
func Scopes(d *page.Env) []page.Action {
	row := func(query, called, said string, to func(query string) page.Place) page.Action {
		scope, word, _ := strings.Cut(query, ":")
		typed := voice.Typed(scope, cmp.Or(called, word))
		return page.Named(typed, said, func() tea.Cmd { return page.GoTo(to(query)) }, typed, query)
	}
	is := func(what, one voice.Phrase, states []string, to func(query string) page.Place) (all []page.Action) {
		for _, s := range states {
			said := voice.State(one, s)
			all = append(all, row(search.AskState("", nil, s), said, voice.Say("%s: %s", voice.Say(what), said), to))
		}
		return all
	}
	var within []page.Action
	look := func(scope, said string) {
		within = append(within, row(scope+":", "", said, func(string) page.Place { return page.Browse{Query: voice.Typed(scope, ""), Search: true} }))
	}
	for _, scope := range search.Scopes() {
		if said := voice.Scope(scope); said != "" && scope != search.Outcome && scope != search.Heavy {
			look(scope, said)
		}
	}
	within = append(within, row(search.AskHeavyToo, "", voice.Scope(search.Heavy), func(q string) page.Place { return page.Browse{Query: q} }))
	for _, o := range voice.Outcomes() {
		within = append(within, row(search.AskOutcome(o), "", voice.Say("plans: %s", voice.Outcome(o)), func(q string) page.Place { return page.Plans{Query: q} }))
	}
	for _, set := range d.Sets().Beside() {
		for _, q := range set.Questions {
			look(q.ID, voice.Word(q.Ask))
		}
	}
	return slices.Concat(together(
		is("lessons", "lesson", search.Names(search.LessonStates()), func(q string) page.Place { return page.Lessons{Query: q} }),
		is("plans", "plan", search.Names(search.PlanStates()), func(q string) page.Place { return page.Plans{Query: q} }),
		is("messes and wins", "entry", search.Names(search.EntryStates()), func(q string) page.Place { return page.Browse{Query: q} }),
	), within)
}

// together has what is typed alike stand together: one word asks lessons and plans.
func together(of ...[]page.Action) (all []page.Action) {
	for _, a := range slices.Concat(of...) {
		at := len(all)
		for i, b := range all {
			if b.Key.Help().Key == a.Key.Help().Key {
				at = i + 1
			}
		}
		all = slices.Insert(all, at, a)
	}
	return all
}
