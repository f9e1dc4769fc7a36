package form

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
)

// A text can have the whole screen to itself: what is asked is one dim line then, and
// on a small screen not even that. Going to another field ends it.

// AloneKey is the key for the text without anything else, and back.
func (f *Huh) AloneKey() []page.Action {
	if f.IsAlone() {
		return []page.Action{page.Act("f4", "the whole page", f.toggleAlone, "f4").OnScreen().Seldom()}
	}
	return []page.Action{page.Act("f4", "the text alone", f.toggleAlone, "f4").OnScreen().Seldom()}
}

// toggleAlone needs no layout: another size of the page follows, and with it that.
func (f *Huh) toggleAlone() tea.Cmd {
	f.Alone = !f.IsAlone()
	return nil
}
