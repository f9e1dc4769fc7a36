package form

import (
	"context"
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/habits"
	"messup/journal/tui/page"
)

// Where a form has Check, a blank that cannot be kept as it is typed keeps no other from
// being kept, and what is typed in it is held in the journal: it stands there again when
// the form is opened the next time, until it is mended or emptied.

// typedAgain puts back what was held of the form's own blanks.
func (f *filled) typedAgain() {
	own := map[string]string{}
	for i, b := range f.Fields {
		if words, is := f.Held[b.label()]; is {
			f.words[i], own[b.label()] = words, words
		}
	}
	f.Held = own
}

// sorted returns the words that can be kept, each blank that cannot being as it was, and
// what is typed in those, by what they are called.
func (f *filled) sorted() (right Values, wrong map[string]string, called []string) {
	right, wrong = Begun(f.Fields), map[string]string{}
	for i, b := range f.Fields {
		was := right[i]
		if right[i] = f.words[i]; f.Check(right) != nil {
			right[i], wrong[b.label()], called = was, f.words[i], append(called, b.label())
		}
	}
	return right, wrong, called
}

// sortOut leaves on a form that was refused what is right, to be kept without the rest,
// and says which blanks are as they were; nil where nothing was.
func (s *Page) sortOut() (said tea.Cmd) {
	if s.Form == nil || !s.refused || s.Form.Check == nil {
		return nil
	}
	right, wrong, called := s.Form.sorted()
	s.Form.words, s.Form.held, s.refused = right, wrong, false
	if len(called) == 0 {
		return nil
	}
	return page.Say("Left as before: %s. What you typed stands there when you come again.", strings.Join(called, ", "))
}

// again says on a form that what was typed the last time stands in it, and is not kept.
func (s *Page) again() tea.Cmd {
	if len(s.Form.Held) == 0 || s.Form.Check == nil || s.Form.Check(s.Form.words) == nil {
		return nil
	}
	s.refused = true
	_, _, called := s.Form.sorted()
	return page.Say("Not kept yet, as you typed it: %s.", strings.Join(called, ", "))
}

// work keeps a form's words, and what it holds of those that cannot be kept.
func (f *filled) work(d *page.Env) SaveFunc {
	save, was, held, fields := f.Save, f.Held, maps.Clone(f.held), f.Fields
	for i, b := range fields {
		if f.words[i] != b.Text { // it was mended since, where the disk did not take it the first time
			delete(held, b.label())
		}
	}
	if maps.Equal(was, held) {
		return save
	}
	return func(ctx context.Context, v Values) (func() tea.Cmd, error) {
		then, err := save(ctx, v)
		if err != nil {
			return then, err
		}
		return then, d.Book.Remember(ctx, func(h *habits.Habits) {
			typed := maps.Clone(h.Typed)
			if typed == nil {
				typed = map[string]string{}
			}
			for _, b := range fields {
				delete(typed, b.label())
			}
			maps.Copy(typed, held)
			h.Typed = typed
		})
	}
}
