package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
)

// Another window may keep something while a page is looked at. A terminal says when one comes back
// to its window, if it can; where it cannot, or both windows are in sight, the next key has it looked
// for.

// touchedMsg is when something was last kept in the journal.
type touchedMsg time.Time

// looks looks for what another window kept. That is one question to the file system, asked beside
// the frame; only where the answer is a new one is the journal read. Where one types nothing is
// shown anew under the hands: each pause there keeps something itself.
func (r *router) looks(msg tea.Msg) tea.Cmd {
	touched := r.env.Opts.Touched
	if _, key := msg.(tea.KeyPressMsg); !key || touched == nil || r.page.Typing() {
		return nil
	}
	turn := r.env.Generation
	return func() tea.Msg {
		return page.AnswerMsg{Generation: turn, Msg: touchedMsg(touched())}
	}
}

// looked has the page read anew if something was kept since the last look. The look comes before the
// reading, so that what is kept between the two is found by the next one.
func (r *router) looked(at time.Time) tea.Cmd {
	if at.Equal(r.touched) {
		return nil
	}
	r.touched = at
	return r.refresh()
}

// refresh has the page read anew, and the choices that all go by.
func (r *router) refresh() tea.Cmd {
	return tea.Batch(r.page.Update(page.RefreshMsg{}), r.readChoices())
}
