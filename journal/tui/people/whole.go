package people

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/page"
)

// A whole is the chosen row of a list, read whole in the place of the rows: a screen may
// have no room for it among them.
type whole struct {
	page.Scroller
	opened bool
}

func (w *whole) open() tea.Cmd {
	w.opened, w.Top = true, 0
	return nil
}

// close are the keys that lead back to the rows, and to the entry it came from if there
// is one.
func (w *whole) close(d *page.Env, from journal.ID) []page.Action {
	back := func() tea.Cmd {
		w.opened = false
		return nil
	}
	leave := page.Act("esc", "back", back, "esc", "enter")
	if from != "" {
		leave = page.Act("esc", "back", back, "esc")
	}
	all := []page.Action{leave}
	if from != "" {
		all = append(all, page.Act("enter", "where it came from", func() tea.Cmd { return page.GoTo(page.Read{ID: from}) }, "enter"))
	}
	return append(all, w.Scrolls(d.Size.Height)...)
}
