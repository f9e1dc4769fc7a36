package tui

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
)

// Keys can come faster than pages open: over a slow line a person's keys arrive
// in one piece, and "n" is followed at once by the title meant for the page it
// opens. Such keys wait here and reach that page in their order.

// busy reports whether the page that the next key is meant for is still to come.
func (r *router) busy() bool { return r.acts > 0 || r.working != "" || r.page.Loading() }

// holds keeps back a key or a paste that has to wait. What hides the screen
// and what ends the program never waits, nor does anything else.
func (r *router) holds(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if k := msg.String(); r.hidden || r.relock.on || r.idle.careful || k == "ctrl+l" || k == "ctrl+c" {
			return false
		}
	case tea.PasteMsg:
	default:
		return false
	}
	if !r.busy() && len(r.held) == 0 {
		return false
	}
	r.held = append(r.held, msg)
	return true
}

// actedMsg is what an action's command came to.
type actedMsg struct{ msg tea.Msg }

// acting runs what an action does and makes the keys after it wait until it is
// done. Where one types, nothing waits: there actions are few, and a form
// takes its keys by itself.
func (r *router) acting(cmd tea.Cmd) tea.Cmd {
	if cmd == nil || r.page.Typing() {
		return cmd
	}
	r.acts++
	return func() tea.Msg { return actedMsg{cmd()} }
}

// acted takes what an action came to. What is not the router's own goes back
// to Bubble Tea, some of whose messages are its alone.
func (r *router) acted(msg actedMsg) tea.Cmd {
	r.acts--
	switch inner := msg.msg.(type) {
	case page.GoMsg, page.SwapMsg, page.BackMsg, page.HomeMsg, page.UnreadableMsg, page.NoticeMsg, page.FailMsg, page.AskMsg, page.AnswerMsg:
		return r.update(inner)
	default:
		return func() tea.Msg { return inner }
	}
}
