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
	by := func(n int) func() tea.Cmd {
		return func() tea.Cmd {
			w.ScrollTo(w.Top + n)
			return nil
		}
	}
	leave := page.Act("esc", "back", back, "esc", "enter")
	if from != "" {
		leave = page.Act("esc", "back", back, "esc")
	}
	all := []page.Action{leave}
	if from != "" {
		all = append(all, page.Act("enter", "where it came from", func() tea.Cmd { return page.GoTo(page.Read{ID: from}) }, "enter"))
	}
	return append(all,
		page.Act("↓", "down", by(+1), "down").Seldom(),
		page.Act("↑", "up", by(-1), "up").Seldom(),
		page.Act("pgdn", "a page down", by(max(1, d.Size.Height-1)), "pgdown").Seldom(),
		page.Act("pgup", "a page up", by(-max(1, d.Size.Height-1)), "pgup").Seldom())
}
