package tui

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// footerKeys is how many keys the footer shows; the rest are behind ?.
const footerKeys = 6

// allActions is what works on a page: its own actions and those that work
// everywhere.
func allActions(p page.Page) []page.Action {
	all := append(p.Actions(), helpKey(p), page.Act("ctrl+l", "hide the screen", nil, "ctrl+l").Seldom())
	if canSuspend && !p.Typing() { // where one types, ctrl+z brings back words
		all = append(all, page.Act("ctrl+z", "suspend (fg comes back)", nil, "ctrl+z").Seldom())
	}
	if !hasKey(p, "ctrl+c") { // where words are selected, it copies them
		all = append(all, page.Act("ctrl+c", "leave messup, words kept", nil, "ctrl+c").Seldom())
	}
	return all
}

// hasKey reports whether a page has a key of its own.
func hasKey(p page.Page, k string) bool {
	return slices.ContainsFunc(p.Actions(), func(a page.Action) bool { return slices.Contains(a.Key.Keys(), k) })
}

// helpKey opens the menu. Where one types, ? is a question mark, and a space is one.
func helpKey(p page.Page) page.Action {
	if p.Typing() {
		return page.Act("ctrl+g", "more", nil, "ctrl+g")
	}
	if hasKey(p, "space") { // it does something there
		return page.Act("?", "more", nil, "?")
	}
	return page.Act("?", "more", nil, "?", "space")
}

// keyLine is the footer: the first few actions that fit, and always the way to
// the rest.
func keyLine(l look.Look, actions []page.Action, width int) string {
	var shown []page.Action
	var more page.Action
	for _, a := range actions {
		switch {
		case a.Key.Help().Desc == voice.Say("more"):
			more = a
		case !a.More && a.Key.Enabled() && len(shown) < footerKeys-1:
			shown = append(shown, a)
		}
	}
	if more.Key.Help().Key != "" {
		shown = append(shown, more)
	}
	for len(shown) > 1 && lipgloss.Width(plainKeys(shown)) > width {
		drop := len(shown) - 2 // the last but one: the way to the rest stays
		if more.Key.Help().Key == "" {
			drop = len(shown) - 1
		}
		shown = append(shown[:drop], shown[drop+1:]...)
	}
	parts := make([]string, len(shown))
	for i, a := range shown {
		parts[i] = l.Key.Render(a.Key.Help().Key) + l.Quiet.Render(" "+a.Key.Help().Desc)
	}
	return strings.Join(parts, l.Faint.Render(" · "))
}

func plainKeys(actions []page.Action) string {
	parts := make([]string, len(actions))
	for i, a := range actions {
		parts[i] = a.Key.Help().Key + " " + a.Key.Help().Desc
	}
	return strings.Join(parts, " · ")
}
