package home

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal/search"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Scopes are what a search can be narrowed by, each beside the words that one types for
// it: the states lessons, plans and entries can be in, and where words are looked for.
// The menu of every page has them. What is typed is in the place of a key, which none of
// them has.
func Scopes(d *page.Env) []page.Action {
	is := func(what voice.Phrase, states []string, to func(query string) page.Place) (all []page.Action) {
		for _, s := range states {
			query := search.AskState("", nil, s)
			all = append(all, page.Named(query, voice.Say("%s: %s", voice.Say(what), s), func() tea.Cmd { return page.GoTo(to(query)) }, query))
		}
		return all
	}
	var within []page.Action
	look := func(scope, said string) {
		within = append(within, page.Named(scope+":", said, func() tea.Cmd { return page.GoTo(page.Browse{Query: scope + ":", Search: true}) }, scope+":"))
	}
	for _, scope := range search.Scopes() {
		if said := voice.Scope(scope); said != "" && scope != search.Outcome && scope != search.Heavy {
			look(scope, said)
		}
	}
	within = append(within, page.Named(search.AskHeavyToo, voice.Scope(search.Heavy), func() tea.Cmd {
		return page.GoTo(page.Browse{Query: search.AskHeavyToo})
	}, search.AskHeavyToo))
	for _, o := range voice.Outcomes() {
		query := search.AskOutcome(o)
		within = append(within, page.Named(query, voice.Say("plans: %s", voice.Outcome(o)), func() tea.Cmd { return page.GoTo(page.Plans{Query: query}) }, query))
	}
	for _, set := range d.Sets().Beside() {
		for _, q := range set.Questions {
			look(q.ID, voice.Word(q.Ask))
		}
	}
	return slices.Concat(together(
		is("lessons", search.Names(search.LessonStates()), func(q string) page.Place { return page.Lessons{Query: q} }),
		is("plans", search.Names(search.PlanStates()), func(q string) page.Place { return page.Plans{Query: q} }),
		is("messes and wins", search.Names(search.EntryStates()), func(q string) page.Place { return page.Browse{Query: q} }),
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
