package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/text"
	"messup/prompts"
)

// all are the options, and one's own words that are chosen or were: who takes them back
// has them in sight, to be chosen again.
func (f *ChipField) all() []string {
	options := f.options()
	if !slices.Contains(options, prompts.SomethingElse) {
		return options
	}
	options = slices.Clone(options)
	for _, own := range slices.Concat(f.chosen(), f.gone) {
		if !slices.Contains(options, own) {
			options = slices.Insert(options, max(0, len(options)-1), own)
		}
	}
	return options
}

// changed remembers what was chosen before, and the words that are among it no more.
func (f *ChipField) changed(before string) {
	now := f.accessor.Get()
	f.past.Changed(before, now, 0, 0, f.env.Book.Now())
	for _, was := range strings.Split(before, "\n") {
		if was != "" && !slices.Contains(f.gone, was) && !slices.Contains(f.options(), was) {
			f.gone = append(f.gone, was)
		}
	}
}

// walk goes one step back or forward.
func (f *ChipField) walk(step func(string) (string, int, bool)) {
	if value, _, ok := step(f.accessor.Get()); ok {
		f.accessor.Set(value)
		f.Focus()
	}
}

// say takes one's own words, in place of those there were.
func (f *ChipField) say(words string) {
	words = text.CleanLine(words)
	chosen := slices.DeleteFunc(f.chosen(), func(c string) bool {
		return !f.many || c == f.words || c == prompts.SomethingElse
	})
	if words != "" {
		chosen = append(chosen, words)
	}
	f.words = words
	f.choose(chosen)
}

// open begins one's own words; false where there is no place for any.
func (f *ChipField) open() bool {
	options := f.all()
	other := slices.Index(options, prompts.SomethingElse)
	if other < 0 {
		return false
	}
	f.at, f.moved, f.sought, f.writing, f.words = other, false, "", true, ""
	f.opened = f.accessor.Get()
	f.own.Focus()
	return true
}

// write types one's own words. They are over where they are taken back.
func (f *ChipField) write(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok && (press.String() == "up" || press.String() == "backspace" && f.words == "") {
		f.close()
		return nil
	}
	_, cmd := f.own.Update(msg)
	return cmd
}

// close leaves one's own words: they are a choice among the others from now on.
func (f *ChipField) close() {
	f.writing = false
	f.own.Blur()
	f.changed(f.opened)
	f.at = max(0, min(f.at, len(f.all())-1))
	if i := slices.Index(f.all(), f.words); f.words != "" && i >= 0 {
		f.at = i
	}
	f.words = ""
}

// refused returns why the last key or paste was not taken, once.
func (f *ChipField) refused() error { return f.own.refused() }
