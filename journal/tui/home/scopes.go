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
		if said := voice.Scope(scope); said != "" {
			look(scope, said)
		}
	}
	for _, set := range d.Sets().Beside() {
		for _, q := range set.Questions {
			look(q.ID, q.Ask)
		}
	}
	return slices.Concat(
		is("lessons", search.Names(search.LessonStates()), func(q string) page.Place { return page.Lessons{Query: q} }),
		is("plans", search.Names(search.PlanStates()), func(q string) page.Place { return page.Plans{Query: q} }),
		is("messes and wins", search.Names(search.EntryStates()), func(q string) page.Place { return page.Browse{Query: q} }),
		within,
	)
}
