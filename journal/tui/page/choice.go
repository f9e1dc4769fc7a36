package page

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal/voice"
)

// A Choice is a cursor among a few rows of a page.
//
// It is not a huh.Select. That one scrolls its options under a title that
// stays, and on a screen of five lines nothing would be left for them: here
// the whole page moves with the cursor. And where each thing has
// a key of its own (see [Option]), nothing has to be moved at all.
type Choice struct{ At int }

// To moves the cursor To one of so many rows.
func (c *Choice) To(row, rows int) func() tea.Cmd {
	return func() tea.Cmd {
		c.At = min(max(0, row), max(0, rows-1))
		return nil
	}
}

// Rows are the rows it is among, and what stands over them.
func (c *Choice) Rows(above []string, total int, row func(int) []string) *Rows {
	return &Rows{Above: above, At: c.At, Total: total, Enter: true, Row: row, To: func(i int) tea.Cmd { return c.To(i, total)() }}
}

// An Option is one of a few things that are each chosen by a key.
type Option struct {
	Key  string
	Help string
	Take func() tea.Cmd
}

// Keyed are the keys of a few options. The footer shows them as one, from the first to
// the last, with help; with nothing to say, none.
func Keyed(help voice.Phrase, options []Option) []Action {
	all := make([]Action, len(options))
	for i, o := range options {
		all[i] = Named(o.Key, o.Help, o.Take, o.Key)
		if i > 0 || help == "" {
			all[i] = all[i].Seldom()
			continue
		}
		shown := o.Key
		if len(options) > 1 {
			shown += " – " + options[len(options)-1].Key
		}
		all[i].Key.SetHelp(shown, voice.Say(help))
	}
	return all
}
