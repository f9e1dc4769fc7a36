package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// footerKeys is how many keys the footer shows; the rest are behind ?.
const footerKeys = 6

// allActions is what works on a page: its own actions and those that work
// everywhere.
func allActions(p page) []action {
	return append(p.Actions(),
		helpKey(p),
		act("ctrl+l", "hide the screen", nil, "ctrl+l").seldom(),
		act("ctrl+c", "leave messup, words kept", nil, "ctrl+c").seldom(),
	)
}

// helpKey opens the help. Where one types, ? is a question mark.
func helpKey(p page) action {
	if p.Typing() {
		return act("ctrl+g", "more", nil, "ctrl+g")
	}
	return act("?", "more", nil, "?")
}

// keyLine is the footer: the first few actions that fit, and always the way to
// the rest.
func keyLine(l look, actions []action, width int) string {
	var shown []action
	var more action
	for _, a := range actions {
		switch {
		case a.key.Help().Desc == "more":
			more = a
		case !a.more && a.key.Enabled() && len(shown) < footerKeys-1:
			shown = append(shown, a)
		}
	}
	if more.key.Help().Key != "" {
		shown = append(shown, more)
	}
	for len(shown) > 1 && lipgloss.Width(plainKeys(shown)) > width {
		drop := len(shown) - 2 // the last but one: the way to the rest stays
		if more.key.Help().Key == "" {
			drop = len(shown) - 1
		}
		shown = append(shown[:drop], shown[drop+1:]...)
	}
	parts := make([]string, len(shown))
	for i, a := range shown {
		parts[i] = l.key.Render(a.key.Help().Key) + l.quiet.Render(" "+a.key.Help().Desc)
	}
	return strings.Join(parts, l.faint.Render(" · "))
}

func plainKeys(actions []action) string {
	parts := make([]string, len(actions))
	for i, a := range actions {
		parts[i] = a.key.Help().Key + " " + a.key.Help().Desc
	}
	return strings.Join(parts, " · ")
}

// A helpSheet lists every key of the page it was opened over.
type helpSheet struct {
	actions []action
	scroller
}

// press scrolls, or reports that the sheet is to be closed.
func (h *helpSheet) press(msg tea.KeyPressMsg) (done bool) {
	switch msg.String() {
	case "down", "j":
		h.scrollTo(h.top + 1)
	case "up", "k":
		h.scrollTo(h.top - 1)
	default:
		return true
	}
	return false
}

func (h *helpSheet) view(d *desk) view {
	wide := 0
	for _, a := range h.actions {
		wide = max(wide, lipgloss.Width(a.key.Help().Key))
	}
	var rows []string
	for _, a := range h.actions {
		shown := a.key.Help()
		if shown.Desc == "more" {
			continue
		}
		text := d.look.words.Render(shown.Desc)
		if a.why != "" {
			text = d.look.quiet.Render(shown.Desc + " (" + a.why + ")")
		}
		rows = append(rows, d.look.key.Render(shown.Key)+strings.Repeat(" ", wide-lipgloss.Width(shown.Key)+2)+text)
	}
	aside := ""
	if len(rows) > d.size.Height {
		aside = "↑ ↓"
	}
	return view{title: "Keys here", aside: aside, body: h.see(rows, d.size.Height)}
}
