package tui

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/prompts"
)

// Actions of the write page depend on where in it one is.
func (w *writePage) Actions() []action {
	switch {
	case !w.loaded:
		return []action{act("esc", "back", func() tea.Cmd { return back }, "esc")}
	case w.place == placeOverview:
		return w.overviewActions()
	case w.place == placeDone:
		return w.doneActions()
	}
	return w.typingActions()
}

func (w *writePage) typingActions() []action {
	q, _, asks := w.set.Question(w.place)
	leave := "keep and leave"
	if w.desk.narrow() {
		leave = "keep"
	}
	actions := []action{
		act("enter", "next", nil, "enter"),
		act("esc", leave, w.escape, "esc"),
		act("shift+tab", "back", w.previous, "shift+tab"),
	}
	actions = append(w.rescueKeys(), actions...)
	if asks {
		actions = append(actions, act("f1", "example", w.toggleExample, "f1"))
	}
	if q.Apart != "" {
		actions = append(actions, act("f2", "see it from further away", w.toggleFar, "f2").seldom())
	}
	if w.form.inText() {
		actions = append(actions,
			act("ctrl+e", "own editor", w.edit, "ctrl+e").unless(w.noEditor()),
			act("alt+enter or ctrl+j", "new line (shift+enter where the terminal can)", nil, "alt+enter", "ctrl+j", "shift+enter").seldom(),
			act("ctrl+z", "undo", nil, "ctrl+z").seldom())
	}
	if w.route.Single {
		return actions
	}
	if asks || w.place == placeHeading {
		actions = append(actions, act("ctrl+s", "skip to the next question", w.next, "ctrl+s").seldom())
	}
	if asks {
		actions = append(actions, act("ctrl+r", "all answers", func() tea.Cmd { return w.enter(placeOverview) }, "ctrl+r").seldom())
	}
	if w.entry.Kind == journal.Brief {
		actions = append(actions, w.growKey("ctrl+t").seldom())
	}
	return actions
}

// escape closes the example if it lies over the form, and leaves otherwise.
func (w *writePage) escape() tea.Cmd {
	if w.example && !w.exampleFits() {
		w.example = false
		return nil
	}
	if w.place == placeHeading {
		if err := w.readWhen(); err != nil && w.entry.Rev > 0 {
			return fail(err)
		}
	}
	if w.route.Single {
		return w.Leave(back)
	}
	return w.leaveFor(goHome)
}

func (w *writePage) toggleExample() tea.Cmd {
	w.example = !w.example
	w.fit()
	return nil
}

func (w *writePage) toggleFar() tea.Cmd {
	w.far = !w.far
	w.fit()
	return nil
}

// growKey grows the entry into the longer set.
func (w *writePage) growKey(key string) action {
	set := w.desk.sets().Longer(w.set)
	return act(key, "grow into "+set.Called(), func() tea.Cmd { return w.grow(set) }, key)
}

// grow asks the same entry with a longer set, answers in place.
func (w *writePage) grow(set prompts.Set) tea.Cmd {
	w.entry = journal.Grow(w.desk.sets(), w.entry, set)
	w.set = set
	first := set.Questions[0].ID
	return tea.Batch(w.enter(first), say("Growing into "+set.Name+". Your answers are in place."))
}
