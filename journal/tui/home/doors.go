package home

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
	"messup/journal/voice"
)

// The groups of what leads on from the desk.
const (
	writing  voice.Phrase = "Write"
	lookBack voice.Phrase = "Look back"
	tryAgain voice.Phrase = "Try again"
	keeping  voice.Phrase = "Keep"
)

// Doors are the actions that lead on from the desk. The menu of every page has them.
func Doors(d *page.Env) []page.Action {
	to := func(r page.Place) func() tea.Cmd { return func() tea.Cmd { return page.GoTo(r) } }
	first, others := d.BeginKeys()
	actions := []page.Action{
		first.In(writing),
		page.Act("j", "jot a line", to(page.Jot{}), "j").Briefly("jot").In(writing),
		page.Act("b", "before a class", to(page.Before{}), "b").Briefly("class").In(tryAgain),
		page.Act("/", "search", to(page.Browse{Search: true}), "/").In(lookBack),
		page.Act("l", "lessons", to(page.Lessons{}), "l").In(lookBack),
		page.Act("r", "review", to(page.Review{}), "r").In(lookBack),
		page.Act("c", "people to check in with", to(page.People{}), "c").Seldom().Found("colleague, talk").In(tryAgain),
		page.Act("p", "plans, take two", to(page.Plans{}), "p").Seldom().In(tryAgain),
		page.Act("f", "feedback heard", to(page.Heard{}), "f").Seldom().In(tryAgain),
		page.Act("L", "loose ends", to(page.Loose{}), "L").Seldom().In(tryAgain),
		page.Act("S", "skills", to(page.Skills{}), "S").Seldom().In(lookBack),
		page.Act("m", "messes and wins", to(page.Browse{}), "m").Seldom().In(lookBack),
		page.Act("y", "the year", to(page.Year{}), "y").Seldom().Found("planner, calendar, month, days").In(lookBack),
		page.Act("P", "patterns", to(page.Patterns{}), "P").Seldom().Found("counts, statistics, how often, habits").In(lookBack),
		page.Act("R", "past reviews", to(page.Reviews{}), "R").Seldom().In(lookBack),
	}
	after := []page.Action{
		page.Act("E", "worked example", to(page.Example{}), "E").Seldom().In(keeping),
		page.Act("x", "trash", to(page.Trash{}), "x").Seldom().Found("undo, deleted, give back").In(keeping),
		page.Act(",", "settings", to(page.Settings{}), ",").Seldom().Found("timetable, school breaks, holidays, cycle").In(keeping),
		page.Act("i", "about messup", to(page.Welcome{About: true}), "i").Seldom().In(keeping),
	}
	for _, a := range slices.Concat(d.ShareKey(page.Share{}), d.TakeOutKey(page.TakeOut{}), d.TakeInKey()) {
		after = slices.Insert(after, len(after)-1, a.In(keeping))
	}
	for i := range others {
		others[i] = others[i].In(writing)
	}
	rows := []page.Action{{Key: key.NewBinding(key.WithKeys("enter", "k", "tab", "q"))}} // what the desk has besides
	return slices.Concat(actions, page.Free(others, actions, after, rows), after)
}
