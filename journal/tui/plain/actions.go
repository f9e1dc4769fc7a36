package plain

import (
	"slices"

	"messup/journal/tui/page"
	"messup/journal/voice"
)

// tellable are the actions of a page that can be done by name.
func tellable(all []page.Action) []page.Action {
	return slices.DeleteFunc(slices.Clone(all), func(a page.Action) bool {
		return !a.Key.Enabled() || a.Key.Help().Desc == "" || a.About == page.AboutScreen
	})
}

// ofRows parts the actions about the row in hand from the others.
func ofRows(all []page.Action) (ofRow, others []page.Action) {
	for _, a := range all {
		if a.About == page.AboutRow {
			ofRow = append(ofRow, a)
		} else {
			others = append(others, a)
		}
	}
	return ofRow, others
}

// withKey is the action of a page that has a key.
func withKey(all []page.Action, key string) (page.Action, bool) {
	i := slices.IndexFunc(all, func(a page.Action) bool { return a.Key.Enabled() && slices.Contains(a.Key.Keys(), key) })
	if i < 0 {
		return page.Action{}, false
	}
	return all[i], true
}

// without are actions that have none of some keys.
func without(all []page.Action, keys ...string) []page.Action {
	return slices.DeleteFunc(slices.Clone(all), func(a page.Action) bool {
		return slices.ContainsFunc(a.Key.Keys(), func(k string) bool { return slices.Contains(keys, k) })
	})
}

// notNamed are actions that are called by none of some names: two of one name cannot be told
// apart.
func notNamed(all []page.Action, names []string) []page.Action {
	return slices.DeleteFunc(slices.Clone(all), func(a page.Action) bool { return slices.Contains(names, a.Key.Help().Desc) })
}

func namesOf(all []page.Action) []string {
	names := make([]string, len(all))
	for i, a := range all {
		names[i] = a.Key.Help().Desc
	}
	return names
}

// leave leaves the page with all that is on it kept: for the menu, or the program.
func (t *teller) leave() {
	if t.stays { // it was said why; what is left is rescued at the end
		t.over = true
		return
	}
	here := t.program.Now().Page.Here()
	if _, home := here.(page.Home); home {
		t.over = !t.inside
		return
	}
	t.run(t.program.Leave(page.GoHome))
	if _, home := t.program.Now().Page.Here().(page.Home); !home {
		t.stays = true
		t.out.say(voice.Say("Not kept yet, so this stays. q once more leaves, and the words wait for the next start."))
		return
	}
	t.goesOn(here)
}

// goesOn says of what was left half way that it is kept.
func (t *teller) goesOn(left page.Place) {
	switch at := left.(type) {
	case page.Write:
		if at.ID != "" && at.Step != page.PlaceDone {
			t.out.say(voice.Say("Kept. It goes on where you stopped."))
		}
	case page.Review:
		t.out.say(voice.Say("Kept. For two days the review goes on here."))
	}
}
