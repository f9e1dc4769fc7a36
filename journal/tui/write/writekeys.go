package write

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// Actions of the write page depend on where in it one is.
func (w *writePage) Actions() []page.Action {
	switch {
	case !w.loaded:
		return []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")}
	case w.place == page.PlaceOverview:
		return w.overviewActions()
	case w.place == page.PlaceDone:
		return w.doneActions()
	case w.isBeside(w.place):
		return w.besideActions()
	}
	return w.typingActions()
}

func (w *writePage) typingActions() []page.Action {
	q, _, asks := w.set.Question(w.place)
	actions := append(w.form.Enter(form.Onward), w.form.Chooses()...)
	actions = append(actions, page.Act("esc", w.leaving(), w.escape, "esc"))
	beside := w.besideKey("f3")
	if w.place == page.PlaceHeading && !w.route.Single {
		actions, beside = append(actions, beside...), nil
	}
	before := page.Act("shift+tab", "back", w.previous, "shift+tab").OnScreen()
	if w.form.InText() || len(w.form.Chooses()) > 0 || w.place == page.PlaceHeading {
		before = w.ifWide(before)
	}
	actions = append(actions, before)
	actions = append(append(append(w.form.Selected(), w.rescueKeys()...), actions[:1:1]...), append(w.form.Quoted(), actions[1:]...)...)
	if asks {
		actions = append(actions, w.ifWide(page.Act("f1", "example", w.toggleExample, "f1")))
	}
	if q.Apart != "" {
		actions = append(actions, page.Act("f2", "see it from further away", w.toggleFar, "f2").Seldom())
	}
	if w.form.InText() {
		actions = append(actions, w.form.AloneKey()...)
		actions = append(actions, w.ifWide(page.Act("ctrl+o", "own editor", w.edit, "ctrl+o").OnScreen().Unless(w.noEditor())))
	}
	for _, a := range append(w.form.More(), w.form.Keys()...) {
		actions = append(actions, a.Seldom())
	}
	actions = append(actions, w.saving())
	if w.route.Single { // what comes next is where one came from
		return append(actions, page.Act("ctrl+n", "keep and go back", w.next, "ctrl+n").Seldom())
	}
	actions = append(actions, w.unfoldKey()...)
	for _, a := range beside {
		actions = append(actions, a.Seldom())
	}
	if asks || w.place == page.PlaceHeading {
		actions = append(actions, page.Act("ctrl+n", "on to the next question", w.goOn, "ctrl+n").Seldom())
	}
	if asks {
		actions = append(actions, page.Act("ctrl+r", "all answers", func() tea.Cmd { return w.enter(page.PlaceOverview) }, "ctrl+r").Seldom())
	}
	if w.entry.Kind == journal.Brief {
		actions = append(actions, w.growKey("ctrl+t").Seldom())
	}
	return actions
}

// leaving is what esc does, in the words there is room for.
func (w *writePage) leaving() voice.Phrase {
	if w.env.Wide() {
		return "keep and leave"
	}
	return "keep"
}

// ifWide keeps an action out of the footer where that has to have room for what is saved.
func (w *writePage) ifWide(a page.Action) page.Action {
	if w.env.Wide() {
		return a
	}
	return a.Seldom()
}

// saving is the key that saves at once, and says so: words are saved as one types, and
// the hand that asks for it wants to be told.
func (w *writePage) saving() page.Action {
	return page.Act("ctrl+s", "save", func() tea.Cmd {
		if w.blank() {
			return page.Say("There is nothing new here to save.")
		}
		return w.onceKept(page.Say("Saved."))
	}, "ctrl+s").Seldom().OnScreen()
}

// escape ends that the text is alone, closes the example if it lies over the form, and
// leaves otherwise.
func (w *writePage) escape() tea.Cmd {
	if w.Alone() {
		w.form.Alone = false
		return nil
	}
	if w.covered() {
		w.example = example{}
		return nil
	}
	if w.isBeside(w.place) {
		return w.leaveBeside()
	}
	if w.route.Single {
		return w.Leave(w.backFrom())
	}
	return w.leaveFor(page.GoHome)
}

func (w *writePage) toggleFar() tea.Cmd {
	w.far = !w.far
	w.fit()
	return nil
}

// growKey grows the entry into the longer set.
func (w *writePage) growKey(key string) page.Action {
	set := w.env.Sets().Longer(w.set)
	return page.Named(key, voice.Say("grow into %s", voice.Called(set)), func() tea.Cmd { return w.grow(set) }, key)
}

// grow asks the same entry with a longer set, answers in place.
func (w *writePage) grow(set prompts.Set) tea.Cmd {
	if stay := w.whenUnread(); stay != nil {
		return stay
	}
	w.entry = journal.Grow(w.env.Sets(), w.entry, set)
	w.set, w.after = set, ""
	first := set.Questions[0].ID
	return tea.Batch(w.enter(first), page.Say("Growing into %s. Your answers are in place.", voice.Word(set.Name)))
}
