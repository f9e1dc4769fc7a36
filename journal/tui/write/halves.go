package write

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// The lines beside an entry, a few on a page. They are opened with a key of their own, never met on the way
// through the questions, and one goes back to where one was.

// isBeside reports whether a place is a page of lines beside the entry.
func (w *writePage) isBeside(place string) bool { return w.env.Sets().StandsBeside(place) }

// besideForm asks for the lines of a page.
func (w *writePage) besideForm(place string) *form.Huh {
	_, part, _ := w.env.Sets().Part(place)
	labels := make([]string, len(part))
	for i, q := range part {
		labels[i] = voice.Word(q.Ask)
	}
	pad := look.Widest(labels) + 1
	var fields []huh.Field
	for _, q := range part {
		for _, f := range q.Fields {
			fields = append(fields, w.fieldsFor(q, f, pad)...)
		}
	}
	return form.NewHuh(w.env, nil, fields...)
}

// options are what a field is chosen from: a word chosen before that is on the
// list no more can still be taken back.
func (w *writePage) options(f prompts.Field, chosen string) []string {
	options := slices.Clone(w.settings.Options(f))
	for _, c := range splitLines(chosen) {
		if !slices.Contains(options, c) {
			options = slices.Insert(options, max(0, len(options)-1), c)
		}
	}
	return options
}

// aboveBeside is the sentence an option that is chosen comes with, else what these lines are.
func (w *writePage) aboveBeside() []string {
	l := w.env.Look
	set, part, _ := w.env.Sets().Part(w.place)
	said := voice.Warnings(part, w.entry)
	switch {
	case len(said) > 0 && w.env.Size.Height < 6: // the words keep the rest
		return []string{l.Ink.Render(ansi.Truncate(said[0], w.env.TextWidth(), "…"))}
	case len(said) > 0:
		return []string{w.wrapped(l.Ink, strings.Join(said, " "))}
	case w.env.Short():
		return nil
	}
	return []string{w.wrapped(l.Pencil, voice.Word(set.About))}
}

// stepBeside goes to the next page of lines, or the one before; beyond them, back.
func (w *writePage) stepBeside(by int) tea.Cmd {
	parts := w.env.Sets().BesideParts()
	to := w.besideAt() + by
	if to < 0 || to >= len(parts) {
		return w.leaveBeside()
	}
	return w.enter(parts[to])
}

// besideAt is the number of the page one is on, from 0.
func (w *writePage) besideAt() int {
	_, part, _ := w.env.Sets().Part(w.place)
	return slices.IndexFunc(w.env.Sets().BesideParts(), func(id string) bool {
		return slices.ContainsFunc(part, func(q prompts.Question) bool { return q.ID == id })
	})
}

// leaveBeside goes back to where the lines were opened.
func (w *writePage) leaveBeside() tea.Cmd {
	if w.route.Single {
		return w.Leave(page.Back)
	}
	back := w.from
	switch {
	case w.has(back) || back == page.PlaceDone:
	case w.entry.Draft():
		back = page.PlaceHeading
	default:
		back = page.PlaceOverview
	}
	return w.enter(back)
}

// besideKey opens the lines; none if this journal has none.
func (w *writePage) besideKey(keys ...string) []page.Action {
	parts := w.env.Sets().BesideParts()
	if len(parts) == 0 {
		return nil
	}
	return []page.Action{page.Named(keys[0], voice.Called(w.env.Sets().Beside()[0]), func() tea.Cmd {
		if stay := w.whenUnread(); stay != nil {
			return stay
		}
		if w.place == page.PlaceCard {
			w.keepCard()
		}
		w.from = w.place
		return w.enter(parts[0])
	}, keys...)}
}

// besideActions are the keys on a page of lines.
func (w *writePage) besideActions() []page.Action {
	onward := form.Onward
	if w.besideAt() == len(w.env.Sets().BesideParts())-1 {
		onward = "next, and back"
	}
	return append(w.rescueKeys(),
		page.Act("enter", onward, nil, "enter"),
		page.Act("esc", "back", w.leaveBeside, "esc"),
		page.Act("shift+tab", "line before", w.previous, "shift+tab").OnScreen().Seldom(),
		page.Act("ctrl+n", "next page", func() tea.Cmd { return w.stepBeside(+1) }, "ctrl+n"),
		w.saving(),
		page.Act("f8", "change the words to choose from", func() tea.Cmd { return w.Leave(page.GoTo(page.Chips{})) }, "f8").Seldom())
}
