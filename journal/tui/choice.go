package tui

import (
	tea "charm.land/bubbletea/v2"
)

// A choice is a cursor among a few rows of a page.
//
// It is not a huh.Select. That one scrolls its options under a title that
// stays, and on a screen of five lines nothing would be left for them: here
// the whole page moves with the cursor (see window). And where each thing has
// a key of its own (see option), nothing has to be moved at all.
type choice struct{ at int }

// to moves the cursor to one of so many rows.
func (c *choice) to(row, rows int) func() tea.Cmd {
	return func() tea.Cmd {
		c.at = min(max(0, row), max(0, rows-1))
		return nil
	}
}

// An option is one of a few things that are each chosen by a key.
type option struct {
	key  string
	help string
	take func() tea.Cmd
}

// keyed are the keys of a few options. The footer shows the first for all of
// them, as shown and help say; with nothing to say, none.
func keyed(shown, help string, options []option) []action {
	all := make([]action, len(options))
	for i, o := range options {
		all[i] = act(o.key, o.help, o.take, o.key)
		if i > 0 || shown == "" {
			all[i] = all[i].seldom()
			continue
		}
		all[i].key.SetHelp(shown, help)
	}
	return all
}
